"""A threshold test that follows a stream, and what it says to whoever presses."""

import numpy as np
import pytest

from nmt_sense.holds import Ramp
from nmt_sense.session.guided_ramp import GuidedRamp, ramp_line
from tests.holds.presses import block


def follow(ramp, rate_N_per_s, until_s, begin_s=0.0):
    time_s = np.arange(0, until_s, 0.01)
    whole = block(begin_s + time_s, np.maximum(0.0, (time_s - 0.5) * rate_N_per_s))
    for begin in range(0, len(whole), 4):
        ramp.block(None, whole[begin : begin + 4])


def test_the_mark_is_the_force_of_that_moment():
    ramp = GuidedRamp(stop_N=60.0, rate_N_per_s=10.0)
    assert ramp.mark() is None
    follow(ramp, 10.0, 3.0)
    assert ramp.mark().force_N == pytest.approx(24.5, abs=0.2)
    assert ramp.ramp.guide_N == pytest.approx(ramp.ramp.force_N, abs=0.2)


def test_the_stop_limit_is_remembered_when_the_hand_has_let_go():
    ramp = GuidedRamp(stop_N=20.0, rate_N_per_s=10.0)
    follow(ramp, 10.0, 2.4)
    assert not ramp.past_stop
    follow(ramp, 10.0, 2.6, begin_s=10.0)
    ramp.block(None, block([20.0, 20.01], [0.0, 0.0]))
    assert ramp.past_stop
    assert not ramp.ramp.past_stop


@pytest.mark.parametrize(
    ("ramp", "words"),
    [
        (Ramp(), "Enter when it begins to hurt"),
        (Ramp(force_N=10.0, guide_N=10.5), "as it should be"),
        (Ramp(force_N=10.0, guide_N=7.0), "slower"),
        (Ramp(force_N=10.0, guide_N=14.0), "faster"),
        (Ramp(force_N=61.0, guide_N=60.0, past_stop=True), "STOP"),
    ],
)
def test_the_line_says_what_to_do(ramp, words):
    assert words in ramp_line(ramp)
