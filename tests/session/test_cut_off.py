"""A session that a crash cut off: it goes on with a gap, or is sealed at the next start."""

import json
import os
import signal
import time

import numpy as np
import pyarrow.parquet as pq
import pytest

from nmt_sense.force import simulated_profile
from nmt_sense.glove import Chunk, GloveLink
from nmt_sense.holds import shipped_plan
from nmt_sense.protocol import Samples, encode_message
from nmt_sense.session import cut_off
from nmt_sense.session.cut_off import seal_cut_off, session_to_go_on
from nmt_sense.session.live import LiveSession
from nmt_sense.session.reading import analyze_recording
from nmt_sense.session.recorder import Recorder
from nmt_sense.simulation import SimulatedPort, board_of, shipped_scenario, simulate_counts
from nmt_sense.storage import open_recording, verify
from tests.storage.test_kill import start_recording, wait_for_samples

SCENARIO = shipped_scenario("demo")
IDENTITY = board_of(SCENARIO).identity()
PLAN, PROFILE = shipped_plan("first-press"), simulated_profile()
#: In the middle of the second hold; the first was judged, and the crash came before it was noted.
CUT_AT_S = 27.0


def cut_off_session(root, *, ago_s=1.0, participant="p1"):
    """Leave a session on disk as a crash does: no end, and a torn frame."""
    recorder = Recorder(
        root, identity=IDENTITY, profile=PROFILE, plan=PLAN, participant=participant
    )
    block, _ = simulate_counts(SCENARIO)
    n = round(CUT_AT_S * IDENTITY.rate_hz)
    began_ns = -round((CUT_AT_S + ago_s) * 1e9)
    now_ns, now_utc_ns = time.monotonic_ns(), time.time_ns()
    for first in range(0, n, 4):
        data = b"".join(
            encode_message(Samples(i, i * 5000, 0, tuple(block.counts[i].tolist())))
            for i in range(first, first + 4)
        )
        at_ns = began_ns + (first + 4) * 5_000_000
        recorder.chunk(Chunk(data, now_ns + at_ns, now_utc_ns + at_ns))
    recorder.mark("before", 1.0, now_ns + began_ns + 10**9)
    recorder._writer.close()
    with (recorder.folder / "journal.nmtj").open("ab") as journal:
        journal.write(encode_message(Samples(n, n * 5000, 0, (1,) * IDENTITY.n_sensors))[:-5])
    return recorder.folder


def go_on(root, participant="p1"):
    session = LiveSession(
        GloveLink(SimulatedPort(SCENARIO, speed=25.0).open),
        profile=PROFILE,
        plan=PLAN,
        recordings=root,
        participant=participant,
        end_after_s=30.0,
    )
    session.start_recording()
    session.start()
    assert session.wait(60)
    return session.snapshot()


def test_a_session_goes_on_with_a_marked_gap_and_its_holds_are_those_read_again(tmp_path):
    folder = cut_off_session(tmp_path)
    before = (folder / "journal.nmtj").read_bytes()
    live = go_on(tmp_path)
    assert live.recording.folder == folder
    assert (folder / "journal.nmtj").read_bytes().startswith(before)

    recording = open_recording(folder)
    assert verify(folder).ok
    read = analyze_recording(recording)
    assert read.holds == live.holds
    assert len(live.holds) >= 3
    noted = [event for event in recording.events if event["kind"] == "hold"]
    assert [event["index"] for event in noted] == [hold.index for hold in live.holds]
    assert [event["kind"] for event in recording.events].count("went on") == 1
    assert live.marks_s == (1.0,)

    table = pq.read_table(folder / "samples.parquet")
    steps = np.diff(table["seq"].to_numpy())
    assert (steps > 0).all()
    (gap,) = np.flatnonzero(steps > 1)
    assert gap == CUT_AT_S * IDENTITY.rate_hz - 1
    away_s = np.diff(table["device_time_s"].to_numpy())[gap]
    assert 1.0 < away_s < 30.0


def test_another_participant_gets_a_session_of_their_own(tmp_path):
    folder = cut_off_session(tmp_path)
    assert session_to_go_on(tmp_path, IDENTITY, "p2", PLAN, PROFILE) is None
    assert session_to_go_on(tmp_path, IDENTITY, "p1", PLAN, PROFILE).folder == folder
    assert session_to_go_on(tmp_path, IDENTITY, "p1", shipped_plan("low-back"), PROFILE) is None


def test_what_was_cut_off_a_moment_ago_waits_and_older_is_sealed(tmp_path):
    fresh = cut_off_session(tmp_path)
    old = cut_off_session(tmp_path, ago_s=cut_off.GO_ON_WITHIN_S + 1)
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "session.json").write_text("{")
    (said,) = seal_cut_off(tmp_path)
    assert str(old) in said
    assert "5400 samples sealed" in said
    assert verify(old).ok
    assert open_recording(fresh).info.state == "open"
    assert seal_cut_off(tmp_path) == []


def test_after_a_restart_of_the_computer_a_session_does_not_go_on(tmp_path, monkeypatch):
    cut_off_session(tmp_path)
    # The monotonic clock began anew with the computer; the calendar did not.
    monkeypatch.setattr(cut_off.time, "monotonic_ns", lambda: 5 * 10**9)
    assert session_to_go_on(tmp_path, IDENTITY, "p1", PLAN, PROFILE) is None
    assert len(seal_cut_off(tmp_path)) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_program_goes_on_in_the_same_folder_when_it_is_started_again(tmp_path):
    killed = start_recording(tmp_path)
    folder = wait_for_samples(tmp_path, killed)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    again = start_recording(tmp_path, "--seconds", "0.5")
    assert again.wait(60) == 0
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == [folder]
    assert json.loads((folder / "session.json").read_text())["state"] == "sealed"
    assert verify(folder).gaps == 1


def test_a_recording_without_its_journal_is_whole(tmp_path):
    recording = start_recording(tmp_path, "--seconds", "0.5", "--drop-journal")
    assert recording.wait(60) == 0
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert not (folder / "journal.nmtj").exists()
    assert verify(folder).ok
    assert verify(folder).rows >= 100
