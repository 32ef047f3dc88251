"""A live glove on the lab network, as streams of the Lab Streaming Layer (LSL).

Stamps are the host time of each sample on LSL's clock, so that they lie on one time line with every
other stream of the lab.
"""

import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from nmt_sense.force import Profile
from nmt_sense.model.block import FloatArray, ForceBlock, SampleBlock
from nmt_sense.model.errors import InputError
from nmt_sense.model.glove import GloveIdentity, pads_of
from nmt_sense.model.hold import Hold

#: What the sources of this program begin with, so that it does not take in its own markers.
SOURCE = "nmt_sense"
CLOCK_TRIES = 20


def load_lsl() -> Any:
    """Load the library of LSL.

    Raises
    ------
    InputError
        If it is not installed, or does not load.
    """
    try:
        import pylsl
    except (ImportError, RuntimeError, OSError) as error:
        raise InputError(
            f"lab streaming needs the library pylsl ({error}): install it with "
            "pip install 'nmt-sense[lab]'"
        ) from error
    return pylsl


def lsl_minus_host_s() -> float:
    """Tell how far LSL's clock is ahead of the host's monotonic clock, seconds.

    The two are read in turns; the tightest turn counts.
    """
    lsl = load_lsl()
    turns = []
    for _ in range(CLOCK_TRIES):
        before_s = time.monotonic()
        lsl_s = lsl.local_clock()
        after_s = time.monotonic()
        turns.append((after_s - before_s, lsl_s - (before_s + after_s) / 2))
    _, ahead_s = min(turns)
    return float(ahead_s)


class LabStream:
    """Publishes a live session; a :class:`~nmt_sense.session.listener.SessionListener`.

    There are three streams: ``nmt_sense force`` in newtons, ``nmt_sense raw`` in counts, and
    ``nmt_sense markers`` with the beginning and end of each hold, told when it is over and stamped
    with when it was.
    """

    def __init__(self) -> None:
        self._lsl = load_lsl()
        self._ahead_s = lsl_minus_host_s()
        self._device_to_host_s = 0.0
        self._outlets: dict[str, Any] = {}

    def begin(self, identity: GloveIdentity, profile: Profile) -> None:
        """Open the outlets: from here on the streams are found on the network."""
        pads = [pad.name for pad in pads_of(identity.n_sensors)]
        lsl, rate_hz = self._lsl, float(identity.rate_hz)
        for name, kind, labels, unit, stream_hz, number_format in (
            ("force", "Force", pads, "N", rate_hz, lsl.cf_double64),
            ("raw", "Raw", pads, "counts", rate_hz, lsl.cf_int32),
            ("markers", "Markers", ["marker"], "", lsl.IRREGULAR_RATE, lsl.cf_string),
        ):
            source = f"{SOURCE}_{identity.serial}_{name}"
            info = lsl.StreamInfo(
                f"nmt_sense {name}", kind, len(labels), stream_hz, number_format, source
            )
            _describe(info, [(label, unit, kind) for label in labels], identity, profile)
            self._outlets[name] = lsl.StreamOutlet(info)

    def block(self, samples: SampleBlock, forces: ForceBlock) -> None:
        """Send samples."""
        stamps_s = self._stamps(samples.host_time_s)
        self._outlets["force"].push_chunk(forces.force_N, stamps_s.tolist())
        self._outlets["raw"].push_chunk(samples.counts.astype(np.int32), stamps_s.tolist())
        self._device_to_host_s = float(samples.host_time_s[-1] - samples.time_s[-1])

    def hold(self, hold: Hold) -> None:
        """Send when a hold began and ended."""
        m = hold.measures
        name = f"hold {hold.index + 1}"
        for time_s, text in ((m.start_s, "begins"), (m.end_s, f"ends: {hold.verdict.value}")):
            stamp_s = time_s + self._device_to_host_s + self._ahead_s
            self._outlets["markers"].push_sample([f"{name} {text}"], stamp_s)

    def end(self) -> None:
        """Take the streams off the network."""
        self._outlets.clear()

    def _stamps(self, host_time_s: FloatArray) -> FloatArray:
        return host_time_s + self._ahead_s


def _describe(
    info: Any,
    channels: Sequence[tuple[str, str, str]],
    identity: GloveIdentity,
    profile: Profile,
) -> None:
    """Write into a stream's header what its numbers are: label, unit and kind of each channel."""
    about = info.desc()
    about.append_child_value("manufacturer", "nmt_sense")
    about.append_child_value("serial_number", identity.serial)
    about.append_child_value("calibration", profile.label)
    described = about.append_child("channels")
    for values in channels:
        channel = described.append_child("channel")
        for name, value in zip(("label", "unit", "type"), values, strict=True):
            channel.append_child_value(name, value)
