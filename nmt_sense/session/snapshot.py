"""The snapshot: all that a screen, a text view or a lamp needs, at one moment.

A snapshot is immutable and is taken by whoever draws, at their own pace; no stage waits for it.
"""

import math
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import numpy as np

from nmt_sense.model.block import FlagArray, FloatArray
from nmt_sense.model.glove import Pad
from nmt_sense.model.hold import Hold, HoldProgress
from nmt_sense.model.plan import Plan


class LinkState(StrEnum):
    """Where the connection to the glove stands."""

    CONNECTING = "connecting"
    STREAMING = "streaming"
    LOST = "lost"
    ENDED = "ended"  # stopped on purpose, or the end of a replay
    FAILED = "failed"


class BandState(StrEnum):
    """Where the force stands against the target band."""

    REST = "rest"
    BELOW = "below"
    IN = "in"
    ABOVE = "above"


class RecordingState(StrEnum):
    """Whether the session is being kept."""

    OFF = "off"
    ON = "on"
    SEALED = "sealed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """The connection as it is shown.

    Attributes
    ----------
    state
        See :class:`LinkState`.
    glove
        Name to show: the glove's serial number, or what the port is called.
    rate_hz
        Scans per second that the glove states.
    lost_samples
        Samples known to be missing, on the wire or dropped by the board.
    rejected_frames
        Stretches of bytes that were no frame.
    queue_high_water
        Largest number of chunks that ever waited between reader and pipeline.
    message
        One sentence when something is wrong, else empty.
    warnings
        What is wrong with the glove itself though it streams, a sentence each.
    drift_ppm, drift_uncertainty_ppm
        How much faster than the host's the glove's clock runs, and how far off that may be, parts
        per million; NaN before it is known.
    bits
        Width of the glove's converter.
    feedback
        By what the glove itself tells the hand: of motor, buzzer, lamp; empty for nothing.
    """

    state: LinkState = LinkState.CONNECTING
    glove: str = ""
    rate_hz: float = 0.0
    lost_samples: int = 0
    rejected_frames: int = 0
    queue_high_water: int = 0
    message: str = ""
    warnings: tuple[str, ...] = ()
    drift_ppm: float = math.nan
    drift_uncertainty_ppm: float = math.nan
    bits: int = 10
    feedback: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationView:
    """What stands behind the newtons.

    Attributes
    ----------
    label
        E.g. "nominal, not calibrated" or "calibrated 2026-11-20".
    nominal
        True where no calibration of this very glove is in use.
    level_uncertainty
        Standard uncertainty of a force as a share of it, 0..1.
    """

    label: str
    nominal: bool
    level_uncertainty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceView:
    """The last seconds of the force on the contact, as one min-max pair per column.

    Attributes
    ----------
    end_s
        Stream time at the right edge of the last column, seconds.
    column_s
        Width of a column, seconds.
    low_N, high_N
        Smallest and largest force in each column, arrays of shape (n_columns,), newtons; NaN
        where a column has no sample.
    """

    end_s: float
    column_s: float
    low_N: FloatArray
    high_N: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingView:
    """The recording as it is shown."""

    state: RecordingState = RecordingState.OFF
    folder: Path | None = None
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSnapshot:
    """Everything about a running session at one moment.

    Attributes
    ----------
    time_s
        Stream time of the newest sample, seconds.
    force_N
        Force on the contact now, newtons; NaN before the first sample or where a sensor is
        saturated.
    force_uncertainty_N
        Its standard uncertainty, newtons.
    pad_force_N, pad_flags
        Force and :class:`~nmt_sense.model.block.SensorFlag` bits of each pad, arrays of shape
        (n_sensors,).
    point_index
        Number of the plan's point that is to be pressed now; ``len(plan.points)`` when done.
    holds
        The judged holds of this session, oldest first.
    marks_s
        Stream times of the marks in this recording, oldest first, seconds.
    faults
        Sentences about stages that failed and were restarted.
    """

    time_s: float
    link: LinkView
    pads: tuple[Pad, ...]
    pad_force_N: FloatArray
    pad_flags: FlagArray
    force_N: float
    force_uncertainty_N: float
    band_state: BandState
    calibration: CalibrationView
    plan: Plan
    point_index: int
    progress: HoldProgress
    trace: TraceView
    holds: tuple[Hold, ...] = ()
    recording: RecordingView = field(default_factory=RecordingView)
    marks_s: tuple[float, ...] = ()
    faults: tuple[str, ...] = ()


def empty_trace(column_s: float, n_columns: int) -> TraceView:
    """Make a trace with nothing on it."""
    nothing = np.full(n_columns, np.nan)
    return TraceView(end_s=0.0, column_s=column_s, low_N=nothing, high_N=nothing)
