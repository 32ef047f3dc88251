"""Recordings of every version of the format open for ever, with our code and without it."""

import json
from pathlib import Path

import duckdb
import numpy as np
import pytest

from nmt_sense.session.reading import analyze_recording
from nmt_sense.session.recorder import force_of
from nmt_sense.storage import open_recording, read_forces, recover, verify
from tests.storage.make_golden import GOLDEN, LOST, SCENARIO, facts

NAMES = sorted(path.stem for path in GOLDEN.glob("*.json"))
#: The versions that the program writes; a new one needs a golden recording of its own.
WRITTEN = {"session-1", "import-1"}


def known(name):
    return json.loads((GOLDEN / f"{name}.json").read_text())


def test_each_version_that_is_written_has_a_golden_recording():
    assert set(NAMES) >= WRITTEN


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_recording_is_whole_and_read_as_it_was_written(name):
    assert verify(GOLDEN / name).ok
    assert facts(GOLDEN / name) == known(name)
    (hold,) = analyze_recording(open_recording(GOLDEN / name)).holds
    assert hold.measures.duration_s == pytest.approx(SCENARIO.presses[0].held_s, abs=0.5)


def test_the_journal_of_the_first_version_gives_its_table_again(tmp_path):
    folder = copy_of("session-1", tmp_path)
    before = read_forces(open_recording(folder))
    (folder / "samples.parquet").unlink()
    assert facts(folder) == known("session-1")
    report = recover(folder, force_of(open_recording(folder)))
    assert (report.rows, report.gaps, report.rejected_frames) == (known("session-1")["rows"], 1, 0)
    assert np.allclose(read_forces(open_recording(folder)).total_N, before.total_N, rtol=1e-9)


@pytest.mark.parametrize("language", ["python", "sql"])
def test_the_examples_of_the_format_page_run_and_need_none_of_our_code(language):
    page = (GOLDEN.parent / "docs" / "reference" / "recording-format.md").read_text()
    code = page.split(f"```{language}\n")[1].split("```")[0]
    code = code.replace("SESSION", str(GOLDEN / "session-1"))
    if language == "sql":
        ((missing, largest_N),) = duckdb.sql(code).fetchall()
    else:
        found = {}
        exec(code, found)  # the page itself is what is tested
        missing, largest_N = found["missing"], found["largest_N"]
        assert list(found["events"]["kind"]) == known("session-1")["events"]
    assert missing == len(LOST)
    forces = read_forces(open_recording(GOLDEN / "session-1"))
    assert largest_N == pytest.approx(forces.total_N.max(), rel=1e-12)


def copy_of(name: str, tmp_path: Path) -> Path:
    folder = tmp_path / name
    folder.mkdir()
    for path in (GOLDEN / name).iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder
