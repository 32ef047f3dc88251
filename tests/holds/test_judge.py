"""Each fault is named when it is there, and only then; near the limit nothing is claimed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmt_sense.model.hold import Fault, ForceUncertainty, Verdict
from nmt_sense.model.plan import LIMITS_OF_LEVEL, Weights
from tests.holds.presses import find, press, rules


def wavering():
    time_s, force = press()
    return time_s, force * (1 + 0.13 * np.sin(2 * np.pi * 1.5 * time_s))


def slow():
    time_s = np.arange(0, 30, 0.01)
    return time_s, np.interp(time_s, [0, 2, 3, 9, 11, 25, 25.5, 30], [0, 0, 13, 13, 19, 19, 0, 0])


SINGLE_FAULTS = {
    Fault.TOO_SHORT: press(held_s=6),
    Fault.TOO_LONG: press(held_s=40),
    Fault.TOO_LIGHT: press(level=12),
    Fault.TOO_HARD: press(level=30),
    Fault.UNSTEADY: wavering(),
    Fault.DRIFTING: press(level=20.5, fade=-0.18),
}


@pytest.mark.parametrize("fault", SINGLE_FAULTS)
def test_a_single_fault_is_named_alone(fault):
    (hold,) = find(*SINGLE_FAULTS[fault])
    assert hold.faults == (fault,)
    assert hold.verdict is Verdict.FAULT
    assert hold.advice.endswith(".")


def test_a_slow_onset_is_named():
    (hold,) = find(*slow())
    assert Fault.SLOW_ONSET in hold.faults


@pytest.mark.parametrize(("share", "uneven"), [(0.5, False), (0.6, False), (0.95, True)])
def test_unevenness_among_pads(share, uneven):
    time_s, force = press()
    (hold,) = find(time_s, np.stack([share * force, (1 - share) * force], axis=1))
    assert (Fault.UNEVEN in hold.faults) == uneven


def test_one_pad_says_nothing_of_evenness():
    (hold,) = find(*press())
    assert hold.measures.evenness is None
    assert "even" not in hold.criteria


def test_a_level_that_calibration_cannot_tell_from_the_limit_is_uncertain():
    known = ForceUncertainty(level=0.05)
    (hold,) = find(*press(level=15.5), rules(uncertainty=known))
    assert hold.verdict is Verdict.UNCERTAIN
    assert hold.uncertain == (Fault.TOO_LIGHT,)
    (hold,) = find(*press(level=12), rules(uncertainty=known))
    assert hold.faults == (Fault.TOO_LIGHT,)
    (hold,) = find(*press(level=19), rules(uncertainty=ForceUncertainty(level=0.02)))
    assert hold.verdict is Verdict.GOOD


def test_drift_that_creep_could_make_is_uncertain():
    (hold,) = find(
        *press(level=19, fade=0.12), rules(uncertainty=ForceUncertainty(creep_per_decade=0.03))
    )
    assert Fault.DRIFTING in hold.uncertain
    assert Fault.DRIFTING not in hold.faults


def test_without_uncertainty_nothing_is_uncertain():
    for level in np.linspace(14, 24, 21):
        (hold,) = find(*press(level=float(level)))
        assert hold.uncertain == ()
        assert hold.verdict is not Verdict.UNCERTAIN


def test_a_press_just_outside_the_band_is_nearly_right():
    scores = [find(*press(level=level))[0].criteria["firm"] for level in (19, 22.3, 25, 32)]
    assert scores == sorted(scores, reverse=True)
    assert scores[1] > 70
    assert scores[3] == 0


def test_the_costliest_fault_comes_first_and_gives_the_advice():
    (hold,) = find(*press(level=22.9, held_s=3.0))
    assert hold.faults == (Fault.TOO_SHORT, Fault.TOO_HARD)
    assert "3 s" in hold.advice


@settings(max_examples=40, deadline=None)
@given(
    level=st.floats(10, 30), held_s=st.floats(3, 40), fade=st.floats(-0.3, 0.2), seed=st.integers(0)
)
def test_costs_and_score_add_up_and_name_the_faults_in_their_order(level, held_s, fade, seed):
    (hold,) = find(*press(level=level, held_s=held_s, fade=fade, seed=seed))
    assert hold.score + sum(hold.cost.values()) == pytest.approx(100)
    assert min(hold.cost.values()) >= 0
    cheapest_first = sorted(hold.cost.values())
    if hold.faults:
        assert cheapest_first[-1] > 0


def test_a_criterion_of_no_weight_costs_nothing():
    light = press(level=12)
    (hold,) = find(*light, rules(weights=Weights(firm=0.0)))
    assert hold.cost["firm"] == 0
    assert hold.score > find(*light)[0].score
    assert hold.faults == (Fault.TOO_LIGHT,)


def test_a_level_sets_what_is_asked_for():
    time_s, force = press()
    force = force * (1 + 0.1 * np.sin(2 * np.pi * 1.5 * time_s))  # varies by 7 %
    faults = {
        level: find(time_s, force, rules(limits=LIMITS_OF_LEVEL[level]))[0].faults
        for level in LIMITS_OF_LEVEL
    }
    assert faults["beginner"] == ()
    assert faults["standard"] == faults["expert"] == (Fault.UNSTEADY,)


def test_drift_that_creep_could_make_is_said_to_look_like_it():
    (hold,) = find(
        *press(level=19, fade=0.12), rules(uncertainty=ForceUncertainty(creep_per_decade=0.03))
    )
    assert hold.uncertain == (Fault.DRIFTING,)
    assert "creeps" in hold.advice
