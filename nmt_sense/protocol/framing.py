"""One frame: ``COBS(type | payload | CRC-16) 0x00``, and the ways a frame can be wrong."""

import struct
from binascii import crc_hqx
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
    VERSION = "version"


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
    return bytes(cobs.encode(body + _CRC.pack(crc_hqx(body, _CRC_START)))) + DELIMITER


def decode_frame(frame: bytes) -> bytes:
    """Check one frame, delimiter left out, and return its type byte and payload.

    Raises
    ------
    FrameError
        If the bytes are not COBS, too short or too long to be a frame, or fail their CRC.
    """
    if len(frame) > LONGEST_FRAME:
        raise FrameError(Rejection.LENGTH)
    try:
        body: bytes = cobs.decode(frame)
    except cobs.DecodeError as error:
        raise FrameError(Rejection.COBS) from error
    if len(body) < 3:
        raise FrameError(Rejection.LENGTH)
    message = body[:-2]
    # The CRC is sent low byte first, so it is compared rather than run over.
    if crc_hqx(message, _CRC_START) != body[-2] | body[-1] << 8:
        raise FrameError(Rejection.CRC)
    return message
