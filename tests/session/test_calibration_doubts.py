"""What speaks against a calibration is said, and nothing else."""

from dataclasses import replace
from datetime import date

from nmt_sense.force import simulated_profile
from nmt_sense.session.calibration_doubts import doubts_about
from nmt_sense.simulation import board_of, shipped_scenario

IDENTITY = board_of(shipped_scenario("demo")).identity()
OWN = replace(simulated_profile(), nominal=False, glove=IDENTITY.serial, made_on="2026-03-01")


def test_its_own_fresh_calibration_is_fine():
    doubts = doubts_about(OWN, IDENTITY, date(2026, 4, 1))
    assert doubts.doubtful == ()
    assert doubts.void == ""


def test_an_old_one_is_doubtful():
    assert "245 days" in doubts_about(OWN, IDENTITY, date(2026, 11, 1)).doubtful[0]


def test_a_data_sheet_is_doubtful():
    assert "data sheet" in doubts_about(replace(OWN, nominal=True), IDENTITY).doubtful[0]


def test_that_of_another_glove_is_worthless():
    assert "G-7" in doubts_about(replace(OWN, glove="G-7"), IDENTITY).void
