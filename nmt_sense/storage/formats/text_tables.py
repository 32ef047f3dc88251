"""Tidy CSV: one row a reading, names with units, and no cell that a spreadsheet would run."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv

from nmt_sense.storage.formats.columns import Row, event_rows, hold_rows, with_unit
from nmt_sense.storage.formats.content import SessionContent
from nmt_sense.storage.formats.output import new_files

#: A spreadsheet takes a cell that begins with one of these for a formula.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
GUARD = "'"
#: Scans that are put into text at a time, so that memory does not grow with the session.
SCANS = 20_000


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run; :func:`unguarded` undoes it."""
    return GUARD + text if text.startswith((*RISKY, GUARD)) else text


def unguarded(cell: str) -> str:
    """Give back the text of a guarded cell."""
    return cell.removeprefix(GUARD)


def write_csv(content: SessionContent, path: Path, *, overwrite: bool = False) -> list[Path]:
    """Write the samples to ``path``, and holds, events and description beside it.

    Parameters and errors are those of :func:`~nmt_sense.storage.formats.write.write_export`.
    """
    paths = [path, *(path.with_name(path.stem + end) for end in ENDINGS)]
    holds = hold_rows(content.holds, content.unit, content.calibration)
    with new_files(paths, overwrite=overwrite) as (samples, held, happened, described):
        _write(_samples(content), samples)
        _write([_table(holds)], held)
        _write([_table(event_rows(content.events))], happened)
        described.write_text(description(content), encoding="utf-8")
    return paths


ENDINGS = ("_holds.csv", "_events.csv", "_session.json")


def description(content: SessionContent) -> str:
    """Say as JSON what the numbers of an exported session are."""
    said = {
        "schema": "nmt-sense/export/1",
        "unit": content.unit.value,
        "calibration": content.calibration,
        "rate_hz": content.rate_hz,
        "session": asdict(content.info),
        "plan": json.loads(content.plan_text or "null"),
        "profile": json.loads(content.calibration_text or "null"),
    }
    return json.dumps(said, indent=2, default=str) + "\n"


def _samples(content: SessionContent) -> Iterator[pa.Table]:
    """Yield the samples, one row for each scan and sensor."""
    n_sensors = len(content.sensors)
    names = np.array([guarded(name) for name in content.sensors])
    for first in range(0, len(content.seq), SCANS):
        rows = slice(first, first + SCANS)
        scans = len(content.seq[rows])
        columns = {
            "seq": np.repeat(content.seq[rows], n_sensors),
            "device_time_s": np.repeat(content.device_time_s[rows], n_sensors),
            "host_time_s": np.repeat(content.host_time_s[rows], n_sensors),
            "sensor": np.tile(names, scans),
        }
        if content.counts is not None:
            columns["counts"] = content.counts[rows].ravel()
        force = pa.array(content.force[rows].ravel(), from_pandas=True)
        yield pa.table({**columns, with_unit("force", content.unit): force})


def _table(rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist(
        [{k: guarded(v) if isinstance(v, str) else v for k, v in row.items()} for row in rows]
    )


def _write(tables: Iterable[pa.Table], path: Path) -> None:
    """Write tables of the same columns below each other."""
    waiting = iter(tables)
    first = next(waiting)
    with path.open("wb") as file:
        pa_csv.write_csv(first, file)
        for table in waiting:
            pa_csv.write_csv(table, file, pa_csv.WriteOptions(include_header=False))
