"""The bar at the top of every view."""

from collections.abc import Sequence

from PyQt6.QtCore import QPointF, QSize, Qt
from PyQt6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.top_bar import RecordButton, TopBarView
from nmt_sense.dashboard.widgets.base import GUTTER_PX, Drawn, Text, draw_text
from nmt_sense.dashboard.widgets.tabs import LARGEST, TabRow


class StateDot(Drawn):
    """The dot before the glove's name."""

    view: Role

    def sizeHint(self) -> QSize:
        """Ask for a small square."""
        return QSize(self.theme.px(16), self.theme.px(16))

    def draw(self, painter: QPainter) -> None:
        """Draw a full dot while receiving, a ring otherwise."""
        color = self.theme.color(self.view)
        painter.setPen(QPen(color, 2))
        painter.setBrush(color if self.view is Role.IN else QColor(0, 0, 0, 0))
        radius = self.theme.px(5)
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)


class RecordSwitch(QAbstractButton):
    """Starts and stops the recording."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view = RecordButton(tr("Record"), recording=False, enabled=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key is R, everywhere
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Record on or off"))
        theme.changed.connect(self.updateGeometry)

    def present(self, view: RecordButton) -> None:
        """Show the state of the recording."""
        self._view = view
        self.setText(view.text)
        self.setAccessibleName(view.text)
        self.setEnabled(view.enabled)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the size of the drawing."""
        return QSize(self._theme.px(138), self._theme.px(34))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw a filled button while recording, an outlined one otherwise."""
        theme, view = self._theme, self._view
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        accent = theme.color(Role.ABOVE if view.recording or view.enabled else Role.MUTED)
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(accent if view.recording else theme.color(Role.CARD))
        painter.drawRoundedRect(box, 8, 8)
        text = theme.color(Role.ON_ACCENT) if view.recording else accent
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(text)
        painter.drawEllipse(QPointF(theme.px(20), box.center().y()), theme.px(5), theme.px(5))
        painter.setPen(text)
        painter.setFont(theme.font(14, bold=True))
        place = QPointF(theme.px(34), box.center().y())
        draw_text(painter, place, view.text, Qt.AlignmentFlag.AlignLeft)


class TopBar(QWidget):
    """Glove, link, views, clock and recording."""

    def __init__(self, theme: Theme, titles: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._dot = StateDot(theme)
        self._dot.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._glove = Text(theme, 14, bold=True, most=LARGEST)
        self._details = Text(theme, 12, Role.MUTED, wrap=True, most=1.0)
        self.tabs = TabRow(theme, titles)
        self._clock = Text(theme, 14, Role.MUTED, align=Qt.AlignmentFlag.AlignRight, most=LARGEST)
        self._clock.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.record = RecordSwitch(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(GUTTER_PX, 0, GUTTER_PX, 0)
        row.setSpacing(8)
        row.addWidget(self._dot)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        lines.addWidget(self._glove)
        lines.addWidget(self._details)
        row.addLayout(lines, 1)
        row.addWidget(self.tabs)
        row.addSpacing(8)
        row.addWidget(self._clock)
        row.addSpacing(12)
        row.addWidget(self.record)
        theme.changed.connect(self._restyle)
        self._restyle()

    def present(self, view: TopBarView) -> None:
        """Show the state of the session."""
        self._dot.present(view.dot)
        self._glove.present(view.glove)
        self._details.present(view.details)
        self._clock.present(view.clock)
        self.record.present(view.record)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the ground and the line under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color(Role.CARD))
        painter.setPen(self._theme.color(Role.RULE))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(52))
        self.update()
