"""One frame: ``COBS(type | payload | CRC-16) 0x00``, and the ways a frame can be wrong."""

import binascii
import struct
from enum import StrEnum

from cobs import cobs

DELIMITER = b"\x00"
#: Longest frame that can be told from noise: the longest message, its CRC and the COBS overhead.
LONGEST_FRAME = 160
_CRC = struct.Struct("<H")
_CRC_START = 0xFFFF  # CRC-16/CCITT-FALSE: poly 0x1021, not reflected


class Rejection(StrEnum):
    """Why bytes between two delimiters are no frame."""

    COBS = "cobs"
    CRC = "crc"
    TYPE = "type"
    LENGTH = "length"
    RANGE = "range"


class FrameError(ValueError):
    """Bytes that are no frame, with the reason they are counted under."""

    def __init__(self, reason: Rejection) -> None:
        super().__init__(reason.value)
        self.reason = reason


def encode_frame(message_type: int, payload: bytes) -> bytes:
    """Build a frame, delimiter included.

    Parameters
    ----------
    message_type
        Type byte, 0..255.
    payload
        Payload of the message.
    """
    body = bytes((message_type,)) + payload
    return bytes(cobs.encode(body + _CRC.pack(binascii.crc_hqx(body, _CRC_START)))) + DELIMITER


def decode_frame(frame: bytes) -> bytes:
    """Check one frame, delimiter left out, and return its type byte and payload.

    Raises
    ------
    FrameError
        If the bytes are not COBS, too short to be a frame, or fail their CRC.
    """
    try:
        body = cobs.decode(frame)
    except cobs.DecodeError as error:
        raise FrameError(Rejection.COBS) from error
    if len(body) < 3:
        raise FrameError(Rejection.LENGTH)
    # The CRC is sent low byte first, so it is compared rather than run over.
    if binascii.crc_hqx(body[:-2], _CRC_START) != _CRC.unpack_from(body, len(body) - 2)[0]:
        raise FrameError(Rejection.CRC)
    return bytes(body[:-2])
