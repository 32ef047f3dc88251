"""What is usual between samples, however they were stamped."""

import numpy as np
import pytest

from nmt_sense.model.steps import usual_steps


def steps_without(time_s, first, stop):
    """Steps between samples, with those of some rows left out."""
    return np.diff(np.delete(time_s, slice(first, stop)))


@pytest.mark.parametrize(
    ("pattern_s", "rate_hz"),
    [
        ([0.01], 100),
        ([0.010, 0.015], 80),
        ([1e-4] * 3 + [0.0197], 200),  # bursts of four, as a port is read
        ([1e-5] * 49 + [0.2495], 200),
    ],
)
def test_the_rate_is_told_and_nothing_is_missed_where_nothing_is_missing(pattern_s, rate_hz):
    steps_s = np.tile(pattern_s, 4000 // len(pattern_s))
    usual = usual_steps(steps_s)
    assert 1 / np.mean(steps_s[steps_s <= usual.gap_s]) == pytest.approx(rate_hz, rel=0.01)
    assert usual.missing(steps_s) == 0


@pytest.mark.parametrize("missing", [1, 7, 500])
def test_what_a_gap_swallowed_is_counted(missing):
    steps_s = steps_without(np.arange(2000) / 100, 900, 900 + missing)
    assert usual_steps(steps_s).missing(steps_s) == missing


def test_what_a_gap_between_bursts_swallowed_is_counted_nearly():
    burst_s = np.arange(4000) // 4 * 0.02 + np.arange(4000) % 4 * 1e-4
    steps_s = steps_without(burst_s, 1000, 1400)
    assert usual_steps(steps_s).missing(steps_s) == pytest.approx(400, abs=4)


def test_two_samples_are_enough():
    assert usual_steps(np.array([0.5])).step_s == 0.5
