"""The cards about what was held: the last verdict, and the scores so far."""

import math

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter, QPen
from PyQt6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.holds import (
    ChipView,
    CriterionView,
    HoldsView,
    LastHoldView,
)
from nmt_sense.dashboard.widgets.base import Card, Drawn, Text, draw_text

_ROW_PX = 19
_VERDICT_PX = 226  # height of a card with a verdict, a line of why and two of advice
_ONE_COLUMN = 4  # more criteria than these stand in two columns


class CriteriaBars(Drawn):
    """A bar per criterion."""

    view: LastHoldView

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def present(self, view: object) -> None:
        """Show a view-model, in as many rows as it has criteria."""
        super().present(view)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for a row per criterion."""
        return QSize(self.theme.px(200), self._rows() * self.theme.px(_ROW_PX))

    def draw(self, painter: QPainter) -> None:
        """Draw name, bar and score of each criterion."""
        row_height, gap, rows = self.theme.px(_ROW_PX), self.theme.px(14), self._rows()
        columns = math.ceil(len(self.view.criteria) / rows)
        width = (self.width() - (columns - 1) * gap) / columns
        for column in range(columns):
            within = self.view.criteria[column * rows : (column + 1) * rows]
            names_width = self._names_width(within)
            for i, criterion in enumerate(within):
                box = QRectF(column * (width + gap), i * row_height, width, row_height)
                self._draw_criterion(painter, box, names_width, criterion)

    def _rows(self) -> int:
        n_criteria = len(self.view.criteria) if self.view else 0
        return n_criteria if n_criteria <= _ONE_COLUMN else math.ceil(n_criteria / 2)

    def _names_width(self, criteria: tuple[CriterionView, ...]) -> float:
        metrics = QFontMetricsF(self.theme.font(12))
        return max(metrics.horizontalAdvance(criterion.name) for criterion in criteria)

    def _draw_criterion(
        self, painter: QPainter, box: QRectF, names_width: float, criterion: CriterionView
    ) -> None:
        middle, half = box.center().y(), self.theme.px(7) / 2
        painter.setFont(self.theme.font(12))
        painter.setPen(self.theme.color(Role.MUTED))
        name_place = QPointF(box.left(), middle)
        draw_text(painter, name_place, criterion.name, Qt.AlignmentFlag.AlignLeft)
        painter.setPen(self.theme.color(Role.INK))
        score_place = QPointF(box.right(), middle)
        draw_text(painter, score_place, criterion.score, Qt.AlignmentFlag.AlignRight)
        left = box.left() + names_width + self.theme.px(8)
        track = QRectF(left, middle - half, box.right() - self.theme.px(28) - left, 2 * half)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(Role.TRACK))
        painter.drawRoundedRect(track, half, half)
        track.setWidth(max(2 * half, track.width() * criterion.fraction))
        painter.setBrush(self.theme.color(criterion.role))
        painter.drawRoundedRect(track, half, half)


class LastHoldCard(Card):
    """The verdict on the last hold; it appears once and stays until the next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing_px=4)
        self._view: LastHoldView | None = None
        self._title = Text(theme, 13, Role.MUTED)
        self._score = Text(theme, 40, bold=True)
        self._score.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._verdict = Text(theme, 18, bold=True)
        self._numbers = Text(theme, 12, Role.MUTED)
        self._why = Text(theme, 13, Role.ABOVE, bold=True, wrap=True)
        self._criteria = CriteriaBars(theme)
        self._advice = Text(theme, 13, bold=True, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._verdict)
        words.addWidget(self._numbers)
        headline = QHBoxLayout()
        headline.setSpacing(10)
        headline.addWidget(self._score)
        headline.addLayout(words, 1)
        self.column.addWidget(self._title)
        self.column.addLayout(headline)
        self.column.addWidget(self._why)
        self.column.addWidget(self._criteria)
        self.column.addWidget(self._advice)
        self.column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def present(self, view: LastHoldView) -> None:
        """Show a verdict."""
        if view == self._view:
            return
        self._view = view
        self._title.present(view.title)
        self._score.present(view.score, view.role)
        self._score.setVisible(bool(view.score))
        verdict = f"{view.mark} {view.verdict}" if view.mark else view.verdict
        self._verdict.present(verdict, view.role)
        self._numbers.present(view.numbers)
        self._numbers.setVisible(bool(view.numbers))
        self._why.present(view.why, view.role)
        self._why.setVisible(bool(view.why))
        self._criteria.present(view)
        self._criteria.setVisible(bool(view.criteria))
        self._advice.present(view.advice, Role.INK if view.score else Role.MUTED)
        self.setAccessibleName(f"Last hold: {view.score} {view.verdict}. {view.why} {view.advice}")

    def _restyle(self) -> None:
        # The first verdict fills the card; it does not push the hand above it away.
        self.setMinimumHeight(self.theme.px(_VERDICT_PX))


class ChipStrip(Drawn):
    """The scores of the session as chips, newest last; the oldest give way."""

    view: HoldsView

    def sizeHint(self) -> QSize:
        """Ask for one row."""
        return QSize(self.theme.px(220), self.theme.px(40))

    def draw(self, painter: QPainter) -> None:
        """Draw as many of the newest chips as fit."""
        width, gap = self.theme.px(59), self.theme.px(8)
        fitting = max(1, (self.width() + gap) // (width + gap))
        for i, chip in enumerate(self.view.chips[-fitting:]):
            box = QRectF(i * (width + gap) + 1, 1, width - 2, self.height() - 2)
            self._draw_chip(painter, box, chip)

    def _draw_chip(self, painter: QPainter, box: QRectF, chip: ChipView) -> None:
        color = self.theme.color(chip.role)
        painter.setBrush(self.theme.color(Role.CARD))
        painter.setPen(QPen(color, 2))
        painter.drawRoundedRect(box, 8, 8)
        painter.setFont(self.theme.font(15, bold=True))
        score_width = QFontMetricsF(painter.font()).horizontalAdvance(chip.score)
        small = self.theme.font(12, bold=True)
        gap, mark_width = self.theme.px(4), QFontMetricsF(small).horizontalAdvance(chip.mark)
        left = box.center().x() - (score_width + gap + mark_width) / 2
        place = QPointF(left, box.center().y())
        draw_text(painter, place, chip.score, Qt.AlignmentFlag.AlignLeft)
        painter.setFont(small)
        place.setX(left + score_width + gap)
        draw_text(painter, place, chip.mark, Qt.AlignmentFlag.AlignLeft)


class HoldsCard(Card):
    """The holds of this session at a glance."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._title = Text(theme, 14, bold=True)
        self.chips = ChipStrip(theme)
        self.chips.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._summary = Text(theme, 12, Role.MUTED)
        for widget in (self._title, self.chips, self._summary):
            self.column.addWidget(widget)

    def present(self, view: HoldsView) -> None:
        """Show the holds."""
        self._title.present(view.title)
        self.chips.present(view)
        self.chips.setVisible(bool(view.chips))
        self._summary.present(view.summary)
        self.chips.setToolTip("\n".join(chip.description for chip in view.chips))
        self.setAccessibleName(
            "Holds: " + "; ".join(chip.description for chip in view.chips) or "Holds: none yet"
        )
