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
        ("t,f\n0,1\n1,inf\n", {}, "column 'f', row 3 is infinite"),
        ("t,f\n0,1\n,2\n", {}, "column 't', row 3 has no time"),
        ("t,f\n0,1\n2,1\n1,1\n", {}, "column 't' run backwards or stand still at row 4"),
        ("t,f\n0,1\n0,1\n", {}, "stand still at row 3"),
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


def test_text_of_another_encoding_and_no_file_are_refused(table, tmp_path):
    with pytest.raises(InputError, match="UTF-8"):
        read(table("t,kräfte\n0,1\n", encoding="latin-1"))
    with pytest.raises(InputError, match="No such file"):
        read(tmp_path / "nothing.csv")
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path)
