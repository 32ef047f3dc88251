"""A plot of force over time: curves, a band, holds and marks; views put into it what they have."""

from collections.abc import Sequence

import pyqtgraph as pg
from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QBrush, QPen
from PyQt6.QtWidgets import QGraphicsRectItem, QVBoxLayout, QWidget

from nmt_sense.dashboard.palette import SOFT_OF, Role
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models import words
from nmt_sense.dashboard.view_models.trace import HoldSpan
from nmt_sense.model.block import FloatArray

_SPAN_OPACITY = 0.45
_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
_TICK_PX = 70  # room for a time


class ClockAxis(pg.AxisItem):
    """Times as minutes and seconds, with decimals once they are needed."""

    def tickSpacing(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, float]] | None:
        """Put ticks on whole minutes and hours, not on round numbers of seconds."""
        nearest_s = (maxVal - minVal) * _TICK_PX / max(size, 1.0)
        steps = [step for step in _STEPS_S if step >= nearest_s]
        if nearest_s < 1 or not steps:
            return super().tickSpacing(minVal, maxVal, size)
        return [(steps[0], 0)]

    def tickStrings(self, values: Sequence[float], _scale: float, spacing: float) -> list[str]:
        """Write the times."""
        if spacing >= 1:
            return [("−" if value < 0 else "") + words.clock(abs(value)) for value in values]
        decimals = 1 if spacing >= 0.1 else 2 if spacing >= 0.01 else 3
        return [words.signed(value, decimals) for value in values]


class ForcePlot(QWidget):
    """Curves with one-pixel lines, so that drawing costs little at any length.

    Parameters
    ----------
    theme
        Colours and sizes.
    name
        What a screen reader says.
    by_hand
        Whether the stretch can be dragged and zoomed with the mouse.
    clock
        Whether there are times along the foot.
    """

    def __init__(
        self, theme: Theme, name: str, *, by_hand: bool = False, clock: bool = True
    ) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.plot = pg.PlotWidget(axisItems={"bottom": ClockAxis("bottom")} if clock else None)
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=by_hand, y=False)
        self.plot.hideButtons()
        for part in (self.plot, self.plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.plotItem.setContentsMargins(0, 8, 12, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        self._band = QGraphicsRectItem()
        self._band.setZValue(-20)
        self._band.setPen(QPen(Qt.PenStyle.NoPen))
        self.plot.addItem(self._band, ignoreBounds=True)
        self._band_N: tuple[float, float] | None = None
        self._curves: list[tuple[pg.PlotCurveItem, Role | None]] = []
        self._spans: list[tuple[QGraphicsRectItem, pg.TextItem]] = []
        self._spans_shown = 0
        self._marks: list[tuple[pg.InfiniteLine, pg.TextItem]] = []
        self._top = 1.0
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def columns(self) -> int:
        """How many pixels the curves have in width."""
        return max(1, round(self.plot.getViewBox().width()))

    def show_range(self, start_s: float, end_s: float, top: float, bottom: float = 0.0) -> None:
        """Show a stretch of time, and values from ``bottom`` to ``top``."""
        self._top = top
        self.plot.setRange(
            xRange=(start_s, end_s), yRange=(bottom, top), padding=0, disableAutoRange=True
        )
        if self._band_N is not None:
            low, high = self._band_N
            self._band.setRect(QRectF(start_s, low, end_s - start_s, high - low))

    def show_curve(self, number: int, time_s: FloatArray, value: FloatArray, role: Role) -> None:
        """Draw a curve; its number tells it from the others."""
        while len(self._curves) <= number:
            curve = pg.PlotCurveItem(antialias=False, connect="finite")
            self.plot.addItem(curve, ignoreBounds=True)
            self._curves.append((curve, None))
        curve, drawn = self._curves[number]
        if drawn is not role:
            curve.setPen(pg.mkPen(self.theme.color(role), width=1))
            self._curves[number] = curve, role
        curve.setData(time_s, value, connect="finite")

    def show_band(self, band_N: tuple[float, float] | None) -> None:
        """Shade the target, or nothing."""
        self._band_N = band_N
        self._band.setVisible(band_N is not None)

    def show_spans(self, spans: Sequence[HoldSpan]) -> None:
        """Shade holds and write their scores."""
        while len(self._spans) < len(spans):
            rect, label = QGraphicsRectItem(), pg.TextItem(anchor=(0.5, 0))
            rect.setZValue(-25)
            rect.setPen(QPen(Qt.PenStyle.NoPen))
            self.plot.addItem(rect, ignoreBounds=True)
            self.plot.addItem(label, ignoreBounds=True)
            self._spans.append((rect, label))
        # Those past both counts are hidden already: an hour has hundreds.
        for i in range(max(len(spans), self._spans_shown)):
            rect, label = self._spans[i]
            rect.setVisible(i < len(spans))
            label.setVisible(i < len(spans) and bool(spans[i].label))
            if i < len(spans):
                self._place(rect, label, spans[i])
        self._spans_shown = len(spans)

    def show_marks(self, marks: Sequence[tuple[float, str]]) -> None:
        """Draw a line at each mark, with its words."""
        while len(self._marks) < len(marks):
            line, label = pg.InfiniteLine(angle=90), pg.TextItem(anchor=(0, 1))
            self.plot.addItem(line, ignoreBounds=True)
            self.plot.addItem(label, ignoreBounds=True)
            self._marks.append((line, label))
        for i, (line, label) in enumerate(self._marks):
            line.setVisible(i < len(marks))
            label.setVisible(i < len(marks))
            if i < len(marks):
                line.setValue(marks[i][0])
                line.setPen(pg.mkPen(self.theme.color(Role.BELOW), width=1))
                label.setText(marks[i][1], color=self.theme.color(Role.BELOW))
                label.setPos(marks[i][0], 0)

    def _place(self, rect: QGraphicsRectItem, label: pg.TextItem, span: HoldSpan) -> None:
        rect.setRect(QRectF(span.start_s, 0, span.end_s - span.start_s, self._top))
        soft = self.theme.color(SOFT_OF[span.role])
        soft.setAlphaF(_SPAN_OPACITY)
        rect.setBrush(QBrush(soft))
        if span.label:
            label.setText(span.label, color=self.theme.color(span.role))
            label.setFont(self.theme.font(12, bold=True))
            label.setPos((span.start_s + span.end_s) / 2, self._top)

    def _restyle(self) -> None:
        theme = self.theme
        self.plot.setBackground(theme.color(Role.CARD))
        self._band.setBrush(QBrush(theme.color(Role.IN_SOFT)))
        for curve, role in self._curves:
            assert role is not None
            curve.setPen(pg.mkPen(theme.color(role), width=1))
        for name in ("left", "bottom"):
            axis = self.plot.getAxis(name)
            axis.setPen(pg.mkPen(theme.color(Role.RULE)))
            axis.setTextPen(pg.mkPen(theme.color(Role.MUTED)))
            axis.setStyle(tickFont=theme.font(11), tickLength=0)
        self.plot.getAxis("left").setWidth(theme.px(44))
        self.plot.getAxis("bottom").setHeight(theme.px(24))
