"""The connect panel: the first thing seen, and where one comes back to."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.connect import ConnectView, GloveRow
from nmt_sense.dashboard.view_models.share import idle_hand
from nmt_sense.dashboard.widgets.base import Card, Text
from nmt_sense.dashboard.widgets.glove_row import ROW_PX, GloveRowDelegate
from nmt_sense.dashboard.widgets.hand_map import HandMap
from nmt_sense.model.glove import pads_of

_KEY_ROLE = int(Qt.ItemDataRole.UserRole)
_DRAWN_PADS = 6
_LEAST_ROWS, _MOST_ROWS = 2, 5


class ConnectPanel(QWidget):
    """A list of gloves, what to try when there is none, and a way to look again."""

    connect_asked = pyqtSignal(str)
    refresh_asked = pyqtSignal()
    cancel_asked = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: ConnectView | None = None
        self._title = Text(theme, 26, bold=True)
        self._sentence = Text(theme, 14, Role.MUTED, wrap=True)
        self.list = QListWidget()
        self.list.setItemDelegate(GloveRowDelegate(theme, self.list))
        self.list.setAccessibleName("Gloves")
        self.list.itemActivated.connect(self._ask_to_connect)
        self.list.currentItemChanged.connect(self._enable)
        self.connect_button = QPushButton(tr("Connect  (Enter)"))
        self.connect_button.setProperty("kind", "main")
        self.connect_button.clicked.connect(self._ask_to_connect)
        self.refresh_button = QPushButton(tr("Refresh  (F5)"))
        self.refresh_button.clicked.connect(self.refresh_asked)
        self.cancel_button = QPushButton(tr("Cancel  (Esc)"))
        self.cancel_button.clicked.connect(self.cancel_asked)
        self._hand = HandMap(theme)
        self._hand.present(idle_hand(pads_of(_DRAWN_PADS)))
        self._card = Card(theme, margin_px=32, spacing_px=12)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def present(self, view: ConnectView) -> None:
        """Show the gloves and what is going on."""
        if view == self._view:
            return
        rows_before = self._view.rows if self._view else ()
        self._view = view
        self._title.present(view.title)
        self._sentence.present(view.sentence, view.sentence_role)
        if view.rows != rows_before:
            self._fill(view.rows)
        self.refresh_button.setEnabled(not view.busy)
        self.cancel_button.setVisible(view.connecting)
        self._enable()

    def chosen_key(self) -> str | None:
        """Name the glove that is chosen."""
        item = self.list.currentItem()
        return item.data(_KEY_ROLE).key if item is not None else None

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Connect with Enter, look again with F5, give up with Esc."""
        key = event.key() if event is not None else None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_to_connect()
        elif key == Qt.Key.Key_F5 and self.refresh_button.isEnabled():
            self.refresh_asked.emit()
        elif key == Qt.Key.Key_Escape and self._view is not None and self._view.connecting:
            self.cancel_asked.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.connect_button)
        buttons.addWidget(self.refresh_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        column = self._card.column
        column.setContentsMargins(32, 28, 32, 28)
        words = QVBoxLayout()
        words.setSpacing(10)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(28)
        head.addWidget(self._hand)
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addLayout(buttons)
        outer = QHBoxLayout(self)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)

    def _fill(self, rows: tuple[GloveRow, ...]) -> None:
        chosen = self.chosen_key()
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.label}. {row.sentence}")
            item.setData(_KEY_ROLE, row)
            if not row.usable:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsSelectable)
            self.list.addItem(item)
            if row.usable and (chosen == row.key or self.list.currentItem() is None):
                self.list.setCurrentItem(item)
        self._size_list()

    def _size_list(self) -> None:
        rows = min(max(self.list.count(), _LEAST_ROWS), _MOST_ROWS)
        self.list.setFixedHeight(rows * self._theme.px(ROW_PX) + 4)

    def _enable(self) -> None:
        item = self.list.currentItem()
        usable = item is not None and item.data(_KEY_ROLE).usable
        self.connect_button.setEnabled(usable and not (self._view and self._view.busy))

    def _ask_to_connect(self) -> None:
        key = self.chosen_key()
        if key is not None and self.connect_button.isEnabled():
            self.connect_asked.emit(key)

    def _restyle(self) -> None:
        self._card.setFixedWidth(self._theme.px(620))
        self._hand.setFixedSize(self._theme.px(104), self._theme.px(146))
        self._size_list()
