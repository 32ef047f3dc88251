"""A recording of others as a session's folder, with the readings exactly as they were read.

The folder is that of :doc:`recording-format`, with ``import.json`` that says what was imported and
how it is to be judged, the readings as ``reading_<column>`` for counts, and the file itself.
"""

import json
import shutil
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import TypeAdapter, ValidationError

from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import RecordingError
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.model.hold import Hold
from nmt_sense.model.units import Unit
from nmt_sense.storage.formats.columns import with_unit
from nmt_sense.storage.formats.content import SessionContent, events_of, numbered
from nmt_sense.storage.formats.foreign import ForeignRecording
from nmt_sense.storage.info import (
    CALIBRATION_FILE,
    EVENTS_FILE,
    PLAN_FILE,
    SAMPLES_FILE,
    SessionInfo,
    write_durably,
    write_info,
)
from nmt_sense.storage.reader import Recording
from nmt_sense.storage.seal import file_sha256, write_manifest
from nmt_sense.storage.tables import ForeignTable
from nmt_sense.storage.writer import new_session_folder

IMPORT_FILE = "import.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportInfo:
    """What was imported, and how it is to be judged.

    Attributes
    ----------
    source, source_sha256
        Name of the file, which lies in the folder as well, and its checksum.
    columns
        The columns that were read.
    unit
        Unit of the readings.
    inverted
        True if they were negated, because they fall with force.
    band
        Lower and upper end of the target band in ``unit``; None to judge no level.
    tare
        Take the level at rest out.
    min_hold_s
        A shorter plateau is a tap or a stroke, seconds.
    """

    source: str
    source_sha256: str
    columns: tuple[str, ...]
    unit: Unit
    inverted: bool
    band: tuple[float, float] | None
    tare: bool
    min_hold_s: float
    schema: Literal["nmt-sense/import/1"] = "nmt-sense/import/1"


_IMPORT = TypeAdapter(ImportInfo)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportTexts:
    """What goes with the readings of an import.

    Attributes
    ----------
    participant
        Pseudonym; empty for none.
    plan_name, plan_text
        What they are judged against, as JSON; empty for none.
    calibration_name, calibration_text, nominal
        What turns them into newtons, if they are counts; empty for none.
    software_version
        Of this program.
    """

    participant: str
    software_version: str
    plan_name: str = ""
    plan_text: str = ""
    calibration_name: str = ""
    calibration_text: str = ""
    nominal: bool = False


def is_imported(recording: Recording) -> bool:
    """Tell whether a session was imported: it has readings, and no counts of a glove."""
    return (recording.folder / IMPORT_FILE).is_file()


def write_imported(
    root: Path,
    source: Path,
    found: ForeignRecording,
    info: ImportInfo,
    texts: ImportTexts,
) -> Path:
    """Write a recording of others as a session.

    Parameters
    ----------
    root
        Where its folder is made.
    source
        The file it comes from; a copy is kept.
    found
        What was read from it.
    info, texts
        What goes with it.

    Returns
    -------
    Path
        The session's folder.

    Raises
    ------
    RecordingError
        If it cannot be written.
    """
    session = _session_info(found, texts)
    try:
        folder = new_session_folder(root, session)
        shutil.copyfile(source, folder / info.source)
        pq.write_table(_samples(found.table, info), folder / SAMPLES_FILE, compression="zstd")
        lines = [
            json.dumps({"kind": e.kind, "text": e.text, "time_s": e.time_s}) + "\n"
            for e in found.events
        ]
        write_durably(folder / EVENTS_FILE, "".join(lines).encode())
        for name, text in (
            (PLAN_FILE, texts.plan_text),
            (CALIBRATION_FILE, texts.calibration_text),
        ):
            if text:
                write_durably(folder / name, text.encode())
        write_durably(folder / IMPORT_FILE, _IMPORT.dump_json(info, indent=2) + b"\n")
        write_info(folder, session)
        write_manifest(folder)
    except OSError as error:
        raise RecordingError(
            f"no session can be written in {root}: {error.strerror}; choose another place "
            "with --out"
        ) from error
    return folder


def import_info_of(
    source: Path,
    found: ForeignRecording,
    *,
    inverted: bool,
    band: tuple[float, float] | None,
    tare: bool,
    min_hold_s: float,
) -> ImportInfo:
    """Say what is imported; see :class:`ImportInfo`."""
    return ImportInfo(
        source=f"source{source.suffix}",
        source_sha256=file_sha256(source),
        columns=found.table.columns,
        unit=found.unit,
        inverted=inverted,
        band=band,
        tare=tare,
        min_hold_s=min_hold_s,
    )


def read_imported(recording: Recording) -> tuple[ForeignTable, ImportInfo]:
    """Read the readings of an imported session, and how they are to be judged.

    Raises
    ------
    RecordingError
        If it cannot be read, or its description is not right.
    """
    path = recording.folder / IMPORT_FILE
    try:
        info = _IMPORT.validate_json(path.read_bytes())
        table = pq.read_table(recording.folder / SAMPLES_FILE)
        values = np.stack([table[name].to_numpy() for name in _names(info)], axis=1)
        return ForeignTable(table["device_time_s"].to_numpy(), values, info.columns), info
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise RecordingError(f"{path} is not right: {where}: {problem['msg']}") from error
    except (OSError, pa.ArrowException, KeyError) as error:
        raise RecordingError(f"{recording.folder} cannot be read: {error}") from error


def gather_imported(
    recording: Recording, force: FloatArray, unit: Unit, holds: Sequence[Hold]
) -> SessionContent:
    """Read all there is to export of an imported session.

    Parameters
    ----------
    recording
        The session.
    force
        Its readings as they are judged, array of shape (n_samples, n_columns), in ``unit``.
    unit
        Their unit.
    holds
        Its judged holds.
    """
    table, _ = read_imported(recording)
    seq = numbered(table.time_s)
    return SessionContent(
        info=recording.info,
        unit=unit,
        seq=seq,
        device_time_s=table.time_s,
        host_time_s=table.time_s,
        counts=None,
        force=force,
        holds=tuple(holds),
        events=events_of(recording, seq, table.time_s),
        plan_text="",
        calibration_text="",
    )


def _names(info: ImportInfo) -> list[str]:
    return [with_unit(f"reading_{column}", info.unit) for column in info.columns]


def _samples(table: ForeignTable, info: ImportInfo) -> pa.Table:
    readings = dict(zip(_names(info), np.ascontiguousarray(table.values.T), strict=True))
    return pa.table(
        {
            "seq": numbered(table.time_s),
            "device_time_s": table.time_s,
            "host_time_s": table.time_s,
            **readings,
        }
    )


def _session_info(found: ForeignRecording, texts: ImportTexts) -> SessionInfo:
    table = found.table
    usual_s = float(np.median(np.diff(table.time_s))) if len(table.time_s) > 1 else 1.0
    return SessionInfo(
        id=uuid.uuid4().hex,
        started_utc=found.started_utc,
        participant=texts.participant,
        glove=GloveIdentity(
            protocol=0,
            firmware=(0, 0, 0),
            board_id=0,
            n_sensors=len(table.columns),
            bits=0,
            vref_mv=0,
            rate_hz=max(1, round(1 / usual_s)),
            baud=0,
            serial="",
            layout_id=0,
            calibration_id=0,
            scan_step_us=0,
        ),
        sensors=table.columns,
        plan_name=texts.plan_name,
        calibration_name=texts.calibration_name or f"readings in {found.unit.value}",
        nominal=texts.nominal,
        software_version=texts.software_version,
    ).sealed(datetime.now(UTC))
