"""The whole way: voltages on the chip's pins, through its firmware and pyserial, to a verdict."""

from pathlib import Path

import pytest

from nmt_sense.force import nominal_profile
from nmt_sense.glove import GloveLink, SerialDevice
from nmt_sense.model.hold import Fault
from nmt_sense.model.plan import Plan, Point
from nmt_sense.session.glove_feedback import GloveFeedback
from nmt_sense.session.live import LiveSession
from nmt_sense.session.reading import analyze_recording
from nmt_sense.storage import open_recording

pytestmark = pytest.mark.board

#: An FSR 402 has 1 kohm at 10 N (nominal): with a pull-down of 1 kohm that is half the supply.
HALF_SUPPLY_MV, FORCE_N = 2500, 10.0
BEFORE_S, RAMP_S, HELD_S, AFTER_S = 2.0, 0.2, 15.0, 1.5
SPEED = 6.0
TOO_HARD_MV = 3500
MOTOR, RED, GREEN = "D5", "D6", "D7"


def press_rows():
    """One press with the thumb: time, then the voltage of each pad."""
    times_s = [0.0, BEFORE_S, BEFORE_S + RAMP_S, BEFORE_S + RAMP_S + HELD_S]
    times_s += [times_s[-1] + RAMP_S, times_s[-1] + RAMP_S + AFTER_S + 2]
    thumb_mv = [0, 0, HALF_SUPPLY_MV, HALF_SUPPLY_MV, 0, 0]
    return [(t, mv, 0, 0, 0, 0, 0) for t, mv in zip(times_s, thumb_mv, strict=True)]


def test_a_press_on_the_pins_becomes_a_judged_hold(board, tmp_path: Path, record_property):
    port = board(press_rows(), speed=SPEED).port
    point = Point(name="Test", band_low_N=8, band_high_N=12)
    session = LiveSession(
        GloveLink(lambda: SerialDevice(port)),
        profile=nominal_profile(),
        plan=Plan(name="Test", points=(point,)),
        recordings=tmp_path,
        end_after_s=BEFORE_S + 2 * RAMP_S + HELD_S + AFTER_S,
    )
    session.start_recording()
    session.start()
    assert session.wait(60), "the session does not end"
    snapshot = session.snapshot()
    (hold,) = snapshot.holds
    record_property("found_force_N", hold.measures.mean)
    record_property("found_duration_s", hold.measures.duration_s)
    print(
        f"injected {FORCE_N} N for {HELD_S} s, "
        f"found {hold.measures.mean:.3f} N for {hold.measures.duration_s:.3f} s"
    )
    assert hold.measures.mean == pytest.approx(FORCE_N, abs=0.05)
    assert hold.measures.duration_s == pytest.approx(HELD_S, abs=0.1)
    # Half-level edges: half the force lies within the ramps.
    held_and_ramps_s = hold.measures.end_s - hold.measures.start_s
    assert HELD_S <= held_and_ramps_s <= HELD_S + 2 * RAMP_S
    assert hold.faults == ()
    assert set(hold.uncertain) <= {Fault.TOO_LIGHT, Fault.TOO_HARD}  # a nominal profile
    assert snapshot.link.lost_samples == 0
    assert analyze_recording(open_recording(snapshot.recording.folder)).holds == (hold,)


def test_the_glove_s_own_lamp_shows_the_band_of_the_plan(board, tmp_path: Path):
    stages = ((0.0, 0), (4.0, HALF_SUPPLY_MV), (8.0, TOO_HARD_MV))
    rows = [
        (time_s, mv, 0, 0, 0, 0, 0)
        for (start_s, mv), end_s in zip(stages, (4.0, 8.0, 12.0), strict=True)
        for time_s in (start_s, end_s - 1e-6)
    ]
    running = board(rows, speed=1.5)
    session = LiveSession(
        GloveLink(lambda: SerialDevice(running.port)),
        profile=nominal_profile(),
        plan=Plan(name="Test", points=(Point(name="Test", band_low_N=8, band_high_N=12),)),
        recordings=tmp_path,
        end_after_s=11.0,
    )
    session.set_glove_feedback(GloveFeedback(led=True))
    session.start_recording()
    session.start()
    assert session.wait(60), "the session does not end"
    running.stop()
    (green_s,) = [c.time_s for c in running.pin_changes(GREEN) if c.duty and c.time_s > 4.0]
    red_s = next(c.time_s for c in running.pin_changes(RED) if c.duty)
    assert green_s == pytest.approx(4.0, abs=0.1)
    assert red_s == pytest.approx(8.0, abs=0.1)
    assert not [c for c in running.pin_changes(MOTOR) if c.duty]
    events = open_recording(session.recording_folder).events
    (noted,) = [event for event in events if event["kind"] == "glove_feedback"]
    assert (noted["led"], noted["motor"]) == (True, False)
