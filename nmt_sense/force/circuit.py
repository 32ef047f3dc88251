"""From converter counts to the conductance of a sensor.

With a ratiometric converter of N = 2**bits steps a count c stands for the share ``x = c / N`` of
the supply, so the supply itself cancels. The two ends of the scale carry no number: there the
sensor is open, shorted, or past what the circuit can tell.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

import numpy as np
from pydantic import ConfigDict, Field

from nmt_sense.model.block import FloatArray


class CircuitKind(StrEnum):
    """How a sensor is wired to the converter."""

    DIVIDER_HIGH = "divider-high"  # sensor to the supply, fixed resistor to ground
    DIVIDER_LOW = "divider-low"  # fixed resistor to the supply, sensor to ground
    TRANSIMPEDANCE = "transimpedance"  # inverting amplifier with the fixed resistor as feedback
    RESISTANCE = "resistance"  # readings proportional to the sensor's resistance
    CONDUCTANCE = "conductance"  # readings proportional to the sensor's conductance


@dataclass(frozen=True, slots=True, kw_only=True)
class Circuit:
    """The circuit around every sensor of a glove.

    Attributes
    ----------
    kind
        See :class:`CircuitKind`.
    resistor_ohm
        The fixed resistor: pull-down, pull-up or feedback, ohms.
    bits
        Width of the converter that the calibration was made with. A glove says its own; this one
        serves tables of counts, which cannot.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    kind: CircuitKind
    resistor_ohm: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    bits: Annotated[int, Field(ge=8, le=16)] = 10

    @property
    def falls(self) -> bool:
        """True where counts fall as the force rises."""
        return self.kind in (CircuitKind.DIVIDER_LOW, CircuitKind.RESISTANCE)


def conductance_of_counts(circuit: Circuit, bits: int) -> tuple[FloatArray, int]:
    """Conductance for every count that a converter can give.

    Parameters
    ----------
    circuit
        The circuit around the sensor.
    bits
        Width of the converter, bits.

    Returns
    -------
    conductance_S : ndarray of shape (2**bits,)
        Siemens; rises with force. Infinite or zero at the ends of the scale.
    saturated_count : int
        The count at the pressed end of the scale, from which no number follows.
    """
    steps = 1 << bits
    conductance_S = conductance_of_share(circuit, np.arange(steps) / steps)
    return conductance_S, 0 if circuit.falls else steps - 1


def conductance_of_share(circuit: Circuit, share: FloatArray) -> FloatArray:
    """Conductance for shares of the converter's scale, which need not be whole counts.

    Parameters
    ----------
    circuit
        The circuit around the sensor.
    share
        Reading over full scale, 0..1, array of any shape.

    Returns
    -------
    ndarray
        Siemens, of the same shape.
    """
    with np.errstate(divide="ignore"):
        match circuit.kind:
            case CircuitKind.DIVIDER_HIGH:
                conductance_S = share / (circuit.resistor_ohm * (1 - share))
            case CircuitKind.DIVIDER_LOW:
                conductance_S = (1 - share) / (circuit.resistor_ohm * share)
            case CircuitKind.TRANSIMPEDANCE | CircuitKind.CONDUCTANCE:
                conductance_S = share / circuit.resistor_ohm
            case CircuitKind.RESISTANCE:
                conductance_S = 1 / (share * circuit.resistor_ohm)
    return np.asarray(conductance_S)
