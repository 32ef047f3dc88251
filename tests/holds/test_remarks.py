"""What is said during a press: comfort may end it, pain is kept beside it, and live is offline."""

from dataclasses import replace

import pytest

from nmt_sense.force import simulated_profile
from nmt_sense.holds import HoldFinder, plan_from_text, plan_to_text
from nmt_sense.model.block import SampleBlock
from nmt_sense.model.hold import Fault, Verdict
from nmt_sense.model.plan import Plan, Point
from nmt_sense.session.analysis import hold_json
from nmt_sense.session.pipeline import Pipeline
from nmt_sense.simulation import Press, Scenario, board_of, simulate_counts
from tests.holds.presses import block, press
from tests.holds.presses import rules as rules_of


def judged(*, comfort_at_s=None, pains=(), until_comfort=True, held_s=7.0):
    time_s, force = press(held_s=held_s)
    finder = HoldFinder(rules_of(until_comfort=until_comfort))
    said = [(at, finder.pain, (value,)) for at, value in pains]
    if comfort_at_s is not None:
        said.append((comfort_at_s, finder.comfort, ()))
    begin = 0
    for at_s, say, what in sorted(said, key=lambda one: one[0]):
        stop = int(at_s * 100)
        finder.push(block(time_s[begin:stop], force[begin:stop]))
        say(*what)
        begin = stop
    (hold,) = [*finder.push(block(time_s[begin:], force[begin:])), *finder.finish()]
    return hold


def test_at_comfort_a_hold_may_end():
    hold = judged(comfort_at_s=8.5)
    assert hold.verdict is Verdict.GOOD
    assert hold.comfort_s == pytest.approx(8.5, abs=0.02)
    assert hold.criteria["held"] == 100


@pytest.mark.parametrize(
    "how",
    [
        {},  # comfort was never said
        {"comfort_at_s": 9.8},  # or only when it was over
        {"comfort_at_s": 1.0},  # or before it began
        {"comfort_at_s": 8.5, "until_comfort": False},  # or the plan does not go by it
    ],
)
def test_without_comfort_a_short_hold_is_too_short(how):
    assert judged(**how).faults == (Fault.TOO_SHORT,)


def test_letting_go_for_long_before_comfort_counts_no_more_than_what_was_held():
    assert Fault.TOO_LONG in judged(comfort_at_s=8.5, held_s=35.0).faults


def test_pain_is_kept_and_changes_no_score():
    hurting = judged(pains=[(1.0, 9), (4.0, 3), (5.0, 6), (6.0, 4)], held_s=15.0)
    assert hurting.pain == 6  # what was said at rest is of no press
    assert hold_json(hurting)["pain"] == 6
    assert judged(held_s=15.0).pain is None
    assert hurting.score == judged(held_s=15.0).score


def test_the_press_that_goes_on_tells_what_was_said():
    time_s, force = press()
    finder = HoldFinder(rules_of())
    finder.push(block(time_s[:500], force[:500]))
    finder.comfort()
    finder.pain(4)
    assert (finder.progress.comfort, finder.progress.pain) == (True, 4)
    finder.push(block(time_s[500:], force[500:]))
    assert (finder.progress.comfort, finder.progress.pain) == (False, None)


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_read_again_in_any_blocks_what_was_said_gives_the_same_hold(size):
    presses = (
        Press(start_s=1.0, force_N=19.0, held_s=5.0),
        Press(start_s=9.0, force_N=19.0, held_s=5.0),
    )
    scenario = Scenario(name="two", presses=presses, rate_hz=100, rest_s=1.0)
    counts, _ = simulate_counts(scenario, seed=1)
    point = Point(name="a", band_low_N=16, band_high_N=22, contactor="palm", until_comfort=True)
    how = (board_of(scenario).identity(), simulated_profile(), Plan(name="p", points=(point,)))

    def rows(first, stop):
        columns = (counts.time_s, counts.host_time_s, counts.counts)
        return SampleBlock(first, *(column[first:stop] for column in columns))

    live = Pipeline(*how)
    holds = [*live.push(rows(0, 400)).holds]
    said = [live.remark(), live.remark(pain=5)]
    holds += [*live.push(rows(400, len(counts))).holds, *live.finish()]
    assert [hold.comfort_s is None for hold in holds] == [False, True]

    again = Pipeline(*how, remarks=said)
    read = [
        hold
        for begin in range(0, len(counts), size)
        for hold in again.push(rows(begin, begin + size)).holds
    ]
    assert [*read, *again.finish()] == holds


def test_a_plan_says_whether_it_goes_by_comfort():
    point = Point(name="a", band_low_N=16, band_high_N=22, until_comfort=True)
    plan = Plan(name="p", points=(point, replace(point, name="b", until_comfort=False)))
    again = plan_from_text(plan_to_text(plan), source="p", toml=False)
    assert [p.until_comfort for p in again.points] == [True, False]
