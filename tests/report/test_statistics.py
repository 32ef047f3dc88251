"""Statistics of many sessions against published figures and known variances."""

import csv
import json
import math

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from nmt_sense.cli import app
from nmt_sense.model.errors import InputError
from nmt_sense.report.statistics import Columns, agreement, persons, read_holds, reliability

pytest.importorskip("pingouin")
# pingouin 0.7 uses what pandas 3.1 will take away in version 4.
pytestmark = pytest.mark.filterwarnings("ignore:The inplace keyword")

#: Six targets by four judges of Shrout and Fleiss (1979), table 2; ICC(2,1) is 0.29 there.
SHROUT_FLEISS = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
]
PLAIN = Columns(measure="value")


def rows_of(values):
    return [
        {"participant": f"P{i}", "session_id": j, "value": float(v), "unit": "N", "nominal": False}
        for i, row in enumerate(values)
        for j, v in enumerate(row)
    ]


def write(path, rows):
    table = pd.DataFrame(rows)
    if path.suffix == ".parquet":
        table.to_parquet(path)
    else:
        table.to_csv(path, index=False)
    return path


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_the_published_example_gives_its_published_figure(tmp_path, ending):
    table = read_holds(write(tmp_path / f"t{ending}", rows_of(SHROUT_FLEISS)), PLAIN)
    (found,) = reliability(table, PLAIN)
    assert (found.persons, found.sessions, found.left_out) == (6, 4, ())
    assert found.icc == pytest.approx(0.29, abs=0.005)
    assert found.icc_low < found.icc < found.icc_high
    # Their mean squares: judges 32.49, error 1.02.
    assert found.sem == pytest.approx(math.sqrt((32.49 - 1.02) / 6 + 1.02), abs=0.005)
    assert found.mdc95 == pytest.approx(1.96 * math.sqrt(2) * found.sem)


def test_the_error_of_measurement_is_that_which_was_put_in():
    chance = np.random.default_rng(3)
    error_N = 0.8
    true_N = chance.normal(19, 3, 400)
    values = true_N[:, None] + chance.normal(0, error_N, (400, 3))
    (found,) = reliability(pd.DataFrame(rows_of(values)), PLAIN)
    assert found.sem == pytest.approx(error_N, rel=0.05)
    assert found.icc == pytest.approx(9 / (9 + error_N**2), abs=0.02)
    each = persons(pd.DataFrame(rows_of(values)), PLAIN)
    assert np.sqrt(np.mean([one.sem**2 for one in each])) == pytest.approx(error_N, rel=0.05)


def test_holds_are_averaged_in_their_session_and_persons_of_one_session_left_out():
    rows = [
        {**row, "value": row["value"] + step}
        for row in rows_of(SHROUT_FLEISS)
        for step in (-0.5, 0.5)
    ]
    rows += [{"participant": "P9", "session_id": 0, "value": 3.0}]
    rows += [{"participant": "P0", "session_id": 7, "value": 99.0}]  # a fifth session of one
    (found,) = reliability(pd.DataFrame(rows), PLAIN)
    assert (found.persons, found.sessions, found.left_out) == (6, 4, ("P9",))
    assert found.icc == pytest.approx(0.29, abs=0.005)
    first, *_, last = persons(pd.DataFrame(rows), PLAIN)
    assert (first.sessions, first.holds) == (5, 9)
    assert first.within_session_sd == pytest.approx(math.sqrt(0.5))
    assert (last.person, last.sem, last.within_session_sd) == ("P9", None, None)


def test_sessions_are_in_the_order_of_their_time_not_of_their_names():
    rows = [
        {**row, "session_id": "dcba"[row["session_id"]], "started_utc": f"2026-01-0{j + 1}"}
        for row in rows_of(SHROUT_FLEISS)
        for j in [row["session_id"]]
    ]
    cut = [row for row in rows if not (row["participant"] == "P0" and row["session_id"] in "ab")]
    (found,) = reliability(pd.DataFrame(cut), PLAIN)
    first_two = [row[:2] for row in SHROUT_FLEISS]
    (expected,) = reliability(pd.DataFrame(rows_of(first_two)), PLAIN)
    assert found == expected


def test_agreement_finds_bias_and_limits_that_were_put_in():
    chance = np.random.default_rng(5)
    reference = chance.uniform(10, 30, 500)
    difference = chance.normal(-0.7, 0.4, 500)
    table = pd.DataFrame(
        {
            "participant": ["A", "B"] * 250,
            "session_id": 0,
            "point": ["left", "left", "right", "right"] * 125,
            "value": reference + difference,
            "cell": reference,
        }
    )
    columns = Columns(measure="value", reference="cell")
    (found,) = agreement(table, columns)
    assert (found.pairs, found.persons) == (500, 2)
    assert found.bias_low < -0.7 < found.bias_high
    assert found.upper - found.bias == pytest.approx(1.96 * 0.4, rel=0.1)
    by_point = agreement(table, Columns(measure="value", reference="cell", group="point"))
    assert [(one.group, one.pairs) for one in by_point] == [("left", 250), ("right", 250)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"unit": "kgf"}, "mixes the units N, kgf"),
        ({"value": "much"}, "holds no numbers"),
        ({"other": 1}, "has no column 'score'"),
    ],
)
def test_a_table_that_does_not_fit_is_one_sentence(tmp_path, change, said):
    rows = rows_of(SHROUT_FLEISS)
    rows[0] |= change
    path = write(tmp_path / "t.csv", rows)
    with pytest.raises(InputError, match=said):
        read_holds(path, Columns(measure="score") if "other" in change else PLAIN)


def test_the_command_writes_tables_and_figures_and_says_what_is_nominal(tmp_path):
    rows = [
        {**row, "nominal": row["participant"] == "P0", "cell": row["value"] + row["session_id"]}
        for row in rows_of(SHROUT_FLEISS)
    ]
    path, out = write(tmp_path / "t.parquet", rows), tmp_path / "out"
    command = ["statistics", str(path), "--measure", "value", "--reference", "cell"]
    done = CliRunner().invoke(app, [*command, "--out", str(out), "--json"])
    assert done.exit_code == 0, done.exception
    told = json.loads(done.stdout)
    assert told["nominal"] is True
    with (out / "reliability.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert float(row["icc"]) == told["reliability"][0]["icc"]
    assert {p.name for p in out.iterdir()} == {
        *("reliability.csv", "persons.csv", "agreement.csv"),
        *("sessions.svg", "agreement.svg"),
    }
    assert "nominal, not calibrated" in (out / "agreement.svg").read_text()
    again = CliRunner().invoke(app, [*command, "--out", str(out)])
    assert isinstance(again.exception, InputError)
    few = write(tmp_path / "few.csv", rows[:4])
    refused = CliRunner().invoke(
        app, ["statistics", str(few), "--measure", "value", "--out", str(tmp_path / "x")]
    )
    assert "three persons" in str(refused.exception)
