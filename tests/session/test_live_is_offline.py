"""Live, replayed and read again: the same samples give the same holds, to the last bit."""

from dataclasses import replace
from pathlib import Path

import pytest

from nmt_sense.force import simulated_profile
from nmt_sense.glove import GloveLink
from nmt_sense.holds import shipped_plan
from nmt_sense.model.block import SampleBlock
from nmt_sense.model.hold import Verdict
from nmt_sense.session.live import LiveSession
from nmt_sense.session.pipeline import Pipeline
from nmt_sense.session.reading import analyze_recording
from nmt_sense.session.replay import ReplayDevice
from nmt_sense.simulation import SimulatedPort, board_of, shipped_scenario, simulate_counts
from nmt_sense.storage import open_recording

SPEED = 25.0


def run_live(open_device, folder: Path, end_after_s: float):
    session = LiveSession(
        GloveLink(open_device),
        profile=simulated_profile(),
        plan=shipped_plan("first-press"),
        recordings=folder,
        end_after_s=end_after_s,
    )
    session.start_recording()
    session.start()
    assert session.wait(60), "the session does not end"
    return session.snapshot()


@pytest.mark.parametrize("size", [1, 7, 1000, None])
def test_blocks_of_any_size_give_identical_holds(size):
    scenario = shipped_scenario("demo")
    block, _ = simulate_counts(scenario, seed=3)
    identity = board_of(scenario, seed=3).identity()

    def holds(rows):
        pipeline = Pipeline(identity, simulated_profile(), shipped_plan("first-press"))
        found = []
        for first in range(0, len(block), rows):
            part = slice(first, first + rows)
            piece = SampleBlock(
                first, block.time_s[part], block.host_time_s[part], block.counts[part]
            )
            found += pipeline.push(piece).holds
        return [*found, *pipeline.finish()]

    whole = holds(len(block))
    assert len(whole) == 3
    assert holds(size or len(block)) == whole


def test_live_replayed_and_read_again_are_one(tmp_path):
    scenario = shipped_scenario("demo")
    end_s = scenario.duration_s - 1
    live = run_live(SimulatedPort(scenario, seed=2, speed=SPEED).open, tmp_path / "live", end_s)
    assert [hold.verdict for hold in live.holds] == [Verdict.GOOD, Verdict.FAULT, Verdict.GOOD]
    recording = open_recording(live.recording.folder)
    assert analyze_recording(recording).holds == live.holds
    replayed = run_live(
        lambda: ReplayDevice(recording, speed=SPEED), tmp_path / "replayed", end_s - 1
    )
    assert replayed.holds == live.holds


def test_what_was_found_is_near_the_truth():
    scenario = shipped_scenario("demo")
    block, truth = simulate_counts(scenario, seed=5)
    pipeline = Pipeline(
        board_of(scenario, seed=5).identity(), simulated_profile(), shipped_plan("first-press")
    )
    found = [*pipeline.push(block).holds, *pipeline.finish()]
    for hold, true in zip(found, truth.holds, strict=True):
        assert hold.measures.start_s == pytest.approx(true.start_s, abs=0.05)
        assert hold.measures.end_s == pytest.approx(true.end_s, abs=0.05)
        assert hold.measures.mean == pytest.approx(true.mean_N, rel=0.03)


def test_choices_and_tares_by_hand_are_part_of_the_recording(tmp_path):
    demo = shipped_scenario("demo")
    late = replace(demo.presses[0], start_s=25.0)  # time enough to choose, on a busy machine too
    scenario = replace(demo, presses=(late,))
    session = LiveSession(
        GloveLink(SimulatedPort(scenario, seed=2, speed=SPEED).open),
        profile=simulated_profile(),
        plan=shipped_plan("first-press"),
        recordings=tmp_path,
        end_after_s=late.end_s + 1.0,
    )
    session.start_recording()
    session.start()
    while session.snapshot().time_s < 0.5:
        pass
    session.tare()
    session.select_point(2)
    assert session.wait(60)
    live = session.snapshot()
    assert live.holds[0].point == "Rhomboid, left"
    recording = open_recording(live.recording.folder)
    assert {event["kind"] for event in recording.events} >= {"tare", "point", "hold"}
    assert analyze_recording(recording).holds == live.holds


def test_a_stage_that_fails_says_so_and_the_session_goes_on(tmp_path, monkeypatch):
    scenario = shipped_scenario("demo")
    session = LiveSession(
        GloveLink(SimulatedPort(scenario, seed=2, speed=SPEED).open),
        profile=simulated_profile(),
        plan=shipped_plan("first-press"),
        recordings=tmp_path,
        end_after_s=18.0,
    )
    push, calls = Pipeline.push, []

    def failing(self, block):
        calls.append(block)
        if len(calls) == 3:
            raise RuntimeError("made to fail")
        return push(self, block)

    monkeypatch.setattr(Pipeline, "push", failing)
    session.start()
    assert session.wait(60)
    snapshot = session.snapshot()
    assert any("made to fail" in fault for fault in snapshot.faults)
    assert len(snapshot.holds) == 1
