"""The guide of the first start: a card above the view, which stays usable."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nmt_sense.dashboard.first_start import GuideView
from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.widgets.base import GUTTER_PX, Card, Text


class Guide(QWidget):
    """Which step it is, what to do, and a button where a hand is needed."""

    go_on = pyqtSignal()
    left = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        card = Card(theme)
        self._heading = Text(theme, 16, bold=True)
        self._sentence = Text(theme, 14, Role.MUTED, wrap=True)
        self.button = QPushButton()
        self.button.setProperty("kind", "main")
        self.button.clicked.connect(self.go_on)
        # A shortcut of a hidden button is asleep: Enter then belongs to the list of gloves.
        enter = QShortcut(QKeySequence(Qt.Key.Key_Return), self.button)
        enter.activated.connect(self.go_on)
        self.leave = QPushButton(tr("Leave the guide"))
        self.leave.clicked.connect(self.left)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._heading)
        words.addWidget(self._sentence)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.button)
        row.addWidget(self.leave)
        card.column.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(GUTTER_PX, GUTTER_PX, GUTTER_PX, 0)
        outer.addWidget(card)
        self.hide()

    def present(self, view: GuideView) -> None:
        """Show a step."""
        self._heading.present(view.heading)
        self._sentence.present(view.sentence)
        self.button.setText(tr("{action}  (Enter)", action=view.button))
        self.button.setVisible(bool(view.button))
        self.setAccessibleName(f"{view.heading}. {view.sentence}")
