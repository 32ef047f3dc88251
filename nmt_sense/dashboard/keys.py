"""Keys and pedals: each action has one of each, as they are set."""

from collections.abc import Callable, Mapping

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QWidget

from nmt_sense.dashboard.commands import ACTIONS, key_of
from nmt_sense.dashboard.settings import SettingsStore


class KeyBindings(QObject):
    """Binds actions to the keys and pedals in use, again whenever they are set.

    Parameters
    ----------
    owner
        The keys are awake only while this widget is seen.
    store
        The settings.
    slots
        What each action does, by its name.
    """

    def __init__(
        self, owner: QWidget, store: SettingsStore, slots: Mapping[str, Callable[[], None]]
    ) -> None:
        super().__init__(owner)
        self._owner, self._store, self._slots = owner, store, slots
        self._shortcuts: list[QShortcut] = []
        self._bound: dict[str, str] = {}
        self._bind()
        store.listen(self._bind)

    def _bind(self) -> None:
        wanted = bindings_of(self._store)
        if wanted == self._bound:
            return
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = []
        for key, name in wanted.items():
            self._shortcuts.append(bind(self._owner, key, self._slots[name]))
        self._bound = wanted


def bind(owner: QWidget, key: str, do: Callable[[], None]) -> QShortcut:
    """Let a key act while a widget is seen."""
    shortcut = QShortcut(QKeySequence(key), owner)
    shortcut.activated.connect(do)
    return shortcut


def bindings_of(store: SettingsStore) -> dict[str, str]:
    """Name the action of each key and pedal; where two actions want one key, the first has it."""
    settings, bindings = store.value, {}
    for action in ACTIONS:
        for key in (key_of(action, settings), settings.pedals.get(action.name, "")):
            if key:
                bindings.setdefault(key, action.name)
    return bindings
