"""Asking for a file or a folder without making anything wait: holds go on under the dialog."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtWidgets import QFileDialog, QWidget

from nmt_sense.dashboard.texts import tr
from nmt_sense.model.hold import PressState
from nmt_sense.session.snapshot import SessionSnapshot

Then = Callable[[Path], None]


class FileAsker(QObject):
    """Opens file dialogs that lock nothing, and none while somebody presses.

    Qt's own dialog is used: a desktop's locks the window that asks, and with it the keys.

    Parameters
    ----------
    owner
        The view that asks.
    say
        Shows a sentence.
    """

    def __init__(self, owner: QWidget, say: Callable[[str], None]) -> None:
        super().__init__(owner)
        self._owner, self._say = owner, say
        self._pressing = False

    def see(self, snapshot: SessionSnapshot | None) -> None:
        """Take note of whether somebody presses."""
        self._pressing = snapshot is not None and snapshot.progress.state is not PressState.REST

    def folder(self, title: str, at: Path, then: Then) -> QFileDialog | None:
        """Ask for a folder; ``then`` gets it."""
        return self._ask(title, then, at=at, mode=QFileDialog.FileMode.Directory)

    def file(self, title: str, kinds: str, then: Then) -> QFileDialog | None:
        """Ask for a file that is there."""
        return self._ask(title, then, kinds=kinds, mode=QFileDialog.FileMode.ExistingFile)

    def new_file(self, title: str, kinds: str, then: Then) -> QFileDialog | None:
        """Ask for a file to write; a name without an ending gets that of the kind chosen."""
        dialog = self._ask(title, then, kinds=kinds, mode=QFileDialog.FileMode.AnyFile)
        if dialog is not None:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            suffix = _suffix_of(dialog.selectedNameFilter())
            dialog.setDefaultSuffix(suffix)
            dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_suffix_of(kind)))
        return dialog

    def _ask(
        self,
        title: str,
        then: Then,
        *,
        mode: QFileDialog.FileMode,
        at: Path | None = None,
        kinds: str = "",
    ) -> QFileDialog | None:
        if self._pressing:
            self._say(tr("Files can be chosen once the hold is over"))
            return None
        dialog = QFileDialog(self._owner, title, str(at or ""), kinds)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(lambda place: then(Path(place)))
        dialog.show()
        return dialog


def _suffix_of(kind: str) -> str:
    """Read ``csv`` from "CSV (*.csv)"."""
    return kind.rsplit("*.", 1)[-1].rstrip(")")
