"""What a crash, a bad disk or a second program can do to a session, and what is left of it."""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from nmt_sense.force import dump_profile, simulated_profile
from nmt_sense.holds import plan_to_text, shipped_plan
from nmt_sense.model.errors import RecordingError
from nmt_sense.model.glove import pads_of
from nmt_sense.protocol import Samples, encode_message
from nmt_sense.session.recorder import force_of
from nmt_sense.simulation import board_of, shipped_scenario, simulate_counts
from nmt_sense.storage import SessionWriter, open_recording, read_forces, recover, seal, verify

SCENARIO = shipped_scenario("demo")
SAMPLES = 2000


def write_session(root: Path) -> SessionWriter:
    return SessionWriter.create(
        root,
        identity=board_of(SCENARIO).identity(),
        sensors=[pad.name for pad in pads_of(6)],
        participant="p1",
        plan_name="plan",
        plan_text=plan_to_text(shipped_plan("first-press")),
        calibration_name="calibration",
        calibration_text=dump_profile(simulated_profile()),
        nominal=False,
        software_version="test",
    )


def feed(writer: SessionWriter, samples: int = SAMPLES, utc_jumps_ns=(0,)) -> None:
    """Hand over ten seconds of a simulated press, four samples a chunk."""
    block, _ = simulate_counts(SCENARIO)
    for first in range(0, samples, 4):
        data = b"".join(
            encode_message(Samples(i % 65536, i * 5000, 0, tuple(block.counts[i].tolist())))
            for i in range(first, first + 4)
        )
        utc_ns = 10**18 + first * 5_000_000 + utc_jumps_ns[first // 4 % len(utc_jumps_ns)]
        writer.append(data, 10**9 + first * 5_000_000, utc_ns)


@pytest.fixture
def session(tmp_path):
    writer = write_session(tmp_path)
    feed(writer)
    writer.event("hold", score=90.0)
    writer.close()
    return writer.folder


def conversion(folder):
    return force_of(open_recording(folder))


def counts_in(folder):
    table = pq.read_table(folder / "samples.parquet")
    rows = np.stack([table[f"counts_{pad.name}"].to_numpy() for pad in pads_of(6)], axis=1)
    return table["seq"].to_numpy(), rows


def test_sealing_keeps_every_sample_and_lists_its_checksums(session):
    report = seal(session, conversion(session))
    assert (report.rows, report.lost_samples, report.rejected_frames) == (SAMPLES, 0, 0)
    seq, rows = counts_in(session)
    block, _ = simulate_counts(SCENARIO)
    assert np.array_equal(seq, np.arange(SAMPLES))
    assert np.array_equal(rows, block.counts[:SAMPLES])
    subprocess.run(["sha256sum", "--quiet", "-c", "MANIFEST.sha256"], cwd=session, check=True)
    columns = pq.read_schema(session / "samples.parquet").names
    assert columns[:4] == ["seq", "device_time_s", "host_time_s", "counts_thumb"]
    assert columns[-1] == "force_palm_N"
    assert verify(session).ok


def test_a_sealed_session_reads_as_its_journal_did(session):
    unsealed = list(open_recording(session).blocks())
    seal(session, conversion(session))
    sealed = list(open_recording(session).blocks())
    for name in ("time_s", "host_time_s", "counts"):
        before = np.concatenate([getattr(b, name) for b in unsealed])
        after = np.concatenate([getattr(b, name) for b in sealed])
        assert np.array_equal(before, after)


def test_sealing_again_gives_the_same(session):
    seal(session, conversion(session))
    before = (session / "samples.parquet").read_bytes()
    assert seal(session, conversion(session)).rows == SAMPLES
    assert (session / "samples.parquet").read_bytes() == before


def damaged(journal: bytes, kind: str, random: np.random.Generator) -> bytes:
    at = int(random.integers(500, len(journal)))
    if kind == "cut":
        return journal[:at]
    if kind == "zeros":
        return journal[:at] + bytes(len(journal) - at)
    flipped = bytearray(journal)
    for position in random.integers(500, len(journal), 20):
        flipped[position] ^= 1 << int(random.integers(0, 8))
    return bytes(flipped)


@pytest.mark.parametrize("kind", ["cut", "zeros", "flips"])
def test_a_damaged_journal_gives_all_that_is_whole_and_nothing_wrong(session, kind):
    random = np.random.default_rng(5)
    journal = (session / "journal.nmtj").read_bytes()
    block, _ = simulate_counts(SCENARIO)
    for _ in range(20):
        (session / "journal.nmtj").write_bytes(damaged(journal, kind, random))
        report = recover(session, conversion(session))
        seq, rows = counts_in(session)
        assert report.rows == len(seq)
        assert np.array_equal(rows, block.counts[seq])
        if kind == "flips":
            assert len(seq) >= SAMPLES - 60
            assert report.rejected_frames > 0
            assert str(report.lost_samples) in report.sentence


def test_a_flipped_byte_in_a_sealed_session_is_found(session):
    seal(session, conversion(session))
    path = session / "events.jsonl"
    path.write_bytes(path.read_bytes().replace(b"90", b"91"))
    report = verify(session)
    assert not report.ok
    assert "events.jsonl" in report.problems[0]


def test_a_lost_plan_is_found(session):
    seal(session, conversion(session))
    (session / "plan.json").unlink()
    assert verify(session).problems == ("plan.json is missing",)


def test_a_torn_last_event_is_left_out(session):
    path = session / "events.jsonl"
    path.write_bytes(path.read_bytes() + b'{"kind": "hol')
    assert [event["kind"] for event in open_recording(session).events] == ["hold"]


def test_a_session_that_is_being_written_is_not_sealed(tmp_path):
    writer = write_session(tmp_path)
    with pytest.raises(RecordingError, match="being written by another program"):
        seal(writer.folder, conversion(writer.folder))
    writer.close()


def test_two_sessions_of_one_second_get_two_folders(tmp_path):
    writers = [write_session(tmp_path) for _ in range(3)]
    assert len({writer.folder for writer in writers}) == 3
    for writer in writers:
        writer.close()


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(RecordingError, match="choose another place"):
        write_session(blocked)


@contextmanager
def small_disk(folder: Path, options: str):
    """Mount a disk of its own, or skip where that may not be done."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("mounting needs root")
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be made here: {mounted.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def fill_up(disk: Path) -> None:
    with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4096))


def sealed_counts(folder: Path) -> np.ndarray:
    seal(folder, conversion(folder))
    return counts_in(folder)[1]


def await_fault(writer: SessionWriter) -> None:
    until_s = time.monotonic() + 20
    while not writer.fault:
        assert time.monotonic() < until_s, "the fault is never said"
        time.sleep(0.01)


def test_a_full_disk_is_said_and_the_session_goes_on_elsewhere(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    with small_disk(tmp_path / "small", "size=96k") as small:
        writer = write_session(small)
        first = writer.folder
        feed(writer, 4000)
        writer.close()
        assert "the session goes on in" in writer.fault
        assert writer.folder != first
        before, after = recover_counts(first), sealed_counts(writer.folder)
        block, _ = simulate_counts(SCENARIO)
        assert np.array_equal(np.concatenate([before, after]), block.counts[:4000])
        assert json.loads((writer.folder / "session.json").read_text())["participant"] == "p1"
        # On a disk that is too full to seal on, one sentence says so and nothing is touched.
        fill_up(small)
        with pytest.raises(RecordingError, match="make room"):
            seal(first, conversion(first))
        assert not list(first.glob("*.tmp"))
        assert np.array_equal(recover_counts(first), before)


def test_a_removed_folder_is_said_and_nothing_of_the_session_is_lost(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    writer = write_session(tmp_path / "stick")
    feed(writer)
    writer.event("hold", score=90.0)
    writer.marker("here", 10**9)
    shutil.rmtree(tmp_path / "stick")
    await_fault(writer)
    writer.close()
    assert "removed or renamed" in writer.fault
    block, _ = simulate_counts(SCENARIO)
    assert np.array_equal(sealed_counts(writer.folder), block.counts[:SAMPLES])
    assert [event["kind"] for event in open_recording(writer.folder).events] == ["hold"]
    assert verify(writer.folder).ok


def test_while_no_place_can_be_written_the_session_stays_in_memory(tmp_path, monkeypatch):
    home = tmp_path / "home"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    monkeypatch.setattr("nmt_sense.storage.writer.RETRY_EVERY_S", 0.05)
    nowhere = tmp_path / "file" / "below"
    monkeypatch.setattr("nmt_sense.storage.writer.default_recordings_folder", lambda: nowhere)
    monkeypatch.setattr("tempfile.tempdir", str(nowhere))
    (tmp_path / "file").write_text("in the way")
    writer = write_session(tmp_path / "stick")
    shutil.rmtree(tmp_path / "stick")
    feed(writer)
    await_fault(writer)
    assert "goes on in memory" in writer.fault
    (tmp_path / "file").unlink()  # room is made
    nowhere.mkdir(parents=True)
    writer.close()
    assert "goes on in" in writer.fault
    assert "memory" not in writer.fault
    block, _ = simulate_counts(SCENARIO)
    assert np.array_equal(sealed_counts(writer.folder), block.counts[:SAMPLES])


def test_a_read_only_folder_is_one_sentence(tmp_path):
    with small_disk(tmp_path / "small", "size=1m") as small:
        writer = write_session(small)
        feed(writer, 400)
        writer.close()
        subprocess.run(["mount", "-o", "remount,ro", small], check=True)
        with pytest.raises(RecordingError, match="cannot be written"):
            recover(writer.folder, conversion(writer.folder))
        with pytest.raises(RecordingError, match="choose another place"):
            write_session(small)
        assert len(recover_counts(writer.folder)) == 400


def test_jumps_of_the_calendar_clock_change_no_sample(tmp_path):
    block, _ = simulate_counts(SCENARIO)
    writer = write_session(tmp_path)
    feed(writer, utc_jumps_ns=(0, -(10**13), 10**15))
    writer.close()
    assert np.array_equal(sealed_counts(writer.folder), block.counts[:SAMPLES])
    steady = write_session(tmp_path)
    feed(steady)
    steady.close()
    seal(steady.folder, conversion(steady.folder))
    names = ["seq", "device_time_s", "host_time_s"]
    jumped, straight = (
        pq.read_table(one.folder / "samples.parquet", columns=names) for one in (writer, steady)
    )
    assert jumped.equals(straight)


def test_the_journal_is_dropped_where_that_is_wanted_and_never_before_the_table_stands(session):
    report = seal(session, conversion(session), keep_journal=False)
    assert report.rows == SAMPLES
    assert not (session / "journal.nmtj").exists()
    assert verify(session).ok
    assert "journal" not in (session / "MANIFEST.sha256").read_text()
    with pytest.raises(RecordingError, match="nothing to recover"):
        recover(session, conversion(session))
    assert verify(session).ok


def test_no_flipped_bit_of_a_table_is_read_as_data(session):
    seal(session, conversion(session))
    path, random = session / "samples.parquet", np.random.default_rng(6)
    whole = path.read_bytes()
    forces_N = read_forces(open_recording(session)).total_N
    accepted = refused = 0
    for _ in range(100):
        flipped = bytearray(whole)
        flipped[int(random.integers(len(whole)))] ^= 1 << int(random.integers(8))
        path.write_bytes(flipped)
        try:
            rows = np.concatenate([block.counts for block in open_recording(session).blocks()])
            read_N = read_forces(open_recording(session)).total_N
        except RecordingError:
            refused += 1
        else:
            block, _ = simulate_counts(SCENARIO)
            right = np.array_equal(rows, block.counts[:SAMPLES])
            accepted += not (right and np.array_equal(read_N, forces_N))
        assert not verify(session).ok
    assert accepted == 0
    assert refused > 50


def test_a_damaged_minute_of_a_table_without_journal_costs_that_minute(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules["nmt_sense.storage.seal"], "ROW_GROUP_S", 2)
    writer = write_session(tmp_path)
    feed(writer)
    writer.close()
    folder, path = writer.folder, writer.folder / "samples.parquet"
    seal(folder, conversion(folder), keep_journal=False)
    with pq.ParquetFile(path) as table:
        groups = [table.metadata.row_group(i).num_rows for i in range(table.num_row_groups)]
        at = table.metadata.row_group(2).column(5).data_page_offset + 40
    assert len(groups) == 5
    whole = path.read_bytes()
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 8]) + whole[at + 1 :])
    assert not verify(folder).ok
    report = recover(folder, conversion(folder))
    assert (report.rows, report.lost_samples, report.gaps) == (1600, 400, 1)
    block, _ = simulate_counts(SCENARIO)
    seq, rows = counts_in(folder)
    assert np.array_equal(rows, block.counts[seq])
    assert verify(folder).ok
    assert (folder / "samples.damaged.parquet").is_file()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RecordingError, match="from a copy"):
        recover(folder, conversion(folder))


def recover_counts(folder: Path) -> np.ndarray:
    """Read what is left on a disk that is too full to seal anything on."""
    blocks = list(open_recording(folder).blocks())
    return np.concatenate([b.counts for b in blocks]) if blocks else np.empty((0, 6))
