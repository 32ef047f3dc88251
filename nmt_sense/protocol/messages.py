"""The messages of protocol version 1 and their bytes.

All integers are little-endian. Types below 0x20 travel between glove and host; types from 0x20 on
are added by the host to a journal and never sent.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol.framing import FrameError, Rejection, encode_frame

PROTOCOL_VERSION = 1
MAX_SENSORS = 16  # a 16-channel multiplexer; more would not fit a scan
SEQ_MODULUS = 1 << 16
TIME_MODULUS_US = 1 << 32


class MessageType(IntEnum):
    """Type byte of a frame."""

    SAMPLES = 0x01
    STATUS = 0x02
    IDENT = 0x03
    REPLY = 0x04
    ASK = 0x10
    HOST_TIME = 0x20
    MARKER = 0x21


class Command(IntEnum):
    """What a host may ask of a glove."""

    IDENT = 1
    START = 2
    STOP = 3
    RATE = 4
    BAND = 5
    FEEDBACK = 6
    PULSE = 7
    SET_ID = 8
    TEST = 9


class Samples(NamedTuple):
    """One scan of all sensors; ``seq`` and ``t_us`` were latched together at the timer tick.

    A named tuple, unlike the rarer messages: a frozen dataclass takes twice as long to make.
    """

    seq: int
    t_us: int
    flags: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """The glove's word on itself, once a second while it streams."""

    uptime_s: int
    supply_mv: int
    overruns: int
    dropped: int
    sensor_open: int
    sensor_short: int
    feedback_state: int


@dataclass(frozen=True, slots=True)
class Ident:
    """Who the glove is."""

    identity: GloveIdentity


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one :class:`Ask`; ``result`` 0 is done, else an error code."""

    command_id: int
    result: int
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A command with the number that its reply will carry."""

    command_id: int
    command: int
    arguments: bytes = b""


@dataclass(frozen=True, slots=True)
class HostTime:
    """Journal only: when the frames that follow were read, and at which byte of the journal."""

    monotonic_ns: int
    utc_ns: int
    journal_offset: int


@dataclass(frozen=True, slots=True)
class Marker:
    """Journal only: a point in time that somebody marked."""

    monotonic_ns: int
    text: str


Message = Samples | Status | Ident | Reply | Ask | HostTime | Marker

_SAMPLES_HEAD = struct.Struct("<HIB")
_STATUS = struct.Struct("<IHHHHHB")
_IDENT = struct.Struct("<B3BBBBHHI8sHIH")
_REPLY_HEAD = struct.Struct("<BB")
_ASK_HEAD = struct.Struct("<BB")
_HOST_TIME = struct.Struct("<QqQ")
_MARKER_HEAD = struct.Struct("<Q")
MAX_REPLY_TEXT = 40
MAX_ASK_ARGUMENTS = 32
MAX_MARKER_TEXT = 120
_SAMPLES = int(MessageType.SAMPLES)
#: Layout of a whole samples body by its length, which tells how many sensors it has.
_SAMPLES_OF_LENGTH = {
    1 + _SAMPLES_HEAD.size + 2 * n: struct.Struct(f"<xHIB{n}H") for n in range(1, MAX_SENSORS + 1)
}


def encode_message(message: Message) -> bytes:
    """Build the frame of a message, delimiter included.

    Raises
    ------
    struct.error
        If a number does not fit its field.
    ValueError
        If a text or an argument is longer than its message allows.
    """
    match message:
        case Samples(seq, t_us, flags, counts):
            payload = _SAMPLES_HEAD.pack(seq, t_us, flags) + struct.pack(
                f"<{len(counts)}H", *counts
            )
            return encode_frame(MessageType.SAMPLES, payload)
        case Status():
            fields = (
                message.uptime_s,
                message.supply_mv,
                message.overruns,
                message.dropped,
                message.sensor_open,
                message.sensor_short,
                message.feedback_state,
            )
            return encode_frame(MessageType.STATUS, _STATUS.pack(*fields))
        case Ident(identity):
            return encode_frame(MessageType.IDENT, _pack_identity(identity))
        case Reply(command_id, result, text):
            return encode_frame(
                MessageType.REPLY,
                _REPLY_HEAD.pack(command_id, result) + _bounded(text.encode(), MAX_REPLY_TEXT),
            )
        case Ask(command_id, command, arguments):
            return encode_frame(
                MessageType.ASK,
                _ASK_HEAD.pack(command_id, command) + _bounded(arguments, MAX_ASK_ARGUMENTS),
            )
        case HostTime(monotonic_ns, utc_ns, journal_offset):
            return encode_frame(
                MessageType.HOST_TIME, _HOST_TIME.pack(monotonic_ns, utc_ns, journal_offset)
            )
        case Marker(monotonic_ns, text):
            return encode_frame(
                MessageType.MARKER,
                _MARKER_HEAD.pack(monotonic_ns) + _bounded(text.encode(), MAX_MARKER_TEXT),
            )


