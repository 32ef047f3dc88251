"""What storing an hour costs, against CSV, HDF5 and Parquet: ``python -m tests.bench.storing``.

Each way of writing and each of reading is a process of its own, so that its peak of memory is its
own too. Samples are handed over in chunks of 20 ms, as they come live, and brought to the disk each
second; the CPU seconds are those of the writing alone, without making the samples.
"""

import csv
import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import h5py
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from nmt_sense.force import dump_profile, simulated_profile
from nmt_sense.holds import plan_to_text, shipped_plan
from nmt_sense.model.glove import pads_of
from nmt_sense.protocol import Samples, encode_message
from nmt_sense.session.recorder import force_of
from nmt_sense.simulation import Press, Scenario, board_of, simulate_counts
from nmt_sense.storage import SessionWriter, open_recording, read_forces, seal

#: The best of so many loads is told: the first one also loads libraries.
LOADS = 3
LIVE_S = 20
SENSORS, HOUR_S, CHUNKS_PER_S = 8, 3600, 50
NAMES = tuple(pad.name for pad in pads_of(SENSORS))


def scenario(rate_hz: int) -> Scenario:
    """A minute of presses, repeated for the hour."""
    presses = tuple(Press(start_s=20.0 * i + 2, force_N=19.0, held_s=13.0) for i in range(3))
    return Scenario(name="hour", presses=presses, n_sensors=SENSORS, rate_hz=rate_hz)


def chunks(rate_hz: int) -> Iterator[tuple[int, np.ndarray]]:
    """Yield the first number and the counts of every chunk of an hour."""
    counts = simulate_counts(scenario(rate_hz))[0].counts[: 55 * rate_hz]
    rows = rate_hz // CHUNKS_PER_S
    for first in range(0, HOUR_S * rate_hz, rows):
        at = first % (len(counts) - len(counts) % rows)
        yield first, counts[at : at + rows]


def wire(rate_hz: int) -> Iterator[tuple[int, bytes]]:
    """Yield the time and the wire bytes of every chunk."""
    step_us = 1_000_000 // rate_hz
    for first, counts in chunks(rate_hz):
        yield (
            (first + len(counts)) * step_us * 1000,
            b"".join(
                encode_message(Samples(i % 65536, i * step_us % 2**32, 0, tuple(row)))
                for i, row in enumerate(counts.tolist(), start=first)
            ),
        )


class Meter:
    """Adds up the CPU seconds of what is done within it, all threads together."""

    def __init__(self) -> None:
        self.cpu_s = 0.0

    def __enter__(self) -> None:
        self._began_s = time.process_time()

    def __exit__(self, *_: object) -> None:
        self.cpu_s += time.process_time() - self._began_s


def new_writer(root: Path, rate_hz: int) -> SessionWriter:
    """Begin a session."""
    return SessionWriter.create(
        root,
        identity=board_of(scenario(rate_hz)).identity(),
        sensors=NAMES,
        participant="bench",
        plan_name="plan",
        plan_text=plan_to_text(shipped_plan("first-press")),
        calibration_name="calibration",
        calibration_text=dump_profile(simulated_profile()),
        nominal=False,
        software_version="bench",
    )


def write_journal(root: Path, rate_hz: int) -> dict[str, float]:
    """Write as a session does, then seal it."""
    writer = new_writer(root, rate_hz)
    whole = Meter()
    with whole:
        for at_ns, data in wire(rate_hz):
            writer.append(data, at_ns, at_ns)
            while writer._queue.qsize() > 100:
                time.sleep(0.001)
        writer.close()
    encoding = Meter()  # the board's work, not ours
    with encoding:
        for _ in wire(rate_hz):
            pass
    cpu_s = whole.cpu_s - encoding.cpu_s
    journal = (writer.folder / "journal.nmtj").stat().st_size
    sealing = Meter()
    with sealing:
        seal(writer.folder, force_of(open_recording(writer.folder)))
    sealed = (writer.folder / "samples.parquet").stat().st_size
    return {"cpu_s": cpu_s, "bytes": journal, "sealed_bytes": sealed, "seal_cpu_s": sealing.cpu_s}


