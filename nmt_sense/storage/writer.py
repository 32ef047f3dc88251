"""Writing a session while it runs: a thread of its own owns the disk."""

import json
import os
import queue
import re
import tempfile
import threading
import time
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from platformdirs import user_data_path

from nmt_sense.model.errors import RecordingError
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol import Marker, encode_message
from nmt_sense.storage.info import (
    CALIBRATION_FILE,
    EVENTS_FILE,
    JOURNAL_FILE,
    PLAN_FILE,
    SessionInfo,
    sync_folder,
    write_durably,
    write_info,
)
from nmt_sense.storage.journal import StretchCutter, host_frame, journal_head
from nmt_sense.storage.lock import FolderLock

#: What has come meanwhile is written in one go.
WRITE_EVERY_S = 0.02
SYNC_EVERY_S = 1.0
#: More than a minute of a disk that stands still.
QUEUE_ITEMS = 8192


def default_recordings_folder() -> Path:
    """Return where recordings go unless another place is named."""
    return user_data_path("nmt-sense") / "recordings"


class SessionWriter:
    """Keeps one session on disk; made by :meth:`create`.

    Attributes
    ----------
    folder
        The session's folder.
    fault
        One sentence when the disk gives trouble, else empty.
    dropped_chunks
        Chunks that found no room while the disk stood still.
    """

    def __init__(self, folder: Path, info: SessionInfo, lock: FolderLock) -> None:
        self.folder = folder
        self.info = info
        self.fault = ""
        self.dropped_chunks = 0
        self._lock = lock
        self._queue: queue.Queue[_Item] = queue.Queue(QUEUE_ITEMS)
        self._cutter = StretchCutter()
        self._files = _Files.open_in(folder)
        self._files.journal.write(journal_head(info.glove))
        self._files.sync()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="session writer", daemon=True)
        self._thread.start()

    @classmethod
    def create(
        cls,
        root: Path,
        *,
        identity: GloveIdentity,
        sensors: Sequence[str],
        participant: str,
        plan_name: str,
        plan_text: str,
        calibration_name: str,
        calibration_text: str,
        nominal: bool,
        software_version: str,
    ) -> "SessionWriter":
        """Begin a session in a folder of its own.

        Parameters
        ----------
        root
            Where the folder is made.
        identity, sensors
            The glove and its pads.
        participant
            Pseudonym; empty for none.
        plan_name, plan_text, calibration_name, calibration_text, nominal
            What goes with the samples.
        software_version
            Of this program.

        Raises
        ------
        RecordingError
            If the folder cannot be made or written.
        """
        info = SessionInfo(
            id=uuid.uuid4().hex,
            started_utc=datetime.now(UTC),
            participant=participant,
            glove=identity,
            sensors=tuple(sensors),
            plan_name=plan_name,
            calibration_name=calibration_name,
            nominal=nominal,
            software_version=software_version,
        )
        try:
            folder = new_session_folder(root, info)
            lock = FolderLock(folder)
            write_info(folder, info)
            write_durably(folder / PLAN_FILE, plan_text.encode())
            write_durably(folder / CALIBRATION_FILE, calibration_text.encode())
            return cls(folder, info, lock)
        except OSError as error:
            raise RecordingError(
                f"no session can be written in {root}: {error.strerror}; choose another place "
                "with --out"
            ) from error

    def append(self, data: bytes, monotonic_ns: int, utc_ns: int) -> None:
        """Keep bytes of the glove; never waits for the disk."""
        whole = self._cutter.push(data)
        if whole:
            self._put(_Item(journal=whole, monotonic_ns=monotonic_ns, utc_ns=utc_ns))

    def event(self, kind: str, **fields: Any) -> None:
        """Note something that happened, as one line of JSON."""
        written_utc = datetime.now(UTC).isoformat()
        line = json.dumps({"kind": kind, "written_utc": written_utc, **fields}, allow_nan=False)
        self._put(_Item(event=line.encode() + b"\n"))

    def marker(self, text: str, monotonic_ns: int) -> None:
        """Mark a moment in the journal; it is brought to the disk at once."""
        self._put(_Item(journal=encode_message(Marker(monotonic_ns, text)), sync=True))

    def close(self) -> None:
        """Write what waits, bring it to the disk, and let go of the folder."""
        self._closing.set()
        self._thread.join()
        self._files.close()
        self._lock.release()

    def _put(self, item: "_Item") -> None:
        try:
            self._queue.put_nowait(item)
        except queue.Full:
            self.dropped_chunks += 1
            self.fault = f"the disk of {self.folder} stands still: samples are being lost"

    def _run(self) -> None:
        synced_s = time.monotonic()
        while True:
            closing = self._closing.is_set()
            items = self._waiting()
            try:
                self._files.write(items)
                now_s = time.monotonic()
                if closing or now_s - synced_s >= SYNC_EVERY_S or any(i.sync for i in items):
                    self._files.sync()
                    synced_s = now_s
            except OSError as error:
                self._fall_back(items, error)
            except Exception as error:  # noqa: BLE001 - no thread dies silently: say it, go on
                self.fault = f"some of the session could not be written: {error}"
            if closing and self._queue.empty():
                return

    def _waiting(self) -> list["_Item"]:
        """Gather what comes within one writing period."""
        self._closing.wait(WRITE_EVERY_S)
        return [self._queue.get_nowait() for _ in range(self._queue.qsize())]

    def _fall_back(self, items: list["_Item"], error: OSError) -> None:
        """Go on elsewhere: what is on the disk stays as it is, what comes is not lost."""
        place = _fallback_place(self.folder)
        self.fault = (
            f"{self._files.folder} cannot be written ({error.strerror}): the session goes on in "
            f"{place}; what was written before stays where it is"
        )
        try:
            self._files.close()
            self._files = _Files.open_in(place)
            self._files.journal.write(journal_head(self.info.glove))
            write_info(place, self.info)
            for name in (PLAN_FILE, CALIBRATION_FILE):
                write_durably(place / name, (self.folder / name).read_bytes())
            self._files.write(items)
            self.folder = place
        except OSError as worse:
            self.fault = f"neither {self.folder} nor {place} can be written: {worse.strerror}"


