"""What is noted on a session after it was recorded: lines that are added, never changed.

The notes lie beside the sealed files and are not in their list of checksums, so that a session can
be marked for years and still be verified. Taking a mark back is a line of its own.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from nmt_sense.model.errors import RecordingError
from nmt_sense.storage.info import NOTES_FILE
from nmt_sense.storage.reader import event_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One mark.

    Attributes
    ----------
    id
        Unique.
    time_s
        Where it stands, device time, seconds.
    text
        What it says; may be empty.
    """

    id: str
    time_s: float
    text: str


def read_notes(folder: Path) -> tuple[Note, ...]:
    """Read the marks that stand, in the order of time; a line torn by a crash is left out.

    Raises
    ------
    RecordingError
        If the notes cannot be read.
    """
    notes: dict[str, Note] = {}
    for entry in _entries(folder):
        if entry["kind"] == "withdrawn":
            notes.pop(str(entry.get("id")), None)
        elif {"id", "time_s", "text"} <= entry.keys():
            notes[entry["id"]] = Note(**{k: entry[k] for k in ("id", "time_s", "text")})
    return tuple(sorted(notes.values(), key=lambda note: note.time_s))


def add_note(folder: Path, time_s: float, text: str) -> Note:
    """Add a mark to a session.

    Raises
    ------
    RecordingError
        If it cannot be written.
    """
    note = Note(id=uuid4().hex, time_s=time_s, text=text)
    _append(folder, {"kind": "marker", **asdict(note)})
    return note


def withdraw_note(folder: Path, note: Note) -> None:
    """Take a mark back; that it was there stays on record.

    Raises
    ------
    RecordingError
        If it cannot be written.
    """
    _append(folder, {"kind": "withdrawn", "id": note.id})


def read_tags(folder: Path) -> tuple[str, ...]:
    """Read what a session is tagged with, in the order of the alphabet.

    Raises
    ------
    RecordingError
        If the notes cannot be read.
    """
    tags: set[str] = set()
    for entry in _entries(folder):
        if entry["kind"] == "tag":
            tags.add(str(entry.get("text", "")))
        elif entry["kind"] == "untag":
            tags.discard(str(entry.get("text", "")))
    return tuple(sorted(tags))


def set_tag(folder: Path, tag: str, *, there: bool = True) -> None:
    """Tag a session, or take a tag away.

    Raises
    ------
    RecordingError
        If it cannot be written.
    """
    if (tag in read_tags(folder)) != there:
        _append(folder, {"kind": "tag" if there else "untag", "text": tag})


def _entries(folder: Path) -> list[dict[str, Any]]:
    """Read the lines of the notes; one that a crash tore is left out."""
    path = folder / NOTES_FILE
    if not path.is_file():
        return []
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise RecordingError(f"{path} cannot be read: {error.strerror}") from error
    return [entry for line in lines if (entry := event_of(line)) is not None]


def _append(folder: Path, entry: dict[str, object]) -> None:
    path = folder / NOTES_FILE
    try:
        with path.open("ab+") as file:
            # A line that a crash tore must not swallow this one.
            torn = file.tell() > 0 and _last_byte(file) != b"\n"
            file.write((b"\n" if torn else b"") + json.dumps(entry).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise RecordingError(f"{path} cannot be written: {error.strerror}") from error


def _last_byte(file: BinaryIO) -> bytes:
    file.seek(-1, os.SEEK_END)
    return file.read(1)
