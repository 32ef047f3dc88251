"""The hand: which pad carries the press, drawn on a hand and as a bar per pad."""

import math

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.share import PadView, ShareView
from nmt_sense.dashboard.widgets.base import Drawn, draw_text

_FIGURE = (82.0, 104.0)  # width and height of the box that pads are placed in
_FINGERS = (  # from the palm to the tip, and how thick, in hundredths of the box
    ((36, 60), (33, 15), 13.5),
    ((49, 60), (49, 7.5), 13.5),
    ((61, 60), (65, 13.5), 13.5),
    ((71, 62), (80, 27.5), 12),
    ((44, 80), (11, 52.5), 15),
)
_LABEL_ROOM = 20.0  # wider labels would run into those of the next finger
_TIPS_END = 0.4  # pads above this line sit on fingertips: their label goes above them
_FOOT = 0.9  # and there is no room for a label below this line


def _stroke(start: QPointF, end: QPointF, width: float) -> QPainterPath:
    line = QPainterPath(start)
    line.lineTo(end)
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    return stroker.createStroke(line)


def _at(x: float, y: float) -> QPointF:
    return QPointF(x * _FIGURE[0] / 100, y * _FIGURE[1] / 100)


def _hand() -> QPainterPath:
    corner, opposite = _at(29, 47), _at(80, 97)
    hand = QPainterPath()
    hand.addRoundedRect(QRectF(corner, opposite), 12, 12)
    for start, end, width in _FINGERS:
        hand = hand.united(_stroke(_at(*start), _at(*end), width * _FIGURE[0] / 100))
    return hand.simplified()


_HAND = _hand()


class HandMap(Drawn):
    """Pads on a drawn hand, larger the more of the press they carry."""

    view: ShareView

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName(tr("Share of the press on the hand"))

    def sizeHint(self) -> QSize:
        """Ask for the size of the drawing."""
        return QSize(self.theme.px(130), self.theme.px(150))

    def draw(self, painter: QPainter) -> None:
        """Draw the hand, then its pads."""
        room = self.theme.px(14)  # for the label over the middle finger
        scale = min(self.width() / _FIGURE[0], (self.height() - room) / _FIGURE[1])
        left = (self.width() - scale * _FIGURE[0]) / 2
        top = max(room, (self.height() - scale * _FIGURE[1]) / 2)
        painter.save()
        painter.translate(left, top)
        painter.scale(scale, scale)
        pen = QPen(self.theme.color(Role.RULE), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(self.theme.color(Role.TRACK))
        painter.drawPath(_HAND)
        painter.restore()
        unit = scale * _FIGURE[0] / 100
        for pad in self.view.pads:
            place = _at(100 * pad.x, 100 * pad.y) * scale + QPointF(left, top)
            self._draw_pad(painter, place, pad, unit)

    def _draw_pad(self, painter: QPainter, place: QPointF, pad: PadView, unit: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(pad.role))
        if pad.saturated:
            self._draw_saturated(painter, place, 8 * unit)
            return
        if not pad.label:
            painter.setBrush(self.theme.color(Role.CARD))
            painter.setPen(QPen(self.theme.color(Role.MUTED), 1.5))
            painter.drawEllipse(place, 2.6 * unit, 2.6 * unit)
            return
        radius = (2.6 + 7 * math.sqrt(pad.share)) * unit
        painter.drawEllipse(place, radius, radius)
        painter.setPen(self.theme.color(Role.INK))
        font = self.theme.font(11, bold=True, most=1.0)
        painter.setFont(font)
        label = pad.label
        if QFontMetricsF(font).horizontalAdvance("00 %") > _LABEL_ROOM * unit:
            label = label.removesuffix(" %")  # the caption below says what these numbers are
        inside = _TIPS_END < pad.y < _FOOT
        below = radius + self.theme.px(9, most=1.0)
        draw_text(painter, place + QPointF(0, below if inside else -below), label)

    def _draw_saturated(self, painter: QPainter, place: QPointF, half: float) -> None:
        corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
        painter.drawPolygon(QPolygonF([place + corner for corner in corners]))
        painter.setPen(self.theme.color(Role.ON_ACCENT))
        font = self.theme.font(12, bold=True)
        font.setPixelSize(max(1, round(half * 1.2)))
        painter.setFont(font)
        draw_text(painter, place, "!")


class PadBars(Drawn):
    """A bar per pad, with its share and its force."""

    view: ShareView

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName(tr("Force per pad"))

    def sizeHint(self) -> QSize:
        """Ask for a row of text and bar per pad."""
        n_pads = len(self.view.pads) if self.view else 6
        return QSize(self.theme.px(90), n_pads * self.theme.px(24))

    def draw(self, painter: QPainter) -> None:
        """Draw the rows from the top."""
        pitch = min(self.height() / max(1, len(self.view.pads)), self.theme.px(34))
        for i, pad in enumerate(self.view.pads):
            self._draw_row(painter, i * pitch, pitch, pad)

    def _draw_row(self, painter: QPainter, top: float, pitch: float, pad: PadView) -> None:
        bar_height, text_height = self.theme.px(6), self.theme.px(17)
        squeezed = min(1.0, pitch / (bar_height + text_height))  # where texts are set large
        bar_height, text_height = squeezed * bar_height, squeezed * text_height
        top += (pitch - text_height - bar_height) / 2
        middle = top + text_height / 2
        font = self.theme.font(12)
        font.setPixelSize(max(1, int(squeezed * font.pixelSize())))
        painter.setFont(font)
        painter.setPen(self.theme.color(Role.MUTED))
        draw_text(painter, QPointF(0, middle), pad.name, Qt.AlignmentFlag.AlignLeft)
        painter.setPen(self.theme.color(Role.ABOVE if pad.saturated else Role.INK))
        draw_text(painter, QPointF(self.width(), middle), pad.force, Qt.AlignmentFlag.AlignRight)
        track = QRectF(0, top + text_height, self.width(), bar_height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(Role.TRACK))
        painter.drawRoundedRect(track, bar_height / 2, bar_height / 2)
        if pad.bar > 0:
            # A bar is never shorter than it is thick, so that its ends stay round.
            bar = QRectF(track)
            bar.setWidth(max(bar_height, pad.bar * track.width()))
            painter.setBrush(self.theme.color(pad.role))
            painter.drawRoundedRect(bar, bar_height / 2, bar_height / 2)
