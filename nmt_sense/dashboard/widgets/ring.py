"""The hold ring: how long, and is it enough."""

import math

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QPainter, QPen

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.press import RingView
from nmt_sense.dashboard.widgets.base import Drawn, draw_text

_FULL_CIRCLE = 360 * 16  # Qt counts sixteenths of a degree
_SIDEWAYS = 0.3  # a tick further from the vertical than this has its label beside the ring


class HoldRing(Drawn):
    """A ring that closes at the goal, with the seconds in it."""

    view: RingView

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._held, self._caption = "", ""
        self.setAccessibleName(tr("Time held"))

    def present_time(self, held: str, caption: str) -> None:
        """Show the seconds; called less often than the ring moves."""
        if (held, caption) != (self._held, self._caption):
            self._held, self._caption = held, caption
            self.setAccessibleDescription(f"{held} {caption}")
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the size of the drawing."""
        return QSize(self.theme.px(220), self.theme.px(236))

    def draw(self, painter: QPainter) -> None:
        """Draw track, arc, ticks and seconds."""
        label_room = self.theme.px(26)
        left_room, right_room = self._side_rooms()
        across = self.width() - left_room - right_room
        diameter = min(across, self.height() - 2 * label_room)
        width = diameter * 0.085
        centre = QPointF(left_room + across / 2, self.height() / 2)
        radius = (diameter - width) / 2
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        pen = QPen(self.theme.color(Role.TRACK), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(box)
        if self.view.fraction > 0:
            pen.setColor(self.theme.color(self.view.role))
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -round(self.view.fraction * _FULL_CIRCLE))
        self._draw_ticks(painter, centre, radius, width)
        self._draw_time(painter, centre, diameter)

    def _side_rooms(self) -> tuple[int, int]:
        """Leave room for labels left and right of the ring, where there are any."""
        across = [math.sin(2 * math.pi * fraction) for fraction, _ in self.view.ticks]
        little, enough = self.theme.px(8), self.theme.px(38)
        left = enough if any(x < -_SIDEWAYS for x in across) else little
        right = enough if any(x > _SIDEWAYS for x in across) else little
        return left, right

    def _draw_ticks(self, painter: QPainter, centre: QPointF, radius: float, width: float) -> None:
        painter.setFont(self.theme.font(12))
        for fraction, label in self.view.ticks:
            angle = 2 * math.pi * fraction
            outward = QPointF(math.sin(angle), -math.cos(angle))
            painter.setPen(QPen(self.theme.color(Role.INK), self.theme.px(2)))
            painter.drawLine(
                centre + outward * (radius - width * 0.5), centre + outward * (radius + width * 0.8)
            )
            painter.setPen(self.theme.color(Role.MUTED))
            place = centre + outward * (radius + width * 0.8 + self.theme.px(10))
            align = Qt.AlignmentFlag.AlignCenter
            if abs(outward.x()) > _SIDEWAYS:
                right = outward.x() > 0
                align = Qt.AlignmentFlag.AlignLeft if right else Qt.AlignmentFlag.AlignRight
                place -= outward * self.theme.px(6)
            draw_text(painter, place, label, align)

    def _draw_time(self, painter: QPainter, centre: QPointF, diameter: float) -> None:
        resting = self.view.fraction == 0
        painter.setPen(self.theme.color(Role.MUTED if resting else Role.INK))
        font = self.theme.font(46, bold=True)
        font.setPixelSize(max(1, round(diameter * 0.25)))
        painter.setFont(font)
        draw_text(painter, centre - QPointF(0, diameter * 0.03), self._held)
        font = self.theme.font(13)
        font.setPixelSize(max(1, round(diameter * 0.07)))
        painter.setFont(font)
        painter.setPen(self.theme.color(Role.MUTED))
        draw_text(painter, centre + QPointF(0, diameter * 0.16), self._caption)
