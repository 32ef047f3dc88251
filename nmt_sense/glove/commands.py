"""The arguments of the commands that a glove obeys, as bytes; PROTOCOL version 1."""

import struct
from enum import IntFlag

from nmt_sense.model.errors import InputError

SERIAL_BYTES = 8
LONGEST_PULSE_MS = 5000
_RATE = struct.Struct("<H")
_BAND = struct.Struct("<HII")
_PULSE = struct.Struct("<BH")
_SET_ID = struct.Struct(f"<{SERIAL_BYTES}sHI")


class Means(IntFlag):
    """What a glove can tell the hand by."""

    MOTOR = 1
    BUZZER = 2
    LED = 4


def rate_arguments(rate_hz: int) -> bytes:
    """Arguments of RATE: scans per second."""
    return _RATE.pack(rate_hz)


def band_arguments(mask: int, low: int, high: int) -> bytes:
    """Arguments of BAND.

    Parameters
    ----------
    mask
        The sensors whose counts are summed, one bit each.
    low, high
        Ends of the band, summed counts.
    """
    return _BAND.pack(mask, low, high)


def band_of_arguments(arguments: bytes) -> tuple[int, int, int] | None:
    """Read mask, low and high of a BAND; None where it is none.

    For whoever plays a glove.
    """
    if len(arguments) != _BAND.size:
        return None
    mask, low, high = _BAND.unpack(arguments)
    return mask, low, high


def feedback_arguments(means: Means, strength: float) -> bytes:
    """Arguments of FEEDBACK: by what, and how strongly the motor runs, 0..1."""
    return bytes((means, round(255 * strength)))


def pulse_arguments(strength: float, length_ms: int) -> bytes:
    """Arguments of PULSE: how strongly, 0..1, and for how long, at most 5,000 milliseconds."""
    return _PULSE.pack(round(255 * strength), length_ms)


def identity_arguments(serial: str, layout_id: int, calibration_id: int) -> bytes:
    """Arguments of SET_ID.

    Raises
    ------
    InputError
        If the serial number or one of the others does not fit the glove's memory.
    """
    if not (1 <= len(serial) <= SERIAL_BYTES and serial.isascii() and serial.isprintable()):
        raise InputError(
            f"a glove's name has 1 to {SERIAL_BYTES} plain letters, digits or signs, "
            f"and {serial!r} has not: choose a shorter or plainer one"
        )
    for what, number, bits in (("layout", layout_id, 16), ("calibration", calibration_id, 32)):
        if not 0 <= number < 1 << bits:
            raise InputError(f"the {what} number must lie in 0 to {(1 << bits) - 1}, not {number}")
    return _SET_ID.pack(serial.encode("ascii"), layout_id, calibration_id)


def identity_of_arguments(arguments: bytes) -> tuple[str, int, int] | None:
    """Read serial number, layout and calibration of a SET_ID; None where it is none.

    For whoever plays a glove.
    """
    if len(arguments) != _SET_ID.size:
        return None
    serial, layout_id, calibration_id = _SET_ID.unpack(arguments)
    return serial.rstrip(b"\x00").decode("ascii", "replace"), layout_id, calibration_id
