"""The cards about what was held: the last verdict, and the scores so far."""

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter, QPen
from PyQt6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.holds import ChipView, HoldsView, LastHoldView
from nmt_sense.dashboard.widgets.base import Card, Drawn, Text, draw_text


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
        rows = len(self.view.criteria) if self.view else 0
        return QSize(self.theme.px(200), rows * self.theme.px(19))

    def draw(self, painter: QPainter) -> None:
        """Draw name, bar and score of each criterion."""
        px = self.theme.px
        painter.setFont(self.theme.font(12))
        metrics = QFontMetricsF(painter.font())
        names = [metrics.horizontalAdvance(c.name) for c in self.view.criteria]
        left = max(names, default=0) + px(10)
        right = self.width() - px(32)
        for i, criterion in enumerate(self.view.criteria):
            middle = (i + 0.5) * px(19)
            painter.setPen(self.theme.color(Role.MUTED))
            draw_text(painter, QPointF(0, middle), criterion.name, Qt.AlignmentFlag.AlignLeft)
            painter.setPen(self.theme.color(Role.INK))
            edge = QPointF(self.width(), middle)
            draw_text(painter, edge, criterion.score, Qt.AlignmentFlag.AlignRight)
            half = px(7) / 2
            track = QRectF(left, middle - half, right - left, 2 * half)
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
        self._score = Text(theme, 44, bold=True)
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


class ChipStrip(Drawn):
    """The scores of the session as chips, newest last; the oldest give way."""

    view: HoldsView

    def sizeHint(self) -> QSize:
        """Ask for one row."""
        return QSize(self.theme.px(220), self.theme.px(40))

    def draw(self, painter: QPainter) -> None:
        """Draw as many of the newest chips as fit."""
        width, gap = self.theme.px(54), self.theme.px(8)
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
        text_width = QFontMetricsF(painter.font()).horizontalAdvance(chip.score)
        shift = self.theme.px(7)
        draw_text(painter, box.center() - QPointF(shift, 0), chip.score)
        painter.setFont(self.theme.font(12, bold=True))
        mark = QPointF(box.center().x() + text_width / 2 + self.theme.px(3), box.center().y())
        draw_text(painter, mark, chip.mark)


class HoldsCard(Card):
    """The holds of this session at a glance."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        title = Text(theme, 14, bold=True)
        title.present("Holds of this session")
        self.chips = ChipStrip(theme)
        self.chips.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._summary = Text(theme, 12, Role.MUTED)
        for widget in (title, self.chips, self._summary):
            self.column.addWidget(widget)

    def present(self, view: HoldsView) -> None:
        """Show the holds."""
        self.chips.present(view)
        self.chips.setVisible(bool(view.chips))
        self._summary.present(view.summary)
        self.chips.setToolTip("\n".join(chip.description for chip in view.chips))
        self.setAccessibleName(
            "Holds: " + "; ".join(chip.description for chip in view.chips) or "Holds: none yet"
        )
