"""Who does the work of a batch: processes of this computer, or a Dask cluster."""

import importlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import Any

from nmt_sense import __version__
from nmt_sense.model.errors import InputError
from nmt_sense.share.batch import BatchJob, Row, Workers, failure

#: Recordings that wait at each process, so that none is ever idle.
AHEAD = 2
CONNECT_TIMEOUT_S = 10
DIED = "the process that read it died: look at the file, or give it more memory"


def local_workers(n_processes: int | None = None) -> Workers:
    """Use processes of this computer.

    Parameters
    ----------
    n_processes
        How many; one for each core by default.
    """
    return lambda job, names: _in_processes(job, names, n_processes or os.cpu_count() or 1)


def _in_processes(job: BatchJob, names: list[str], n_processes: int) -> Iterator[Row]:
    """Judge in processes; one that dies takes nothing with it but the recording it died of."""
    waiting = deque(names)
    while waiting:
        suspects = yield from _until_broken(job, waiting, n_processes)
        for name in suspects:
            if (yield from _until_broken(job, deque([name]), 1)):
                yield failure(name, DIED)


def _until_broken(
    job: BatchJob, waiting: deque[str], n_processes: int
) -> Generator[Row, None, list[str]]:
    """Judge until all is done, or a process dies; return what was under way then."""
    pool = ProcessPoolExecutor(
        min(n_processes, len(waiting)), mp_context=_context(), initializer=_end_with_parent
    )
    running: dict[Future[Row], str] = {}
    try:
        while waiting or running:
            while waiting and len(running) < AHEAD * n_processes:
                name = waiting.popleft()
                running[pool.submit(job, name)] = name
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                row = future.result()
                del running[future]
                yield row
    except BrokenProcessPool:
        return sorted(running.values())
    finally:
        pool.shutdown(cancel_futures=True)
    return []


def _context() -> BaseContext:
    """Start processes from a server that has loaded the program once, where there can be one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([BatchJob.__module__])
    return context


def _end_with_parent() -> None:
    """Leave Ctrl-C to the parent, and end when it is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def end() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=end, name="end with parent", daemon=True).start()


def dask_workers(address: str) -> Workers:
    """Use a Dask cluster, whose workers see the recordings under the same paths.

    Parameters
    ----------
    address
        Of its scheduler, e.g. ``tcp://lab-server:8786``.
    """
    return lambda job, names: _on_cluster(job, names, address)


def _on_cluster(job: BatchJob, names: list[str], address: str) -> Iterator[Row]:
    try:
        distributed: Any = importlib.import_module("distributed")
    except ModuleNotFoundError as error:
        raise InputError(
            "a Dask cluster needs the library distributed: pip install 'nmt-sense[cluster]'"
        ) from error
    try:
        client = distributed.Client(address, timeout=CONNECT_TIMEOUT_S, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise InputError(
            f"no Dask scheduler answers at {address}: check the address, and start one with "
            "dask scheduler"
        ) from error
    with client:
        _check_workers(client, address)
        futures = dict(zip(client.map(job, names, pure=False), names, strict=True))
        for future in distributed.as_completed(list(futures), loop=client.loop):
            name = futures.pop(future)
            lost = future.exception()
            yield future.result() if lost is None else failure(name, f"{DIED} ({lost})")
            future.release()


def _check_workers(client: Any, address: str) -> None:
    try:
        versions = client.run(version)
    except Exception as error:
        raise InputError(
            f"a worker of {address} cannot run nmt_sense ({error}): install version {__version__} "
            "on each"
        ) from error
    if not versions:
        raise InputError(f"{address} has no worker: start one with dask worker {address}")
    for worker, there in versions.items():
        if there != __version__:
            raise InputError(
                f"the worker {worker} runs nmt_sense {there}, and here is {__version__}: install "
                "the same on each"
            )


def version() -> str:
    """Tell the version of the program on this computer."""
    return __version__
