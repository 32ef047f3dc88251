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
        If another program holds it.
    """

    def __init__(self, folder: Path) -> None:
        self._file = (folder / LOCK_FILE).open("a+b")
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


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
