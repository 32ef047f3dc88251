"""What happens in a simulated session: presses, the sensors' nature, and what goes wrong."""

import tomllib
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from nmt_sense.model.errors import InputError
from nmt_sense.model.glove import pads_of
from nmt_sense.model.plan import Contactor

Share = Annotated[float, Field(ge=0, le=1)]
NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """One press of a hand.

    Attributes
    ----------
    start_s
        When the hand begins to press, seconds.
    force_N
        Force at the beginning of the plateau, newtons.
    ramp_s, held_s
        Length of each ramp, and of the plateau, seconds.
    fade
        Change over the plateau as a share of the force; negative fades.
    tremor, wander
        Standard deviations of the 8-12 Hz tremor and of the slow wander, as shares of the force.
    dip_at_s, dip_s, dip_depth
        A dip: when after the plateau's start, how long, and how deep as a share; no dip at 0 s.
    slip_at_s, slip_depth
        A slip off the point: when after the plateau's start, and the share of the force that is
        lost by it for the rest of the press; what is left lies evenly on all pads. No slip at 0 s.
    contactor
        What presses.
    lead
        Share of the force on the contactor's own pads; the others carry the rest evenly.
    lean
        How far the first of the contactor's own pads takes the press from its others: 0 even, 1 all
        of it.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    start_s: NotNegative
    force_N: Positive
    ramp_s: Positive = 0.6
    held_s: Positive = 12.0
    fade: Annotated[float, Field(ge=-1, le=1)] = 0.0
    tremor: NotNegative = 0.004
    wander: NotNegative = 0.008
    dip_at_s: NotNegative = 0.0
    dip_s: NotNegative = 0.0
    dip_depth: Share = 1.0
    slip_at_s: NotNegative = 0.0
    slip_depth: Share = 0.4
    contactor: Contactor = "thumb"
    lead: Share = 0.75
    lean: Share = 0.0

    @property
    def end_s(self) -> float:
        """When the hand has let go."""
        return self.start_s + 2 * self.ramp_s + self.held_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensors:
    """The nature of the simulated pads.

    Attributes
    ----------
    spread
        Standard deviation of the sensitivity from part to part, as a share.
    creep_per_decade
        Rise of the conductance under constant force for each factor of ten in time, as a share.
    hysteresis
        Difference of the conductance between unloading and loading, as a share.
    noise_counts
        Standard deviation of the converter's noise, counts.
    pulldown_ohm, bits
        The divider and the converter.
    scan_step_us
        From one pad to the next within a scan, microseconds; 104 on the ATmega328P.
    parts
        Which parts were built in: the same number is the same glove in every session.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    spread: NotNegative = 0.03
    creep_per_decade: NotNegative = 0.01
    hysteresis: NotNegative = 0.02
    noise_counts: NotNegative = 0.4
    pulldown_ohm: Positive = 1000.0
    bits: Annotated[int, Field(ge=8, le=14)] = 10
    scan_step_us: Annotated[int, Field(ge=0)] = 104
    parts: Annotated[int, Field(ge=0)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What goes wrong on the way.

    Attributes
    ----------
    flipped, dropped, inserted
        Probability that a byte on the wire has a bit flipped, is lost, or has noise before it.
    truncated
        Probability that a frame is cut short: its end, up to the delimiter, is lost.
    stall_at_s, stall_s
        When the way to the host stands still, and for how long, seconds; then all comes at once.
    unplug_at_s, unplug_s
        When the glove is unplugged, and for how long, seconds; never at 0 s length.
    clock_ppm
        How much faster than true the board's clock runs, parts per million.
    dead_sensor, saturated_sensor
        Name of a pad that reads nothing, or the end of the scale; empty for none.
    saturated_at_s, saturated_s
        When that pad reads the end of the scale, and for how long, seconds; always at 0 s length.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    flipped: Share = 0.0
    dropped: Share = 0.0
    inserted: Share = 0.0
    truncated: Share = 0.0
    stall_at_s: NotNegative = 0.0
    stall_s: NotNegative = 0.0
    unplug_at_s: NotNegative = 0.0
    unplug_s: NotNegative = 0.0
    clock_ppm: Annotated[float, Field(ge=-10000, le=10000)] = 0.0
    dead_sensor: str = ""
    saturated_sensor: str = ""
    saturated_at_s: NotNegative = 0.0
    saturated_s: NotNegative = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A simulated session.

    Attributes
    ----------
    name
        What it is called.
    presses
        The presses, in order of time.
    rate_hz, n_sensors
        Of the glove.
    rest_s
        Rest after the last press, seconds.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: str
    presses: tuple[Press, ...]
    schema: Literal["nmt-sense/scenario/1"] = "nmt-sense/scenario/1"
    rate_hz: Annotated[int, Field(ge=10, le=10000)] = 200
    n_sensors: Annotated[int, Field(ge=1, le=16)] = 6
    rest_s: NotNegative = 3.0
    sensors: Sensors = field(default_factory=Sensors)
    faults: Faults = field(default_factory=Faults)

    def __post_init__(self) -> None:
        for before, after in zip(self.presses[:-1], self.presses[1:], strict=True):
            if after.start_s < before.end_s:
                raise ValueError(
                    f"the press at {after.start_s:g} s begins before the one at "
                    f"{before.start_s:g} s has ended ({before.end_s:g} s)"
                )
        names = [pad.name for pad in pads_of(self.n_sensors)]
        for fault in ("dead_sensor", "saturated_sensor"):
            pad = getattr(self.faults, fault)
            if pad and pad not in names:
                raise ValueError(f"faults.{fault} must be one of {', '.join(names)}")

    @property
    def duration_s(self) -> float:
        """Length of the session, seconds."""
        return (self.presses[-1].end_s if self.presses else 0.0) + self.rest_s


_SCENARIO = TypeAdapter(Scenario)
_SHIPPED = resources.files("nmt_sense.simulation") / "scenarios"


def load_scenario(path: Path) -> Scenario:
    """Read a scenario file (TOML).

    Raises
    ------
    InputError
        If it cannot be read, or is no scenario; the sentence names the field.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the scenario {path} cannot be read: {error}") from error
    return _scenario_from_text(text, str(path))


def shipped_scenario(name: str) -> Scenario:
    """Read a scenario that comes with the program."""
    return _scenario_from_text((_SHIPPED / f"{name}.toml").read_text(encoding="utf-8"), name)


def _scenario_from_text(text: str, source: str) -> Scenario:
    try:
        return _SCENARIO.validate_python(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"the scenario {source} is not TOML: {error}") from error
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"]) or "the file"
        raise InputError(
            f"the scenario {source} is not right: {where}: {problem['msg']}"
        ) from error
