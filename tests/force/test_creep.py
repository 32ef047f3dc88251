"""Creep is undone causally, the same in any block sizes, and through gaps and saturation."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmt_sense.force import ForceConverter, nominal_profile
from nmt_sense.force.creep import TAUS_S, CreepCompensation, fit_creep, rise_per_decade
from nmt_sense.model.block import SampleBlock

WEIGHTS = np.array([np.full(len(TAUS_S), 0.05), np.linspace(0.0, 0.08, len(TAUS_S))])


def creeping():
    """The nominal profile with creep to undo."""
    profile = nominal_profile()
    curve = replace(profile.sensors[0], creep_weights=tuple(WEIGHTS[0]))
    return replace(profile, sensors=(curve,), creep_taus_s=TAUS_S)


@given(
    st.lists(st.integers(1, 200), min_size=1, max_size=12),
    st.integers(0, 2**32 - 1),
)
def test_any_block_sizes_give_bit_identical_forces(sizes, seed):
    counts = np.random.default_rng(seed).integers(0, 1024, (sum(sizes), 2)).astype(np.uint16)

    def forces(cuts):
        converter = ForceConverter(creeping(), sensors=["thumb", "index"], bits=10, rate_hz=200.0)
        found, first = [], 0
        for size in cuts:
            rows = slice(first, first + size)
            time_s = np.arange(first, first + size) / 200
            found.append(converter.push(SampleBlock(first, time_s, time_s, counts[rows])).force_N)
            first += size
        return np.concatenate(found)

    assert np.array_equal(forces(sizes), forces([sum(sizes)]), equal_nan=True)


def test_a_step_reads_right_after_a_second_and_comes_without_lag():
    compensation = CreepCompensation(WEIGHTS[:1], TAUS_S, 0.01)
    found = compensation.push(np.concatenate([np.zeros(50), np.full(300, 10.0)])[:, None])[:, 0]
    assert found[49] == 0
    assert found[50] > 10  # all of the step is there with its first sample
    assert found[50 + 99] == pytest.approx(10.0)
    assert (np.diff(found[50:]) < 0).all()


def test_a_gap_is_a_press_that_stayed_as_it_was():
    steady = np.full((1000, 1), 10.0)
    whole = CreepCompensation(WEIGHTS[:1], TAUS_S, 0.01).push(steady)
    broken = CreepCompensation(WEIGHTS[:1], TAUS_S, 0.01)
    broken.push(steady[:300])
    assert broken.push(steady[700:], missing=400) == pytest.approx(whole[700:])


def test_the_memory_of_a_press_survives_a_rest():
    press, rest = np.full((2000, 1), 10.0), np.zeros((500, 1))
    compensation = CreepCompensation(WEIGHTS[:1], TAUS_S, 0.01)
    first = compensation.push(press)
    assert (compensation.push(rest) == 0).all()
    assert compensation.push(press)[0, 0] < first[0, 0]


def test_a_saturated_pad_is_no_number_and_leaves_the_rest_numbers():
    converter = ForceConverter(creeping(), sensors=["thumb"], bits=10, rate_hz=200)
    counts = np.array([[0]] * 10 + [[1023]] * 10 + [[512]] * 10, dtype=np.uint16)
    time_s = np.arange(30) / 200
    force_N = converter.push(SampleBlock(0, time_s, time_s, counts)).force_N[:, 0]
    assert np.isnan(force_N[10:20]).all()
    assert np.isfinite(force_N[20:]).all()


def test_creep_of_another_family_is_found_and_undone():
    step_s, held_s = 0.05, 40.0
    time_s = np.arange(0, held_s, step_s)
    force_N = np.concatenate([np.zeros(100), np.full(len(time_s), 12.0)])
    rise = 1 + 0.1 * np.log10(1 + time_s / 0.1)
    apparent_N = np.concatenate([np.zeros(100), 12.0 * rise])
    visit = (force_N > 0).astype(np.int64)
    weights = fit_creep(apparent_N, force_N, visit, step_s)
    found = CreepCompensation(np.array([weights]), TAUS_S, step_s).push(apparent_N[:, None])[:, 0]
    settled = found[100 + 20 :]
    assert np.ptp(settled) / settled.mean() < 0.01
    assert apparent_N[-1] / apparent_N[120] > 1.1
    assert rise_per_decade(weights) == pytest.approx(0.09, abs=0.02)
