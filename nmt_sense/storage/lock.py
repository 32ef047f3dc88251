"""A lock on a session's folder: two programs do not write one session.

The system lets go of it when the program ends, however it ends, so no lock is ever left behind.
"""

import sys
from pathlib import Path

from nmt_sense.model.errors import RecordingError
from nmt_sense.storage.info import LOCK_FILE


class FolderLock:
    """Holds a folder until released.

    Parameters
    ----------
    folder
        The session's folder.

    Raises
    ------
    RecordingError
        If another program holds it, or nothing can be written there.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._file = (folder / LOCK_FILE).open("a+b")
        except OSError as error:
            raise RecordingError(
                f"{folder} cannot be written ({error.strerror}): copy it to a place that can"
            ) from error
        try:
            _lock(self._file.fileno())
        except OSError as error:
            self._file.close()
            raise RecordingError(
                f"{folder} is being written by another program: end that one first"
            ) from error

    def release(self) -> None:
        """Let go."""
        self._file.close()

    def __enter__(self) -> "FolderLock":
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def is_written(folder: Path) -> bool:
    """Tell whether a program is writing a session, or nothing can be written there."""
    try:
        with FolderLock(folder):
            return False
    except RecordingError:
        return True


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
