"""Foreign tables: read as they are, or refused in one sentence that says where."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from nmt_sense.model.errors import InputError
from nmt_sense.storage import read_table


@pytest.fixture
def table(tmp_path):
    def write(text, *, encoding="utf-8"):
        path = tmp_path / "table.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def read(path, **changes):
    return read_table(path, **{"time_column": "t", "force_columns": ["f"], **changes})


@pytest.mark.parametrize(
    "text",
    [
        "# taken on a bench\n\nt,f\n0,1.5\n0.1,2.5\n",
        "t|f\n0|1.5\n0.1|2.5\n",
        "t f\n0 1.5\n0.1 2.5\n",
        '"x;y",t,f\n9,0,1.5\n9,0.1,2.5\n',
        "t,f\n0,1.5\n0.1,2.5\n",
        "t;f\n0;1,5\n0,1;2,5\n",
        "t\tf\n0\t1.5\n0.1\t2.5\n",
        "\ufefft,f\r\n0,1.5\r\n0.1,2.5\r\n",
        '"t","f"\n0,1.5\n0.1,2.5\n',
        "f,x,t\n1.5,a,0\n2.5,b,0.1\n",
    ],
)
def test_the_usual_kinds_of_table_are_read(table, text):
    found = read(table(text))
    assert found.time_s.tolist() == [0, 0.1]
    assert found.values.ravel().tolist() == [1.5, 2.5]


def test_parquet_is_read_as_well(tmp_path):
    path = tmp_path / "table.parquet"
    pq.write_table(pa.table({"t": [0.0, 1.0], "f": [1, 2]}), path)
    assert read(path, invert=True).values.ravel().tolist() == [-1, -2]


def test_empty_cells_are_missing_readings(table):
    values = read(table("t,f\n0,1\n1,\n2,NaN\n3,4\n")).values.ravel()
    assert np.isnan(values).tolist() == [False, True, True, False]


def test_a_rate_stands_for_the_time(table):
    found = read(table("f\n1\n2\n3\n"), time_column=None, rate_hz=10)
    assert found.time_s == pytest.approx([0, 0.1, 0.2])


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        ("t,f\n0,1\n", {"force_columns": ["g"]}, "no column 'g'; it has t, f"),
        ("t,f,f\n0,1,2\n", {}, "more than one column 'f'"),
        ("t,f\n0,1\n1,two\n", {}, "column 'f', row 3 holds 'two'"),
        ("t,f\n0,1\n1,inf\n", {}, "column 'f', row 3 holds inf"),
        ("t,f\n0,1\n1,-1e300\n", {}, "column 'f', row 3 holds -1e+300"),
        ("t,f\n0,1\n", {"force_columns": ["t"]}, "both the time and a force"),
        ("t,f\n0,1\n,2\n", {}, "column 't', row 3 has no time"),
        ("t,f\n0,1\n2,1\n1,1\n", {}, "column 't', row 4: the times run backwards"),
        ("t,f\n0,1\n0,1\n", {}, "column 't', row 3: the times stand still"),
        ("t,f\n0,1\n.2,1\n.2,1\n.4,1\n", {}, "column 't', row 4: the times stand still"),
        ("# a grip\n\nt,f\n0,1\n1,two\n", {}, "column 'f', row 5 holds 'two'"),
        ("t,f\n2026-01-01T10:00:00,1\nlater,2\n", {}, "column 't', row 3 has no time"),
        ("t,f\n0,1\n1,1\n", {"time_unit": "h"}, "--time-unit h"),
        ("t,f\n", {}, "no rows"),
        ("", {}, "is empty"),
        ("t,f\n0,1\n1\n", {}, "not an even table"),
        ("f\n1\n", {"time_column": None}, "--rate"),
        ("f\n1\n", {"time_column": None, "rate_hz": 0.0}, "above zero"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(table, text, options, words):
    with pytest.raises(InputError) as refused:
        read(table(text), **options)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_spreadsheet_in_utf_16_is_read(table):
    found = read(
        table("t\tkräfte\n0\t1,5\n0,1\t2,5\n", encoding="utf-16"), force_columns=["kräfte"]
    )
    assert found.values.ravel().tolist() == [1.5, 2.5]


@pytest.mark.parametrize(
    ("name", "cells", "options"),
    [
        ("t_ms", ("5000", "5100", "5200"), {}),
        ("Time (us)", ("5e6", "51e5", "52e5"), {}),
        ("elapsedMillis", ("5000", "5100", "5200"), {}),
        ("t", ("5000", "5100", "5200"), {"time_unit": "ms"}),
        ("t_s", ("5", "5,1", "5,2"), {}),
        ("status", ("5", "5.1", "5.2"), {}),
    ],
)
def test_times_are_taken_in_their_unit(table, name, cells, options):
    rows = "".join(f"{cell};1\n" for cell in cells)
    found = read(table(f"{name};f\n{rows}"), time_column=name, **options)
    assert found.time_s == pytest.approx([5.0, 5.1, 5.2])


@pytest.mark.parametrize(
    "cells",
    [
        ("2026-03-01T09:59:59.900", "2026-03-01T10:00:00", "2026-03-01T10:00:00.100"),
        ("2026-03-01 09:59:59.900Z", "2026-03-01 10:00:00Z", "2026-03-01 10:00:00.1Z"),
        ("2026-03-01T09:59:59,9+01:00", "2026-03-01T10:00:00+01:00", "2026-03-01T09:00:00.1+00:00"),
        ("09:59:59.900", "10:00:00.000", "10:00:00.100"),
    ],
)
def test_timestamps_count_from_the_first(table, cells):
    rows = "".join(f'"{cell}",1\n' for cell in cells)
    assert read(table(f"t,f\n{rows}")).time_s == pytest.approx([0, 0.1, 0.2])


def test_timestamps_of_parquet_count_from_the_first(tmp_path):
    path = tmp_path / "table.parquet"
    stamps = pa.array([1_700_000_000_000, 1_700_000_000_100], pa.timestamp("ms", tz="UTC"))
    pq.write_table(pa.table({"t": stamps, "f": [1.0, 2.0]}), path)
    assert read(path).time_s == pytest.approx([0, 0.1])


def test_rows_with_one_stamp_of_a_coarse_clock_are_spread(table):
    found = read(table("t,f\n0,1\n0,1\n0.02,1\n0.03,1\n0.03,1\n0.05,1\n0.05,1\n"))
    assert found.time_s == pytest.approx([0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06])


def test_before_a_gap_one_stamp_is_spread_as_elsewhere(table):
    stamps = [0, 0, 0.02, 0.02, 0.04, 0.04, 3.0, 3.0, 3.02, 3.02]
    found = read(table("t,f\n" + "".join(f"{stamp},1\n" for stamp in stamps)))
    assert found.time_s == pytest.approx([s + 0.01 * (i % 2) for i, s in enumerate(stamps)])


def test_a_clock_that_stood_still_for_many_rows_is_no_coarse_one(table):
    rows = [i / 100 for i in range(100)] + [1.0] * 80 + [1 + i / 100 for i in range(1, 100)]
    with pytest.raises(InputError, match="row 103: the times stand still"):
        read(table("t,f\n" + "".join(f"{stamp},1\n" for stamp in rows)))


def even(step, name="t"):
    return f"{name},f\n" + "".join(f"{step * i},{i % 7}\n" for i in range(200))


@pytest.mark.parametrize(("step", "unit", "step_s"), [(5, "ms", 0.005), (10000, "us", 0.01)])
def test_times_that_are_hardly_seconds_are_read_in_the_unit_that_fits_and_it_is_said(
    table, step, unit, step_s
):
    found = read(table(even(step)))
    assert np.diff(found.time_s) == pytest.approx(step_s)
    assert f"read as {unit}" in found.assumed


def test_what_is_said_of_the_times_is_not_assumed(table):
    assert read(table(even(5)), time_unit="s").time_s[1] == 5
    assert read(table(even(5, "t_s")), time_column="t_s").time_s[1] == 5
    assert read(table(even(0.01))).assumed == read(table(even(5)), time_unit="ms").assumed == ""


def test_where_two_units_fit_it_is_asked_and_a_rate_decides(table):
    with pytest.raises(InputError, match=r"0\.004 samples per second if .*--time-unit"):
        read(table(even(250)))
    assert read(table(even(250)), rate_hz=4000).time_s[1] == pytest.approx(250e-6)
    assert read(table(even(250)), rate_hz=4).time_s[1] == pytest.approx(0.25)
    with pytest.raises(InputError, match="--time-unit"):
        read(table(even(250)), rate_hz=77)


def test_an_empty_line_of_a_single_column_is_a_missing_reading(table):
    values = read(table("f\n1\n\n3\n"), time_column=None, rate_hz=10).values.ravel()
    assert np.isnan(values).tolist() == [False, True, False]


def test_letters_of_other_columns_may_be_in_any_old_encoding(table):
    found = read(table("t;f;Größe\n0;1,5;süß\n0,1;2,5;\n", encoding="latin-1"))
    assert found.values.ravel().tolist() == [1.5, 2.5]


def test_text_of_another_encoding_and_no_file_are_refused(table, tmp_path):
    written = table("t,kräfte\n0,1\n", encoding="latin-1")
    with pytest.raises(InputError, match="UTF-8"):
        read(written, force_columns=["kräfte"])
    with pytest.raises(InputError, match="UTF-8"):
        read(table("\x00\xff", encoding="latin-1"))
    with pytest.raises(InputError, match="No such file"):
        read(tmp_path / "nothing.csv")
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path)
