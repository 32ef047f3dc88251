"""BIDS: a session as part of a data set that pipelines of behavioural science read.

The Brain Imaging Data Structure 1.10: samples as a continuous ``physio`` recording, holds and
markers as ``events``, in the folder ``beh`` of a participant's session. Several sessions go into
one data set, one export after the other.
"""

import gzip
import io
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv

from nmt_sense.model.errors import InputError
from nmt_sense.storage.formats import bids_words as words
from nmt_sense.storage.formats.columns import Row, hold_rows, with_unit
from nmt_sense.storage.formats.content import SessionContent
from nmt_sense.storage.formats.output import new_files

#: What stands for a value that is not there.
NOT_AVAILABLE = "n/a"
#: Of gzip: the highest level, 9, took twice as long for 3 % less (tests/bench/exports.py).
PACKING = 6
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def write_bids(content: SessionContent, path: Path, *, overwrite: bool = False) -> list[Path]:
    """Write a session into the data set in the folder ``path``, a new one where there is none.

    Parameters and errors are those of :func:`~nmt_sense.storage.formats.write.write_export`.
    """
    subject = _label(content.info.participant) or "unnamed"
    session = f"{content.info.started_utc:%Y%m%dT%H%M%S}"
    # Gloves that record at the same time are told apart by their serial numbers.
    glove = _label(content.info.glove.serial)
    stem = f"sub-{subject}_ses-{session}_task-press" + (f"_acq-{glove}" if glove else "")
    folder = path / f"sub-{subject}" / f"ses-{session}" / "beh"
    shared = _shared_files(path, f"sub-{subject}", content.info.participant)
    own = {
        folder / f"{stem}_physio.tsv.gz": _packed(_physio(content)),
        folder / f"{stem}_physio.json": _json(words.physio_sidecar(content, physio_names(content))),
        folder / f"{stem}_events.tsv": _tsv(event_rows_of(content)),
        folder / f"{stem}_events.json": _json(words.EVENT_COLUMNS),
    }
    with new_files(list(own), overwrite=overwrite) as aside:
        for place, data in zip(aside, own.values(), strict=True):
            place.write_bytes(data)
        with new_files(list(shared), overwrite=True) as aside_shared:
            for place, data in zip(aside_shared, shared.values(), strict=True):
                place.write_bytes(data)
    return [*shared, *own]


def _label(text: str) -> str:
    """Leave only what a label in a BIDS file name may have."""
    return re.sub("[^A-Za-z0-9]", "", text)


def physio_names(content: SessionContent) -> list[str]:
    """Name the columns of the samples, which have no header in BIDS."""
    counts = [] if content.counts is None else [f"counts_{name}" for name in content.sensors]
    forces = [with_unit(f"force_{name}", content.unit) for name in content.sensors]
    return ["device_time_s", "host_time_s", *counts, *forces]


def event_rows_of(content: SessionContent) -> list[Row]:
    """Put holds and other events into one list, by the time at which they begin."""
    holds = hold_rows(content.holds, content.unit, content.calibration)
    first_s = float(content.device_time_s[0])
    rows: list[Row] = [
        {
            "onset": row["start_s"] - first_s,
            "duration": row["end_s"] - row["start_s"],
            "trial_type": "hold",
            "text": None,
            "held_s": row["duration_s"],
            **{k: v for k, v in row.items() if k not in words.SAID_BY_ONSET},
        }
        for row in holds
    ]
    rows += [
        {
            "onset": event.time_s - first_s,
            "duration": 0.0,
            "trial_type": event.kind,
            "text": event.text,
        }
        for event in content.events
    ]
    return sorted(rows, key=lambda row: float(row["onset"]))


def escaped(text: str) -> str:
    """Write tabs and line ends as a backslash and a letter, and a backslash twice."""
    return "".join(_ESCAPES.get(letter, letter) for letter in text) or NOT_AVAILABLE


def _physio(content: SessionContent) -> pa.Table:
    """Put the samples on an even grid; a lost one is a row without values."""
    rows = content.seq - content.seq[0]
    names = physio_names(content)
    readings = content.force if content.counts is None else content.counts
    values = [content.device_time_s, content.host_time_s, *readings.T]
    if content.counts is not None:
        values += [*content.force.T]
    length = int(rows[-1]) + 1
    at = np.full(length, -1)
    at[rows] = np.arange(len(rows))
    places = pa.array(at, mask=at < 0)
    columns = [
        pa.array(np.ascontiguousarray(column), from_pandas=True)
        .take(places)
        .cast(pa.string())
        .fill_null(NOT_AVAILABLE)
        for column in values
    ]
    return pa.table(columns, names=names)


def _packed(table: pa.Table) -> bytes:
    """Compress a table without header; the same samples always give the same bytes."""
    text = io.BytesIO()
    options = pa_csv.WriteOptions(include_header=False, delimiter="\t", quoting_style="none")
    pa_csv.write_csv(table, text, options)
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", PACKING, packed, mtime=0) as file:
        file.write(text.getbuffer())
    return packed.getvalue()


def _tsv(rows: list[Row]) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row)) or list(words.EVENT_COLUMNS)
    lines = ["\t".join(names)]
    lines += ["\t".join(_cell(row.get(name)) for name in names) for row in rows]
    return ("\n".join(lines) + "\n").encode()


def _cell(value: Any) -> str:
    if value is None:
        return NOT_AVAILABLE
    if isinstance(value, float):
        return repr(value)
    return escaped(str(value))


def _json(said: dict[str, Any]) -> bytes:
    return (json.dumps(said, indent=2, ensure_ascii=False) + "\n").encode()


def _shared_files(root: Path, subject: str, pseudonym: str) -> dict[Path, bytes]:
    """Make the files of the data set itself, as far as they are not there yet."""
    described = root / "dataset_description.json"
    if not described.exists() and root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise InputError(f"{root} is there already and is no BIDS data set: choose another --out")
    people = root / "participants.tsv"
    rows = people.read_text(encoding="utf-8").splitlines() if people.exists() else []
    rows = rows or ["participant_id\tpseudonym"]
    files = {
        described: _json(words.DATA_SET),
        root / "README.md": words.README.encode(),
        root / "participants.json": _json(words.PARTICIPANT_COLUMNS),
    }
    files = {path: data for path, data in files.items() if not path.exists()}
    row = f"{subject}\t{escaped(pseudonym)}"
    if row in rows:
        return files
    if any(other.split("\t")[0] == subject for other in rows):
        raise InputError(
            f"{people} has another participant as {subject}: BIDS knows only letters and digits, "
            f"so export {pseudonym!r} to a data set of its own"
        )
    return files | {people: ("\n".join([*rows, row]) + "\n").encode()}
