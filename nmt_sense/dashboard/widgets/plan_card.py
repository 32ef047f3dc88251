"""The plan card: title, body map, list of points."""

from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.points import PlanView, PointRow
from nmt_sense.dashboard.widgets.base import Card, Text
from nmt_sense.dashboard.widgets.body_map import BodyMap

_LINE = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
_SCORE = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)


class PointButton(QAbstractButton):
    """One point in the list; a click chooses it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row: PointRow | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # chosen with the arrow keys anywhere
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def present(self, row: PointRow) -> None:
        """Show a point."""
        if row != self._row:
            self._row = row
            self.setAccessibleName(f"Point {row.number}: {row.name}, {row.target}")
            self.setAccessibleDescription(f"score {row.score}" if row.score else "")
            self.setToolTip(row.name)
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for two lines of text."""
        return QSize(self._theme.px(200), self._theme.px(54))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw number, name, target and score."""
        row, px = self._row, self._theme.px
        if row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(Role.TRACK if row.current else Role.GROUND))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        self._draw_score(painter, row)
        painter.setFont(self._theme.font(14, bold=True))
        number_role = row.role if row.score else Role.INK if row.current else Role.MUTED
        painter.setPen(self._theme.color(number_role))
        painter.drawText(QRectF(px(10), px(6), px(22), px(22)), _LINE, row.number)
        text_width = self.width() - px(32) - (px(50) if row.score else px(8))
        painter.setFont(self._theme.font(14, bold=row.current))
        painter.setPen(self._theme.color(Role.INK))
        name = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideRight, int(text_width)
        )
        painter.drawText(QRectF(px(32), px(6), text_width, px(22)), _LINE, name)
        painter.setFont(self._theme.font(12))
        painter.setPen(self._theme.color(Role.MUTED))
        target_box = QRectF(px(32), px(27), text_width, px(20))
        painter.drawText(target_box, _LINE, row.target)

    def _restyle(self) -> None:
        # A method of ours: Qt forgets it with the button, as it would not its own.
        self.updateGeometry()

    def _draw_score(self, painter: QPainter, row: PointRow) -> None:
        px = self._theme.px
        if row.score:
            painter.setPen(self._theme.color(row.role))
            painter.setFont(self._theme.font(18, bold=True))
            box = QRectF(0, 0, self.width() - px(10), self.height())
            painter.drawText(box, _SCORE, row.score)
            width = painter.fontMetrics().horizontalAdvance(row.score)
            painter.setFont(self._theme.font(12, bold=True))
            mark_box = QRectF(0, 0, self.width() - px(14) - width, self.height())
            painter.drawText(mark_box, _SCORE, row.mark)


class PlanCard(Card):
    """Which points there are, which is next, and how each went."""

    point_chosen = pyqtSignal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, margin_px=10, spacing_px=2)
        self._view: PlanView | None = None
        self._title = Text(theme, 14, bold=True)
        self._progress = Text(theme, 12, Role.MUTED)
        heading = QVBoxLayout()
        heading.setContentsMargins(8, 0, 8, 8)
        heading.setSpacing(2)
        for text in (self._title, self._progress):
            heading.addWidget(text)
        self.column.addLayout(heading)
        self.body_map = BodyMap(theme)
        self.column.addWidget(self.body_map, 1)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._buttons: list[PointButton] = []
        self._scroll = _ListArea(self._list)
        self.column.addWidget(self._scroll)

    def present(self, view: PlanView) -> None:
        """Show the plan."""
        if view == self._view:
            return
        self._view = view
        self._title.present(view.title)
        self._progress.present(view.progress)
        self.body_map.present(view)
        while len(self._buttons) > len(view.rows):
            button = self._buttons.pop()
            self._rows.removeWidget(button)
            button.deleteLater()
        while len(self._buttons) < len(view.rows):
            self._add_button(len(self._buttons))
        for button, row in zip(self._buttons, view.rows, strict=True):
            button.present(row)
            if row.current:
                self._scroll.ensureWidgetVisible(button, 0, 0)
        self._scroll.updateGeometry()

    def _add_button(self, index: int) -> None:
        button = PointButton(self.theme)
        button.clicked.connect(lambda: self.point_chosen.emit(index))
        self._buttons.append(button)
        self._rows.addWidget(button)


class _ListArea(QScrollArea):
    """A scroll area that takes the height of its list, as long as there is room."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        content.setAutoFillBackground(False)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """Ask for all rows."""
        return self.widget().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Give way to scrolling."""
        return QSize(0, 0)
