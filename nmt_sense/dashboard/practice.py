"""The practice view: the plan, the press, and how it went."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nmt_sense.dashboard.coach import Advice
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.holds import holds_view, last_hold_view
from nmt_sense.dashboard.view_models.interruption import interruption_view, notice_view
from nmt_sense.dashboard.view_models.points import plan_view
from nmt_sense.dashboard.view_models.press import (
    gauge_view,
    heading_view,
    reading_view,
    ring_view,
)
from nmt_sense.dashboard.view_models.share import share_view
from nmt_sense.dashboard.view_models.trace import trace_plot
from nmt_sense.dashboard.widgets.base import GUTTER_PX
from nmt_sense.dashboard.widgets.centre_card import CentreCard
from nmt_sense.dashboard.widgets.hold_cards import HoldsCard, LastHoldCard
from nmt_sense.dashboard.widgets.plan_card import PlanCard
from nmt_sense.dashboard.widgets.share_card import ShareCard
from nmt_sense.session.snapshot import SessionSnapshot

_LEFT_PX = 280
_RIGHT_PX = 296


class PracticeView(QWidget):
    """Hands each card its view-model."""

    choose_glove = pyqtSignal()
    point_chosen = pyqtSignal(int)

    def __init__(self, theme: Theme, hints: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.plan = PlanCard(theme)
        self.centre = CentreCard(theme, hints)
        self.share = ShareCard(theme)
        self.last_hold = LastHoldCard(theme)
        self.holds = HoldsCard(theme)
        self.plan.point_chosen.connect(self.point_chosen)
        self.centre.choose_glove.connect(self.choose_glove)
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GUTTER_PX)
        column.addWidget(self.share, 1)
        column.addWidget(self.last_hold)
        column.addWidget(self.holds)
        row = QHBoxLayout(self)
        row.setContentsMargins(GUTTER_PX, GUTTER_PX, GUTTER_PX, GUTTER_PX)
        row.setSpacing(GUTTER_PX)
        row.addWidget(self.plan)
        row.addWidget(self.centre, 1)
        row.addWidget(self._right)
        theme.changed.connect(self._restyle)
        self._restyle()

    def present_motion(self, snapshot: SessionSnapshot) -> None:
        """Move bars and trace; called at frame rate."""
        self.centre.present_motion(ring_view(snapshot), gauge_view(snapshot), trace_plot(snapshot))
        self.share.present_motion(share_view(snapshot))

    def present_numbers(
        self, snapshot: SessionSnapshot, advice: Advice, *, in_state_for_s: float, said: str
    ) -> None:
        """Renew what is to be read; called four times a second."""
        self.centre.present_numbers(
            heading_view(snapshot, advice.correction),
            reading_view(snapshot, hidden=not advice.shown.live),
            notice_view(snapshot, said),
        )
        self.centre.present_interruption(interruption_view(snapshot, for_s=in_state_for_s))
        self.plan.present(plan_view(snapshot))
        self.share.present_numbers(share_view(snapshot))
        self.last_hold.present(last_hold_view(snapshot))
        self.holds.present(holds_view(snapshot))

    def _restyle(self) -> None:
        self.plan.setFixedWidth(self._theme.px(_LEFT_PX))
        self._right.setFixedWidth(self._theme.px(_RIGHT_PX))
