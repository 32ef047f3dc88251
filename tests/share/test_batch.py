"""Many recordings into one table: in processes and on a real cluster, interrupted and broken."""

import json
import os
import signal
import subprocess
import sys
import time

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from nmt_sense.cli import app
from nmt_sense.model.errors import InputError
from nmt_sense.session.analysis import hold_json
from nmt_sense.session.reading import analyze_recording
from nmt_sense.share.batch import BatchJob, failure, run_batch
from nmt_sense.share.batch_workers import DIED, dask_workers, local_workers
from nmt_sense.storage import open_recording
from tests.recordings import make_recording, presses

SESSIONS = 5


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Five sessions at two depths, one cut off, one broken and one whose description is gone."""
    root = tmp_path_factory.mktemp("many")
    for number in range(SESSIONS):
        make_recording(root / f"day{number % 2}", presses(1 + number % 2), seal=number != 3)
    (root / "broken").mkdir()
    (root / "broken" / "session.json").write_text("{")
    (root / "bare").mkdir()
    (root / "bare" / "journal.nmtj").write_bytes(b"\0" * 100)
    return root


def read(path):
    return pq.read_table(path), pq.read_table(path.with_name(f"{path.stem}.recordings.parquet"))


@pytest.fixture(scope="module")
def locally(root, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "holds.parquet"
    return run_batch(BatchJob(root), out, local_workers(2)), out


def test_every_hold_of_every_recording_is_a_row_as_analyze_gives_it(root, locally):
    report, out = locally
    holds, recordings = read(out)
    assert recordings.num_rows == report.recordings == SESSIONS + 2
    assert set(report.failures) == {"bare", "broken"}
    rows = holds.to_pylist()
    assert len(rows) == report.holds
    expected = [
        (row["recording"], hold_json(hold))
        for row in recordings.to_pylist()
        if not row["error"]
        for hold in analyze_recording(open_recording(root / row["recording"])).holds
    ]
    assert len(expected) == len(rows) == 7
    for (name, hold), row in zip(expected, rows, strict=True):
        assert row["recording"] == name
        for key in ("index", "mean", "sd", "duration_s", "tremor_rms", "score", "verdict"):
            assert row[key] == hold[key]
        assert row["faults"] == " ".join(hold["faults"])


def test_the_table_says_why_a_recording_could_not_be_read(locally):
    _, recordings = read(locally[1])
    reasons = {row["recording"]: row["error"] for row in recordings.to_pylist()}
    assert "session.json is not right" in reasons["broken"]
    assert "no session.json" in reasons["bare"]


def test_the_command_warns_of_the_broken_and_does_the_rest(root, tmp_path):
    done = CliRunner().invoke(app, ["batch", str(root), "--out", str(tmp_path / "h.parquet")])
    assert done.exit_code == 0, done.output
    assert "2 could not be read" in done.stdout
    assert "broken" in done.stderr
    assert done.stdout.splitlines()[-1] == str(tmp_path / "h.parquet")


def test_nothing_to_do_and_a_table_that_is_there_are_refused(root, locally, tmp_path):
    with pytest.raises(InputError, match="no recording in it"):
        run_batch(BatchJob(tmp_path), tmp_path / "h.parquet", local_workers(1))
    with pytest.raises(InputError, match="is there already"):
        run_batch(BatchJob(root), locally[1], local_workers(1))


class Fatal:
    """A job that takes the process with it at one recording."""

    def __call__(self, name):
        if name == "3":
            os._exit(9)
        return failure(name, "")


def test_a_process_that_dies_costs_one_recording():
    rows = list(local_workers(2)(Fatal(), [str(n) for n in range(12)]))
    errors = {row["recording"]: row["error"] for row in rows}
    assert len(rows) == len(errors) == 12
    assert {name for name, error in errors.items() if error} == {"3"}
    assert errors["3"] == DIED


def test_a_run_that_was_killed_goes_on_where_it_was(root, locally, tmp_path):
    out = tmp_path / "holds.parquet"
    progress = tmp_path / "holds.parquet.progress"
    command = [sys.executable, "-m", "nmt_sense", "batch", root, "--out", out, "--workers", "1"]
    running = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL)
    until_s = time.monotonic() + 60
    while not (progress.exists() and progress.read_bytes().count(b"session_id") >= 1):
        assert running.poll() is None, "it was done before it could be killed"
        assert time.monotonic() < until_s
        time.sleep(0.002)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert not out.exists()
    with progress.open("ab") as file:
        file.write(b'{"torn')
    report = run_batch(BatchJob(root), out, local_workers(1))
    assert 1 <= report.resumed < report.recordings
    assert not progress.exists()
    for mine, whole in zip(read(out), read(locally[1]), strict=True):
        assert mine.equals(whole)


def test_a_recording_that_changed_since_is_judged_anew(root, tmp_path):
    out = tmp_path / "holds.parquet"
    job = BatchJob(root)
    stale = {"fingerprint": "of another state", "row": failure("broken", "")}
    (tmp_path / "holds.parquet.progress").write_text(json.dumps(stale) + "\n")
    assert run_batch(job, out, local_workers(1)).resumed == 0


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """A scheduler and two workers of Dask, each a process, on loopback."""
    pytest.importorskip("distributed")
    folder = tmp_path_factory.mktemp("dask")
    contact = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    loopback = ["--host", "127.0.0.1", "--no-dashboard"]
    commands = [
        [*dask, "scheduler", *loopback, "--port", "0", "--scheduler-file", contact],
        [
            *(*dask, "worker", *loopback, "--scheduler-file", contact),
            *("--nworkers", "2", "--nthreads", "1", "--local-directory", folder),
        ],
    ]
    with (folder / "log").open("wb") as log:
        started = [
            subprocess.Popen(list(map(str, c)), stdout=log, stderr=log, cwd=folder)
            for c in commands
        ]
    try:
        import distributed

        until_s = time.monotonic() + 60
        while not contact.exists():
            assert time.monotonic() < until_s, (folder / "log").read_text()
            time.sleep(0.05)
        with distributed.Client(scheduler_file=str(contact), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield json.loads(contact.read_text())["address"]
    finally:
        for process in reversed(started):
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def test_a_cluster_gives_the_same_table(root, locally, scheduler, tmp_path):
    out = tmp_path / "holds.parquet"
    report = run_batch(BatchJob(root), out, dask_workers(scheduler))
    assert set(report.failures) == set(locally[0].failures)
    for there, here in zip(read(out), read(locally[1]), strict=True):
        assert there.equals(here)


def test_a_scheduler_that_does_not_answer_is_one_sentence(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("nmt_sense.share.batch_workers.CONNECT_TIMEOUT_S", 0.5)
    with pytest.raises(InputError, match="no Dask scheduler answers"):
        list(dask_workers("tcp://127.0.0.1:1")(Fatal(), ["0"]))
