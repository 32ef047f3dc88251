"""Recordings of others: as a session they give the holds that the file gives, to the last bit."""

import json
from pathlib import Path

import edfio
import numpy as np
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from nmt_sense.cli import app
from nmt_sense.model.errors import InputError, NmtSenseError, RecordingError
from nmt_sense.report import render_report, report_of
from nmt_sense.session.analysis import analysis_json
from nmt_sense.session.reading import analyze_recording
from nmt_sense.storage import open_recording, verify
from nmt_sense.storage.formats import ExportFormat, write_export
from tests.holds.presses import press
from tests.shared_data import needs_shared, sidecars


def run(*arguments):
    """Run a command; a failure is raised as the error that it is."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if isinstance(result.exception, NmtSenseError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def imported(*arguments):
    return open_recording(Path(run("import", *arguments).strip()))


def holds_of(*arguments):
    return json.loads(run("analyze", *arguments, "--json"))["holds"]


@pytest.fixture
def grip(tmp_path):
    """A press of a made-up hand, in two columns."""
    time_s, force = press(level=19.0, held_s=15.0, noise=0.05)
    path = tmp_path / "grip.csv"
    columns = np.column_stack([time_s, force / 2 + 7, force / 2])
    np.savetxt(path, columns, delimiter=",", header="t,a,b", comments="", fmt="%.17g")
    return path


WITH_OPTIONS = [
    (),
    ("--unit", "N", "--band", "16,22"),
    ("--unit", "kgf", "--plan", "first-press"),
    ("--invert", "--no-tare", "--min-hold", "1"),
]


@pytest.mark.parametrize("options", WITH_OPTIONS)
def test_an_imported_table_gives_the_holds_of_the_table(grip, tmp_path, options):
    columns = ("--time", "t", "--force", "a,b", *options)
    recording = imported(grip, "--out", tmp_path / "out", *columns)
    assert holds_of(recording.folder) == holds_of(grip, *columns)
    assert verify(recording.folder).ok
    assert (recording.folder / "source.csv").read_bytes() == grip.read_bytes()


@needs_shared
@pytest.mark.shared
@pytest.mark.parametrize("sidecar", list(sidecars()), ids=lambda sidecar: sidecar["csv"].stem)
def test_real_recordings_give_the_same_holds_imported(sidecar, tmp_path):
    names = [name for name in sidecar["columns"] if name != "time_s"]
    columns = ("--time", "time_s", "--force", names[0])
    recording = imported(sidecar["csv"], "--out", tmp_path, *columns)
    assert holds_of(recording.folder) == holds_of(sidecar["csv"], *columns)


def test_an_imported_session_is_verified_reported_and_exported_but_not_replayed(grip, tmp_path):
    columns = ("--time", "t", "--force", "a,b", "--unit", "kgf", "--participant", "P-9")
    recording = imported(grip, "--out", tmp_path / "out", *columns)
    assert "kgf" in render_report(report_of(recording))
    out = tmp_path / "again.parquet"
    run("export", recording.folder, "--to", "parquet", "--out", out)
    table = pq.read_table(out)
    wanted = np.loadtxt(grip, delimiter=",", skiprows=1)
    assert np.array_equal(table["force_a_kgf"].to_numpy(), wanted[:, 1])
    assert np.array_equal(table["device_time_s"].to_numpy(), wanted[:, 0])
    for to in ExportFormat:
        run("export", recording.folder, "--to", to.value, "--out", tmp_path / f"x-{to.value}")
    for command in ("replay", "recover"):
        with pytest.raises(RecordingError, match="imported"):
            run(command, recording.folder)


def test_counts_of_others_are_kept_as_counts_and_judged_in_newtons(tmp_path):
    profile = Path(__file__).parents[3] / "calibration" / "simulated_glove.json"
    path = tmp_path / "counts.tsv"
    time_s, force = press(level=300, held_s=12, noise=1)
    counts = np.rint(np.maximum(force, 0)).astype(int)
    rows = "".join(f"{t:.3f}\t{c}\n" for t, c in zip(time_s * 1000, counts, strict=True))
    path.write_text("ms\tthumb\n" + rows, encoding="utf-8")
    columns = ("--time", "ms", "--time-unit", "ms", "--force", "thumb")
    recording = imported(path, "--out", tmp_path, *columns, "--calibration", profile)
    kept = pq.read_table(recording.folder / "samples.parquet")["reading_thumb"].to_numpy()
    assert np.array_equal(kept, counts)
    found = analyze_recording(recording)
    assert (found.unit, len(found.holds)) == ("N", 1)
    assert found.rate_hz == pytest.approx(100)
    assert analysis_json(found)["source"] == str(recording.folder)


def test_edf_comes_in_with_unit_rate_and_annotations(tmp_path):
    _, force = press(level=20, held_s=11, noise=0.05)
    force = force[: len(force) // 100 * 100]
    signal = edfio.EdfSignal(force, 100, label="grip", physical_dimension="N")
    path = tmp_path / "others.edf"
    edfio.Edf([signal], annotations=[edfio.EdfAnnotation(3.5, None, "go")]).write(path)
    recording = imported(path, "--force", "grip", "--out", tmp_path)
    analysis = analyze_recording(recording)
    assert (analysis.unit, analysis.rate_hz) == ("N", pytest.approx(100))
    (hold,) = analysis.holds
    assert hold.measures.mean == pytest.approx(20, abs=0.1)
    assert [(e["text"], e["time_s"]) for e in recording.events] == [("go", 3.5)]
    with pytest.raises(InputError, match="is in N, not in kgf"):
        imported(path, "--force", "grip", "--unit", "kgf", "--out", tmp_path)
    with pytest.raises(InputError, match="no signal 'x'; it has grip"):
        imported(path, "--force", "x", "--out", tmp_path)


def test_xdf_comes_in_with_markers_and_wants_one_stream(content, tmp_path):
    (path,) = write_export(content, ExportFormat.XDF, tmp_path / "s.xdf")
    columns = ("--force", "thumb,palm", "--out", tmp_path)
    with pytest.raises(InputError, match="choose one with --stream"):
        imported(path, *columns)
    recording = imported(path, *columns, "--stream", "nmt_sense force")
    analysis = analyze_recording(recording)
    assert (analysis.unit, len(analysis.holds)) == ("N", 3)
    assert content.events[0].text in [event["text"] for event in recording.events]
    with pytest.raises(InputError, match="no stream with the channels nose"):
        imported(path, "--force", "nose", "--out", tmp_path)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--force", "c", "--time", "t"), "no column 'c'"),
        (("--force", "a", "--time", "t", "--rate", "50"), "in column 't' say 100 samples"),
        (("--force", "a", "--time", "t", "--time-unit", "h"), "--time-unit h"),
        (("--force", "a", "--time", "t", "--unit", "stone"), "--unit stone"),
        (("--force", "a"), "--rate"),
    ],
)
def test_what_does_not_fit_is_one_sentence_and_leaves_nothing(grip, tmp_path, options, words):
    with pytest.raises(InputError) as refused:
        imported(grip, "--out", tmp_path / "out", *options)
    assert words in str(refused.value)
    assert not (tmp_path / "out").exists()


def test_a_bad_cell_is_named_by_column_and_row(tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text("t,f\n0,1\n1,oops\n", encoding="utf-8")
    with pytest.raises(InputError, match="column 'f', row 3 holds 'oops'"):
        imported(path, "--time", "t", "--force", "f", "--out", tmp_path)


@pytest.mark.parametrize("ending", ["edf", "xdf"])
def test_files_that_are_not_what_they_seem_are_refused(tmp_path, ending):
    path = tmp_path / f"wrong.{ending}"
    for data in (b"", b"no such thing" * 40, b"XDF:" + bytes(50)):
        path.write_bytes(data)
        with pytest.raises(InputError, match=r"can be read|no stream"):
            imported(path, "--force", "f", "--out", tmp_path)
    path.unlink()
    with pytest.raises(InputError, match="No such file"):
        imported(path, "--force", "f", "--out", tmp_path)


@pytest.mark.parametrize("damage", ["cut", "zeros"])
def test_a_damaged_xdf_file_is_not_taken_for_a_whole_one(content, tmp_path, damage):
    (path,) = write_export(content, ExportFormat.XDF, tmp_path / "s.xdf")
    data = path.read_bytes()
    columns = ("--force", "thumb", "--stream", "nmt_sense force", "--out", tmp_path)
    for share in np.random.default_rng(1).uniform(0.02, 0.45, 10):
        kept = data[: int(len(data) * share)]
        path.write_bytes(kept + bytes(4096) * (damage == "zeros"))
        with pytest.raises(InputError, match=r"cut off|damaged|read whole"):
            imported(path, *columns)
