"""A thousand recordings through a batch, here and on Dask: ``python -m tests.bench.many``."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from nmt_sense.session.judged import judged_holds
from nmt_sense.share.batch import BatchJob, run_batch
from nmt_sense.share.batch_workers import dask_workers, local_workers
from nmt_sense.storage.catalogue import Catalogue
from tests.recordings import make_recording, presses

RECORDINGS, KINDS = 1000, 10


@contextlib.contextmanager
def cluster(n_workers: int, folder: Path) -> Iterator[str]:
    """Start a scheduler and workers, each a process, on loopback."""
    import distributed

    contact = folder / f"scheduler{n_workers}.json"
    loopback = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(contact)]
    dask = [sys.executable, "-m", "dask"]
    commands = [
        [*dask, "scheduler", *loopback, "--port", "0"],
        [*dask, "worker", *loopback, "--nworkers", str(n_workers), "--nthreads", "1"],
    ]
    log = subprocess.DEVNULL
    started = [subprocess.Popen(c, stdout=log, stderr=log, cwd=folder) for c in commands]
    try:
        while not contact.exists():
            time.sleep(0.1)
        with distributed.Client(scheduler_file=str(contact), set_as_default=False) as client:
            client.wait_for_workers(n_workers, timeout=60)
            yield client.scheduler.address
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def make(root: Path) -> None:
    """Make sessions of a minute of ten kinds, a hundred copies of each."""
    for kind in range(KINDS):
        first = make_recording(root / str(kind), presses(3))
        for copy in range(1, RECORDINGS // KINDS):
            shutil.copytree(first, first.with_name(f"{first.name}_copy{copy}"))


def main() -> None:
    """Make the recordings and go through them in each way."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        root = folder / "recordings"
        make(root)
        print(f"{RECORDINGS} recordings of a minute, load {os.getloadavg()[0]:.1f}")
        tables = []
        for n in (1, 2):
            began_s = time.perf_counter()
            report = run_batch(BatchJob(root), folder / f"local{n}.parquet", local_workers(n))
            took_s = time.perf_counter() - began_s
            tables.append(pq.read_table(report.holds_path))
            print(f"local, {n} processes: {RECORDINGS / took_s:6.1f} files/s ({took_s:.1f} s)")
            with cluster(n, folder) as address:
                began_s = time.perf_counter()
                out = folder / f"dask{n}.parquet"
                report = run_batch(BatchJob(root), out, dask_workers(address))
                took_s = time.perf_counter() - began_s
            tables.append(pq.read_table(report.holds_path))
            print(f"Dask, {n} workers:    {RECORDINGS / took_s:6.1f} files/s ({took_s:.1f} s)")
        print(f"holds: {tables[0].num_rows}; all equal: {all(t.equals(tables[0]) for t in tables)}")
        with Catalogue(root, judged_holds) as shelf:
            for what, work in (
                ("made", shelf.refresh),
                ("followed, nothing new", shelf.refresh),
                ("searched", lambda: len(shelf.find(words="trapezius good"))),
            ):
                began_s = time.perf_counter()
                found = work()
                print(f"catalogue {what}: {time.perf_counter() - began_s:.2f} s ({found})")


if __name__ == "__main__":
    main()
