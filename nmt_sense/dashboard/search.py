"""Looking for gloves without making the screen wait."""

import logging
import threading

from PyQt6.QtCore import QObject, pyqtSignal

from nmt_sense.dashboard.controller import GloveChoice, SessionController
from nmt_sense.dashboard.texts import tr
from nmt_sense.model.errors import NmtSenseError

logger = logging.getLogger(__name__)
_LONGEST_S = 5.0  # a search takes up to three seconds


class GloveSearch(QObject):
    """Runs one search at a time on a thread of its own."""

    found = pyqtSignal(list)
    failed = pyqtSignal(str)

    def __init__(self, controller: SessionController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether a search is under way."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Look for gloves, unless that is being done already."""
        if not self.running:
            self._thread = threading.Thread(target=self._run, name="glove-search", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Wait for the end of a search, so that no thread outlives its window."""
        if self._thread is not None:
            self._thread.join(_LONGEST_S)

    def _run(self) -> None:
        try:
            choices: list[GloveChoice] = self._controller.gloves()
        except NmtSenseError as error:
            self.failed.emit(str(error))
        except Exception:
            # No thread dies silently: what nobody foresaw is logged and shown.
            logger.exception("looking for gloves failed")
            self.failed.emit(tr("Looking for gloves failed; the log says why. Try again."))
        else:
            self.found.emit(choices)