def decode_message(body: bytes) -> Message:
    """Turn the type byte and payload of a checked frame into a message.

    Raises
    ------
    FrameError
        If the type is unknown, the length is not exactly that of the type, or a field is out of
        its range.
    """
    message_type = body[0]
    if message_type == _SAMPLES:  # all but one in a hundred
        return _samples(body)
    match message_type:
        case MessageType.STATUS:
            return Status(*_unpack(_STATUS, body))
        case MessageType.IDENT:
            return Ident(_unpack_identity(body))
        case MessageType.REPLY:
            (first, second), rest = _head_and_rest(_REPLY_HEAD, body, MAX_REPLY_TEXT)
            return Reply(first, second, rest.decode("utf-8", "replace"))
        case MessageType.ASK:
            (first, second), rest = _head_and_rest(_ASK_HEAD, body, MAX_ASK_ARGUMENTS)
            return Ask(first, second, rest)
        case MessageType.HOST_TIME:
            return HostTime(*_unpack(_HOST_TIME, body))
        case MessageType.MARKER:
            (monotonic_ns,), rest = _head_and_rest(_MARKER_HEAD, body, MAX_MARKER_TEXT)
            return Marker(monotonic_ns, rest.decode("utf-8", "replace"))
        case _:
            raise FrameError(Rejection.TYPE)


def _samples(body: bytes) -> Samples:
    layout = _SAMPLES_OF_LENGTH.get(len(body))
    if layout is None:
        raise FrameError(Rejection.LENGTH)
    fields = layout.unpack(body)
    return Samples(fields[0], fields[1], fields[2], fields[3:])


def _pack_identity(identity: GloveIdentity) -> bytes:
    return _IDENT.pack(
        identity.protocol,
        *identity.firmware,
        identity.board_id,
        identity.n_sensors,
        identity.bits,
        identity.vref_mv,
        identity.rate_hz,
        identity.baud,
        identity.serial.encode("ascii"),
        identity.layout_id,
        identity.calibration_id,
        identity.scan_step_us,
    )


def _unpack_identity(body: bytes) -> GloveIdentity:
    # The version comes first in every protocol; what follows it may differ.
    if len(body) != 1 + _IDENT.size and len(body) > 1 and body[1] != PROTOCOL_VERSION:
        raise FrameError(Rejection.VERSION)
    fields = _unpack(_IDENT, body)
    protocol, major, minor, patch, board_id, n_sensors, bits, vref_mv, rate_hz, baud = fields[:10]
    serial, layout_id, calibration_id, scan_step_us = fields[10:]
    if not 1 <= n_sensors <= MAX_SENSORS or not 1 <= bits <= 16:
        raise FrameError(Rejection.RANGE)
    return GloveIdentity(
        protocol,
        (major, minor, patch),
        board_id,
        n_sensors,
        bits,
        vref_mv,
        rate_hz,
        baud,
        serial.rstrip(b"\x00").decode("ascii", "replace"),
        layout_id,
        calibration_id,
        scan_step_us,
    )


def _unpack(layout: struct.Struct, body: bytes) -> tuple[Any, ...]:
    if len(body) != 1 + layout.size:
        raise FrameError(Rejection.LENGTH)
    return layout.unpack_from(body, 1)


def _head_and_rest(
    layout: struct.Struct, body: bytes, longest: int
) -> tuple[tuple[Any, ...], bytes]:
    rest = body[1 + layout.size :]
    if len(body) < 1 + layout.size or len(rest) > longest:
        raise FrameError(Rejection.LENGTH)
    return layout.unpack_from(body, 1), rest


def _bounded(data: bytes, longest: int) -> bytes:
    if len(data) > longest:
        raise ValueError(f"{len(data)} bytes do not fit the {longest} of this message")
    return data
