"""Choosing a glove: looks for gloves, lists them, and connects to the one that is chosen."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, pyqtSignal

from nmt_sense.dashboard.controller import GloveChoice, SessionController
from nmt_sense.dashboard.search import GloveSearch
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.connect import connect_view
from nmt_sense.dashboard.widgets.connect_panel import ConnectPanel
from nmt_sense.session.snapshot import LinkState, SessionSnapshot


class GloveChooser(QObject):
    """Fills the connect panel, and acts on it.

    Parameters
    ----------
    controller
        Looks for gloves.
    theme
        Colours and sizes.
    connect
        Connects to a glove.

    Attributes
    ----------
    panel
        What is seen of it.
    asked
        Whether the user asked for the list of gloves.
    """

    changed = pyqtSignal()

    def __init__(
        self,
        controller: SessionController,
        theme: Theme,
        connect: Callable[[GloveChoice], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._connect = connect
        self._choices: list[GloveChoice] | None = None
        self._trouble = ""
        self.asked = False
        self.panel = ConnectPanel(theme)
        self.panel.connect_asked.connect(self.connect_to)
        self.panel.refresh_asked.connect(self.refresh)
        self._search = GloveSearch(controller, self)
        self._search.found.connect(self._found)
        self._search.failed.connect(self._failed)

    def draw(self, snapshot: SessionSnapshot | None, said: str) -> None:
        """Show the gloves, and look for them where that has not been done yet."""
        shown = None if self.asked else snapshot
        # Never while connecting: a search opens ports.
        connecting = shown is not None and shown.link.state is LinkState.CONNECTING
        if self._choices is None and not connecting:
            self._search.start()
        self.panel.present(connect_view(self._choices, shown, self._trouble or said))

    def refresh(self) -> None:
        """Look for gloves again."""
        self._choices, self._trouble = None, ""
        self.changed.emit()

    def connect_to(self, key: str) -> None:
        """Connect to one of the gloves found."""
        choice = next((c for c in self._choices or () if c.key == key), None)
        if choice is not None and choice.usable:
            self.asked = False
            self._connect(choice)
            self.changed.emit()

    def ask(self) -> None:
        """Show the list of gloves, whatever the session is at."""
        self.asked = True
        self.refresh()
        self.panel.list.setFocus()

    def wait(self) -> None:
        """Wait for the end of a search, so that no thread outlives its window."""
        self._search.wait()

    def _found(self, choices: list[GloveChoice]) -> None:
        self._choices = choices
        self.changed.emit()

    def _failed(self, sentence: str) -> None:
        self._choices, self._trouble = [], sentence
        self.changed.emit()
