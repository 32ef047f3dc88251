"""Sealing: the journal becomes a table that anyone can open, and a list of checksums.

Every step is written aside, brought to the disk and put in its place in one go, and can be done
again: a program that is killed here leaves a session that can be sealed anew.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from nmt_sense.model.block import ForceBlock, SampleBlock
from nmt_sense.model.errors import RecordingError
from nmt_sense.storage.info import (
    ASSESSMENT_PREFIX,
    JOURNAL_FILE,
    LOCK_FILE,
    MANIFEST_FILE,
    NOTES_FILE,
    SAMPLES_FILE,
    sync_folder,
    write_durably,
    write_info,
)
from nmt_sense.storage.lock import FolderLock
from nmt_sense.storage.reader import Recording, open_recording

ROW_GROUP_S = 60
#: The table while it is written.
ASIDE = SAMPLES_FILE + ".tmp"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealReport:
    """What was sealed.

    Attributes
    ----------
    folder
        The session.
    rows
        Samples in the table.
    lost_samples
        Samples that the sequence numbers say are missing.
    gaps
        Places at which some are.
    rejected_frames
        Stretches of the journal that were no frame.
    """

    folder: Path
    rows: int
    lost_samples: int
    gaps: int
    rejected_frames: int

    @property
    def sentence(self) -> str:
        """Say it in one sentence."""
        missing = (
            f"{self.lost_samples} missing in {self.gaps} gaps" if self.gaps else "none missing"
        )
        damaged = (
            f", {self.rejected_frames} damaged frames left out" if self.rejected_frames else ""
        )
        return f"{self.rows} samples sealed, {missing}{damaged}."


def seal(
    folder: Path, to_force: Callable[[SampleBlock], ForceBlock], *, keep_journal: bool = True
) -> SealReport:
    """Seal a session that is over.

    Parameters
    ----------
    folder
        The session's folder.
    to_force
        Converts its samples to newtons.
    keep_journal
        Keep the journal beside the table.

    Raises
    ------
    RecordingError
        If another program writes the session, it cannot be written, or what was written does not
        read back as it should.
    """
    with FolderLock(folder):
        recording = open_recording(folder)
        if recording.is_sealed and not recording.has_journal:
            raise RecordingError(
                f"{folder} is sealed and its journal was not kept, so there is nothing to recover: "
                "check it with nmt-sense verify"
            )
        try:
            return _seal(recording, to_force, keep_journal=keep_journal)
        except (OSError, pa.ArrowException) as error:
            with contextlib.suppress(OSError):
                (folder / ASIDE).unlink(missing_ok=True)
            raise RecordingError(
                f"{folder} cannot be sealed ({error}): make room there and run nmt-sense recover"
            ) from error


def recover(folder: Path, to_force: Callable[[SampleBlock], ForceBlock]) -> SealReport:
    """Seal a session that was cut off, up to its last written frame; see :func:`seal`."""
    return seal(folder, to_force)


def _seal(
    recording: Recording, to_force: Callable[[SampleBlock], ForceBlock], *, keep_journal: bool
) -> SealReport:
    folder = recording.folder
    journal = recording.journal()
    aside = folder / ASIDE
    tally = _Tally()
    schema = samples_schema(recording.info.sensors)
    with pq.ParquetWriter(aside, schema, **_encoding(schema)) as table:
        for minute in _minutes(journal.blocks(), recording.identity.rate_hz):
            rows = _table(minute, to_force, schema)
            tally.add(minute, rows)
            table.write_table(rows)
    _verify(aside, tally)
    with aside.open("rb") as written:
        os.fsync(written.fileno())
    aside.replace(folder / SAMPLES_FILE)
    sync_folder(folder)
    write_info(folder, recording.info.sealed(datetime.now(UTC)))
    # The journal goes last: until then every step can be done again from it.
    write_manifest(folder, left_out=() if keep_journal else (JOURNAL_FILE,))
    if not keep_journal:
        (folder / JOURNAL_FILE).unlink()
        sync_folder(folder)
    return SealReport(
        folder=folder,
        rows=tally.rows,
        lost_samples=journal.assembler.lost_samples,
        gaps=tally.gaps,
        rejected_frames=journal.parser.counters.rejected_total,
    )


def samples_schema(sensors: tuple[str, ...]) -> pa.Schema:
    """Return the columns of ``samples.parquet``."""
    return pa.schema(
        [
            ("seq", pa.int64()),
            ("device_time_s", pa.float64()),
            ("host_time_s", pa.float64()),
            *((f"counts_{name}", pa.uint16()) for name in sensors),
            *((f"force_{name}_N", pa.float64()) for name in sensors),
        ],
        metadata={"schema": "nmt-sense/samples/1"},
    )


def _encoding(schema: pa.Schema) -> dict[str, Any]:
    """Say how columns are packed: numbers that hardly repeat byte by byte, counts by a dictionary.

    Two fifths smaller than a dictionary for all, and twice as fast to read.
    """
    doubles = [field.name for field in schema if field.type == pa.float64()]
    return {
        "compression": "zstd",
        "use_dictionary": [field.name for field in schema if field.type == pa.uint16()],
        "column_encoding": dict.fromkeys(doubles, "BYTE_STREAM_SPLIT"),
    }


class _Tally:
    """Counts what goes into the table, and digests it, to be compared with what comes out."""

    def __init__(self) -> None:
        self.rows = 0
        self.gaps = 0
        self._next: int | None = None
        self.digest = hashlib.sha256()

    def add(self, blocks: list[SampleBlock], rows: pa.Table) -> None:
        for block in blocks:
            self.gaps += self._next is not None and block.start_index != self._next
            self._next = block.start_index + len(block)
        self.rows += rows.num_rows
        _digest(self.digest, rows)


def _digest(digest: "hashlib._Hash", rows: pa.Table) -> None:
    for column in rows.columns:
        digest.update(column.to_numpy().tobytes())


def _verify(path: Path, tally: _Tally) -> None:
    digest = hashlib.sha256()
    with pq.ParquetFile(path) as table:
        rows = table.metadata.num_rows
        for group in range(table.num_row_groups):
            _digest(digest, table.read_row_group(group))
    if rows != tally.rows or digest.digest() != tally.digest.digest():
        raise RecordingError(f"{path} does not read back as it was written: check the disk")


def _minutes(blocks: Iterator[SampleBlock], rate_hz: int) -> Iterator[list[SampleBlock]]:
    """Gather blocks to row groups of about a minute."""
    gathered: list[SampleBlock] = []
    rows = 0
    for block in blocks:
        gathered.append(block)
        rows += len(block)
        if rows >= ROW_GROUP_S * rate_hz:
            yield gathered
            gathered, rows = [], 0
    if gathered:
        yield gathered


def _table(
    blocks: list[SampleBlock], to_force: Callable[[SampleBlock], ForceBlock], schema: pa.Schema
) -> pa.Table:
    counts = np.concatenate([block.counts for block in blocks])
    force_N = np.concatenate([to_force(block).force_N for block in blocks])
    columns = [
        np.concatenate([block.start_index + np.arange(len(block)) for block in blocks]),
        np.concatenate([block.time_s for block in blocks]),
        np.concatenate([block.host_time_s for block in blocks]),
        *np.ascontiguousarray(counts.T),
        *np.ascontiguousarray(force_N.T),
    ]
    return pa.table(dict(zip(schema.names, columns, strict=True)), schema=schema)


def write_manifest(folder: Path, *, left_out: Collection[str] = ()) -> None:
    """List the SHA-256 of every file of a session, as ``sha256sum -c`` reads it."""
    files = [path for path in manifest_files(folder) if path.name not in left_out]
    lines = [f"{file_sha256(path)}  {path.name}\n" for path in files]
    write_durably(folder / MANIFEST_FILE, "".join(lines).encode())


def manifest_files(folder: Path) -> list[Path]:
    """Name the files that belong to a session and do not change once it is sealed."""
    left_out = {MANIFEST_FILE, LOCK_FILE, NOTES_FILE}
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file()
        and path.name not in left_out
        and path.suffix not in (".tmp", ".html")
        and not path.name.startswith(ASSESSMENT_PREFIX)
    )


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
