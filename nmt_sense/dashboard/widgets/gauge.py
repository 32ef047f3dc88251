"""The band gauge: am I in the band."""

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QBrush, QPainter, QPen, QPolygonF

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.press import GaugeView
from nmt_sense.dashboard.widgets.base import Drawn, draw_text


class BandGauge(Drawn):
    """A bar against a box: below, in or above is told by place first, by colour second."""

    view: GaugeView

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName(tr("Force against the band"))

    def sizeHint(self) -> QSize:
        """Ask for the size of the drawing."""
        return QSize(self.theme.px(130), self.theme.px(216))

    def track(self) -> QRectF:
        """Tell where the whole scale is drawn."""
        margin = self.theme.px(14)
        height = self.height() - 2 * margin
        width = min(height * 0.33, self.width() * 0.5)
        box_overhang = width * 0.125
        label_room = self.theme.px(34)
        left = max(box_overhang + 2, (self.width() - width - label_room) / 2)
        return QRectF(left, margin, width, height)

    def band_box(self) -> QRectF | None:
        """Tell where the band is drawn, if there is one."""
        if not self.view.band:
            return None
        track = self.track()
        (low, _), (high, _) = self.view.band
        overhang = track.width() * 0.125
        return QRectF(
            track.left() - overhang,
            track.bottom() - high * track.height(),
            track.width() + 2 * overhang,
            (high - low) * track.height(),
        )

    def draw(self, painter: QPainter) -> None:
        """Draw track, box, bar and labels."""
        track, radius = self.track(), self.theme.px(8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(Role.TRACK))
        painter.drawRoundedRect(track, radius, radius)
        box = self.band_box()
        if box is not None:
            painter.setBrush(self.theme.color(Role.IN_SOFT))
            painter.drawRoundedRect(box, 4, 4)
        self._draw_bar(painter, track)
        if box is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.color(Role.IN), 2))
            painter.drawRoundedRect(box, 4, 4)
            self._draw_labels(painter, track, box)

    def _draw_bar(self, painter: QPainter, track: QRectF) -> None:
        color = self.theme.color(self.view.role)
        inset = track.width() * 0.19
        if self.view.fraction is None and not self.view.beyond:
            return
        fraction = 1.0 if self.view.fraction is None else self.view.fraction
        height = fraction * track.height()
        bar = QRectF(
            track.left() + inset, track.bottom() - height, track.width() - 2 * inset, height
        )
        known = self.view.fraction is not None
        if not known:
            color = self.theme.color(Role.ABOVE)
        pattern = Qt.BrushStyle.SolidPattern if known else Qt.BrushStyle.BDiagPattern
        painter.setBrush(QBrush(color, pattern))
        painter.drawRoundedRect(bar, 4, 4)
        if self.view.beyond:
            self._draw_arrow(painter, track)

    def _draw_arrow(self, painter: QPainter, track: QRectF) -> None:
        half, middle, top = track.width() * 0.22, track.center().x(), track.top()
        painter.setBrush(self.theme.color(Role.ABOVE))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(middle, top - half * 0.9),
                    QPointF(middle - half, top + 1),
                    QPointF(middle + half, top + 1),
                ]
            )
        )

    def _draw_labels(self, painter: QPainter, track: QRectF, box: QRectF) -> None:
        painter.setFont(self.theme.font(13))
        painter.setPen(self.theme.color(Role.MUTED))
        for fraction, label in self.view.band:
            place = QPointF(
                box.right() + self.theme.px(10), track.bottom() - fraction * track.height()
            )
            draw_text(painter, place, label, Qt.AlignmentFlag.AlignLeft)
