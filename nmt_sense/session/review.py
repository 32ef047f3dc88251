"""A recording to be looked at: its force at any zoom, its holds, its marks.

A sealed recording opens with the forces and verdicts that were kept with it, in a fraction of a
second; judging it again, or opening one that was cut off, walks its samples through the pipeline.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from nmt_sense.model.errors import RecordingError
from nmt_sense.model.hold import Fault, Verdict
from nmt_sense.model.plan import Plan
from nmt_sense.session.analysis import Analysis, hold_json
from nmt_sense.session.imported import own_plan
from nmt_sense.session.min_max import MinMaxPyramid
from nmt_sense.session.reading import analyze_recording, plan_of, with_gaps
from nmt_sense.storage import Recording, is_recording, open_recording, read_forces
from nmt_sense.storage.formats import is_imported
from nmt_sense.storage.info import SESSION_FILE

#: Told the share of the work that is done, 0..1, or None where it cannot be known.
Progress = Callable[[float | None], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedHold:
    """A judged hold as far as the screen shows it; see :class:`~nmt_sense.model.hold.Hold`."""

    index: int
    point: str
    start_s: float
    end_s: float
    plateau_start_s: float
    plateau_end_s: float
    duration_s: float
    mean: float
    cov_detrended: float
    drift_per_s: float
    in_band: float | None
    score: float
    criteria: dict[str, float]
    verdict: Verdict
    faults: tuple[Fault, ...]
    uncertain: tuple[Fault, ...]
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What was marked while recording."""

    time_s: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Review:
    """A recording, opened.

    Attributes
    ----------
    recording
        Where it comes from.
    plan
        What its holds are judged against; None for an imported one that came without.
    unit
        Of its forces: newtons, but for an imported one what its table was in.
    force
        Force on the contact at any zoom.
    missing_samples
        Samples known to be missing.
    holds
        Its holds, oldest first.
    markers
        What was marked while it ran.
    as_recorded
        False after it was judged again by another plan.
    """

    recording: Recording
    plan: Plan | None
    unit: str = "N"
    force: MinMaxPyramid
    missing_samples: int
    holds: tuple[ReviewedHold, ...]
    markers: tuple[Marker, ...]
    as_recorded: bool = True

    @property
    def start_s(self) -> float:
        """Time of the first sample, seconds."""
        return float(self.force.time_s[0])

    @property
    def end_s(self) -> float:
        """Time of the last sample, seconds."""
        return float(self.force.time_s[-1])


def open_review(path: Path, progress: Progress) -> Review:
    """Open a recording to look at it.

    Parameters
    ----------
    path
        Its folder, or a file in it.
    progress
        Told how far the work is; what it raises ends the work.

    Raises
    ------
    RecordingError
        If it is no recording, cannot be read, or holds no samples.
    InputError
        If its plan or calibration is not right.
    """
    if path.exists() and not is_recording(path):
        raise RecordingError(
            f"{path} is no recording: open the folder of a session, or bring a table in with "
            "nmt-sense import"
        )
    recording = open_recording(path)
    progress(None)
    if not recording.is_sealed or is_imported(recording):
        return _reviewed(recording, analyze_recording(recording, on_rows=lambda _: progress(None)))
    kept = read_forces(recording)
    if not len(kept.time_s):
        raise RecordingError(f"{recording.folder} holds no samples: nothing was received")
    review = Review(
        recording=recording,
        plan=plan_of(recording),
        force=MinMaxPyramid(*with_gaps(kept.time_s, kept.total_N)),
        missing_samples=int(kept.index[-1] - kept.index[0]) + 1 - len(kept.index),
        holds=_kept_holds(recording),
        markers=_markers(recording),
    )
    return review if review.holds else judge_again(review, None, progress)


def judge_again(review: Review, plan: Plan | None, progress: Progress) -> Review:
    """Judge a recording by another plan, or by its own where none is given; see `open_review`."""
    n_rows = len(review.force.time_s)
    found = analyze_recording(
        review.recording, plan=plan, on_rows=lambda rows: progress(min(rows / n_rows, 1.0))
    )
    return replace(
        review,
        plan=plan or _own_plan(review.recording),
        holds=_holds(found),
        as_recorded=plan is None,
    )


def recordings_in(root: Path) -> tuple[Path, ...]:
    """List the recordings in a folder, newest first."""
    if not root.is_dir():
        return ()
    found = [folder for folder in root.iterdir() if (folder / SESSION_FILE).is_file()]
    return tuple(sorted(found, key=lambda folder: folder.name, reverse=True))


def _reviewed(recording: Recording, found: Analysis) -> Review:
    return Review(
        recording=recording,
        plan=_own_plan(recording),
        unit=found.unit,
        force=MinMaxPyramid(found.time_s, found.force),
        missing_samples=found.missing_samples,
        holds=_holds(found),
        markers=_markers(recording),
    )


def _own_plan(recording: Recording) -> Plan | None:
    return own_plan(recording) if is_imported(recording) else plan_of(recording)


def _holds(found: Analysis) -> tuple[ReviewedHold, ...]:
    return tuple(_reviewed_hold(hold_json(hold)) for hold in found.holds)


def _kept_holds(recording: Recording) -> tuple[ReviewedHold, ...]:
    try:
        return tuple(_reviewed_hold(e) for e in recording.events if e["kind"] == "hold")
    except (KeyError, ValueError, TypeError) as error:
        raise RecordingError(
            f"the holds noted in {recording.folder} are not right ({error}): "
            "judge the recording with nmt-sense analyze"
        ) from error


def _reviewed_hold(plain: dict[str, Any]) -> ReviewedHold:
    as_they_are = set(ReviewedHold.__slots__) - {"verdict", "faults", "uncertain"}
    return ReviewedHold(
        verdict=Verdict(plain["verdict"]),
        faults=tuple(Fault(name) for name in plain["faults"]),
        uncertain=tuple(Fault(name) for name in plain["uncertain"]),
        **{name: plain[name] for name in as_they_are},
    )


def _markers(recording: Recording) -> tuple[Marker, ...]:
    return tuple(
        Marker(time_s=float(event["time_s"]), text=str(event["text"]))
        for event in recording.events
        if event["kind"] == "marker" and np.isfinite(event["time_s"])
    )
