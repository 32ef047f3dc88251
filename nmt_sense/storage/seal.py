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
from nmt_sense.storage.journal import BLOCK_ROWS
from nmt_sense.storage.lock import FolderLock
from nmt_sense.storage.reader import Recording, open_recording, open_table

ROW_GROUP_S = 60
#: The table while it is written.
ASIDE = SAMPLES_FILE + ".tmp"
#: What a table was before its whole minutes were taken out of it.
DAMAGED_FILE = "samples.damaged.parquet"


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
        Stretches of the journal that were no frame, or minutes of a table that were damaged.
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
        damaged = f", {self.rejected_frames} damaged parts left out" if self.rejected_frames else ""
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
    """Seal a session that was cut off, up to its last written frame; see :func:`seal`.

    Of a damaged table whose journal was not kept, every minute that is whole is kept; the damaged
    file stays beside it.
    """
    recording = open_recording(folder)
    if not recording.is_sealed or recording.has_journal:
        return seal(folder, to_force)
    with FolderLock(folder):
        try:
            return _salvage(recording)
        except (OSError, pa.ArrowException) as error:
            raise RecordingError(
                f"the table of {folder} cannot be read ({error}), and its journal was not kept: "
                "bring it back from a copy"
            ) from error


def _salvage(recording: Recording) -> SealReport:
    """Keep the row groups that are what was written."""
    folder = recording.folder
    kept: list[pa.Table] = []
    with open_table(folder) as table:
        schema = table.schema_arrow
        for group in range(table.num_row_groups):
            with contextlib.suppress(OSError, pa.ArrowException):
                kept.append(table.read_row_group(group))
        damaged = table.num_row_groups - len(kept)
        lost = table.metadata.num_rows - sum(rows.num_rows for rows in kept)
    if not damaged:
        raise RecordingError(
            f"{folder} is sealed and its journal was not kept, but its table is whole, so there is "
            "nothing to recover: check it with nmt-sense verify"
        )
    with pq.ParquetWriter(folder / ASIDE, schema, **_encoding(schema)) as mended:
        for rows in kept:
            mended.write_table(rows)
    (folder / SAMPLES_FILE).rename(folder / DAMAGED_FILE)
    (folder / ASIDE).replace(folder / SAMPLES_FILE)
    sync_folder(folder)
    write_manifest(folder)
    seq = pa.concat_tables(kept, promote_options="none")["seq"].to_numpy() if kept else []
    return SealReport(
        folder=folder,
        rows=len(seq),
        lost_samples=lost,
        gaps=int((np.diff(seq) > 1).sum()),
        rejected_frames=damaged,
    )


def _seal(
    recording: Recording, to_force: Callable[[SampleBlock], ForceBlock], *, keep_journal: bool
) -> SealReport:
    folder = recording.folder
    journal = recording.journal()
    aside = folder / ASIDE
    tally = _Tally()
    schema = samples_schema(recording.info.sensors)
    rate_hz = recording.identity.rate_hz
    blocks = journal.blocks(min(BLOCK_ROWS, ROW_GROUP_S * rate_hz))
    with pq.ParquetWriter(aside, schema, **_encoding(schema)) as table:
        for minute in _minutes(blocks, rate_hz):
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
        "write_page_checksum": True,
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
    with pq.ParquetFile(path, page_checksum_verification=True) as table:
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
