"""How one glove looks in the list of gloves."""

from PyQt6.QtCore import QModelIndex, QObject, QRectF, QSize, Qt
from PyQt6.QtGui import QPainter, QPen
from PyQt6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.connect import GloveRow

ROW_PX = 58
_LINE = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)


class GloveRowDelegate(QStyledItemDelegate):
    """Name over remark; one that cannot be used is grey and says why."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        """Ask for two lines."""
        return QSize(self._theme.px(200), self._theme.px(ROW_PX))

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """Draw one row."""
        assert painter is not None
        theme, row = self._theme, index.data(int(Qt.ItemDataRole.UserRole))
        assert isinstance(row, GloveRow)
        box = QRectF(option.rect).adjusted(4, 3, -4, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.color(Role.INK if focused else Role.TRACK), 2))
            painter.setBrush(theme.color(Role.TRACK))
            painter.drawRoundedRect(box, 8, 8)
        inner = box.adjusted(theme.px(12), theme.px(4), -theme.px(12), -theme.px(4))
        top, bottom = QRectF(inner), QRectF(inner)
        if row.sentence:
            top.setBottom(inner.center().y())
            bottom.setTop(inner.center().y())
        painter.setFont(theme.font(14, bold=row.usable))
        painter.setPen(theme.color(Role.INK if row.usable else Role.MUTED))
        painter.drawText(top, _LINE, row.label)
        if row.sentence:
            painter.setFont(theme.font(12))
            painter.setPen(theme.color(Role.MUTED if row.usable else Role.ABOVE))
            text = painter.fontMetrics().elidedText(
                row.sentence, Qt.TextElideMode.ElideRight, int(inner.width())
            )
            painter.drawText(bottom, _LINE, text)
        painter.restore()
