"""The pictures of a replay: the whole recording as a strip, a stretch of it, two holds compared."""

import pyqtgraph as pg
from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.replay import (
    SHORTEST_S,
    AlignedCurve,
    Stretch,
    band_of,
    spans,
    top_N,
    whole,
)
from nmt_sense.dashboard.widgets.base import Text
from nmt_sense.dashboard.widgets.force_plot import ForcePlot
from nmt_sense.session.review import Review

_OVERVIEW_PX = 96
_COMPARED_PX = 190
_COMPARED_ROLES = (Role.BELOW, Role.INK)  # the pinned hold, and the one looked at
COMPARED_COLUMNS = 1000


class ReplayPlots(QWidget):
    """Draws what it is told to look at, and says where a hand moved it."""

    moved = pyqtSignal(float, float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._review: Review | None = None
        self._moving = False
        self._top = 1.0
        self.overview = ForcePlot(theme, tr("The whole recording"))
        self.detail = ForcePlot(theme, tr("The stretch that is looked at"), by_hand=True)
        self.compared = ForcePlot(theme, tr("Two holds, their onsets at zero"))
        self._legend = Text(theme, 12, Role.MUTED)
        self._window = pg.LinearRegionItem(swapMode="none")
        self.overview.plot.addItem(self._window, ignoreBounds=True)
        self._window.sigRegionChanged.connect(self._region_moved)
        self.detail.plot.getViewBox().sigXRangeChanged.connect(self._range_moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part, stretch in ((self.overview, 0), (self.detail, 1), (self._legend, 0)):
            column.addWidget(part, stretch)
        column.addWidget(self.compared)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.present_compared(())

    def present(self, review: Review) -> None:
        """Show a recording; draws the overview."""
        self._review, self._top = review, top_N(review)
        all_of_it, top = whole(review), self._top
        curve = review.force.curve(all_of_it.start_s, all_of_it.end_s, self.overview.columns)
        self.overview.show_curve(0, curve.time_s, curve.value, Role.INK)
        self.overview.show_range(all_of_it.start_s, all_of_it.end_s, top)
        self.overview.show_spans(spans(review, all_of_it))
        self._window.setBounds((all_of_it.start_s, all_of_it.end_s))
        self.detail.plot.setLimits(
            xMin=all_of_it.start_s, xMax=all_of_it.end_s, minXRange=SHORTEST_S
        )

    def look_at(self, shown: Stretch, chosen: int | None) -> None:
        """Draw a stretch; the work is the same for a second and for an hour."""
        review = self._review
        if review is None:
            return
        hold = None if chosen is None else review.holds[chosen]
        curve = review.force.curve(shown.start_s, shown.end_s, self.detail.columns)
        self._moving = True
        try:
            self._window.setRegion((shown.start_s, shown.end_s))
            self.detail.show_band(band_of(review, hold))
            self.detail.show_range(shown.start_s, shown.end_s, self._top)
            self.detail.show_curve(0, curve.time_s, curve.value, Role.INK)
            self.detail.show_spans(spans(review, shown))
        finally:
            self._moving = False

    def present_compared(self, curves: tuple[AlignedCurve, ...]) -> None:
        """Lay holds over each other; nothing where there are none."""
        self.compared.setVisible(bool(curves))
        self._legend.setVisible(bool(curves))
        if not curves:
            return
        names = (tr("pinned, blue"), tr("this one"))
        self._legend.present(
            "   ".join(f"{name}: {c.label}" for name, c in zip(names, curves, strict=False))
        )
        for i, curve in enumerate(curves):
            self.compared.show_curve(i, curve.time_s, curve.force_N, _COMPARED_ROLES[i])
        ends = [(curve.time_s[0], curve.time_s[-1]) for curve in curves]
        top = max(float(curve.force_N[curve.force_N == curve.force_N].max()) for curve in curves)
        self.compared.show_range(min(e[0] for e in ends), max(e[1] for e in ends), 1.1 * top)

    def _region_moved(self) -> None:
        if not self._moving:
            self.moved.emit(*self._window.getRegion())

    def _range_moved(self, _box: object, ends: tuple[float, float]) -> None:
        if not self._moving:
            self.moved.emit(*ends)

    def _restyle(self) -> None:
        self.overview.setFixedHeight(self._theme.px(_OVERVIEW_PX))
        self.compared.setFixedHeight(self._theme.px(_COMPARED_PX))
        soft = self._theme.color(Role.BELOW)
        soft.setAlphaF(0.15)
        self._window.setBrush(soft)
        self._window.setHoverBrush(soft)
        for line in self._window.lines:
            line.setPen(pg.mkPen(self._theme.color(Role.BELOW), width=2))
