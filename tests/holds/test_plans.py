"""Plan files: read, written, and refused by the field that is wrong."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from nmt_sense.holds import (
    load_plan,
    plan_for_person,
    plan_from_text,
    plan_like,
    plan_schema,
    plan_to_text,
    shipped_plan,
    shipped_plan_names,
)
from nmt_sense.model.errors import InputError
from nmt_sense.model.plan import LIMITS_OF_LEVEL, Plan, Point
from tests.holds.presses import find, press

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", shipped_plan_names())
def test_shipped_plans_are_right_and_survive_their_text(name):
    plan = shipped_plan(name)
    assert plan_from_text(plan_to_text(plan), source=name, toml=False) == plan
    assert load_plan(Path(name)) == plan


def changed(**changes):
    plan = json.loads(plan_to_text(shipped_plan("first-press")))
    point = {k: v for k, v in changes.items() if k in plan["points"][0]}
    plan["points"][0].update(point)
    plan.update({k: v for k, v in changes.items() if k not in point})
    return json.dumps(plan)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "cannot be read"),
        (changed(points=[]), "points"),
        (changed(schema="nmt-sense/plan/7"), "schema"),
        (changed(colour="red"), "colour"),
        (changed(band_low_N=30), "must be below band_high_N"),
        (changed(hold_min_s=2), "points.0.hold_min_s"),
        (changed(goal_s=29, hold_max_s=20), "goal_s"),
        (changed(contactor="foot"), "points.0.contactor"),
        (changed(limits={"drift_max": -1}), "limits.drift_max"),
        (changed(level="master"), "level"),
        (changed(band_of="own"), "band_percent"),
        (changed(band_percent=[40, 60]), "band_of"),
        (changed(band_of="own", band_percent=[60, 40]), "from the lower to the upper"),
        (changed(stop_N=20), "above band_high_N"),
        (changed(repeats=0), "repeats"),
        (changed(weights={"held": 0}), "weights.held"),
    ],
)
def test_a_plan_that_is_not_right_is_refused_by_its_field(text, words):
    with pytest.raises(InputError, match=words):
        plan_from_text(text, source="test", toml=False)


def test_a_plan_that_is_not_there_names_those_that_are():
    with pytest.raises(InputError, match="first-press"):
        load_plan(Path("/no/such/plan.toml"))


def test_the_schema_is_published_as_it_is():
    published = json.loads((DOCS / "reference" / "plan.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(plan_schema()))


def test_the_plan_of_the_guide_is_right():
    (text,) = re.findall(
        r"```toml\n(.*?)```", (DOCS / "how-to" / "plans.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert plan_from_text(text, source="guide", toml=True).points[0].repeats == 2


def test_bands_in_percent_become_newtons_when_their_reference_is_known():
    plan = shipped_plan("tension-headache")
    assert plan_for_person(plan) == plan
    assert plan_for_person(plan, own_N=60) == plan
    point = plan_for_person(plan, threshold_N=20).points[0]
    assert (point.band_low_N, point.band_high_N) == (10.0, 16.0)


def test_a_band_is_never_set_past_the_stop_limit():
    with pytest.raises(InputError, match="stop_N"):
        plan_for_person(shipped_plan("tension-headache"), threshold_N=200)
    with pytest.raises(InputError, match="no force"):
        plan_for_person(shipped_plan("low-back"), own_N=0)


def test_a_level_fills_in_the_limits_that_a_plan_does_not_set():
    text = changed(level="beginner", limits={"drift_max": 0.5})
    limits = plan_from_text(text, source="test", toml=False).limits
    assert limits.drift_max == 0.5
    assert limits.cov_detrended_max == LIMITS_OF_LEVEL["beginner"].cov_detrended_max


def test_a_plan_of_an_older_recording_is_still_read():
    older = changed(limits={"in_band_min": 0.9, "drift_max": 0.2})
    assert plan_from_text(older, source="test", toml=False).limits.drift_max == 0.2


def test_an_instructors_holds_set_the_bands_of_their_points():
    time_s, force = press(level=20.0, held_s=12.0)
    first, second = (replace(find(time_s, force)[0], point=name) for name in ("a", "elsewhere"))
    points = [Point(name=name, band_low_N=1, band_high_N=2, stop_N=50) for name in ("a", "b")]
    plan = Plan(name="p", points=tuple(points))
    like = plan_like(plan, [first, second])
    assert like.points[0].band_low_N == pytest.approx(17.0, rel=0.01)
    assert like.points[0].band_high_N == pytest.approx(23.0, rel=0.01)
    assert like.points[1] == plan.points[1]
    with pytest.raises(InputError, match="no hold at a point"):
        plan_like(plan, [second])
    with pytest.raises(InputError, match="stop_N"):
        plan_like(Plan(name="p", points=(replace(points[0], stop_N=21),)), [first])
