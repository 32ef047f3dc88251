"""Holds of real hands and sensors, found where people labelled them."""

import numpy as np
import pytest

from nmt_sense.holds import HoldFinder, HoldRules, Target, levels_from_data
from nmt_sense.model.hold import Fault
from tests.bench.human_figures import rows
from tests.holds.presses import block
from tests.shared_data import labelled, needs_shared, sidecars

pytestmark = [pytest.mark.shared, needs_shared]


def found_in(sidecar):
    table = np.genfromtxt(sidecar["csv"], delimiter=",", names=True)
    name = sidecar.get("label_channel") or next(n for n in table.dtype.names if "force" in n)
    values = sidecar.get("polarity", 1) * table[name]
    rules = HoldRules(levels=levels_from_data(table["time_s"], values), target=Target(band=None))
    finder = HoldFinder(rules)
    return finder.push(block(table["time_s"], values)) + finder.finish()


def agrees(hold, label):
    start, end = label["start_unc_s"], label["end_unc_s"]
    return (
        label["press_start_s"] - start <= hold.measures.start_s <= label["plateau_start_s"] + start
        and label["plateau_end_s"] - end <= hold.measures.end_s <= label["press_end_s"] + end
    )


def overlaps(hold, label):
    return (
        hold.measures.start_s < label["press_end_s"]
        and hold.measures.end_s > label["press_start_s"]
    )


@pytest.mark.parametrize("sidecar", labelled(), ids=lambda s: s["id"])
def test_labelled_holds_are_found_and_nothing_else(sidecar):
    holds = found_in(sidecar)
    sustained = [label for label in sidecar["holds"] if label["plateau_s"] >= 2]
    for label in sustained:
        (hold,) = [h for h in holds if overlaps(h, label)]
        assert agrees(hold, label)
    assert len(holds) == len(sustained)


@pytest.mark.parametrize(
    "sidecar",
    [s for s in sidecars() if "rhythmic" in s["id"] or "tracking" in s["id"]],
    ids=lambda s: s["id"],
)
def test_rhythm_and_tracking_are_no_holds(sidecar):
    assert found_in(sidecar) == []


@pytest.fixture(scope="module")
def human():
    return rows()


def test_variation_lies_within_the_uncertainty_of_the_label(human):
    assert all(row.cov_agrees for row in human)


def test_drift_lies_within_the_uncertainty_of_the_label_but_where_a_pad_creeps(human):
    outside = [row for row in human if not row.drift_agrees]
    assert [row.name for row in outside] == ["fsr402_finger_240_260g"]
    assert all(row.drift == pytest.approx(row.drift_range[0], rel=0.1) for row in outside)


def test_short_plateaus_are_too_short_and_minutes_too_long(human):
    for row in human:
        held_s = row.hold.measures.duration_s
        assert (Fault.TOO_SHORT in row.hold.faults) == (held_s < 10)
        assert (Fault.TOO_LONG in row.hold.faults) == (held_s > 30)
    assert any(row.hold.measures.duration_s > 60 for row in human)


def test_the_grip_that_fades_by_half_is_drifting(human):
    (fading,) = [row for row in human if "sustained_hold" in row.name]
    assert Fault.DRIFTING in fading.hold.faults
    assert "faded" in fading.hold.advice
