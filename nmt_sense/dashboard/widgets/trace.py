"""The trace: the last half minute, with the band and the holds in it."""

import pyqtgraph as pg
from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QBrush, QPen
from PyQt6.QtWidgets import QGraphicsRectItem, QVBoxLayout, QWidget

from nmt_sense.dashboard.palette import SOFT_OF, Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.scale import ForceScale
from nmt_sense.dashboard.view_models.trace import HoldSpan, TracePlot

_TICKS_EVERY_S = 10
_SPAN_OPACITY = 0.45
_LABEL_ROOM_PX = 40  # labels may reach this far past the ends of their axis
_EDGE = 1.0001  # a label exactly at the edge would be lost to rounding


class ForceTrace(QWidget):
    """A strip chart that costs the same at any sample rate."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scale: ForceScale | None = None
        self._length_s = 0.0
        self.setAccessibleName(tr("Force over the last seconds"))
        self.plot = pg.PlotWidget()
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        for part in (self.plot, self.plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # Labels at the corners stand half outside the axes: leave them room.
        self.plot.plotItem.setContentsMargins(0, 8, 20, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        self._band = QGraphicsRectItem()
        self._band.setZValue(-20)
        self.plot.addItem(self._band, ignoreBounds=True)
        self._edges = [pg.InfiniteLine(angle=0) for _ in range(2)]
        for edge in self._edges:
            self.plot.addItem(edge, ignoreBounds=True)
        self._grid: list[pg.InfiniteLine] = []
        self._spans: list[tuple[QGraphicsRectItem, pg.TextItem]] = []
        # One pixel, no antialias: a 2-px or smoothed pen costs a hundred times as much.
        self._line = pg.PlotCurveItem(antialias=False, connect="finite")
        self.plot.addItem(self._line, ignoreBounds=True)
        theme.changed.connect(self._restyle)
        self._restyle()

    def present(self, view: TracePlot) -> None:
        """Show a trace."""
        if view.scale != self._scale or view.length_s != self._length_s:
            self._rescale(view.scale, view.length_s)
        self._line.setData(view.x_s, view.y_N, connect="finite")
        self._place_spans(view.spans)

    def band_rect(self) -> QRectF:
        """Tell where the band is drawn, in pixels of this widget."""
        scene = self._band.mapRectToScene(self._band.rect())
        corner = self.plot.mapFromScene(scene.topLeft())
        origin = self.plot.mapTo(self, corner)
        return QRectF(origin.x(), origin.y(), scene.width(), scene.height())

    def _rescale(self, scale: ForceScale, length_s: float) -> None:
        self._scale, self._length_s = scale, length_s
        self.plot.setRange(xRange=(-length_s * _EDGE, 0), yRange=(0, scale.top_N), padding=0)
        labels = [(force, label) for force, label in scale.grid if label]
        self.plot.getAxis("left").setTicks([labels + list(scale.band)])
        seconds = range(-int(length_s) // _TICKS_EVERY_S * _TICKS_EVERY_S, 1, _TICKS_EVERY_S)
        self.plot.getAxis("bottom").setTicks(
            [[(s, f"−{-s} s" if s else tr("now")) for s in seconds if s >= -length_s]]
        )
        for line in self._grid:
            self.plot.removeItem(line)
        self._grid = [pg.InfiniteLine(force, angle=0) for force, _ in scale.grid]
        for line in self._grid:
            line.setZValue(-30)
            self.plot.addItem(line, ignoreBounds=True)
        for edge, place in zip(self._edges, scale.band or ((None, ""),) * 2, strict=True):
            edge.setVisible(bool(scale.band))
            if scale.band:
                edge.setValue(place[0])
        if scale.band:
            (low, _), (high, _) = scale.band
            self._band.setRect(QRectF(-length_s, low, length_s, high - low))
        self._band.setVisible(bool(scale.band))
        self._restyle()

    def _place_spans(self, spans: tuple[HoldSpan, ...]) -> None:
        assert self._scale is not None
        while len(self._spans) < len(spans):
            rect, label = QGraphicsRectItem(), pg.TextItem(anchor=(0.5, 0))
            rect.setZValue(-25)
            rect.setPen(QPen(Qt.PenStyle.NoPen))
            self.plot.addItem(rect, ignoreBounds=True)
            self.plot.addItem(label, ignoreBounds=True)
            self._spans.append((rect, label))
        for i, (rect, label) in enumerate(self._spans):
            rect.setVisible(i < len(spans))
            label.setVisible(i < len(spans))
            if i >= len(spans):
                continue
            span = spans[i]
            rect.setRect(QRectF(span.start_s, 0, span.end_s - span.start_s, self._scale.top_N))
            soft = self._theme.color(SOFT_OF[span.role])
            soft.setAlphaF(_SPAN_OPACITY)
            rect.setBrush(QBrush(soft))
            label.setText(span.label, color=self._theme.color(span.role))
            label.setFont(self._theme.font(12, bold=True))
            label.setPos((span.start_s + span.end_s) / 2, self._scale.top_N)

    def _restyle(self) -> None:
        theme = self._theme
        self.plot.setBackground(theme.color(Role.CARD))
        self._line.setPen(pg.mkPen(theme.color(Role.INK), width=1))
        self._band.setPen(QPen(Qt.PenStyle.NoPen))
        self._band.setBrush(QBrush(theme.color(Role.IN_SOFT)))
        for edge in self._edges:
            dashes = pg.mkPen(theme.color(Role.IN), width=1, dash=[6, 4])
            edge.setPen(dashes)
            edge.setZValue(-10)
        for line in self._grid:
            line.setPen(pg.mkPen(theme.color(Role.GRID), width=1))
        for name in ("left", "bottom"):
            axis = self.plot.getAxis(name)
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(pg.mkPen(theme.color(Role.MUTED)))
            axis.setStyle(
                tickLength=0,
                tickAlpha=0,
                tickFont=theme.font(11),
                tickTextOffset=6,
                hideOverlappingLabels=theme.px(_LABEL_ROOM_PX),
            )
        self.plot.getAxis("left").setWidth(theme.px(32))
        self.plot.getAxis("bottom").setHeight(theme.px(24))
