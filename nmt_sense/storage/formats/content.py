"""What there is to export of a session: its samples, holds and events, whole and in arrays."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nmt_sense.model.block import CountArray, FloatArray, ForceBlock, SampleBlock
from nmt_sense.model.errors import RecordingError
from nmt_sense.model.hold import Hold
from nmt_sense.model.steps import GAP_STEPS
from nmt_sense.model.units import Unit
from nmt_sense.storage.info import SessionInfo
from nmt_sense.storage.notes import read_notes
from nmt_sense.storage.reader import Recording

IndexArray = npt.NDArray[np.int64]

#: Noted while a session ran, but no event of it: holds are exported as they are judged now.
NOT_EXPORTED = ("hold",)


@dataclass(frozen=True, slots=True)
class SessionEvent:
    """Something that happened at one moment.

    Attributes
    ----------
    time_s
        When, on the session's device time, seconds.
    kind
        What: ``marker``, ``tare``, ``point``, ``glove lost`` ...
    text
        What was written with it; may be anything.
    """

    time_s: float
    kind: str
    text: str

    @property
    def words(self) -> str:
        """Say it in one text: a marker as it was written, anything else with its kind."""
        return self.text if self.kind == "marker" else f"{self.kind}: {self.text}".rstrip(": ")


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionContent:
    """A session as arrays.

    Attributes
    ----------
    info
        What it is.
    unit
        Unit of ``force``.
    seq
        Number of each sample, array of shape (n_samples,); a step of more than 1 is a gap.
    device_time_s, host_time_s
        Device time from the first sample, and host monotonic time, arrays of shape (n_samples,).
    counts
        Array of shape (n_samples, n_sensors); None where readings never were counts.
    force
        Array of shape (n_samples, n_sensors) in ``unit``; NaN where a sensor cannot say.
    holds
        The judged holds.
    events
        What else happened, in its order.
    plan_text, calibration_text
        What it was judged against and measured with, as JSON.
    """

    info: SessionInfo
    unit: Unit
    seq: IndexArray
    device_time_s: FloatArray
    host_time_s: FloatArray
    counts: CountArray | None
    force: FloatArray
    holds: tuple[Hold, ...]
    events: tuple[SessionEvent, ...]
    plan_text: str
    calibration_text: str

    @property
    def sensors(self) -> tuple[str, ...]:
        """Names of the columns of ``counts`` and ``force``."""
        return self.info.sensors

    @property
    def calibration(self) -> str:
        """What to write beside its forces, so that a nominal number says that it is one."""
        return "nominal, not calibrated" if self.info.nominal else self.info.calibration_name

    @property
    def rate_hz(self) -> float:
        """Samples per second as the device's clock has them, gaps left out."""
        span_s = float(self.device_time_s[-1] - self.device_time_s[0])
        steps = int(self.seq[-1] - self.seq[0])
        return steps / span_s if span_s > 0 else float(self.info.glove.rate_hz)

    def host_of(self, time_s: FloatArray) -> FloatArray:
        """Host time of moments given in device time, array of shape (n,), seconds."""
        steps_s = self.host_time_s - self.device_time_s
        return time_s + np.interp(time_s, self.device_time_s, steps_s)


def gather(
    recording: Recording,
    to_force: Callable[[SampleBlock], ForceBlock],
    holds: Sequence[Hold],
) -> SessionContent:
    """Read all there is to export of a session of a glove.

    Parameters
    ----------
    recording
        The session, sealed or not.
    to_force
        Converts its samples to newtons.
    holds
        Its judged holds.

    Raises
    ------
    RecordingError
        If it cannot be read, or has no samples.
    """
    blocks = list(recording.blocks())
    if not blocks:
        raise RecordingError(f"{recording.folder} holds no samples: there is nothing to export")
    seq = np.concatenate([block.start_index + np.arange(len(block)) for block in blocks])
    time_s = np.concatenate([block.time_s for block in blocks])
    return SessionContent(
        info=recording.info,
        unit=Unit.NEWTON,
        seq=seq,
        device_time_s=time_s,
        host_time_s=np.concatenate([block.host_time_s for block in blocks]),
        counts=np.concatenate([block.counts for block in blocks]),
        force=np.concatenate([to_force(block).force_N for block in blocks]),
        holds=tuple(holds),
        events=events_of(recording, seq, time_s),
        plan_text=recording.plan_text,
        calibration_text=recording.calibration_text,
    )


def events_of(
    recording: Recording, seq: IndexArray, time_s: FloatArray
) -> tuple[SessionEvent, ...]:
    """Put what was noted while a session ran, and on it since, on its time line.

    What was noted has a time, or the number of a sample, or neither: then it belongs to the session
    as a whole, and stands at its beginning.

    Parameters
    ----------
    recording
        The session.
    seq, time_s
        Number and device time of each sample, arrays of shape (n_samples,).
    """
    found = [SessionEvent(note.time_s, "note", note.text) for note in read_notes(recording.folder)]
    for line in recording.events:
        if line["kind"] in NOT_EXPORTED:
            continue
        rest = {k: v for k, v in line.items() if k not in ("kind", "written_utc", "time_s")}
        at_s = line.get("time_s")
        if at_s is None:
            at_s = float(np.interp(line.get("from_index", seq[0]), seq, time_s))
        text = rest.get("text") or rest.get("sentence") or (json.dumps(rest) if rest else "")
        found.append(SessionEvent(float(at_s), str(line["kind"]), str(text)))
    return tuple(sorted(found, key=lambda event: event.time_s))


def numbered(time_s: FloatArray) -> IndexArray:
    """Give samples numbers by their times, so that a gap shows as a step of more than one.

    Parameters
    ----------
    time_s
        Array of shape (n_samples,), rising, seconds.
    """
    steps_s = np.diff(time_s)
    if not len(steps_s):
        return np.zeros(len(time_s), np.int64)
    usual_s = float(np.median(steps_s))
    steps = np.where(steps_s > GAP_STEPS * usual_s, np.rint(steps_s / usual_s), 1)
    return np.concatenate([[0], np.cumsum(steps)]).astype(np.int64)
