"""Pads that are read one after another, laid to one moment."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmt_sense.force import ForceConverter, simulated_profile
from nmt_sense.force.scan import ScanAligner
from nmt_sense.model.glove import pads_of
from nmt_sense.simulation import Press, Scenario, simulate_counts
from nmt_sense.simulation.scenario import Sensors

RATE_HZ, STEP_S, PADS = 200, 104e-6, 8


def read_one_after_another(force_at, n=400):
    tick_s = np.arange(n)[:, None] / RATE_HZ
    return force_at(tick_s + np.arange(PADS) * STEP_S), force_at(tick_s + 0 * np.arange(PADS))


def test_a_straight_rise_is_laid_to_the_tick_exactly():
    read_N, true_N = read_one_after_another(lambda time_s: 40 * time_s)
    aligned_N = ScanAligner(PADS, STEP_S, RATE_HZ).push(0, read_N)
    np.testing.assert_allclose(aligned_N[1:], true_N[1:], atol=1e-12)
    np.testing.assert_array_equal(aligned_N[0], read_N[0])


def test_tremor_is_laid_to_the_tick_but_for_a_tenth():
    read_N, true_N = read_one_after_another(lambda time_s: np.sin(2 * np.pi * 10 * time_s))
    aligned_N = ScanAligner(PADS, STEP_S, RATE_HZ).push(0, read_N)
    assert np.abs(aligned_N - true_N)[1:].max() < 0.5 * np.abs(read_N - true_N).max()


@given(st.lists(st.integers(0, 50), max_size=6).map(sorted))
def test_block_sizes_do_not_matter(cuts):
    force_N = np.random.default_rng(1).normal(10, 1, (50, PADS))
    whole = ScanAligner(PADS, STEP_S, RATE_HZ).push(0, force_N)
    pieces = ScanAligner(PADS, STEP_S, RATE_HZ)
    bounds = list(zip([0, *cuts], [*cuts, 50], strict=True))
    joined = [pieces.push(first, force_N[first:stop]) for first, stop in bounds if stop > first]
    np.testing.assert_array_equal(np.vstack(joined), whole)


def test_nothing_reaches_over_a_gap_or_a_pad_that_cannot_say():
    force_N = np.full((3, 2), 5.0)
    aligner = ScanAligner(2, STEP_S, RATE_HZ)
    aligner.push(0, np.zeros((3, 2)))
    np.testing.assert_array_equal(aligner.push(10, force_N), force_N)
    force_N[1, 1] = np.nan
    after = ScanAligner(2, STEP_S, RATE_HZ).push(0, force_N)
    np.testing.assert_array_equal(np.isnan(after), np.isnan(force_N))


def test_the_simulated_glove_s_pads_rise_at_one_moment_once_aligned():
    # Two pads under the same share of a press: what parts them in time is the scan.
    press = Press(start_s=1.0, force_N=80.0, held_s=3.0, ramp_s=0.2, tremor=0.0, wander=0.0)
    sensors = Sensors(noise_counts=0.0, bits=14, spread=0.0)
    scenario = Scenario(
        name="steep", presses=(press,), n_sensors=PADS, rate_hz=RATE_HZ, sensors=sensors
    )
    block, _ = simulate_counts(scenario)
    pads = [pad.name for pad in pads_of(PADS)]
    # The pads are alike, so they share a curve: two fits would differ by more than the scan.
    profile = simulated_profile()
    curves = tuple(replace(profile.sensors[0], sensor=pad) for pad in pads)

    def apart_s(scan_step_s):
        force_N = ForceConverter(
            replace(profile, sensors=curves),
            sensors=pads,
            bits=14,
            rate_hz=RATE_HZ,
            scan_step_s=scan_step_s,
        ).push(block)
        rising = slice(RATE_HZ, RATE_HZ + RATE_HZ // 5)
        second, last = (
            np.interp(
                0.5, force_N.force_N[rising, pad] / force_N.force_N[400, pad], block.time_s[rising]
            )
            for pad in (2, PADS - 1)
        )
        return last - second

    scan_s = (PADS - 3) * STEP_S
    assert apart_s(0.0) == pytest.approx(-scan_s, rel=0.2)
    assert abs(apart_s(STEP_S)) < 0.2 * scan_s
