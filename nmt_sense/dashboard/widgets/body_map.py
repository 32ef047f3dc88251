"""The body map: where the points are, on a drawn back."""

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QPainter, QPainterPath, QPen, QTransform

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.points import PlanView, PointRow
from nmt_sense.dashboard.widgets.base import Drawn, draw_text

_FIGURE = (100.0, 150.0)  # width and height of the box that points are placed in


def _half_body() -> QPainterPath:
    path = QPainterPath(QPointF(50, 28))
    path.lineTo(57, 28)
    path.cubicTo(57, 36, 60, 37.5, 70, 40.5)
    path.cubicTo(82, 44, 89, 47, 91, 60)
    path.lineTo(97, 112)
    path.cubicTo(97.5, 118, 89, 119, 88, 113)
    path.lineTo(80, 72)
    path.cubicTo(80, 88, 75, 98, 75, 112)
    path.cubicTo(75, 124, 80, 134, 80.5, 150)
    path.lineTo(50, 150)
    path.closeSubpath()
    return path


def _body() -> QPainterPath:
    half = _half_body()
    head = QPainterPath()
    head.addEllipse(QPointF(50, 15.5), 12, 15)
    mirrored = QTransform(-1, 0, 0, 1, 100, 0).map(half)
    return half.united(mirrored).united(head).simplified()


def _landmarks() -> QPainterPath:
    path = QPainterPath(QPointF(50, 42))
    path.lineTo(50, 138)
    path.moveTo(61, 54)
    path.cubicTo(60, 66, 62, 74, 66, 80)
    path.cubicTo(71, 74, 74, 66, 75, 57)
    return path


_BODY = _body()
_SPINE_AND_SCAPULA = _landmarks()


class BodyMap(Drawn):
    """Numbered points on the figure of a back."""

    view: PlanView

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName(tr("Points on the back"))

    def sizeHint(self) -> QSize:
        """Ask for the size of the drawing."""
        return QSize(self.theme.px(160), self.theme.px(236))

    def minimumSizeHint(self) -> QSize:
        """Give way where the list of points is long."""
        return QSize(self.theme.px(80), self.theme.px(120))

    def draw(self, painter: QPainter) -> None:
        """Draw the figure, then the points with the current one on top."""
        box = figure_box(self.width(), self.height())
        draw_figure(painter, self.theme, box)
        for row in sorted(self.view.rows, key=lambda row: row.current):
            place = QPointF(box.left() + row.x * box.width(), box.top() + row.y * box.height())
            self._draw_point(painter, place, row)

    def _draw_point(self, painter: QPainter, place: QPointF, row: PointRow) -> None:
        radius = self.theme.px(12 if row.current else 9.5)
        fill, edge, text = Role.CARD, Role.MUTED, Role.MUTED
        if row.score:
            fill, edge, text = row.role, row.role, Role.ON_ACCENT
        if row.current:
            fill, edge, text = Role.INK, Role.INK, Role.ON_ACCENT
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color(Role.CARD))
            painter.drawEllipse(place, radius + 3, radius + 3)
        painter.setPen(QPen(self.theme.color(edge), 2))
        painter.setBrush(self.theme.color(fill))
        painter.drawEllipse(place, radius, radius)
        painter.setPen(self.theme.color(text))
        painter.setFont(self.theme.font(11, bold=True))
        draw_text(painter, place, row.number)


def draw_figure(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Draw the figure of a back into a box."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / _FIGURE[0], box.height() / _FIGURE[1])
    rule = QPen(theme.color(Role.RULE), 1)
    rule.setCosmetic(True)
    painter.setPen(rule)
    painter.setBrush(theme.color(Role.TRACK))
    painter.drawPath(_BODY)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_SPINE_AND_SCAPULA)
    painter.setTransform(QTransform(-1, 0, 0, 1, 100, 0), combine=True)
    painter.drawPath(_SPINE_AND_SCAPULA)
    painter.restore()


def figure_box(width: float, height: float) -> QRectF:
    """Tell where the figure lies in a widget of this size."""
    scale = min(width / _FIGURE[0], height / _FIGURE[1])
    w, h = scale * _FIGURE[0], scale * _FIGURE[1]
    return QRectF((width - w) / 2, (height - h) / 2, w, h)
