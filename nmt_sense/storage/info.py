"""``session.json``: what a session is, checked when it is read."""

import contextlib
import json
import os
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from nmt_sense.model.errors import RecordingError
from nmt_sense.model.glove import GloveIdentity

SESSION_FILE = "session.json"
JOURNAL_FILE = "journal.nmtj"
EVENTS_FILE = "events.jsonl"
SAMPLES_FILE = "samples.parquet"
MANIFEST_FILE = "MANIFEST.sha256"
CALIBRATION_FILE = "calibration.json"
PLAN_FILE = "plan.json"
LOCK_FILE = ".lock"
NOTES_FILE = "notes.jsonl"
ASSESSMENT_PREFIX = "assessment-"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionInfo:
    """What a session is.

    Attributes
    ----------
    id
        Unique, and the same for ever.
    started_utc, ended_utc
        When it began, and when it was sealed; None while it runs or is cut off.
    participant
        Pseudonym; empty for none.
    glove
        What the glove said of itself.
    sensors
        Names of its pads, in the order of the columns.
    plan_name, calibration_name, nominal
        What it was judged against and measured with.
    software_version
        Of the program that recorded it.
    state
        ``open`` until it is sealed.
    """

    id: str
    started_utc: datetime
    participant: str
    glove: GloveIdentity
    sensors: tuple[str, ...]
    plan_name: str
    calibration_name: str
    nominal: bool
    software_version: str
    schema: Literal["nmt-sense/session/1"] = "nmt-sense/session/1"
    state: Literal["open", "sealed"] = "open"
    ended_utc: datetime | None = None

    def sealed(self, ended_utc: datetime) -> "SessionInfo":
        """Say that it is sealed."""
        return replace(self, state="sealed", ended_utc=ended_utc)


_INFO = TypeAdapter(SessionInfo)


def write_info(folder: Path, info: SessionInfo) -> None:
    """Write ``session.json``, an older one being replaced only by a whole one."""
    write_durably(folder / SESSION_FILE, _INFO.dump_json(info, indent=2) + b"\n")


def read_info(folder: Path) -> SessionInfo:
    """Read ``session.json``.

    Raises
    ------
    RecordingError
        If there is none, or it is not right; the sentence names the field.
    """
    path = folder / SESSION_FILE
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
        return _INFO.validate_python(data)
    except OSError as error:
        raise RecordingError(
            f"{folder} is no recording: it has no {SESSION_FILE} that can be read"
        ) from error
    except ValueError as error:
        what = str(error)
        if isinstance(error, ValidationError):
            problem = error.errors()[0]
            what = f"{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}"
        raise RecordingError(f"{path} is not right: {what}") from error


def write_durably(path: Path, data: bytes) -> None:
    """Write a file aside, bring it to the disk, and put it in its place in one step."""
    aside = path.with_name(path.name + ".tmp")
    with aside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    with contextlib.suppress(PermissionError, NotImplementedError):
        # Windows cannot open a folder, and brings names to the disk by itself.
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
