"""What is noted in a recording beside its samples."""

import time

import pytest

from nmt_sense.force import simulated_profile
from nmt_sense.glove import GloveLink
from nmt_sense.holds import shipped_plan
from nmt_sense.model.hold import PressState
from nmt_sense.session.gloves import SIMULATED, opener_of
from nmt_sense.session.live import LiveSession
from nmt_sense.session.reading import analyze_recording
from nmt_sense.session.recorder import remarks_of
from nmt_sense.session.snapshot import RecordingState
from nmt_sense.storage import open_recording


@pytest.fixture
def session(tmp_path):
    live = LiveSession(
        GloveLink(opener_of(SIMULATED)),
        profile=simulated_profile(),
        plan=shipped_plan("first-press"),
        recordings=tmp_path,
    )
    yield live
    live.close()


def until(session, time_s):
    deadline_s = time.monotonic() + 20
    while session.snapshot().time_s < time_s:
        assert time.monotonic() < deadline_s
        session.wait(0.01)


def test_comfort_and_pain_are_kept_with_the_sample_they_belong_to(session):
    session.start_recording()
    session.start()
    session.comfort()  # at rest: nothing to keep
    deadline_s = time.monotonic() + 20
    while session.snapshot().progress.state is PressState.REST:
        assert time.monotonic() < deadline_s
        session.wait(0.01)
    session.pain(3)
    session.comfort()
    assert session.snapshot().progress.pain == 3
    folder = session.recording_folder
    session.stop_recording()
    assert [remark.pain for remark in remarks_of(open_recording(folder))] == [3, None]
    kept = [e for e in open_recording(folder).events if e["kind"] in ("pain", "comfort")]
    assert all(e["from_index"] > 0 for e in kept)
    assert analyze_recording(open_recording(folder)).holds == ()  # cut off long before it was one


def test_modes_and_undone_marks_are_kept(session):
    session.set_feedback_mode("blind")  # before the recording, and still in it
    session.start_recording()
    session.start()
    until(session, 0.3)
    session.mark("one")
    session.mark("two")
    session.undo_mark()
    session.set_feedback_mode("full")
    assert len(session.snapshot().marks_s) == 1
    session.undo_mark()
    session.undo_mark()  # there is none left
    folder = session.recording_folder
    session.stop_recording()
    events = open_recording(folder).events
    assert [e["mode"] for e in events if e["kind"] == "feedback_mode"] == ["blind", "full"]
    marks = [e["time_s"] for e in events if e["kind"] == "marker"]
    undone = [e["time_s"] for e in events if e["kind"] == "marker_undone"]
    assert len(marks) == 2  # nothing is taken out of a recording
    assert sorted(undone) == sorted(marks)


def test_nothing_is_recorded_without_consent(session, tmp_path):
    session.set_consent(False)
    session.start_recording()
    recording = session.snapshot().recording
    assert recording.state is RecordingState.FAILED
    assert "consent" in recording.message
    assert not list(tmp_path.iterdir())
    session.set_consent(True)
    session.start_recording()
    assert session.snapshot().recording.state is RecordingState.ON
