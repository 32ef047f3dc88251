"""The keys of a view: bound, and shown in a row where each is a button as well."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PyQt6.QtWidgets import QHBoxLayout, QWidget

from nmt_sense.dashboard.keys import bind
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.widgets.key_hints import KeyHint


@dataclass(frozen=True, slots=True)
class Key:
    """A key, how its cap is written (empty: not shown), a word for it, and what it does."""

    key: str
    cap: str
    word: str
    do: Callable[[], None]


def key_row(theme: Theme, view: QWidget, keys: Sequence[Key]) -> QWidget:
    """Bind keys to a view, awake while it is shown, and make the row that shows them."""
    hints = QWidget()
    row = QHBoxLayout(hints)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for key in keys:
        bind(view, key.key, key.do)
        if key.cap:
            hint = KeyHint(theme, key.cap, key.word, key.word or key.cap)
            hint.clicked.connect(key.do)
            row.addWidget(hint)
    row.addStretch(1)
    return hints
