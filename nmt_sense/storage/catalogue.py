"""The catalogue: what there is in a folder of recordings, to be searched.

It is an index and no more: everything in it is read from the sessions' own folders, whose changes
it follows, and it can be thrown away and made anew at any time.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nmt_sense.model.errors import RecordingError
from nmt_sense.storage.info import (
    EVENTS_FILE,
    JOURNAL_FILE,
    MANIFEST_FILE,
    NOTES_FILE,
    SAMPLES_FILE,
    SESSION_FILE,
)
from nmt_sense.storage.notes import read_notes, read_tags
from nmt_sense.storage.reader import Recording, find_recordings, open_recording

CATALOGUE_FILE = "catalogue.sqlite"
SCHEMA_VERSION = 1
#: A file of a session whose size or time changed means that its row is read anew. The journal of a
#: running session grows all the time and has nothing that stands in a row.
WATCHED = (SESSION_FILE, EVENTS_FILE, NOTES_FILE, MANIFEST_FILE, SAMPLES_FILE)

_TABLES = """
CREATE TABLE sessions (
    folder TEXT PRIMARY KEY, state_of_files TEXT NOT NULL, id TEXT, participant TEXT,
    started_utc TEXT, glove TEXT, plan TEXT, calibration TEXT, nominal INTEGER, state TEXT,
    holds INTEGER, good INTEGER, score REAL, error TEXT, words TEXT
);
CREATE INDEX by_participant ON sessions (participant);
CREATE TABLE holds (
    folder TEXT NOT NULL REFERENCES sessions ON DELETE CASCADE, number INTEGER, point TEXT,
    start_s REAL, duration_s REAL, mean REAL, score REAL, verdict TEXT, faults TEXT,
    PRIMARY KEY (folder, number)
);
CREATE TABLE tags (
    folder TEXT NOT NULL REFERENCES sessions ON DELETE CASCADE, tag TEXT,
    PRIMARY KEY (folder, tag)
);
"""

#: Tells the holds of a session in the form of ``analyze --json``.
HoldsOf = Callable[[Recording], Sequence[dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One session as it stands in the catalogue.

    Attributes
    ----------
    folder
        Where it lies, from the root of the catalogue.
    id, participant, started_utc, glove, plan, calibration, nominal, state
        As in ``session.json``; started_utc in ISO 8601.
    holds, good
        Its holds, and how many of them are good.
    score
        Mean score of its holds; None without any.
    tags
        What it was tagged with, in order of the alphabet.
    error
        Why it could not be read; empty if it could.
    """

    folder: str
    id: str
    participant: str
    started_utc: str
    glove: str
    plan: str
    calibration: str
    nominal: bool
    state: str
    holds: int
    good: int
    score: float | None
    tags: tuple[str, ...]
    error: str


