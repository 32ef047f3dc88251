"""Forces of a recording in the unit that was asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from nmt_sense.force import nominal_profile
from nmt_sense.model.errors import InputError
from nmt_sense.model.hold import ForceUncertainty
from nmt_sense.model.units import STANDARD_GRAVITY_M_S2, Unit
from nmt_sense.session.reading import analyze_recording
from nmt_sense.session.shown_unit import in_unit
from nmt_sense.session.text_view import hold_line
from nmt_sense.storage import open_recording

SHIPPED = Path(__file__).parents[2] / "recordings" / "session-1"


@pytest.fixture(scope="module")
def found():
    return analyze_recording(open_recording(SHIPPED))


def profile(area_cm2):
    curve = replace(nominal_profile().sensors[0], area_cm2=area_cm2)
    return replace(nominal_profile(), sensors=(curve,))


@pytest.mark.parametrize(
    ("unit", "newtons"),
    [("N", 1.0), ("kgf", STANDARD_GRAVITY_M_S2), ("lbf", STANDARD_GRAVITY_M_S2 * 0.45359237)],
)
def test_forces_are_converted_and_shares_and_verdicts_stay(found, unit, newtons):
    shown = in_unit(found, Unit(unit), profile(None))
    assert shown.unit == unit
    for one, other in zip(shown.holds, found.holds, strict=True):
        assert one.measures.mean * newtons == pytest.approx(other.measures.mean)
        assert one.measures.drift_per_s * newtons == pytest.approx(other.measures.drift_per_s)
        assert one.measures.cov == other.measures.cov
        assert (one.verdict, one.score) == (other.verdict, other.score)


def test_a_pressure_is_the_force_over_the_pads_of_the_contact(found):
    units = (Unit.NEWTON_PER_CM2, Unit.KILOPASCAL)
    cm2, kPa = (in_unit(found, unit, profile(1.5)) for unit in units)
    for force, one, other in zip(found.holds, cm2.holds, kPa.holds, strict=True):
        pads = max(len(force.measures.shares), 1)
        assert one.measures.mean == pytest.approx(force.measures.mean / (1.5 * pads))
        assert other.measures.mean == pytest.approx(10 * one.measures.mean)


def test_what_cannot_be_shown_is_said(found):
    with pytest.raises(InputError, match="active area"):
        in_unit(found, Unit.KILOPASCAL, profile(None))
    with pytest.raises(InputError, match="%mvc"):
        in_unit(found, Unit.PERCENT_MVC, profile(None))


def test_a_line_of_text_says_how_well_a_force_is_known(found):
    hold = replace(found.holds[0], measures=replace(found.holds[0].measures, level=20.0))
    assert "20 ± 2 N," in hold_line(hold, ForceUncertainty(level=0.05))
    assert "20 N (nominal" in hold_line(hold, ForceUncertainty(level=0.25, nominal=True))
