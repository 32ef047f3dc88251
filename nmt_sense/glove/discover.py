"""Which ports there are, and which of them answer as a glove: found by asking, not by guessing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum

from serial.tools import list_ports

from nmt_sense.glove.device import Device
from nmt_sense.glove.health import health_of_self_test, old_firmware
from nmt_sense.glove.requests import ask, identify
from nmt_sense.glove.serial_device import SerialDevice
from nmt_sense.model.errors import (
    DeviceError,
    NoAnswerError,
    PortBusyError,
    PortPermissionError,
    ProtocolVersionError,
)
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol import Command

#: USB vendors of Arduino boards and of the bridge chips on their copies, likeliest first.
LIKELY_VENDORS = (0x2341, 0x2A03, 0x1A86, 0x0403, 0x10C4, 0x1B4F, 0x239A)
DISCOVERY_TIMEOUT_S = 3.0


class PortStatus(StrEnum):
    """What a port turned out to be."""

    GLOVE = "glove"
    BUSY = "busy"
    NO_PERMISSION = "no permission"
    NO_ANSWER = "no answer"
    OTHER_PROTOCOL = "other protocol"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PortReport:
    """One port and what was found on it.

    Attributes
    ----------
    port, description
        As the system names them.
    status
        See :class:`PortStatus`.
    identity
        Who answered; None if no glove did.
    sentence
        Why it cannot be used and what to do; for a glove what its self-test found wrong, or empty.
    """

    port: str
    description: str
    status: PortStatus
    identity: GloveIdentity | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A port that may have a glove on it."""

    port: str
    description: str
    vendor: int | None = None


_STATUS_OF = {
    PortBusyError: PortStatus.BUSY,
    PortPermissionError: PortStatus.NO_PERMISSION,
    NoAnswerError: PortStatus.NO_ANSWER,
    ProtocolVersionError: PortStatus.OTHER_PROTOCOL,
}


def candidates() -> list[Candidate]:
    """List the serial ports of this machine, likely gloves first."""
    found = [
        Candidate(port.device, port.description or "", port.vid) for port in list_ports.comports()
    ]
    return sorted(found, key=_likelihood)


def find_gloves(
    ports: list[Candidate] | None = None,
    *,
    timeout_s: float = DISCOVERY_TIMEOUT_S,
    open_device: Callable[[str], Device] = SerialDevice,
) -> list[PortReport]:
    """Open and ask every port at the same time.

    Parameters
    ----------
    ports
        The ports to ask; all of this machine by default.
    timeout_s
        How long an answer may take; an Uno is deaf for two seconds after its port is opened.
    open_device
        How a port is opened.
    """
    asked = candidates() if ports is None else ports
    if not asked:
        return []
    with ThreadPoolExecutor(max_workers=len(asked), thread_name_prefix="discovery") as pool:
        return list(pool.map(lambda port: _ask(port, timeout_s, open_device), asked))


def _ask(
    candidate: Candidate, timeout_s: float, open_device: Callable[[str], Device]
) -> PortReport:
    try:
        device = open_device(candidate.port)
        try:
            identity = identify(device, timeout_s=timeout_s)
            sentence = "; ".join(problems_of(device, identity))
        finally:
            device.close()
    except DeviceError as error:
        status = _STATUS_OF.get(type(error), PortStatus.FAILED)
        return PortReport(candidate.port, candidate.description, status, None, str(error))
    return PortReport(candidate.port, candidate.description, PortStatus.GLOVE, identity, sentence)


def problems_of(device: Device, identity: GloveIdentity) -> list[str]:
    """Say in a sentence each what is wrong with a glove that has been identified.

    Parameters
    ----------
    device
        The glove; the caller is the one who reads it.
    identity
        What it said of itself.
    """
    outdated = [sentence] if (sentence := old_firmware(identity)) else []
    try:
        answer = ask(device, Command.TEST, keep=lambda _: None)
    except NoAnswerError as error:
        return [*outdated, str(error)]
    except DeviceError:
        return outdated  # busy streaming, or a firmware without a self-test
    health = health_of_self_test(answer)
    return outdated + (health.problems(identity.n_sensors) if health is not None else [])


def _likelihood(candidate: Candidate) -> tuple[int, str]:
    if candidate.vendor not in LIKELY_VENDORS:
        return len(LIKELY_VENDORS), candidate.port
    return LIKELY_VENDORS.index(candidate.vendor), candidate.port
