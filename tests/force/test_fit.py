"""Fitting: the truth is found again, bad tables are refused by column and row."""

import json
from pathlib import Path

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from nmt_sense.force import (
    Circuit,
    CircuitKind,
    check_profile,
    dump_profile,
    fit_profile,
    nominal_profile,
    profile_from_text,
    profile_schema,
    read_calibration_table,
)
from nmt_sense.force.laws import FOR_ONE_PRESS, FOR_STEPS, Candidate, cross_validated_error, fit_law
from nmt_sense.model.errors import InputError
from tests.bench import force as bench
from tests.shared_data import needs_shared

CIRCUIT = Circuit(kind=CircuitKind.DIVIDER_HIGH, resistor_ohm=1000)
LEVELS_N = (0.5, 1, 2, 4, 8, 15, 25, 40)


def count_of(force_N, bits=10):
    conductance = 1e-4 * force_N**0.9 * 1000
    return conductance / (1 + conductance) * (1 << bits)


def write(tmp_path, rows, header="count,force_N"):
    path = tmp_path / "table.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def steps(levels=LEVELS_N, bits=10):
    return [f"{round(count_of(level, bits))},{level}" for level in levels]


def fit(path, circuit=CIRCUIT):
    return fit_profile(read_calibration_table(path), circuit, name="test", made_on="2026-11-24")


def test_steps_of_a_power_law_are_found_again(tmp_path):
    path = write(tmp_path, steps(bits=14))
    profile = fit(path, Circuit(kind=CircuitKind.DIVIDER_HIGH, resistor_ohm=1000, bits=14)).profile
    [curve] = profile.sensors
    assert curve.law == "power"
    assert curve.quality.cross_validated < 0.02
    assert len(curve.points) == len(LEVELS_N)
    [found] = check_profile(profile, read_calibration_table(path))
    assert found.ok
    assert found.rms < 0.01


def test_an_outlier_does_not_bend_the_power_law():
    conductance_S, force_N = np.geomspace(1e-4, 1e-3, 20), 1e4 * np.geomspace(1e-4, 1e-3, 20)
    force_N[7] *= 3
    law = fit_law(Candidate("power"), conductance_S, force_N, 0.0, np.arange(20.0))
    assert law(np.array([5e-4]))[0] == pytest.approx(5.0, rel=0.05)


@pytest.mark.parametrize("law", [*FOR_STEPS, FOR_ONE_PRESS[-1]], ids=str)
def test_every_law_comes_out_as_a_rising_curve(law):
    conductance_S, force_N = np.geomspace(1e-4, 1e-3, 9), np.geomspace(1, 12, 9)
    found = fit_law(law, conductance_S, force_N, 0.0, np.arange(9.0))
    assert (np.diff(found(np.geomspace(5e-5, 2e-3, 50))) >= 0).all()
    assert np.isfinite(cross_validated_error(law, conductance_S, force_N, 0.0, np.arange(9.0)))


@pytest.mark.parametrize(
    ("rows", "header", "words"),
    [
        (["512,10", "abc,20"], "count,force_N", "column 'count', row 3"),
        (["512,10", "600,"], "count,force_N", "column 'force_N', row 3"),
        (["512,10", "600,-2"], "count,force_N", "row 3 is below zero"),
        (["512,10"], "count,newton", "'force_N'"),
        (["512,10,1"], "count,force_N,colour", "'colour'"),
        (["512"], "count,force_N", "row 2 has 1 cells"),
        ([], "count,force_N", "no rows"),
        (["512,10", "600,20"], "count,force_N", "2 different forces"),
        (["512,10", "513,10.1", "514,10.2"], "count,force_N", "on one side"),
        (["100,100", "200,500", "300,2000"], "count,force_N", "grams"),
        (["2000,1", "200,2", "300,9"], "count,force_N", "--bits"),
        (["700,1", "500,5", "300,20", "100,40"], "count,force_N", "not monotone"),
        (["1023,1", "1023,5", "1023,20"], "count,force_N", "fewer than three"),
        (["1,1,0", "5,5,0", "9,9,1"], "count,force_N,time_s", "row 3"),
        (["1,1,sideways", "5,5,up"], "count,force_N,direction", "'direction', row 2"),
    ],
)
def test_bad_tables_are_refused_by_column_and_row(tmp_path, rows, header, words):
    with pytest.raises(InputError, match=words):
        fit(write(tmp_path, rows, header))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([*steps(), "1023,60"], "end of the scale"),
        ([f"{count_of(f / 50):.1f},{f / 50}" for f in LEVELS_N], "kilograms"),
        ([*steps(), f"{round(count_of(40))},45"], "does not tell"),
        ([row for row in steps() for _ in range(3)], "row 3 repeats the row before it"),
        ([f"{count_of(9.80665 * f):.1f},{f}" for f in LEVELS_N], "in kilograms or pounds"),
    ],
)
def test_doubtful_tables_are_fitted_and_said(tmp_path, rows, words):
    assert any(words in doubt for doubt in fit(write(tmp_path, rows)).doubts)


def test_a_profile_of_this_and_of_the_first_version_is_read_and_meets_the_schema(tmp_path):
    profile = fit(write(tmp_path, steps())).profile
    text = dump_profile(profile)
    assert profile_from_text(text, source="test") == profile
    schema = Draft202012Validator(profile_schema())
    for one in (profile, nominal_profile()):
        schema.validate(json.loads(dump_profile(one)))
    old = json.loads(dump_profile(nominal_profile()))
    for name in ("made_by", "temperature_C", "creep_taus_s"):
        del old[name]
    for curve in old["sensors"]:
        for name in ("law", "rest_S", "creep_weights", "quality", "points"):
            del curve[name]
    old["schema"] = "nmt-sense/profile/1"
    assert profile_from_text(json.dumps(old), source="old") == nominal_profile()


def test_another_gloves_profile_is_said(tmp_path):
    path = write(tmp_path, steps())
    profile = fit_profile(
        read_calibration_table(path), CIRCUIT, name="mine", made_on="", glove="A1"
    ).profile
    assert "A1" in profile.misfit("B2")
    assert profile.misfit("A1") == profile.misfit("") == ""


def test_a_simulated_pad_is_known_to_a_few_percent():
    found = bench.simulated(0)
    assert found.ours < found.curve < found.nominal
    assert found.ours < 4
    assert found.drift_raw > 5
    assert abs(found.drift) < 1
    assert max(np.abs(found.drift_changed)) < 3
    assert bench.lag_samples() == 0


@needs_shared
def test_the_robots_press_is_known_on_the_half_that_was_not_shown():
    rows = bench.robot_checks()
    rms, _, _, rise, lag_s = rows["ours"]
    assert rms < 4
    assert abs(rise) < 6  # the raw reading rises by 12 %
    assert abs(lag_s) < 0.02


def test_the_published_schema_is_this_one():
    published = Path(__file__).parents[2] / "calibration" / "profile.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == profile_schema()
