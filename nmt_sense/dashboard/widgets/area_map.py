"""The areas of a back, to be pointed at: on the figure, or one by one with the keyboard."""

from PyQt6.QtCore import QPointF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent, QPainter, QPen
from PyQt6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.intake import AREAS
from nmt_sense.dashboard.widgets.base import Drawn
from nmt_sense.dashboard.widgets.body_map import draw_figure, figure_box

_RADIUS = 0.075  # of an area, as a share of the figure's width
_REACH = 2.0  # a click counts this many radii from an area's middle
_COLUMNS = 2


class _Figure(Drawn):
    """The figure; ``view`` holds the names of the areas that are chosen."""

    view: frozenset[str]
    pointed_at = pyqtSignal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.present(frozenset())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Where it is"))

    def sizeHint(self) -> QSize:
        """Ask for the size of the drawing."""
        return QSize(self.theme.px(240), self.theme.px(330))

    def minimumSizeHint(self) -> QSize:
        """Give way in a small window."""
        return QSize(self.theme.px(120), self.theme.px(180))

    def draw(self, painter: QPainter) -> None:
        """Draw the figure and its areas: a chosen one is filled and crossed."""
        box = figure_box(self.width(), self.height())
        draw_figure(painter, self.theme, box)
        radius = _RADIUS * box.width()
        for place, name in self._places():
            chosen = name in self.view
            painter.setPen(QPen(self.theme.color(Role.ABOVE if chosen else Role.MUTED), 1.5))
            painter.setBrush(self.theme.color(Role.ABOVE_SOFT if chosen else Role.CARD))
            painter.drawEllipse(place, radius, radius)
            if chosen:
                arm = radius / 2
                for slope in (1, -1):
                    end = QPointF(arm, slope * arm)
                    painter.drawLine(place - end, place + end)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Choose the nearest area, or no more."""
        if event is None:
            return
        at = event.position()
        distance, name = min(
            ((place - at).manhattanLength(), name) for place, name in self._places()
        )
        if distance <= _REACH * _RADIUS * figure_box(self.width(), self.height()).width():
            self.pointed_at.emit(name)

    def _places(self) -> list[tuple[QPointF, str]]:
        box = figure_box(self.width(), self.height())
        return [
            (QPointF(box.left() + a.x * box.width(), box.top() + a.y * box.height()), a.name)
            for a in AREAS
        ]


class AreaMap(QWidget):
    """Figure and check boxes: two ways to the same choice."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.figure = _Figure(theme)
        self.figure.pointed_at.connect(lambda name: self.boxes[name].toggle())
        self.boxes = {area.name: QCheckBox(tr(area.words)) for area in AREAS}
        grid = QGridLayout()
        for i, box in enumerate(self.boxes.values()):
            box.toggled.connect(self._draw)
            grid.addWidget(box, (i + 1) // _COLUMNS, (i + 1) % _COLUMNS if i else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.figure, 1)
        column.addLayout(grid)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Names of the areas that are chosen."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def clear(self) -> None:
        """Choose none."""
        for box in self.boxes.values():
            box.setChecked(False)

    def _draw(self) -> None:
        self.figure.present(frozenset(self.chosen))
