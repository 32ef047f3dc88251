"""The gloves that can be chosen: what is plugged in, and the simulated one."""

from collections.abc import Callable
from dataclasses import dataclass

from nmt_sense.glove import Device, PortStatus, SerialDevice, find_gloves
from nmt_sense.simulation import SimulatedPort, shipped_scenario

SIMULATED = "simulated"


@dataclass(frozen=True, slots=True)
class GloveChoice:
    """One line of the list of gloves.

    Attributes
    ----------
    key
        What names the glove to the program: a port, or ``simulated``.
    label
        What names it to the user.
    usable
        Whether connecting can work.
    sentence
        Why it is not usable, what is wrong with it, or a remark; may be empty.
    """

    key: str
    label: str
    usable: bool
    sentence: str = ""


def list_gloves() -> list[GloveChoice]:
    """Look for gloves; takes some seconds where a port does not answer."""
    found = []
    for report in find_gloves():
        usable = report.status is PortStatus.GLOVE
        serial = report.identity.serial if report.identity is not None else ""
        label = f"Glove {serial} on {report.port}".replace("  ", " ") if usable else report.port
        found.append(GloveChoice(report.port, label, usable, report.sentence))
    simulated = GloveChoice(SIMULATED, "Simulated glove", True, "no hardware needed")
    return [*found, simulated]


def opener_of(key: str, *, seed: int = 0, speed: float = 1.0) -> Callable[[], Device]:
    """Tell how a chosen glove is opened, and opened again after a loss.

    Parameters
    ----------
    key
        A port or URL, or ``simulated``.
    seed, speed
        Of the simulated glove.
    """
    if key == SIMULATED:
        return SimulatedPort(shipped_scenario("demo"), seed=seed, speed=speed).open
    return lambda: SerialDevice(key)
