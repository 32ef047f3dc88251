"""A glove on the lab network: every sample arrives with its own time, and markers come in."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import pyxdf

from nmt_sense.force import simulated_profile
from nmt_sense.glove import GloveLink
from nmt_sense.holds import shipped_plan
from nmt_sense.session.live import LiveSession
from nmt_sense.session.snapshot import RecordingState
from nmt_sense.share.lab_markers import MarkerInlets
from nmt_sense.share.lab_streaming import LabStream, lsl_minus_host_s
from nmt_sense.simulation import SimulatedPort, shipped_scenario
from nmt_sense.storage import open_recording

pylsl = pytest.importorskip("pylsl", reason="lab streaming needs pylsl")

SECONDS = 3.0
FIND_S = 10.0


def found(serial, name):
    """Find one stream of this very glove."""
    source = f"nmt_sense_{serial}_{name}"
    infos = pylsl.resolve_byprop("source_id", source, 1, FIND_S)
    assert infos, f"no stream {source} within {FIND_S} s"
    return infos[0]


class Heard:
    """Gathers what an inlet receives, on a thread."""

    def __init__(self, info):
        self.inlet = pylsl.StreamInlet(info, max_buflen=60)
        self.inlet.open_stream(timeout=FIND_S)
        self.values, self.stamps_s = [], []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        while not self._over.is_set():
            values, stamps_s = self.inlet.pull_chunk(timeout=0.1)
            self.values += values
            self.stamps_s += stamps_s

    def end(self):
        self._over.set()
        self._thread.join()


@pytest.fixture
def session(tmp_path):
    """A session of the simulated glove that streams, not started yet."""
    scenario = shipped_scenario("demo")
    return LiveSession(
        GloveLink(SimulatedPort(scenario, seed=2).open),
        profile=simulated_profile(),
        plan=shipped_plan("first-press"),
        recordings=tmp_path,
        end_after_s=SECONDS,
        listener=LabStream(),
    )


def wait_for(condition):
    """Wait until something has come about."""
    end_s = time.monotonic() + FIND_S
    while not condition():
        assert time.monotonic() < end_s, "it never came about"
        time.sleep(0.01)


def recorded(session):
    assert session.wait(30)
    snapshot = session.snapshot()
    assert snapshot.recording.state is RecordingState.SEALED, snapshot.recording.message
    assert not snapshot.faults
    return pq.read_table(snapshot.recording.folder / "samples.parquet"), snapshot.recording.folder


def test_lsl_has_the_clock_of_the_host_or_its_distance_is_known():
    before_s = time.monotonic()
    lsl_s = pylsl.local_clock() - lsl_minus_host_s()
    assert before_s - 0.001 <= lsl_s <= time.monotonic() + 0.001


def test_samples_arrive_with_their_own_times_and_markers_come_in(session):
    outlet = pylsl.StreamOutlet(
        pylsl.StreamInfo("stimuli", "Markers", 1, 0, pylsl.cf_string, f"stimuli-{id(session)}")
    )
    faults = []
    inlets = MarkerInlets(session.mark_at, faults.append)
    serial = session.snapshot().link.glove
    try:
        session.start_recording()
        session.start()
        heard = {name: Heard(found(serial, name)) for name in ("force", "raw")}
        wait_for(outlet.have_consumers)
        wait_for(lambda: session.snapshot().time_s > 1.0)
        stamp_s = pylsl.local_clock()
        outlet.push_sample(['cue, "left"'], stamp_s)
        table, folder = recorded(session)
        for listener in heard.values():
            listener.end()
    finally:
        inlets.close()
    host_s = table["host_time_s"].to_numpy()
    ahead_s = lsl_minus_host_s()
    for name, column in (("force", "force_{}_N"), ("raw", "counts_{}")):
        got_s = np.array(heard[name].stamps_s) - ahead_s
        assert len(got_s) > 100
        first = int(np.argmin(np.abs(host_s - got_s[0])))
        rows = slice(first, first + len(got_s))
        assert np.abs(got_s - host_s[rows]).max() < 50e-6  # no sample lost, none shifted
        sensors = open_recording(folder).info.sensors
        wanted = np.stack([table[column.format(s)].to_numpy() for s in sensors], axis=1)
        assert np.array_equal(np.array(heard[name].values), wanted[rows])
    (mark,) = [e for e in open_recording(folder).events if e["kind"] == "marker"]
    assert mark["text"] == 'cue, "left"'
    device_s = table["device_time_s"].to_numpy()
    wanted_s = np.interp(stamp_s - ahead_s, host_s, device_s)
    assert mark["time_s"] == pytest.approx(wanted_s, abs=0.005)
    assert faults == []


def test_labrecorder_records_a_file_with_the_same_samples(session, tmp_path):
    labrecorder = pytest.importorskip("labrecorder", reason="labrecorder is not installed")
    serial = session.snapshot().link.glove
    session.start_recording()
    session.start()
    infos = [found(serial, name) for name in ("force", "raw", "markers")]
    path = tmp_path / "lab.xdf"
    recording = labrecorder.Recording(str(path), infos)
    table, _ = recorded(session)
    recording.stop()
    streams = {
        s["info"]["name"][0]: s
        for s in pyxdf.load_xdf(path, dejitter_timestamps=False, synchronize_clocks=False)[0]
    }
    force = streams["nmt_sense force"]
    channels = force["info"]["desc"][0]["channels"][0]["channel"]
    assert {channel["unit"][0] for channel in channels} == {"N"}
    host_s = table["host_time_s"].to_numpy()
    got_s = force["time_stamps"] - lsl_minus_host_s()
    first = int(np.argmin(np.abs(host_s - got_s[0])))
    rows = slice(first, first + len(got_s))
    assert np.abs(got_s - host_s[rows]).max() < 50e-6
    thumb = [channel["label"][0] for channel in channels].index("thumb")
    assert np.array_equal(force["time_series"][:, thumb], table["force_thumb_N"].to_numpy()[rows])


class Failing:
    """A listener that cannot listen."""

    def begin(self, identity, profile):
        pass

    def block(self, samples, forces):
        raise RuntimeError("made to fail")

    def hold(self, hold):
        pass

    def end(self):
        pass


def test_a_listener_that_fails_is_said_once_and_costs_no_sample(tmp_path):
    scenario = shipped_scenario("demo")
    session = LiveSession(
        GloveLink(SimulatedPort(scenario, seed=2, speed=25).open),
        profile=simulated_profile(),
        plan=shipped_plan("first-press"),
        recordings=tmp_path,
        end_after_s=18.0,
        listener=Failing(),
    )
    session.start_recording()
    session.start()
    assert session.wait(60)
    snapshot = session.snapshot()
    assert [fault for fault in snapshot.faults if "made to fail" in fault] == list(snapshot.faults)
    assert len(snapshot.faults) == 1
    assert snapshot.link.lost_samples == 0
    assert len(snapshot.holds) == 1


def test_the_command_says_who_can_listen_and_records_the_same_session(tmp_path):
    command = [sys.executable, "-m", "nmt_sense", "stream", "--port", "simulated", "--record"]
    result = subprocess.run(
        [*command, "--seconds", "1", "--out", tmp_path],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    assert "whoever reaches this computer" in result.stderr
    folder = Path(result.stdout.strip().splitlines()[-1])
    assert (folder / "samples.parquet").is_file()