class Catalogue:
    """The catalogue of a folder of recordings; use it in a ``with`` block.

    Parameters
    ----------
    root
        The folder.
    holds_of
        Tells the holds of a session.

    Raises
    ------
    RecordingError
        If there is no such folder, or the catalogue cannot be kept there.
    """

    def __init__(self, root: Path, holds_of: HoldsOf) -> None:
        if not root.is_dir():
            raise RecordingError(f"there is no folder {root}: check the path")
        self.root = root
        self.path = root / CATALOGUE_FILE
        self._holds_of = holds_of
        self._base = self._open()

    def __enter__(self) -> "Catalogue":
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def refresh(self) -> int:
        """Follow what changed in the folders since; return how many sessions were read."""
        states = {
            folder.relative_to(self.root).as_posix(): _state_of_files(folder)
            for folder in find_recordings(self.root)
        }
        with self._change() as base:
            known = dict(base.execute("SELECT folder, state_of_files FROM sessions"))
            for folder in known.keys() - states.keys():
                base.execute("DELETE FROM sessions WHERE folder = ?", (folder,))
            changed = [folder for folder in states if states[folder] != known.get(folder)]
            for folder in changed:
                self._read(base, folder, states[folder])
        return len(changed)

    def rebuild(self) -> int:
        """Throw the catalogue away and make it anew; return how many sessions were read."""
        self._base.close()
        self._forget()
        self._base = self._open()
        return self.refresh()

    def find(
        self, *, words: str = "", participant: str | None = None, tag: str | None = None
    ) -> list[CatalogueEntry]:
        """Find sessions, newest first.

        Parameters
        ----------
        words
            Each of them must stand in the session's folder, participant, plan, calibration, glove,
            points, verdicts, faults, notes or tags.
        participant, tag
            Exactly this pseudonym, this tag; None for any.
        """
        conditions, values = ["1"], []
        for word in words.split():
            conditions.append("words LIKE ? ESCAPE '!'")
            values.append("%" + word.translate({ord(c): f"!{c}" for c in "%_!"}) + "%")
        if participant is not None:
            conditions.append("participant = ?")
            values.append(participant)
        if tag is not None:
            conditions.append("folder IN (SELECT folder FROM tags WHERE tag = ?)")
            values.append(tag)
        rows = self._base.execute(
            f"SELECT * FROM sessions WHERE {' AND '.join(conditions)} "
            "ORDER BY started_utc DESC, folder",
            values,
        ).fetchall()
        return [self._entry(row) for row in rows]

    def holds(self, folder: str) -> list[dict[str, Any]]:
        """Tell the holds of one session, in order."""
        rows = self._base.execute("SELECT * FROM holds WHERE folder = ? ORDER BY number", (folder,))
        return [dict(row) for row in rows]

    def compact(self) -> None:
        """Leave no trace in the file of what was taken out of it."""
        self._base.execute("VACUUM")

    def _entry(self, row: sqlite3.Row) -> CatalogueEntry:
        tags = self._base.execute(
            "SELECT tag FROM tags WHERE folder = ? ORDER BY tag", (row["folder"],)
        )
        kept = {
            key: row[key] for key in tuple(row.keys()) if key not in ("state_of_files", "words")
        }
        return CatalogueEntry(
            **{**kept, "nominal": bool(row["nominal"]), "tags": tuple(tag for (tag,) in tags)}
        )

    def _open(self) -> sqlite3.Connection:
        try:
            base = self._connect()
            if _version_of(base) not in (0, SCHEMA_VERSION):  # of another version: made anew
                base.close()
                self._forget()
                base = self._connect()
        except sqlite3.DatabaseError as error:
            raise RecordingError(
                f"the catalogue {self.path} cannot be used ({error}): delete it, and it is made "
                "anew"
            ) from error
        return base

    @property
    def _writable(self) -> bool:
        """False where nothing can be written: the index then lives as long as the program."""
        return os.access(self.path if self.path.exists() else self.root, os.W_OK)

    def _forget(self) -> None:
        if self._writable:
            self.path.unlink(missing_ok=True)

    def _connect(self) -> sqlite3.Connection:
        base = sqlite3.connect(
            self.path if self._writable else ":memory:", timeout=30, isolation_level=None
        )
        base.row_factory = sqlite3.Row
        try:
            base.execute("PRAGMA foreign_keys = ON")
            base.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
            if _version_of(base) == 0:
                base.executescript(
                    f"BEGIN; {_TABLES} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT"
                )
        except sqlite3.DatabaseError:
            base.close()
            raise
        return base

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """Change everything or nothing."""
        try:
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield self._base
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            raise RecordingError(
                f"the catalogue {self.path} cannot be written ({error}): delete it, and it is made "
                "anew"
            ) from error

    def _read(self, base: sqlite3.Connection, folder: str, state_of_files: str) -> None:
        row: dict[str, Any] = {
            "folder": folder,
            "state_of_files": state_of_files,
            "id": "",
            "participant": "",
            "started_utc": "",
            "glove": "",
            "plan": "",
            "calibration": "",
            "nominal": False,
            "state": "",
            "holds": 0,
            "good": 0,
            "score": None,
            "error": "",
            "words": folder,
        }
        holds: list[dict[str, Any]] = []
        tags: tuple[str, ...] = ()
        try:
            recording = open_recording(self.root / folder)
            row |= _about(recording)
            tags = read_tags(recording.folder)
            holds = [_hold(folder, plain) for plain in self._holds_of(recording)]
            row |= _scores(holds)
            row["words"] = _words(recording, row, holds, tags)
        except Exception as error:  # noqa: BLE001 - one broken session must not hide the others
            row["error"] = str(error) or type(error).__name__
        base.execute("DELETE FROM sessions WHERE folder = ?", (folder,))
        _insert(base, "sessions", row)
        for hold in holds:
            _insert(base, "holds", hold)
        for tag in tags:
            _insert(base, "tags", {"folder": folder, "tag": tag})


def _insert(base: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    base.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)


def _about(recording: Recording) -> dict[str, Any]:
    info = recording.info
    return {
        "id": info.id,
        "participant": info.participant,
        "started_utc": info.started_utc.isoformat(),
        "glove": info.glove.serial,
        "plan": info.plan_name,
        "calibration": info.calibration_name,
        "nominal": info.nominal,
        "state": info.state,
    }


def _hold(folder: str, plain: dict[str, Any]) -> dict[str, Any]:
    same = ("point", "start_s", "duration_s", "mean", "score", "verdict")
    return {
        "folder": folder,
        "number": plain["index"],
        **{key: plain[key] for key in same},
        "faults": " ".join(plain["faults"]),
    }


def _scores(holds: list[dict[str, Any]]) -> dict[str, Any]:
    scores = [hold["score"] for hold in holds]
    return {
        "holds": len(holds),
        "good": sum(hold["verdict"] == "good" for hold in holds),
        "score": sum(scores) / len(scores) if scores else None,
    }


def _words(
    recording: Recording, row: dict[str, Any], holds: list[dict[str, Any]], tags: tuple[str, ...]
) -> str:
    about = [row[key] for key in ("folder", "participant", "plan", "calibration", "glove")]
    found = [hold[key] for hold in holds for key in ("point", "verdict", "faults")]
    notes = [note.text for note in read_notes(recording.folder)]
    notes += [str(e["text"]) for e in recording.events if e["kind"] == "marker"]
    return "\n".join(dict.fromkeys([*about, *found, *notes, *tags]))


def _version_of(base: sqlite3.Connection) -> int:
    return int(base.execute("PRAGMA user_version").fetchone()[0])


def _state_of_files(folder: Path) -> str:
    states = []
    for name in WATCHED:
        path = folder / name
        if path.is_file():
            states.append((name, path.stat().st_size, path.stat().st_mtime_ns))
    return json.dumps([states, (folder / JOURNAL_FILE).is_file()])
