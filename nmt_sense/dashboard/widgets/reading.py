"""The numbers of the press: force, how well it is known, and what to do."""

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter

from nmt_sense.dashboard.palette import SOFT_OF, Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.press import ReadingView
from nmt_sense.dashboard.widgets.base import Drawn, fitting

_LINE = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)


class Reading(Drawn):
    """Large numerals, the uncertainty under them, and the state in words."""

    view: ReadingView

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName(tr("Force now"))

    def present(self, view: object) -> None:
        """Show a view-model, and tell it to screen readers."""
        super().present(view)
        reading = self.view
        self.setAccessibleDescription(
            f"{reading.force} {reading.unit}, {reading.uncertainty}, {reading.pill}"
        )

    def sizeHint(self) -> QSize:
        """Ask for the size of the drawing."""
        return QSize(self.theme.px(236), self.theme.px(216))

    def draw(self, painter: QPainter) -> None:
        """Draw the number, then what qualifies it, then the pill."""
        px = self.theme.px
        top = (self.height() - px(190)) / 2
        self._draw_number(painter, QRectF(0, top, self.width(), px(72)))
        self._line(painter, top + px(74), 14, self.view.uncertainty)
        self._draw_pill(painter, QRectF(0, top + px(108), 0, px(42)))
        self._line(painter, top + px(164), 13, self.view.steadiness)

    def _draw_number(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(self.theme.color(Role.INK))
        unit_font = self.theme.font(24)
        unit_px = QFontMetricsF(unit_font).horizontalAdvance(self.view.unit) + self.theme.px(6)
        font = self.theme.font(64, bold=True)
        painter.setFont(fitting(font, self.view.force, box.width() - unit_px))
        font = painter.font()
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(self.view.force)
        baseline = box.top() + (box.height() + metrics.capHeight()) / 2
        painter.drawText(0, int(baseline), self.view.force)
        painter.setPen(self.theme.color(Role.MUTED))
        painter.setFont(unit_font)
        painter.drawText(int(width) + self.theme.px(6), int(baseline), self.view.unit)

    def _line(self, painter: QPainter, top: float, drawn_px: float, text: str) -> None:
        painter.setFont(fitting(self.theme.font(drawn_px), text, self.width() - 2))
        painter.setPen(self.theme.color(Role.MUTED))
        painter.drawText(QRectF(2, top, self.width() - 2, self.theme.px(24)), _LINE, text)

    def _draw_pill(self, painter: QPainter, box: QRectF) -> None:
        font = self.theme.font(16, bold=True)
        longest_px = QFontMetricsF(font).horizontalAdvance(tr("press a little more"))
        box.setWidth(min(longest_px + self.theme.px(40), float(self.width())))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(SOFT_OF[self.view.pill_role]))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(self.theme.color(self.view.pill_role))
        painter.setFont(fitting(font, self.view.pill, box.width() - self.theme.px(16)))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter.value), self.view.pill)
