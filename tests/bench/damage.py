"""What is left of a session after all that can befall it: ``python -m tests.bench.damage``.

Frames of eight pads at 1,000 Hz. A wrong row is one whose device time or counts are not those that
the glove sent under its number; numbers and times begin at the first row that is left.
"""

import mmap
import os
import shutil
import signal
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from nmt_sense.force import dump_profile, simulated_profile
from nmt_sense.holds import plan_to_text, shipped_plan
from nmt_sense.model.glove import pads_of
from nmt_sense.protocol import FrameParser, Samples, encode_message
from nmt_sense.session.recorder import force_of
from nmt_sense.simulation import Press, Scenario, board_of, simulate_counts
from nmt_sense.storage import SessionWriter, open_recording, recover

RATE_HZ, SENSORS, CHUNK = 1000, 8, 20
KILLS, AT_ONCE, DAMAGES, FLIPS = 100, 4, 100, 1000
SCENARIO = Scenario(
    name="damage",
    presses=(Press(start_s=0.5, force_N=19.0, held_s=3.0),),
    n_sensors=SENSORS,
    rate_hz=RATE_HZ,
)
COUNTS = simulate_counts(SCENARIO)[0].counts


def sent(index: np.ndarray) -> np.ndarray:
    """Counts that the glove sends under a number: presses, told apart by the first pad."""
    rows = COUNTS[index % len(COUNTS)].copy()
    rows[:, 0] = index & 1023
    return rows


def new_writer(root: Path) -> SessionWriter:
    """Begin a session."""
    return SessionWriter.create(
        root,
        identity=board_of(SCENARIO).identity(),
        sensors=[pad.name for pad in pads_of(SENSORS)],
        participant="bench",
        plan_name="plan",
        plan_text=plan_to_text(shipped_plan("first-press")),
        calibration_name="calibration",
        calibration_text=dump_profile(simulated_profile()),
        nominal=False,
        software_version="bench",
    )


def chunk(first: int) -> bytes:
    """Encode the frames of 20 ms."""
    index = np.arange(first, first + CHUNK)
    return b"".join(
        encode_message(Samples(i % 65536, i * 1000 % 2**32, 0, tuple(row)))
        for i, row in zip(index.tolist(), sent(index).tolist(), strict=True)
    )


def feed(writer: SessionWriter, n: int, on_chunk: Callable[[int], None] = lambda _: None) -> None:
    """Hand over ``n`` samples as fast as the disk takes them."""
    for first in range(0, n, CHUNK):
        writer.append(chunk(first), 10**9 + first * 10**6, 10**18 + first * 10**6)
        on_chunk(first + CHUNK)
        while writer._queue.qsize() > 4000:
            time.sleep(0.01)


def rows_of(folder: Path) -> tuple[int, int]:
    """Read a session back; return its rows and those that are wrong."""
    rows = wrong = 0
    missing = None  # before the first row that is left
    for block in open_recording(folder).blocks():
        index = block.start_index + np.arange(len(block))
        if missing is None:
            missing = int(block.counts[0, 0])
        right = (block.counts == sent(index + missing)).all(axis=1)
        right &= np.abs(block.time_s - index / RATE_HZ) < 1e-9
        rows, wrong = rows + len(block), wrong + int((~right).sum())
    return rows, wrong


def recovered(folder: Path) -> tuple[int, int]:
    """Recover a session as a user does, and read it back."""
    recover(folder, force_of(open_recording(folder)))
    return rows_of(folder)


