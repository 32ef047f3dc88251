"""A trainee's hold beside the instructor's."""

from dataclasses import replace

import numpy as np
import pytest

from nmt_sense.holds import compare_with, reference_of
from nmt_sense.model.errors import InputError
from tests.holds.presses import find, press


def recorded(**how):
    time_s, force = press(noise=0.02, **how)
    (hold,) = find(time_s, force)
    return time_s, force, hold.measures


REFERENCE = reference_of(*recorded(level=19.0, fade=-0.1, held_s=15.0))


def test_the_same_press_is_within_the_band_throughout():
    time_s, force, measures = recorded(level=19.0, fade=-0.1, held_s=15.0)
    found = compare_with(REFERENCE, time_s + 100, force, moved(measures, 100))
    assert found.in_band == 1.0
    assert found.bias == pytest.approx(0.0, abs=0.01)
    assert found.longer_s == pytest.approx(0.0, abs=0.05)


def test_a_harder_and_longer_press_says_by_how_much():
    found = compare_with(REFERENCE, *recorded(level=23.75, fade=-0.08, held_s=20.0))
    assert found.bias == pytest.approx(4.75, abs=0.4)
    assert found.rmse >= found.bias
    assert found.in_band < 0.05
    assert found.longer_s == pytest.approx(5.0, abs=0.2)
    assert found.compared_s == pytest.approx(15.0, abs=0.3)


def test_missing_samples_are_not_compared():
    time_s, force, measures = recorded(level=19.0, fade=-0.1, held_s=15.0)
    force = np.where((time_s > 6) & (time_s < 8), np.nan, force)
    assert compare_with(REFERENCE, time_s, force, measures).in_band == 1.0


def test_the_band_follows_the_trace():
    low, high = REFERENCE.band_at(7.5)
    assert (low + high) / 2 == pytest.approx(19.0 * 0.95, rel=0.02)
    assert high / low == pytest.approx(1.15 / 0.85)


def test_holds_that_share_no_time_are_not_compared():
    time_s, force, measures = recorded(held_s=15.0)
    with pytest.raises(InputError, match="share no time"):
        compare_with(REFERENCE, time_s[:100], force[:100], measures)


def moved(measures, by_s):
    names = ("start_s", "end_s", "plateau_start_s", "plateau_end_s")
    return replace(measures, **{name: getattr(measures, name) + by_s for name in names})
