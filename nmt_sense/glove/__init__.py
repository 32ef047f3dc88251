"""Ports to blocks of counts: the device seam, the serial link, discovery and the time line."""

from nmt_sense.glove.assemble import BlockAssembler
from nmt_sense.glove.clock import ClockLine, DeviceClock
from nmt_sense.glove.commands import (
    LONGEST_PULSE_MS,
    Means,
    band_arguments,
    band_of_arguments,
    feedback_arguments,
    identity_arguments,
    identity_of_arguments,
    pulse_arguments,
)
from nmt_sense.glove.device import Device
from nmt_sense.glove.discover import Candidate, PortReport, PortStatus, find_gloves, problems_of
from nmt_sense.glove.health import GloveHealth, health_of_status, version_of
from nmt_sense.glove.link import TOLD_ID, Chunk, GloveLink, StreamState
from nmt_sense.glove.reference import ReferenceCell
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
    "LONGEST_PULSE_MS",
    "RULES_FOLDER",
    "TOLD_ID",
    "UDEV_RULES",
    "BlockAssembler",
    "Candidate",
    "Chunk",
    "ClockLine",
    "Device",
    "DeviceClock",
    "GloveHealth",
    "GloveLink",
    "Means",
    "PortReport",
    "PortStatus",
    "ReferenceCell",
    "SerialDevice",
    "StreamState",
    "ask",
    "band_arguments",
    "band_of_arguments",
    "feedback_arguments",
    "find_gloves",
    "health_of_status",
    "identify",
    "identity_arguments",
    "identity_of_arguments",
    "problems_of",
    "pulse_arguments",
    "right_to_open",
    "version_of",
]
