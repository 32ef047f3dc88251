"""The tabs in the top bar: one for each view."""

from collections.abc import Sequence

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.theme import Theme

_PAD_PX = 11
#: Text size that the top bar follows: more would leave glove and link no room in a small window.
LARGEST = 1.1


class Tab(QAbstractButton):
    """The name of a view, on a ground while it is looked at."""

    def __init__(self, theme: Theme, title: str, key: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(f"{title} ({key})")
        self.setToolTip(f"{title} ({key})")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Ask for the bold title, so that tabs keep their places."""
        font = self._theme.font(14, bold=True, most=LARGEST)
        title = QFontMetricsF(font).horizontalAdvance(self.text())
        return QSize(round(title) + 2 * self._theme.px(_PAD_PX, LARGEST), self._theme.px(32))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the title, its ground and the ring of the keyboard's focus."""
        theme, chosen = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        ring = theme.color(Role.INK) if self.hasFocus() else Qt.GlobalColor.transparent
        ground = theme.color(Role.TRACK if chosen or self.underMouse() else Role.CARD)
        painter.setPen(QPen(ring, 1.5))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme.color(Role.INK if chosen else Role.MUTED))
        painter.setFont(theme.font(14, bold=chosen, most=LARGEST))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter.value), self.text())


class TabRow(QWidget):
    """The views, side by side."""

    chosen = pyqtSignal(int)

    def __init__(self, theme: Theme, titles: Sequence[str]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        for i, title in enumerate(titles):
            if not title:
                continue  # a view that is reached from another one
            tab = Tab(theme, title, key_of(i))
            self._group.addButton(tab, i)
            row.addWidget(tab)
        self._group.idClicked.connect(self.chosen)
        if len(self._group.buttons()) < 2:
            self.hide()  # nothing to choose from

    def present(self, index: int) -> None:
        """Show which view is looked at."""
        tab = self._group.button(index)
        self._group.setExclusive(tab is not None)  # no tab is down for a view that has none
        if tab is not None:
            tab.setChecked(True)
        elif (last := self._group.checkedButton()) is not None:
            last.setChecked(False)


def key_of(index: int) -> str:
    """Name the key of a view."""
    return f"Alt+{index + 1}"
