"""The cards of the research view: the link in numbers, the script, the participant."""

from collections.abc import Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QGridLayout, QLineEdit, QProgressBar, QPushButton

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.research import CueView
from nmt_sense.dashboard.widgets.base import Card, Text


class NumbersCard(Card):
    """Names and values in two columns."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme)
        heading = Text(theme, 14, bold=True)
        heading.present(title)
        self.column.addWidget(heading)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self._values: list[tuple[Text, Text]] = []

    def present(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show the lines; there are always as many."""
        while len(self._values) < len(lines):
            name = Text(self.theme, 12, Role.MUTED)
            value = Text(self.theme, 12, bold=True, align=Qt.AlignmentFlag.AlignRight)
            row = len(self._values)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
            self._values.append((name, value))
        for (name, value), (said, how) in zip(self._values, lines, strict=True):
            name.present(said)
            value.present(how)
            value.setToolTip(how)
        self.setAccessibleName("; ".join(f"{name} {value}" for name, value in lines))


class ScriptCard(Card):
    """What is to be done now, and for how long."""

    start_asked = pyqtSignal()
    file_asked = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._name = Text(theme, 14, bold=True, wrap=True)
        self._prompt = Text(theme, 24, bold=True, wrap=True)
        self._remaining = Text(theme, 18)
        self._next = Text(theme, 13, Role.MUTED, wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("How far this step is"))
        self.start = QPushButton()
        self.start.clicked.connect(self.start_asked)
        other = QPushButton(tr("Another script…"))
        other.clicked.connect(self.file_asked)
        for part in (self._name, self._prompt, self._remaining, self.bar, self._next):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.column.addWidget(self.start)
        self.column.addWidget(other)

    def present(self, name: str, view: CueView, *, running: bool) -> None:
        """Show a cue."""
        self._name.present(name)
        self._prompt.present(view.prompt, Role.MUTED if view.resting else Role.INK)
        self._remaining.present(view.remaining)
        self._next.present(view.next)
        self.bar.setValue(round(100 * view.fraction))
        self.start.setText(tr("Stop (S)") if running else tr("Start (S)"))
        self.setAccessibleName(f"{view.prompt}, {view.remaining}. {view.next}")


class ParticipantCard(Card):
    """Who is recorded, under a code."""

    coded = pyqtSignal(str, str)  # name, key of the study

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        heading = Text(theme, 14, bold=True)
        heading.present(tr("Participant under a code"))
        self.name, self.key = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(tr("Name, not kept"))
        self.key.setPlaceholderText(tr("Key of the study, not kept"))
        for field in (self.name, self.key):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(field.placeholderText())
            field.returnPressed.connect(self._ask)
        self.apply = QPushButton(tr("Use the code"))
        self.apply.clicked.connect(self._ask)
        self._code = Text(theme, 13, Role.MUTED, wrap=True)
        self._code.present(tr("The code goes into the recordings that begin from now on."))
        for part in (heading, self.name, self.key, self.apply, self._code):
            self.column.addWidget(part)

    def present(self, code: str) -> None:
        """Show the code in use, and forget the name."""
        self.name.clear()
        self._code.present(tr("From the next recording on: {code}", code=code))

    def _ask(self) -> None:
        if self.name.text().strip() and self.key.text():
            self.coded.emit(self.name.text(), self.key.text())
