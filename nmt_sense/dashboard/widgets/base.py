"""What the cards are made of: a rounded ground, lines of text, and things drawn by hand."""

import math

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.theme import Theme

GUTTER_PX = 16
_RADIUS_PX = 12


class Card(QWidget):
    """A rounded ground with a column of things on it."""

    def __init__(self, theme: Theme, *, margin_px: int = 18, spacing_px: int = 6) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin_px, GUTTER_PX, margin_px, GUTTER_PX)
        self.column.setSpacing(spacing_px)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color(Role.RULE), 1))
        painter.setBrush(self.theme.color(Role.CARD))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, _RADIUS_PX, _RADIUS_PX)


def side_by_side(view: QWidget, *parts: tuple[QWidget, int]) -> None:
    """Lay parts of a view in a row with gutters between and around; each with its stretch."""
    row = QHBoxLayout(view)
    row.setContentsMargins(GUTTER_PX, GUTTER_PX, GUTTER_PX, GUTTER_PX)
    row.setSpacing(GUTTER_PX)
    for part, stretch in parts:
        row.addWidget(part, stretch)


class Text(QLabel):
    """Text in a role's colour: one line that is cut with an ellipsis, or wrapped lines."""

    def __init__(
        self,
        theme: Theme,
        drawn_px: float,
        role: Role = Role.INK,
        *,
        bold: bool = False,
        wrap: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        most: float = math.inf,
    ) -> None:
        super().__init__()
        self._most = most
        self._theme, self._drawn_px, self._role, self._bold = theme, drawn_px, role, bold
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def present(self, text: str, role: Role | None = None) -> None:
        """Show a text, in another role if given."""
        if text != self.text():
            self.setText(text)
        if role is not None and role is not self._role:
            self._role = role
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Let one line be cut rather than widen its card."""
        hint = super().minimumSizeHint()
        return hint if self.wordWrap() else QSize(0, hint.height())

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the text, cut where it does not fit."""
        painter = QPainter(self)
        painter.setPen(self._theme.color(self._role))
        flags, text = int(self.alignment().value), self.text()
        if self.wordWrap():
            flags |= int(Qt.TextFlag.TextWordWrap.value)
        else:
            text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), flags, text)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._drawn_px, bold=self._bold, most=self._most))
        self.updateGeometry()
        self.update()


class Drawn(QWidget):
    """Something drawn by hand from a view-model, again only when the view-model changed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.view: object = None
        theme.changed.connect(self._restyle)

    def present(self, view: object) -> None:
        """Show a view-model."""
        if view != self.view:
            self.view = view
            self.update()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the view-model, if there is one."""
        if self.view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Draw ``self.view``."""
        raise NotImplementedError

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def fitting(font: QFont, text: str, width_px: float) -> QFont:
    """Make a font smaller where a line of text would be wider than there is room."""
    needed_px = QFontMetricsF(font).horizontalAdvance(text)
    if needed_px > width_px > 0:
        font = QFont(font)
        font.setPixelSize(max(1, int(font.pixelSize() * width_px / needed_px)))
    return font


def draw_text(
    painter: QPainter,
    centre: QPointF,
    text: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
) -> None:
    """Write one line around, left of or right of a place."""
    width, height = 400.0, 80.0
    left = centre.x() - width / 2
    if align == Qt.AlignmentFlag.AlignLeft:
        left = centre.x()
    elif align == Qt.AlignmentFlag.AlignRight:
        left = centre.x() - width
    box = QRectF(left, centre.y() - height / 2, width, height)
    painter.drawText(box, int((align | Qt.AlignmentFlag.AlignVCenter).value), text)