def kills(root: Path) -> None:
    """Kill processes that record at any moment."""
    chance = np.random.default_rng(7)
    unwritten, lost, wrong = [], [], 0
    for batch in range(KILLS // AT_ONCE):
        places = [root / f"{batch}-{i}" for i in range(AT_ONCE)]
        handed = [mmap.mmap(-1, 8) for _ in places]
        children = [_record(place, count) for place, count in zip(places, handed, strict=True)]
        for child, count in zip(children, handed, strict=True):
            while not struct.unpack("q", count[:])[0]:
                time.sleep(0.005)
            time.sleep(float(chance.uniform(0.0, 0.4)))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        for place, count in zip(places, handed, strict=True):
            given = struct.unpack("q", count[:])[0]
            (folder,) = place.iterdir()
            data = (folder / "journal.nmtj").read_bytes()
            whole = sum(isinstance(m, Samples) for m in FrameParser().feed(data))
            rows, wrong_here = recovered(folder)
            lost.append(whole - rows)
            unwritten.append(given - rows)
            wrong += wrong_here
    print(
        f"{KILLS} SIGKILLs: {len(lost)} sealed, {sum(lost)} "
        f"written rows lost, {wrong} wrong; handed over and not yet written: median "
        f"{np.median(unwritten):.0f}, most {max(unwritten)} rows of 1 ms"
    )


def _record(place: Path, handed: mmap.mmap) -> int:
    """Record in real time in a process of its own."""
    child = os.fork()
    if child:
        return child
    writer = new_writer(place)
    began_s, first = time.monotonic(), 0
    while True:
        while first / RATE_HZ < time.monotonic() - began_s:
            writer.append(chunk(first), time.monotonic_ns(), time.time_ns())
            first += CHUNK
            handed[:] = struct.pack("q", first)
        time.sleep(0.005)


def damages(root: Path) -> None:
    """Cut, overwrite with zeros and flip bits of one session again and again."""
    n = 4000
    writer = new_writer(root)
    feed(writer, n)
    writer.close()
    folder, chance = writer.folder, np.random.default_rng(8)
    path = folder / "journal.nmtj"
    whole = path.read_bytes()
    for name, tail in (("truncations", False), ("zero-filled tails", True)):
        opened = lost = wrong = 0
        for _ in range(DAMAGES):
            at = int(chance.integers(200, len(whole)))
            path.write_bytes(whole[:at] + bytes(len(whole) - at if tail else 0))
            # The first of the zeros ends a frame that lacked no more than its delimiter.
            left = whole[:at] + bytes(tail)
            before = sum(isinstance(m, Samples) for m in FrameParser().feed(left))
            rows, wrong_here = recovered(folder)
            opened, lost, wrong = opened + 1, lost + before - rows, wrong + wrong_here
            (folder / "samples.parquet").unlink()
        print(f"{DAMAGES} {name}: {opened} opened, {lost} whole rows lost, {wrong} wrong")
    lost_rows, wrong = [], 0
    for _ in range(FLIPS):
        flipped = bytearray(whole)
        flipped[int(chance.integers(len(whole)))] ^= 1 << int(chance.integers(8))
        path.write_bytes(flipped)
        rows, wrong_here = rows_of(folder)
        lost_rows.append(n - rows)
        wrong += wrong_here
    print(
        f"{FLIPS} flips of one bit: {FLIPS} opened, rows lost {np.mean(lost_rows):.2f} on average, "
        f"{max(lost_rows)} at most, {wrong} wrong"
    )
    flipped = bytearray(whole)
    for at in chance.choice(len(whole), FLIPS, replace=False).tolist():
        flipped[at] ^= 1 << int(chance.integers(8))
    path.write_bytes(flipped)
    rows, wrong = rows_of(folder)
    print(f"{FLIPS} flips in one journal of {n} rows: {n - rows} rows lost, {wrong} wrong")


def full_disk(root: Path) -> None:
    """Fill a disk of 5 MB."""
    small = root / "small"
    small.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", str(small)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        print("full disk: not measured, mounting is not allowed here")
        return
    try:
        _fault("a full disk of 5 MB", new_writer(small), 300 * RATE_HZ, lambda _: None)
    finally:
        subprocess.run(["umount", str(small)], check=True)


def removed_folder(root: Path) -> None:
    """Remove the folder while it is written."""
    n, place = 60 * RATE_HZ, root / "stick"

    def remove(done: int) -> None:
        if done == n // 2:
            shutil.rmtree(place)
            # What comes meanwhile in real time.
            time.sleep(1.2)

    _fault("a removed folder", new_writer(place), n, remove)


def _fault(what: str, writer: SessionWriter, n: int, on_chunk: Callable[[int], None]) -> None:
    first_folder, said_at = writer.folder, []

    def watch(done: int) -> None:
        on_chunk(done)
        if writer.fault and not said_at:
            said_at.append(done)

    feed(writer, n, watch)
    writer.close()
    before, wrong = rows_of(first_folder) if first_folder.exists() else (0, 0)
    after, wrong_after = _rest(writer.folder, before)
    print(
        f"{what}: said {'yes' if writer.fault else 'NO'}; {before} rows stay, {after} went on "
        f"elsewhere, {n - before - after} lost, {wrong + wrong_after} wrong"
    )


def _rest(folder: Path, first: int) -> tuple[int, int]:
    """Read the part that went on elsewhere, whose numbers begin anew at its own first row."""
    recover(folder, force_of(open_recording(folder)))
    rows = wrong = 0
    for block in open_recording(folder).blocks():
        index = first + block.start_index + np.arange(len(block))
        wrong += int((block.counts != sent(index)).any(axis=1).sum())
        rows += len(block)
    shutil.rmtree(folder)
    return rows, wrong


def main() -> None:
    """Do all of it in a folder that is removed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.environ["XDG_DATA_HOME"] = str(root / "home")
        for work in (kills, damages, full_disk, removed_folder):
            place = root / work.__name__
            work(place)


if __name__ == "__main__":
    main()
