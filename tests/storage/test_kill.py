"""A session killed at any moment is sealed up to its last written frame."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from nmt_sense.protocol import FrameParser, Samples

KILLS = 20
AT_ONCE = 4


def start_recording(out: Path, *options: str) -> subprocess.Popen:
    record = ["record", "--port", "simulated", "--out", out, *options]
    command = [sys.executable, "-m", "nmt_sense", *record]
    environment = {k: v for k, v in os.environ.items() if k != "DISPLAY"}
    return subprocess.Popen(
        list(map(str, command)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def wait_for_samples(out: Path, process: subprocess.Popen) -> Path:
    """Wait until the session has a journal with samples in it, and return its folder."""
    until_s = time.monotonic() + 60
    while time.monotonic() < until_s:
        assert process.poll() is None, "the recording ended by itself"
        for journal in out.glob("*/journal.nmtj"):
            if journal.stat().st_size > 2000:
                return journal.parent
        time.sleep(0.01)
    raise AssertionError("nothing was recorded in time")


def whole_frames(journal: Path) -> int:
    """Count the samples that are whole in a journal."""
    return sum(isinstance(m, Samples) for m in FrameParser().feed(journal.read_bytes()))


@pytest.mark.timeout(300)
def test_twenty_kills_are_sealed_to_their_last_written_frame(tmp_path, record_property):
    chance = random.Random(4)
    lost = []
    for batch in range(KILLS // AT_ONCE):
        outs = [tmp_path / f"{batch}-{i}" for i in range(AT_ONCE)]
        running = [start_recording(out) for out in outs]
        folders = [wait_for_samples(*pair) for pair in zip(outs, running, strict=True)]
        for process in running:
            time.sleep(chance.uniform(0.0, 0.3))  # the kill is to come at any moment
            process.send_signal(signal.SIGKILL)
            process.wait()
        for folder in folders:
            lost.append(whole_frames(folder / "journal.nmtj") - sealed_rows(folder))
    record_property("rows_lost", str(lost))
    print(f"rows lost after {KILLS} kills: {lost}")
    assert len(lost) == KILLS
    assert set(lost) == {0}


def sealed_rows(folder: Path) -> int:
    """Recover as a user does, and read the table without any of our code."""
    assert json.loads((folder / "session.json").read_text())["state"] == "open"
    recovered = subprocess.run(
        [sys.executable, "-m", "nmt_sense", "recover", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert recovered.returncode == 0, recovered.stderr
    table = pq.read_table(folder / "samples.parquet")
    seq = table["seq"].to_numpy()
    assert seq[0] == 0
    assert (seq[1:] - seq[:-1] == 1).all()
    return table.num_rows
