"""Bytes to messages and back: framing, messages, and a parser that counts what it rejects."""

from nmt_sense.protocol.framing import encode_frame
from nmt_sense.protocol.messages import (
    Ask,
    Command,
    HostTime,
    Ident,
    Marker,
    Message,
    MessageType,
    Reply,
    Samples,
    Status,
    encode_message,
)
from nmt_sense.protocol.parser import FrameParser, ParserCounters

__all__ = [
    "Ask",
    "Command",
    "FrameParser",
    "HostTime",
    "Ident",
    "Marker",
    "Message",
    "MessageType",
    "ParserCounters",
    "Reply",
    "Samples",
    "Status",
    "encode_frame",
    "encode_message",
]
