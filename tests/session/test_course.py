"""The course through a plan, and what its points say on the way."""

from dataclasses import replace

import pytest

import nmt_sense
from nmt_sense.holds import HoldFinder, shipped_plan
from nmt_sense.model.plan import Plan, Point
from tests.holds.presses import block, press, rules


def test_a_point_is_left_after_as_many_holds_as_it_asks_for():
    points = [
        Point(name=name, band_low_N=16, band_high_N=22, repeats=n)
        for name, n in [("a", 2), ("b", 1)]
    ]
    plan = Plan(name="two and one", points=tuple(points))
    _, force = press()
    holds = nmt_sense.analyze([*force, *force, *force], rate_hz=100, plan=plan)
    assert [hold.point for hold in holds] == ["a", "a", "b"]


@pytest.mark.parametrize(("level", "stopped"), [(25.0, False), (35.0, True)])
def test_past_the_stop_limit_the_progress_says_so_at_once(level, stopped):
    time_s, force = press(level=level)
    finder = HoldFinder(rules(stop=30.0))
    finder.push(block(time_s[:245], force[:245]))
    assert finder.progress.past_stop is stopped
    finder.push(block(time_s[245:], force[245:]))
    assert not finder.progress.past_stop


def test_weights_of_a_plan_reach_the_score():
    plan = shipped_plan("first-press")
    _, force = press(level=12.0)
    ignoring = replace(plan, weights=replace(plan.weights, firm=0.0))
    (plain,) = nmt_sense.analyze(force, rate_hz=100, plan=plan)
    (lenient,) = nmt_sense.analyze(force, rate_hz=100, plan=ignoring)
    assert lenient.score > plain.score
