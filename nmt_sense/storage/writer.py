"""Writing a session while it runs: a thread of its own owns the disk."""

import contextlib
import errno
import json
import os
import queue
import re
import shutil
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
    read_info,
    sync_folder,
    write_durably,
    write_info,
)
from nmt_sense.storage.journal import StretchCutter, going_on, host_frame, journal_head
from nmt_sense.storage.lock import FolderLock

#: What has come meanwhile is written in one go.
WRITE_EVERY_S = 0.02
SYNC_EVERY_S = 1.0
#: Wait between two looks for a place to write while there is none.
RETRY_EVERY_S = 1.0
COPY_BYTES = 1 << 20
#: More than a minute of a disk that stands still.
QUEUE_ITEMS = 8192


def default_recordings_folder() -> Path:
    """Return where recordings go unless another place is named."""
    return user_data_path("nmt-sense") / "recordings"


class SessionWriter:
    """Keeps one session on disk; made by :meth:`create` or :meth:`go_on`.

    What comes while the disk cannot be written goes to another place, and while no place can be
    written, it waits in memory: about 20 MB an hour for eight sensors at 200 Hz.

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
        self._kept: list[_Item] = []
        self._texts = {name: (folder / name).read_bytes() for name in (PLAN_FILE, CALIBRATION_FILE)}
        self._files = _Files.open_in(folder)
        self._files.begin(info.glove)
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

    @classmethod
    def go_on(cls, folder: Path) -> "SessionWriter":
        """Go on with a session that was cut off: its journal is added to, nothing is changed.

        Parameters
        ----------
        folder
            The session's folder.

        Raises
        ------
        RecordingError
            If it is sealed, another program writes it, or it cannot be written.
        """
        lock = FolderLock(folder)
        try:
            info = read_info(folder)
            if info.state != "open":
                raise RecordingError(f"{folder} is sealed: a sealed session does not go on")
            return cls(folder, info, lock)
        except OSError as error:
            lock.release()
            raise RecordingError(f"{folder} cannot be written: {error.strerror}") from error
        except RecordingError:
            lock.release()
            raise

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
            items = self._kept + self._waiting()
            try:
                now_s = time.monotonic()
                if closing or now_s - synced_s >= SYNC_EVERY_S or any(i.sync for i in items):
                    self._files.check()
                    self._files.write(items)
                    self._files.sync()
                    synced_s = now_s
                else:
                    self._files.write(items)
                self._kept = []
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
        try:
            place = _fallback_place(self.folder)
            self._move_to(place, items)
        except (OSError, RecordingError) as worse:
            self._kept = items
            self.fault = (
                f"neither {self.folder} nor another place can be written ({worse}): the session "
                "goes on in memory; make room, and it is written"
            )
            self._closing.wait(RETRY_EVERY_S)
            return
        self._kept = []
        self.fault = (
            f"{self.folder} cannot be written ({error.strerror}): the session goes on in "
            f"{place}; what was written before stays where it is"
        )
        self.folder = place

    def _move_to(self, place: Path, items: list["_Item"]) -> None:
        lock = FolderLock(place)
        files = _Files.open_in(place)
        try:
            write_info(place, self.info)
            for name, text in self._texts.items():
                write_durably(place / name, text)
            if not files.take_orphans(self._files):
                files.begin(self.info.glove)
            files.write(items)
            files.sync()
        except OSError:
            files.close()
            lock.release()
            shutil.rmtree(place, ignore_errors=True)  # it holds copies, and no more
            raise
        self._files.close()
        self._lock.release()
        self._files, self._lock = files, lock


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
        self._offset = os.fstat(journal.fileno()).st_size
        self._events_size = os.fstat(events.fileno()).st_size

    @classmethod
    def open_in(cls, folder: Path) -> "_Files":
        """Open them to append."""
        journal = (folder / JOURNAL_FILE).open("a+b", buffering=0)
        events = (folder / EVENTS_FILE).open("a+b", buffering=0)
        sync_folder(folder)
        return cls(folder, journal, events)

    def begin(self, identity: GloveIdentity) -> None:
        """Write what a journal begins with, or goes on with where a crash left something."""
        fresh = self._offset == 0
        head = journal_head(identity) if fresh else going_on(identity)
        _write_all(self.journal, head)
        self._offset += len(head)
        if self._events_size:
            _write_all(self.events, b"\n")  # a line that the crash tore must not swallow the next
            self._events_size += 1
        self.sync()

    def check(self) -> None:
        """See that the files are still where they were made.

        Raises
        ------
        FileNotFoundError
            If somebody removed or renamed them; the system would go on writing to what nobody can
            open any more.
        """
        for file, name in ((self.journal, JOURNAL_FILE), (self.events, EVENTS_FILE)):
            path = self.folder / name
            if not path.exists() or not os.path.samestat(os.fstat(file.fileno()), path.stat()):
                raise FileNotFoundError(errno.ENOENT, "it was removed or renamed", str(path))

    def take_orphans(self, old: "_Files") -> bool:
        """Copy what was written to files that nobody can open any more; return whether any was."""
        if os.fstat(old.journal.fileno()).st_nlink:
            return False
        for source, target in ((old.journal, self.journal), (old.events, self.events)):
            source.seek(0)
            while data := source.read(COPY_BYTES):
                _write_all(target, data)
        self._offset = self.journal.tell()
        self._events_size = self.events.tell()
        return True

    def write(self, items: list[_Item]) -> None:
        """Write items, each file in one go: all of them, or none."""
        pieces: list[bytes] = []
        offset = self._offset
        for item in items:
            if item.journal and item.monotonic_ns:
                pieces.append(host_frame(item.monotonic_ns, item.utc_ns, offset))
                offset += len(pieces[-1])
            pieces.append(item.journal)
            offset += len(item.journal)
        lines = b"".join(item.event for item in items)
        try:
            _write_all(self.journal, b"".join(pieces))
            _write_all(self.events, lines)
        except OSError:
            # What was written in part is written again, here or elsewhere, and must not be there
            # twice: frames that repeat look like a board that began anew.
            with contextlib.suppress(OSError):
                self.journal.truncate(self._offset)
                self.events.truncate(self._events_size)
            raise
        self._offset = offset
        self._events_size += len(lines)

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
