"""Long work off the GUI thread: one at a time, with progress, and it can be cancelled."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from nmt_sense.dashboard.texts import tr
from nmt_sense.model.errors import NmtSenseError

logger = logging.getLogger(__name__)
#: Told the share that is done, or None where it cannot be known.
Progress = Callable[[float | None], None]


class _CancelledError(Exception):
    """Thrown through the work when it is no longer wanted."""


class Work(QObject):
    """Runs one piece of work on a thread of its own.

    A new piece ends the one before it. Signals come on the thread of the GUI.
    """

    progressed = pyqtSignal(object)
    failed = pyqtSignal(str)
    ended = pyqtSignal()
    _done = pyqtSignal(object, object)  # what to call, and its result

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._cancel = threading.Event()
        self._done.connect(lambda then, result: then(result))

    @property
    def running(self) -> bool:
        """Whether anything is being worked on."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, what: Callable[[Progress], Any], then: Callable[[Any], None]) -> None:
        """Do ``what`` on a thread, ``then`` what follows on the GUI's."""
        self.cancel()
        self._cancel = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(what, then, self._cancel), name="work", daemon=True
        )
        self._thread.start()

    def cancel(self) -> None:
        """End what is being worked on, and wait until it has let go."""
        self._cancel.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(
        self,
        what: Callable[[Progress], object],
        then: Callable[[object], None],
        cancel: threading.Event,
    ) -> None:
        def progress(share: float | None) -> None:
            if cancel.is_set():
                raise _CancelledError
            self.progressed.emit(share)

        try:
            result = what(progress)
            if not cancel.is_set():
                self._done.emit(then, result)
        except _CancelledError:
            pass
        except NmtSenseError as error:
            self.failed.emit(str(error))
        except Exception:
            # No thread dies silently: what nobody foresaw is logged and shown.
            logger.exception("work failed")
            self.failed.emit(tr("That failed; the log says why."))
        finally:
            self.ended.emit()
