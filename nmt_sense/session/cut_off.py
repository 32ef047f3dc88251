"""Sessions that a crash cut off: one goes on where it was, or is sealed at the next start."""

import time
from pathlib import Path

from nmt_sense.force import Profile, dump_profile
from nmt_sense.holds import plan_to_text
from nmt_sense.model.errors import NmtSenseError
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.model.plan import Plan
from nmt_sense.session.recorder import force_of
from nmt_sense.storage import (
    Recording,
    find_recordings,
    is_written,
    last_host_time,
    open_recording,
    recover,
)
from nmt_sense.storage.info import JOURNAL_FILE

#: A session goes on if it was cut off no longer ago than this; after that it is sealed.
GO_ON_WITHIN_S = 600.0
#: The two clocks of the host may have drifted, or been set, by so much since.
CLOCKS_AGREE_S = 30.0


def session_to_go_on(
    root: Path, identity: GloveIdentity, participant: str, plan: Plan, profile: Profile
) -> Recording | None:
    """Find the session that a crash cut off, and that a new recording is the rest of.

    It is of the same glove, participant, plan and calibration, and the computer has not been
    started anew since: ``host_time_s`` of a session is one clock.

    Parameters
    ----------
    root
        Where recordings are made.
    identity, participant, plan, profile
        What is to be recorded.
    """
    texts = plan_to_text(plan), dump_profile(profile)
    for recording in _cut_off(root, written_since_s=time.time() - GO_ON_WITHIN_S):
        info = recording.info
        same = (info.glove, info.participant) == (identity, participant)
        if same and _just_now(recording) and _texts(recording) == texts:
            return recording
    return None


def seal_cut_off(root: Path) -> list[str]:
    """Seal the sessions that a crash cut off and that do not go on; say what was done to each.

    One that another program writes is left alone.

    Parameters
    ----------
    root
        Where recordings are made; may not be there yet.
    """
    said = []
    for recording in _cut_off(root):
        if _just_now(recording):
            continue
        try:
            report = recover(recording.folder, force_of(recording))
        except NmtSenseError as error:
            said.append(f"a session that was cut off could not be sealed: {error}")
        else:
            said.append(f"{recording.folder} was cut off, and is sealed now: {report.sentence}")
    return said


def _cut_off(root: Path, *, written_since_s: float = 0.0) -> list[Recording]:
    """Find sessions that were not ended, newest first.

    Parameters
    ----------
    root
        Where recordings are made.
    written_since_s
        Only those written to since, seconds of the calendar clock; the others are not even opened,
        so that a recording among thousands begins at once.
    """
    found = []
    for folder in find_recordings(root) if root.is_dir() else ():
        journal = folder / JOURNAL_FILE
        if not journal.is_file() or journal.stat().st_mtime < written_since_s:
            continue
        try:
            recording = open_recording(folder)
        except NmtSenseError:
            continue  # verify tells what is wrong with it
        if recording.info.state == "open" and not is_written(folder):
            found.append(recording)
    return sorted(found, key=lambda recording: recording.info.started_utc, reverse=True)


def _texts(recording: Recording) -> tuple[str, str]:
    return recording.plan_text, recording.calibration_text


def _just_now(recording: Recording) -> bool:
    """Tell whether a session was cut off a moment ago, while this computer ran."""
    last = last_host_time(recording.journal_path)
    if last is None:
        return False
    by_monotonic_s = (time.monotonic_ns() - last.monotonic_ns) / 1e9
    by_calendar_s = time.time() - last.utc_ns / 1e9
    agree = abs(by_monotonic_s - by_calendar_s) < CLOCKS_AGREE_S
    return agree and 0 <= by_monotonic_s < GO_ON_WITHIN_S
