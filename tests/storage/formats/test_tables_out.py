"""CSV, Parquet and Excel, read back by foreign readers to the last bit."""

import csv
import io
import json

import duckdb
import numpy as np
import openpyxl
import pandas as pd
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmt_sense.model.errors import InputError, RecordingError
from nmt_sense.storage.formats import ExportFormat, write_export
from nmt_sense.storage.formats.text_tables import RISKY, guarded, unguarded
from tests.storage.formats.conftest import FORMULA, LOST


def same_bits(found, wanted):
    found = np.ascontiguousarray(found, dtype=np.float64)
    wanted = np.ascontiguousarray(wanted, dtype=np.float64)
    both_nan = np.isnan(found) & np.isnan(wanted)
    return bool(np.all((found.view(np.uint64) == wanted.view(np.uint64)) | both_nan))


def lines_of(path):
    return io.StringIO(path.read_bytes().decode(), newline="")


def test_the_session_has_all_that_can_go_wrong(content):
    assert not np.isin(np.array(LOST), content.seq).any()
    assert np.isnan(content.force[100, 1])
    assert len(content.holds) == 3
    assert [event.kind for event in content.events] == ["marker", "marker", "marker_undone"]


def test_csv_gives_back_every_bit(content, tmp_path):
    samples, holds, events, described = write_export(
        content, ExportFormat.CSV, tmp_path / "session.csv"
    )
    table = pa_csv.read_csv(samples)
    n = len(content.sensors)
    assert table["sensor"].to_pylist()[:n] == list(content.sensors)
    assert np.array_equal(table["seq"].to_numpy()[::n], content.seq)
    assert np.array_equal(table["counts"].to_numpy().reshape(-1, n), content.counts)
    for name in ("device_time_s", "host_time_s"):
        assert same_bits(table[name].to_numpy()[::n], getattr(content, name))
    assert same_bits(table["force_N"].to_numpy().reshape(-1, n), content.force)
    read = list(csv.DictReader(lines_of(holds)))
    assert [float(row["mean_N"]) for row in read] == [h.measures.mean for h in content.holds]
    assert {row["calibration"] for row in read} == {content.calibration}
    read = list(csv.DictReader(lines_of(events)))
    assert [unguarded(row["text"]) for row in read] == [event.text for event in content.events]
    said = json.loads(described.read_text(encoding="utf-8"))
    assert (said["unit"], said["session"]["participant"]) == ("N", "P-01")


def test_pandas_reads_csv_and_parquet_to_the_last_bit(content, tmp_path):
    samples, *_ = write_export(content, ExportFormat.CSV, tmp_path / "session.csv")
    frame = pd.read_csv(samples)
    n = len(content.sensors)
    assert same_bits(frame["force_N"].to_numpy().reshape(-1, n), content.force)
    assert same_bits(frame["host_time_s"].to_numpy()[::n], content.host_time_s)
    (path,) = write_export(content, ExportFormat.PARQUET, tmp_path / "session.parquet")
    frame = pd.read_parquet(path)
    for column, sensor in enumerate(content.sensors):
        assert same_bits(frame[f"force_{sensor}_N"].to_numpy(), content.force[:, column])


def test_no_text_of_a_csv_file_is_a_formula(content, tmp_path):
    for path in write_export(content, ExportFormat.CSV, tmp_path / "session.csv")[:3]:
        for row in csv.reader(lines_of(path)):
            for cell in row:
                assert not cell.startswith(("=", "@", "+", "\t", "\r"))
                if cell.startswith("-"):
                    float(cell)
    assert FORMULA in [event.text for event in content.events]


@given(st.text() | st.builds(str.__add__, st.sampled_from([*RISKY, "'"]), st.text()))
def test_guarding_makes_texts_safe_and_can_be_undone(text):
    cell = guarded(text)
    assert not cell.startswith(RISKY)
    assert unguarded(cell) == text


def test_parquet_gives_back_every_bit_to_arrow_and_duckdb(content, recorded, tmp_path):
    (path,) = write_export(content, ExportFormat.PARQUET, tmp_path / "session.parquet")
    table = pq.read_table(path)
    own = pq.read_table(recorded / "samples.parquet")
    assert table.column_names == own.column_names
    for name in own.column_names:
        assert same_bits(table[name].to_numpy(), own[name].to_numpy())
    events = json.loads(table.schema.metadata[b"nmt_sense.events"])
    assert [event["text"] for event in events] == [event.text for event in content.events]
    duck = duckdb.sql(f"SELECT seq, force_palm_N FROM '{path}'").fetchnumpy()
    assert np.array_equal(duck["seq"], content.seq)
    palm = content.sensors.index("palm")
    assert same_bits(duck["force_palm_N"], content.force[:, palm])


def test_excel_holds_are_numbers_and_no_text_is_a_formula(content, tmp_path):
    (path,) = write_export(content, ExportFormat.XLSX, tmp_path / "holds.xlsx")
    book = openpyxl.load_workbook(path)
    names, *rows = book["holds"].iter_rows(values_only=True)
    for name, measure in (("mean_N", "mean"), ("drift_N_per_s", "drift_per_s"), ("cov", "cov")):
        found = [row[names.index(name)] for row in rows]
        wanted = [getattr(hold.measures, measure) for hold in content.holds]
        assert found == pytest.approx(wanted, rel=1e-15)  # a workbook keeps 16 digits
    for row in book["events"].iter_rows():
        assert "f" not in {cell.data_type for cell in row}
    assert book["events"]["C2"].value == FORMULA


@pytest.mark.parametrize("to", list(ExportFormat))
def test_nothing_is_overwritten_unasked(content, tmp_path, to):
    out = tmp_path / "out"
    written = write_export(content, to, out)
    before = [path.read_bytes() for path in written]
    with pytest.raises(InputError, match="there already"):
        write_export(content, to, out)
    assert [path.read_bytes() for path in written] == before
    assert set(write_export(content, to, out, overwrite=True)) <= set(written)
    assert not [path for path in tmp_path.rglob("*") if path.suffix == ".tmp"]


def test_a_place_that_cannot_be_written_is_said(content, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordingError, match="choose another --out"):
        write_export(content, ExportFormat.PARQUET, tmp_path / "file" / "out.parquet")
