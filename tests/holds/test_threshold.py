"""A pressure-pain threshold is the force at the mark, with the rate that led there."""

import numpy as np
import pytest

from nmt_sense.holds import ThresholdTest
from tests.holds.presses import block


def ramped(test, rate_N_per_s, until_s, size=4):
    time_s = np.arange(0, 1 + until_s, 0.005)
    whole = block(time_s, np.maximum(0.0, (time_s - 1) * rate_N_per_s))
    return [test.push(whole[i : i + size]) for i in range(0, len(whole), size)][-1]


@pytest.mark.parametrize("size", [1, 7, 4000])
def test_the_force_at_the_mark_is_the_threshold(size):
    test = ThresholdTest(stop_N=80.0)
    ramp = ramped(test, 10.0, 3.0, size)
    found = test.mark()
    assert found.force_N == pytest.approx(29.5, abs=0.1)  # the mean of the last 0.1 s
    assert found.rate_N_per_s == pytest.approx(10.0, rel=0.01)
    assert found.even
    assert ramp.guide_N == pytest.approx(ramp.force_N, abs=0.1)


def test_a_jab_is_no_even_ramp():
    test = ThresholdTest(stop_N=80.0)
    ramped(test, 40.0, 1.0)
    assert not test.mark().even


def test_past_the_limit_it_says_stop():
    test = ThresholdTest(stop_N=20.0)
    assert not ramped(test, 10.0, 1.9).past_stop
    assert ramped(ThresholdTest(stop_N=20.0), 10.0, 2.2).past_stop


def test_letting_go_begins_anew_and_nothing_is_marked_at_rest():
    test = ThresholdTest(stop_N=80.0)
    ramped(test, 10.0, 2.0)
    test.push(block([5.0, 5.01], [0.0, 0.0]))
    assert test.mark() is None
    ramped(test, 10.0, 1.0)
    assert test.mark().force_N == pytest.approx(9.5, abs=0.1)
