"""BIDS: the validator finds no error, and what is read back is what was recorded."""

import gzip
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nmt_sense.model.errors import InputError
from nmt_sense.storage.formats import ExportFormat, write_export

VALIDATOR = shutil.which("bids-validator-deno", path=str(Path(sys.executable).parent))


@pytest.fixture(scope="module")
def data_set(content, tmp_path_factory):
    """One person twice, the first time with two gloves, and another once."""
    root = tmp_path_factory.mktemp("bids") / "set"
    later = content.info.started_utc.replace(year=2031)
    write_export(content, ExportFormat.BIDS, root)
    again = replace(content, info=replace(content.info, started_utc=later))
    write_export(again, ExportFormat.BIDS, root)
    glove = replace(content.info.glove, serial="LEFT_2")
    write_export(replace(content, info=replace(content.info, glove=glove)), ExportFormat.BIDS, root)
    other = replace(content, info=replace(content.info, participant="P-02"), holds=(), events=())
    write_export(other, ExportFormat.BIDS, root)
    return root


def one(data_set, pattern):
    return sorted(data_set.glob(f"sub-P01/*/beh/{pattern}"))[0]


@pytest.mark.skipif(VALIDATOR is None, reason="bids-validator-deno is not installed")
def test_the_validator_finds_no_error(data_set):
    checked = subprocess.run(
        [VALIDATOR, data_set, "--format", "json"], capture_output=True, text=True, check=False
    )
    issues = json.loads(checked.stdout)["issues"]["issues"]
    assert [issue for issue in issues if issue["severity"] == "error"] == []
    assert checked.returncode == 0


@pytest.mark.skipif(VALIDATOR is None, reason="bids-validator-deno is not installed")
def test_the_validator_does_look(data_set, tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(data_set, broken)
    sidecar = one(broken, "*_physio.json")
    said = json.loads(sidecar.read_text(encoding="utf-8"))
    del said["SamplingFrequency"]
    sidecar.write_text(json.dumps(said), encoding="utf-8")
    checked = subprocess.run([VALIDATOR, broken], capture_output=True, text=True, check=False)
    assert checked.returncode != 0


def test_every_sample_comes_back_and_a_lost_one_is_a_row_of_its_own(content, data_set):
    packed = one(data_set, "*_physio.tsv.gz").read_bytes()
    names = json.loads(one(data_set, "*_physio.json").read_text(encoding="utf-8"))["Columns"]
    rows = [line.split("\t") for line in gzip.decompress(packed).decode().splitlines()]
    assert len(rows) == content.seq[-1] - content.seq[0] + 1
    lost = np.array([set(row) == {"n/a"} for row in rows])
    assert np.array_equal(np.flatnonzero(~lost), content.seq - content.seq[0])
    values = np.array([[np.nan if cell == "n/a" else float(cell) for cell in row] for row in rows])
    values = dict(zip(names, values[~lost].T, strict=True))
    assert np.array_equal(values["device_time_s"], content.device_time_s)
    assert np.array_equal(values["host_time_s"], content.host_time_s)
    for column, sensor in enumerate(content.sensors):
        assert np.array_equal(values[f"counts_{sensor}"], content.counts[:, column])
        force_N = values[f"force_{sensor}_N"]
        assert np.array_equal(force_N, content.force[:, column], equal_nan=True)


def test_gloves_that_record_together_have_files_of_their_own(data_set):
    together = sorted(path.name for path in one(data_set, "*_physio.json").parent.glob("*.json"))
    assert len(together) == 4
    assert sum("_acq-LEFT2_" in name for name in together) == 2


def test_gzip_says_neither_time_nor_name(data_set):
    packed = one(data_set, "*_physio.tsv.gz").read_bytes()
    assert packed[3] & 0b1000 == 0  # no file name
    assert packed[4:8] == bytes(4)  # no time: the same samples give the same file


def test_events_come_back(content, data_set):
    header, *lines = one(data_set, "*_events.tsv").read_text(encoding="utf-8").split("\n")[:-1]
    rows = [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]
    onsets = [float(row["onset"]) for row in rows]
    assert onsets == sorted(onsets)
    first_s = content.device_time_s[0]
    holds = [row for row in rows if row["trial_type"] == "hold"]
    for row, hold in zip(holds, content.holds, strict=True):
        assert float(row["onset"]) == hold.measures.start_s - first_s
        assert float(row["mean_N"]) == hold.measures.mean
    texts = [row["text"] for row in rows if row["trial_type"] == "marker"]
    assert [text.replace("\\n", "\n") for text in texts] == [
        event.text for event in content.events if event.kind == "marker"
    ]


def test_people_are_listed_once_and_never_mixed_up(content, data_set, tmp_path):
    people = (data_set / "participants.tsv").read_text(encoding="utf-8").splitlines()
    assert people == ["participant_id\tpseudonym", "sub-P01\tP-01", "sub-P02\tP-02"]
    root = tmp_path / "set"
    write_export(content, ExportFormat.BIDS, root)
    other = replace(content, info=replace(content.info, participant="P01"))
    with pytest.raises(InputError, match="another participant"):
        write_export(other, ExportFormat.BIDS, root)


def test_a_folder_of_other_things_is_left_alone(content, tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="no BIDS data set"):
        write_export(content, ExportFormat.BIDS, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
