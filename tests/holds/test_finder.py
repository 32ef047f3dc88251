"""Holds are found where they are, whatever the blocks, the scale and the clock."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmt_sense.holds import HoldFinder
from nmt_sense.model.block import ForceBlock, SensorFlag
from nmt_sense.model.hold import Fault, PressState, Verdict
from tests.holds.presses import BAND, block, find, press, rules


def test_a_good_hold_is_found_at_its_half_level_edges():
    (hold,) = find(*press(held_s=15.0, ramp_s=0.4, rest_s=2.0, noise=0.05))
    m = hold.measures
    assert m.start_s == pytest.approx(2.2, abs=0.02)
    assert m.end_s == pytest.approx(2.0 + 0.4 + 15.0 + 0.2, abs=0.02)
    assert m.duration_s == pytest.approx(15.0, abs=0.15)
    assert m.mean == pytest.approx(19.0, rel=0.01)
    assert hold.verdict is Verdict.GOOD
    assert hold.faults == hold.uncertain == ()
    assert hold.score > 90


@settings(max_examples=30, deadline=None)
@given(
    cuts=st.lists(st.integers(1, 3500), max_size=40, unique=True).map(sorted),
    seed=st.integers(0, 1000),
    fade=st.floats(-0.5, 0.3),
)
def test_blocks_of_any_size_give_identical_holds(cuts, seed, fade):
    time_s, force = _two_presses(seed, fade)
    whole = find(time_s, force)
    assert len(whole) == 2
    assert find(time_s, force, cuts=[c for c in cuts if c < len(time_s)]) == whole


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_the_usual_block_sizes_give_identical_holds(size):
    time_s, force = _two_presses(seed=1, fade=-0.2)
    assert find(time_s, force, cuts=range(size, len(time_s), size)) == find(time_s, force)


@settings(max_examples=25, deadline=None)
@given(scale=st.floats(0.01, 1000.0), seed=st.integers(0, 100), fade=st.floats(-0.3, 0.3))
def test_scaling_force_and_band_together_leaves_the_verdict_alone(scale, seed, fade):
    time_s, force = press(seed=seed, fade=fade)
    (hold,) = find(time_s, force)
    (scaled,) = find(time_s, force * scale, rules((BAND[0] * scale, BAND[1] * scale)))
    assert (scaled.verdict, scaled.faults) == (hold.verdict, hold.faults)
    assert scaled.score == pytest.approx(hold.score, abs=1e-6)
    assert scaled.measures.mean == pytest.approx(hold.measures.mean * scale)


@settings(max_examples=25, deadline=None)
@given(shift_s=st.floats(0.0, 1e5), seed=st.integers(0, 100))
def test_shifting_time_shifts_holds(shift_s, seed):
    time_s, force = press(seed=seed)
    (hold,) = find(time_s, force)
    (shifted,) = find(time_s + shift_s, force)
    assert shifted.measures.start_s - shift_s == pytest.approx(hold.measures.start_s, abs=1e-6)
    assert shifted.measures.duration_s == pytest.approx(hold.measures.duration_s, abs=1e-6)
    assert shifted.faults == hold.faults


@settings(max_examples=100, deadline=None)
@given(first=st.integers(0, 1800), length=st.integers(1, 600), seed=st.integers(0, 100))
def test_a_gap_never_lengthens_a_hold(first, length, seed):
    time_s, force = press(seed=seed)
    (hold,) = find(time_s, force)
    kept = np.ones(len(time_s), bool)
    kept[first : first + length] = False
    for found in find(time_s[kept], force[kept]):
        assert found.measures.duration_s <= hold.measures.duration_s + 0.05


def test_a_long_gap_inside_a_hold_is_a_fault_and_no_time_held():
    time_s, force = press()
    kept = (time_s < 8) | (time_s > 9.5)
    (hold,) = find(time_s[kept], force[kept])
    assert Fault.GAP in hold.faults
    assert hold.measures.longest_gap_s == pytest.approx(1.5, abs=0.03)
    assert hold.measures.duration_s == pytest.approx(13.5, abs=0.2)


def test_missing_cells_are_a_gap_as_well():
    time_s, force = press()
    force[(time_s > 8) & (time_s < 9.5)] = np.nan
    (hold,) = find(time_s, force)
    assert Fault.GAP in hold.faults


def test_a_gap_that_a_whole_hold_fits_in_ends_the_contact():
    time_s, force = press(held_s=30)
    kept = (time_s < 8) | (time_s > 20)
    before, after = find(time_s[kept], force[kept])
    assert before.measures.truncated
    assert Fault.GAP in before.faults
    assert Fault.GAP in after.faults


@pytest.mark.parametrize("dip_s", [0.15, 0.45])
def test_a_short_dip_is_counted_and_does_not_split(dip_s):
    time_s, force = press()
    force[(time_s > 8) & (time_s < 8 + dip_s)] = 0.0
    (hold,) = find(time_s, force)
    assert hold.measures.dips == 1
    assert hold.faults == (Fault.DIPPED,)


def test_letting_go_for_longer_makes_two_holds():
    time_s, force = press(held_s=30)
    force[(time_s > 15) & (time_s < 16)] = 0.0
    assert len(find(time_s, force)) == 2


@pytest.mark.parametrize("held_s", [0.05, 0.5, 1.2])
def test_a_tap_is_no_hold(held_s):
    assert find(*press(held_s=held_s)) == []


@pytest.mark.parametrize("held_s", [0.02, 0.05, 0.1])
def test_a_slow_converter_that_repeats_its_readings_delays_no_edge(held_s):
    time_s = np.arange(0, 20, 0.005)
    taken_s = np.floor(time_s / held_s + 1e-9) * held_s
    trembling = 1 + 0.01 * np.sin(9 * taken_s)
    (hold,) = find(time_s, trembling * np.interp(taken_s, [2, 2.8, 15, 15.6], [0, 19, 19, 0]))
    assert hold.measures.start_s == pytest.approx(2.4, abs=0.012)
    assert hold.measures.end_s == pytest.approx(15.3, abs=0.012)


def test_readings_that_repeat_for_their_resolution_are_not_shifted():
    time_s = np.arange(0, 20, 0.005)
    force = np.round(np.interp(time_s, [2, 2.8, 15, 15.6], [0, 19, 19, 0]))
    (hold,) = find(time_s, force)
    assert hold.measures.start_s == pytest.approx(2.4, abs=0.012)
    assert hold.measures.end_s == pytest.approx(15.3, abs=0.012)


@settings(max_examples=40, deadline=None)
@given(at=st.integers(250, 1700), wild=st.sampled_from([-500.0, 0.0, 500.0]))
def test_a_single_wild_sample_moves_no_edge_and_ends_no_hold(at, wild):
    time_s, force = press(noise=0.0)
    (before,) = find(time_s, force)
    force[at] = wild
    (after,) = find(time_s, force)
    assert after.measures.start_s == pytest.approx(before.measures.start_s, abs=0.02)
    assert after.measures.end_s == pytest.approx(before.measures.end_s, abs=0.02)
    assert after.measures.duration_s == pytest.approx(before.measures.duration_s, abs=0.1)


def test_kneading_is_no_hold():
    time_s = np.arange(0, 30, 0.01)
    force = 10 + 10 * np.sin(2 * np.pi * 0.8 * time_s)
    assert find(time_s, force) == []


def test_noise_at_rest_is_no_hold():
    time_s = np.arange(0, 60, 0.01)
    assert find(time_s, np.random.default_rng(0).normal(0, 0.5, len(time_s))) == []


def test_a_hold_still_open_at_the_end_is_marked():
    time_s, force = press()
    open_end = time_s < 14
    (hold,) = find(time_s[open_end], force[open_end])
    assert hold.measures.truncated


def test_a_saturated_sensor_keeps_the_contact_and_enters_no_mean():
    time_s, force = press(noise=0.0)
    flags = np.zeros((len(time_s), 1), np.uint8)
    hard = (time_s > 8) & (time_s < 9)
    force[hard] = np.nan
    flags[hard] = SensorFlag.SATURATED
    finder = HoldFinder(rules())
    (hold,) = [*finder.push(ForceBlock(0, time_s, force[:, None], flags)), *finder.finish()]
    assert Fault.SATURATED in hold.faults
    assert hold.measures.mean == pytest.approx(19.0, rel=1e-3)


def test_progress_follows_the_press():
    time_s, force = press(held_s=12, noise=0.05)
    finder = HoldFinder(rules())
    finder.push(block(time_s[:100], force[:100]))
    assert finder.progress.state is PressState.REST
    finder.push(block(time_s[100:300], force[100:300]))
    assert finder.progress.state is PressState.CONTACT
    finder.push(block(time_s[300:1200], force[300:1200]))
    progress = finder.progress
    assert progress.state is PressState.HOLD
    assert progress.held_s == pytest.approx(12.0 - 2.36, abs=0.1)
    assert progress.mean == pytest.approx(19.0, rel=0.02)
    assert progress.in_band > 0.95
    finder.push(block(time_s[1200:], force[1200:]))
    assert finder.progress.state is PressState.REST


def _two_presses(seed, fade):
    t1, f1 = press(seed=seed, fade=fade)
    t2, f2 = press(seed=seed + 1, level=12.0, held_s=7.0)
    return np.concatenate([t1, t1[-1] + 0.01 + t2]), np.concatenate([f1, f2])
