"""A recording, read again: by its own plan and calibration, or by others."""

from collections.abc import Callable

import numpy as np

from nmt_sense.force import Profile, profile_from_text
from nmt_sense.holds import plan_from_text
from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import RecordingError
from nmt_sense.model.hold import Hold
from nmt_sense.model.plan import Plan
from nmt_sense.model.steps import usual_steps
from nmt_sense.session.analysis import Analysis, plan_json
from nmt_sense.session.imported import analyze_imported
from nmt_sense.session.pipeline import Pipeline
from nmt_sense.session.recorder import choices_of, remarks_of, tares_of
from nmt_sense.storage import Recording
from nmt_sense.storage.formats import is_imported


def plan_of(recording: Recording) -> Plan:
    """Read the plan that a recording was made with."""
    return plan_from_text(recording.plan_text, source=str(recording.folder), toml=False)


def profile_of(recording: Recording) -> Profile:
    """Read the calibration that a recording was made with."""
    return profile_from_text(recording.calibration_text, source=str(recording.folder))


def analyze_recording(
    recording: Recording,
    *,
    plan: Plan | None = None,
    profile: Profile | None = None,
    on_rows: Callable[[int], None] | None = None,
) -> Analysis:
    """Find and judge the holds of a recording, by the same pipeline as live.

    An imported one is judged as the table it came from.

    Parameters
    ----------
    recording
        The recording.
    plan, profile
        Another plan or calibration; its own by default. What was tared by hand holds only for the
        calibration it was tared with.
    on_rows
        Told how many samples are done, after each block; what it raises ends the work.

    Raises
    ------
    RecordingError
        If there is no sample in it.
    InputError
        If its plan or calibration is not right.
    """
    if is_imported(recording):
        return analyze_imported(recording, plan=plan, profile=profile)
    used_plan = plan or plan_of(recording)
    used_profile = profile or profile_of(recording)
    pipeline = Pipeline(
        recording.identity,
        used_profile,
        used_plan,
        choices=choices_of(recording) if plan is None else (),
        tares=tares_of(recording) if profile is None else (),
        remarks=remarks_of(recording),
        on=recording.info.started_utc.date(),
    )
    holds: list[Hold] = []
    times: list[FloatArray] = []
    totals: list[FloatArray] = []
    first_index = next_index = missing = 0
    for block in recording.blocks():
        if not times:
            first_index = next_index = block.start_index
        missing += block.start_index - next_index
        next_index = block.start_index + len(block)
        result = pipeline.push(block)
        holds += result.holds
        times.append(result.forces.time_s)
        totals.append(result.forces.total)
        if on_rows is not None:
            on_rows(next_index - first_index)
    holds += pipeline.finish()
    if not times:
        raise RecordingError(f"{recording.folder} holds no samples: nothing was received")
    time_s, force = with_gaps(np.concatenate(times), np.concatenate(totals))
    duration_s = float(time_s[-1] - time_s[0])
    return Analysis(
        source=str(recording.folder),
        unit="N",
        rate_hz=(next_index - first_index - 1) / duration_s if duration_s > 0 else 0.0,
        duration_s=duration_s,
        missing_samples=missing,
        plan=plan_json(used_plan),
        holds=tuple(holds),
        time_s=time_s,
        force=force,
        uncertainty=used_profile.uncertainty,
    )


def with_gaps(time_s: FloatArray, force: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Put one missing sample wherever samples are missing between two.

    Parameters
    ----------
    time_s, force
        Arrays of shape (n_samples,), times rising.
    """
    steps_s = np.diff(time_s)
    if not len(steps_s):
        return time_s, force
    gaps = np.flatnonzero(steps_s > usual_steps(steps_s).gap_s)
    between_s = time_s[gaps] + steps_s[gaps] / 2
    return np.insert(time_s, gaps + 1, between_s), np.insert(force, gaps + 1, np.nan)
