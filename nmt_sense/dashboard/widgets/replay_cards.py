"""The cards beside a replay: which recordings there are, how a hold went, by which plan."""

from collections.abc import Sequence
from pathlib import Path

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.replay import HoldCardView
from nmt_sense.dashboard.widgets.base import GUTTER_PX, Card, Text


class RecordingsCard(Card):
    """The recordings, newest first."""

    chosen = pyqtSignal(Path)
    other_asked = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        heading = Text(theme, 14, bold=True)
        heading.present(tr("Recordings"))
        self._empty = Text(theme, 13, Role.MUTED, wrap=True)
        self._empty.present(
            tr("None here yet. Record a session in the practice view, or open another folder.")
        )
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Recordings"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._activated)
        self.list.itemClicked.connect(self._activated)
        self.other = QPushButton(tr("Open another…"))
        self.other.clicked.connect(self.other_asked)
        for part in (heading, self._empty):
            self.column.addWidget(part)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.other)

    def present(self, folders: Sequence[Path]) -> None:
        """List recordings."""
        self._empty.setVisible(not folders)
        if [self._folder(i) for i in range(self.list.count())] == list(folders):
            return
        self.list.clear()
        for folder in folders:
            item = QListWidgetItem(folder.name)
            item.setData(Qt.ItemDataRole.UserRole, folder)
            item.setToolTip(str(folder))
            self.list.addItem(item)

    def _folder(self, row: int) -> Path:
        folder: Path = self.list.item(row).data(Qt.ItemDataRole.UserRole)
        return folder

    def _activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class HoldCard(Card):
    """How the hold that is looked at went."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._title = Text(theme, 13, Role.MUTED, wrap=True)
        self._score = Text(theme, 40, bold=True)
        self._verdict = Text(theme, 18, bold=True)
        self._lines = Text(theme, 13, wrap=True)
        self._advice = Text(theme, 13, bold=True, wrap=True)
        for part in (self._title, self._score, self._verdict, self._lines, self._advice):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def present(self, view: HoldCardView) -> None:
        """Show a hold."""
        self._title.present(view.title)
        self._score.present(view.score, view.role)
        self._score.setVisible(bool(view.score))
        self._verdict.present(view.verdict, view.role)
        self._lines.present("\n".join(view.lines))
        self._advice.present(view.advice)
        self.setAccessibleName(f"{view.title}: {view.score} {view.verdict}. {view.advice}")


class PlanChoice(QComboBox):
    """By which plan a recording is judged."""

    asked = pyqtSignal(object)  # the name of a shipped plan, or None for the recording's own
    other_asked = pyqtSignal()

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Judge by"))
        self.addItem(tr("Judged by its own plan"), None)
        for name in names:
            self.addItem(tr("Judge by {plan}", plan=name), name)
        self.addItem(tr("Judge by a plan file…"), "")
        self.activated.connect(self._activated)

    def _activated(self, row: int) -> None:
        name = self.itemData(row)
        if name == "":
            self.other_asked.emit()
        else:
            self.asked.emit(name)


class ReplayTools(QWidget):
    """The hold that is looked at, and what can be done with it."""

    def __init__(self, theme: Theme, plan_names: Sequence[str]) -> None:
        super().__init__()
        self.hold = HoldCard(theme)
        self.compare = QPushButton()
        self.plan_choice = PlanChoice(plan_names)
        self.export = QPushButton(tr("Export this… (Ctrl+S)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GUTTER_PX)
        column.addWidget(self.hold, 1)
        for part in (self.compare, self.plan_choice, self.export):
            column.addWidget(part)

    def present_pin(self, *, pinned: bool, possible: bool) -> None:
        """Say whether a hold is pinned to be compared, or could be."""
        self.compare.setEnabled(pinned or possible)
        self.compare.setText(tr("End comparing (C)") if pinned else tr("Compare this hold… (C)"))