def write_live(root: Path, rate_hz: int) -> dict[str, float]:
    """Write in real time for a while: one write each 20 ms, a sync each second."""
    writer = new_writer(root, rate_hz)
    data = list(islice(wire(rate_hz), LIVE_S * CHUNKS_PER_S))
    meter, began_s = Meter(), time.monotonic()
    with meter:
        for number, (_, chunk) in enumerate(data, start=1):
            time.sleep(max(0.0, began_s + number / CHUNKS_PER_S - time.monotonic()))
            writer.append(chunk, time.monotonic_ns(), time.time_ns())
        writer.close()
    return {"cpu_s": meter.cpu_s, "bytes": (writer.folder / "journal.nmtj").stat().st_size}


def write_csv(root: Path, rate_hz: int) -> dict[str, float]:
    """Write rows of text."""
    meter, path = Meter(), root / "hour.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["seq", "device_time_s", "host_time_s", *NAMES])
        for first, counts in chunks(rate_hz):
            with meter:
                for i, row in enumerate(counts.tolist(), start=first):
                    rows.writerow([i, i / rate_hz, i / rate_hz, *row])
                _sync_each_second(file, first, rate_hz)
    return {"cpu_s": meter.cpu_s, "bytes": path.stat().st_size}


def write_hdf5(root: Path, rate_hz: int) -> dict[str, float]:
    """Append to datasets that grow."""
    meter, path = Meter(), root / "hour.h5"
    with h5py.File(path, "w") as file:
        options = {"chunks": True, "compression": "gzip"}
        time_s = file.create_dataset("time_s", (0, 3), "f8", maxshape=(None, 3), **options)
        readings = file.create_dataset(
            "counts", (0, SENSORS), "u2", maxshape=(None, SENSORS), **options
        )
        for first, counts in chunks(rate_hz):
            with meter:
                last = first + len(counts)
                index = np.arange(first, last)
                time_s.resize(last, axis=0)
                readings.resize(last, axis=0)
                time_s[first:] = np.stack([index, index / rate_hz, index / rate_hz], axis=1)
                readings[first:] = counts
                if first % rate_hz == 0:
                    file.flush()
    return {"cpu_s": meter.cpu_s, "bytes": path.stat().st_size}


def write_parquet(root: Path, rate_hz: int) -> dict[str, float]:
    """Write a row group each second."""
    meter, path = Meter(), root / "hour.parquet"
    times = [("seq", pa.int64()), ("device_time_s", pa.float64()), ("host_time_s", pa.float64())]
    schema = pa.schema([*times, *((name, pa.uint16()) for name in NAMES)])
    waiting: list[tuple[int, np.ndarray]] = []
    with pq.ParquetWriter(path, schema, compression="zstd") as file:
        for first, counts in chunks(rate_hz):
            with meter:
                waiting.append((first, counts))
                if len(waiting) == CHUNKS_PER_S:
                    rows = np.concatenate([counts for _, counts in waiting])
                    index = waiting[0][0] + np.arange(len(rows))
                    columns = [index, index / rate_hz, index / rate_hz, *rows.T.copy()]
                    file.write_table(pa.table(columns, schema=schema))
                    waiting = []
    return {"cpu_s": meter.cpu_s, "bytes": path.stat().st_size}


def _sync_each_second(file, first: int, rate_hz: int) -> None:
    if first % rate_hz == 0:
        file.flush()
        os.fsync(file.fileno())


def load_unsealed(root: Path, rate_hz: int) -> int:
    """Read the journal as if the session had been cut off."""
    (folder,) = root.iterdir()
    blocks = list(open_recording(folder).journal().blocks())
    return len(np.concatenate([block.counts for block in blocks]))


