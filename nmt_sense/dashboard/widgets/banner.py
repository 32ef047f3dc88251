"""The banner under the top bar."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.widgets.base import GUTTER_PX, Text


class Banner(QWidget):
    """One sentence across the window, gone when there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = Text(
            theme, 14, Role.ABOVE, bold=True, wrap=True, align=Qt.AlignmentFlag.AlignHCenter
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(GUTTER_PX, 8, GUTTER_PX, 8)
        column.addWidget(self._text)
        self.hide()

    def present(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the banner."""
        if sentence:
            self._text.present(sentence)
            self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.color(Role.ABOVE_SOFT))
