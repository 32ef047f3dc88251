"""Reading a session, sealed or not, as blocks."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from nmt_sense.model.block import CountArray, SampleBlock
from nmt_sense.model.errors import RecordingError
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.storage.info import (
    CALIBRATION_FILE,
    EVENTS_FILE,
    JOURNAL_FILE,
    PLAN_FILE,
    SAMPLES_FILE,
    SESSION_FILE,
    SessionInfo,
    read_info,
)
from nmt_sense.storage.journal import BLOCK_ROWS, JournalReader


def is_recording(path: Path) -> bool:
    """Tell whether a path is a session's folder, or a file in one."""
    return path.is_dir() or (
        (path.parent / SESSION_FILE).is_file()
        and path.name
        in (
            SESSION_FILE,
            SAMPLES_FILE,
            JOURNAL_FILE,
        )
    )


def open_recording(path: Path) -> "Recording":
    """Open a session.

    Parameters
    ----------
    path
        Its folder, or a file in it.

    Raises
    ------
    RecordingError
        If it is no session, or its description is not right.
    """
    if not path.exists():
        raise RecordingError(f"there is no recording {path}: check the path")
    folder = path if path.is_dir() else path.parent
    return Recording(folder, read_info(folder))


def open_table(folder: Path) -> pq.ParquetFile:
    """Open the sealed table of a session; a page that is not what was written raises when read."""
    return pq.ParquetFile(folder / SAMPLES_FILE, page_checksum_verification=True)


def find_recordings(root: Path) -> list[Path]:
    """Find the folders of all sessions under a folder, at any depth, in the order of their paths.

    Parameters
    ----------
    root
        Where to look; may be a session itself. Links are not followed, hidden folders left out.

    Raises
    ------
    RecordingError
        If there is no such folder.
    """
    if not root.is_dir():
        raise RecordingError(f"there is no folder {root}: check the path")
    found = []
    for place, folders, files in os.walk(root):
        if SESSION_FILE in files or JOURNAL_FILE in files:
            found.append(Path(place))
            folders.clear()
        folders[:] = [name for name in folders if not name.startswith(".")]
    return sorted(found)


@dataclass(frozen=True)
class Recording:
    """A session on disk.

    Attributes
    ----------
    folder
        Where it lies.
    info
        What it is.
    """

    folder: Path
    info: SessionInfo

    @property
    def identity(self) -> GloveIdentity:
        """The glove."""
        return self.info.glove

    @property
    def is_sealed(self) -> bool:
        """True if its samples are in a table that anyone can open."""
        return (self.folder / SAMPLES_FILE).is_file()

    @property
    def journal_path(self) -> Path:
        """Where its journal lies, if it was kept."""
        return self.folder / JOURNAL_FILE

    @property
    def has_journal(self) -> bool:
        """True if what the glove sent is there as it came."""
        return self.journal_path.is_file()

    @property
    def plan_text(self) -> str:
        """The plan it was made with, as JSON."""
        return self._text(PLAN_FILE)

    @property
    def calibration_text(self) -> str:
        """The calibration it was made with, as JSON."""
        return self._text(CALIBRATION_FILE)

    @cached_property
    def events(self) -> list[dict[str, Any]]:
        """What was noted while it ran; a line torn by a crash is left out."""
        path = self.folder / EVENTS_FILE
        if not path.is_file():
            return []
        lines = path.read_bytes().split(b"\n")[:-1]
        return [event for line in lines if (event := event_of(line)) is not None]

    def journal(self) -> JournalReader:
        """Prepare to read the journal.

        Raises
        ------
        RecordingError
            If there is none.
        """
        if not self.has_journal:
            also = "" if self.is_sealed else "neither samples nor "
            raise RecordingError(f"{self.folder} has {also or 'no longer '}a journal to read")
        return JournalReader.open(self.journal_path, self.identity)

    def blocks(self, max_rows: int = BLOCK_ROWS) -> Iterator[SampleBlock]:
        """Yield its samples as contiguous blocks, from the table or, unsealed, the journal."""
        if not self.is_sealed:
            yield from self.journal().blocks(max_rows)
            return
        try:
            with open_table(self.folder) as table:
                wanted = ["seq", "device_time_s", "host_time_s"]
                wanted += [n for n in table.schema_arrow.names if n.startswith("counts_")]
                for batch in table.iter_batches(batch_size=max_rows, columns=wanted):
                    yield from _contiguous(batch, self.info.sensors)
        except (pa.ArrowException, OSError) as error:
            raise RecordingError(
                f"{self.folder / SAMPLES_FILE} cannot be read ({error}): run nmt-sense recover"
            ) from error

    def _text(self, name: str) -> str:
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise RecordingError(f"{self.folder / name} cannot be read: {error}") from error


def _counts(batch: pa.RecordBatch, sensors: tuple[str, ...]) -> CountArray:
    """Stack the counts of the sensors; an imported session has readings, and no counts."""
    there = [f"counts_{name}" for name in sensors if f"counts_{name}" in batch.schema.names]
    if not there:
        return np.empty((len(batch), 0), np.uint16)
    return np.stack([batch.column(name).to_numpy() for name in there], axis=1)


def _contiguous(batch: pa.RecordBatch, sensors: tuple[str, ...]) -> Iterator[SampleBlock]:
    """Cut rows of the table where samples are missing."""
    index = batch.column("seq").to_numpy()
    time_s = batch.column("device_time_s").to_numpy()
    host_s = batch.column("host_time_s").to_numpy()
    counts = _counts(batch, sensors)
    starts = np.flatnonzero(np.diff(index, prepend=index[:1] - 2) != 1)
    for first, stop in zip(starts, np.append(starts[1:], len(index)), strict=True):
        rows = slice(int(first), int(stop))
        yield SampleBlock(int(index[first]), time_s[rows], host_s[rows], counts[rows])


def event_of(line: bytes) -> dict[str, Any] | None:
    """Read one line of events; None where a crash tore it."""
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) and "kind" in event else None