def load_sealed(root: Path, rate_hz: int) -> int:
    """Read times and counts of the sealed table."""
    (folder,) = root.iterdir()
    blocks = list(open_recording(folder).blocks())
    return len(np.concatenate([block.counts for block in blocks]))


def load_forces(root: Path, rate_hz: int) -> int:
    """Read times and newtons of the sealed table."""
    (folder,) = root.iterdir()
    return len(read_forces(open_recording(folder)).total_N)


def load_csv(root: Path, rate_hz: int) -> int:
    """Read with pandas."""
    return len(pd.read_csv(root / "hour.csv").to_numpy())


def load_hdf5(root: Path, rate_hz: int) -> int:
    """Read with h5py."""
    with h5py.File(root / "hour.h5") as file:
        return len(file["time_s"][:]) and len(file["counts"][:])


def load_parquet(root: Path, rate_hz: int) -> int:
    """Read with pyarrow."""
    table = pq.read_table(root / "hour.parquet")
    return len(np.stack([column.to_numpy() for column in table.columns], axis=1))


def _apart(work: Callable[[Path, int], object], root: Path, rate_hz: int, results) -> None:
    took_s = float("inf")
    for _ in range(LOADS if work.__name__.startswith("load") else 1):
        began_s = time.perf_counter()
        found = work(root, rate_hz)
        took_s = min(took_s, time.perf_counter() - began_s)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    results.send(json.dumps([found, took_s, peak_mb]))


def apart(work: Callable[[Path, int], object], root: Path, rate_hz: int) -> list:
    """Do one thing in a process of its own; return its result, seconds and peak of memory in MB."""
    mine, theirs = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_apart, args=(work, root, rate_hz, theirs))
    process.start()
    found = json.loads(mine.recv())
    process.join()
    return found


WAYS = {
    "journal": (write_journal, {"unsealed": load_unsealed, "sealed": load_sealed}),
    "csv": (write_csv, {"csv": load_csv}),
    "hdf5": (write_hdf5, {"hdf5": load_hdf5}),
    "parquet": (write_parquet, {"parquet": load_parquet}),
}


def main() -> None:
    """Write and read an hour in each way."""
    for rate_hz in map(int, sys.argv[1:] or ("200", "1000")):
        print(f"An hour of {SENSORS} pads at {rate_hz} Hz: {HOUR_S * rate_hz} samples")
        with tempfile.TemporaryDirectory() as folder:
            live, _, _ = apart(write_live, Path(folder), rate_hz)
            print(
                f"journal  live for {LIVE_S} s: {100 * live['cpu_s'] / LIVE_S:.2f} % of a core, "
                f"{live['bytes'] / LIVE_S / 1e3:.1f} kB/s"
            )
        for name, (write, loads) in WAYS.items():
            with tempfile.TemporaryDirectory() as folder:
                wrote, _, peak_mb = apart(write, Path(folder), rate_hz)
                print(
                    f"{name:<8} written: {100 * wrote['cpu_s'] / HOUR_S:6.2f} % of a core, "
                    f"{wrote['bytes'] / HOUR_S / 1e3:7.1f} kB/s, {wrote['bytes'] / 1e6:7.1f} MB, "
                    f"peak {peak_mb:5.0f} MB"
                )
                if "sealed_bytes" in wrote:
                    print(
                        f"         sealed in {wrote['seal_cpu_s']:.1f} s to "
                        f"{wrote['sealed_bytes'] / 1e6:.1f} MB, newtons included"
                    )
                for what, load in loads.items():
                    rows, took_s, peak_mb = apart(load, Path(folder), rate_hz)
                    assert rows == HOUR_S * rate_hz
                    print(f"         {what} to numpy: {took_s:6.2f} s, peak {peak_mb:5.0f} MB")


if __name__ == "__main__":
    main()
