"""The share card: the drawn hand beside a bar per pad."""

from PyQt6.QtWidgets import QHBoxLayout

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.share import ShareView
from nmt_sense.dashboard.widgets.base import Card, Text
from nmt_sense.dashboard.widgets.hand_map import HandMap, PadBars


class ShareCard(Card):
    """Which pad carries the press."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        title = Text(theme, 14, bold=True)
        title.present(tr("Share of the press"))
        self.hand = HandMap(theme)
        self.bars = PadBars(theme)
        self._caption = Text(theme, 14, bold=True)
        self._condition = Text(theme, 12, Role.MUTED)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(12)
        side_by_side.addWidget(self.hand, 8)
        side_by_side.addWidget(self.bars, 5)
        self.column.addWidget(title)
        self.column.addLayout(side_by_side, 1)
        self.column.addWidget(self._caption)
        self.column.addWidget(self._condition)

    def present_motion(self, view: ShareView) -> None:
        """Move the pads on the hand; called at frame rate."""
        self.hand.present(view)

    def present_numbers(self, view: ShareView) -> None:
        """Renew what is to be read; called four times a second."""
        self.bars.present(view)
        self._caption.present(view.caption)
        self._condition.present(view.condition, view.condition_role)
