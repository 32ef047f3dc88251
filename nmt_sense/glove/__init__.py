"""Ports to blocks of counts: the device seam, the serial link, discovery and the time line."""

from nmt_sense.glove.assemble import BlockAssembler
from nmt_sense.glove.clock import ClockLine, DeviceClock
from nmt_sense.glove.device import Device
from nmt_sense.glove.discover import Candidate, PortReport, PortStatus, find_gloves
from nmt_sense.glove.health import GloveHealth, health_of_status
from nmt_sense.glove.link import Chunk, GloveLink, StreamState
from nmt_sense.glove.requests import ask, identify
from nmt_sense.glove.serial_device import (
    DEFAULT_BAUD,
    RULES_FOLDER,
    UDEV_RULES,
    SerialDevice,
    right_to_open,
)

__all__ = [
    "DEFAULT_BAUD",
    "RULES_FOLDER",
    "UDEV_RULES",
    "BlockAssembler",
    "Candidate",
    "Chunk",
    "ClockLine",
    "Device",
    "DeviceClock",
    "GloveHealth",
    "GloveLink",
    "PortReport",
    "PortStatus",
    "SerialDevice",
    "StreamState",
    "ask",
    "find_gloves",
    "health_of_status",
    "identify",
    "right_to_open",
]