class _Item:
    """One thing to write."""

    __slots__ = ("event", "journal", "monotonic_ns", "sync", "utc_ns")

    def __init__(
        self,
        *,
        journal: bytes = b"",
        event: bytes = b"",
        monotonic_ns: int = 0,
        utc_ns: int = 0,
        sync: bool = False,
    ) -> None:
        self.journal = journal
        self.event = event
        self.monotonic_ns = monotonic_ns
        self.utc_ns = utc_ns
        self.sync = sync


class _Files:
    """The two growing files of a session, unbuffered: what is written is the kernel's."""

    def __init__(self, folder: Path, journal: BinaryIO, events: BinaryIO) -> None:
        self.folder = folder
        self.journal = journal
        self.events = events
        self._offset = journal.tell()

    @classmethod
    def open_in(cls, folder: Path) -> "_Files":
        """Open them to append."""
        journal = (folder / JOURNAL_FILE).open("ab", buffering=0)
        events = (folder / EVENTS_FILE).open("ab", buffering=0)
        sync_folder(folder)
        return cls(folder, journal, events)

    def write(self, items: list[_Item]) -> None:
        """Write items, each file in one go."""
        pieces: list[bytes] = []
        offset = self._offset
        for item in items:
            if item.journal and item.monotonic_ns:
                pieces.append(host_frame(item.monotonic_ns, item.utc_ns, offset))
                offset += len(pieces[-1])
            pieces.append(item.journal)
            offset += len(item.journal)
        _write_all(self.journal, b"".join(pieces))
        self._offset = offset
        _write_all(self.events, b"".join(item.event for item in items))

    def sync(self) -> None:
        """Bring both to the disk."""
        os.fsync(self.journal.fileno())
        os.fsync(self.events.fileno())

    def close(self) -> None:
        """Let go of both."""
        self.journal.close()
        self.events.close()


def _write_all(file: BinaryIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def new_session_folder(root: Path, info: SessionInfo) -> Path:
    """Make a folder that was not there before."""
    root.mkdir(parents=True, exist_ok=True)
    who = re.sub(r"[^A-Za-z0-9._-]+", "-", info.participant).strip("-.") or "session"
    base = f"{info.started_utc:%Y-%m-%d_%H-%M-%S}_{who}"
    for number in range(1, 1000):
        folder = root / (base if number == 1 else f"{base}_{number}")
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        sync_folder(root)
        return folder
    raise RecordingError(f"{root} has a thousand sessions of this second: choose another place")


def _fallback_place(folder: Path) -> Path:
    root = default_recordings_folder()
    if root in folder.parents or not _can_make(root):
        root = Path(tempfile.gettempdir())
    return Path(tempfile.mkdtemp(prefix=f"{folder.name}_rest_", dir=root))


def _can_make(root: Path) -> bool:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(root, os.W_OK)
