"""The keys, where they can be seen; each hint is a button as well."""

from collections.abc import Callable, Mapping

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PyQt6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nmt_sense.dashboard.commands import ACTIONS, cap_of, key_of
from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.settings import SettingsStore
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.widgets.base import draw_text

_PAD_PX = 7
_PAIN_CAPS = "0–9"


class KeyHint(QAbstractButton):
    """A key cap and what it does."""

    def __init__(self, theme: Theme, key: str, action: str, name: str) -> None:
        super().__init__()
        self._theme, self._key, self._word = theme, key, action
        self._action = action
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it has a key of its own
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{name} (key {key})")
        self.setToolTip(name)
        theme.changed.connect(self._restyle)

    def drop_word(self, *, dropped: bool) -> None:
        """Show the cap alone, where there is no room for more."""
        action = "" if dropped else self._word
        if action != self._action:
            self._action = action
            self.updateGeometry()
            self.update()

    @property
    def shows_word(self) -> bool:
        """Whether the word stands beside the cap."""
        return bool(self._action)

    @property
    def word_px(self) -> int:
        """How much wider it is with its word."""
        if not self._word:
            return 0
        word = QFontMetricsF(self._theme.font(12)).horizontalAdvance(self._word)
        return round(self._theme.px(6) + word)

    def sizeHint(self) -> QSize:
        """Ask for cap and word."""
        word = QFontMetricsF(self._theme.font(12)).horizontalAdvance(self._action)
        width = self._cap_width() + (self._theme.px(6) + word if word else 0) + 3
        return QSize(round(width), self._theme.px(28))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the cap, then the word."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = theme.px(22)
        cap = QRectF(0.5, (self.height() - height) / 2, self._cap_width(), height)
        painter.setPen(QPen(theme.color(Role.RULE), 1))
        painter.setBrush(theme.color(Role.TRACK if self.underMouse() else Role.GROUND))
        painter.drawRoundedRect(cap, 5, 5)
        painter.setPen(theme.color(Role.INK))
        painter.setFont(theme.font(12, bold=True))
        draw_text(painter, cap.center(), self._key)
        painter.setPen(theme.color(Role.MUTED))
        painter.setFont(theme.font(12))
        place = cap.center()
        place.setX(cap.right() + theme.px(6))
        draw_text(painter, place, self._action, Qt.AlignmentFlag.AlignLeft)

    def _restyle(self) -> None:
        # A method of ours: Qt forgets it with the button, as it would not its own.
        self.updateGeometry()

    def _cap_width(self) -> float:
        font = self._theme.font(12, bold=True)
        return QFontMetricsF(font).horizontalAdvance(self._key) + 2 * self._theme.px(_PAD_PX)


class KeyHintBar(QWidget):
    """The hints side by side in rows, renewed when keys are set."""

    def __init__(
        self, theme: Theme, store: SettingsStore, slots: Mapping[str, Callable[[], None]]
    ) -> None:
        super().__init__()
        self._theme, self._store, self._slots = theme, store, slots
        self._shown: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._rows = [QHBoxLayout() for _ in range(1 + max(action.row for action in ACTIONS))]
        for row in self._rows:
            row.setSpacing(0)
            column.addLayout(row)
        self._fill()
        store.listen(self._fill)

    def _fill(self) -> None:
        hinted = [action for action in ACTIONS if action.hint is not None]
        keys = tuple(key_of(action, self._store.value) for action in hinted)
        if keys == self._shown:
            return
        self._shown = keys
        for row in self._rows:
            while (item := row.takeAt(0)) is not None:
                if item.widget() is not None:
                    item.widget().deleteLater()
        for action, key in zip(hinted, keys, strict=True):
            if not key:
                continue
            word = tr(action.hint) if action.hint else ""
            hint = KeyHint(self._theme, cap_of(key), word, tr(action.title))
            hint.clicked.connect(self._slots[action.name])
            self._rows[action.row].addWidget(hint)
            self._rows[action.row].addSpacing(9 if action.hint else 4)
        pain = KeyHint(self._theme, _PAIN_CAPS, tr("pain"), tr("Note the pain: 0 to 9, X is 10"))
        self._rows[0].addWidget(pain)
        for row in self._rows:
            row.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Drop the words of a row that they do not fit in."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Give way: words are dropped."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        for row in self._rows:
            widgets = [row.itemAt(i).widget() for i in range(row.count())]
            hints = [widget for widget in widgets if isinstance(widget, KeyHint)]
            caps_px = row.sizeHint().width() - sum(h.word_px for h in hints if h.shows_word)
            whole_px = caps_px + sum(hint.word_px for hint in hints)
            for hint in hints:
                hint.drop_word(dropped=whole_px > self.width() > 0)
