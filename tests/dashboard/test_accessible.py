"""Whatever takes the keyboard says to a screen reader what it is."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QKeySequenceEdit,
    QScrollArea,
    QWidget,
)

from nmt_sense.dashboard.app import settings_entry
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.screenshots import states
from nmt_sense.dashboard.settings import SettingsStore
from nmt_sense.dashboard.views import VIEWS, intake_entry


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def test_everything_that_takes_the_keyboard_has_a_name(open_window, tmp_path):
    store = SettingsStore()
    views = (*VIEWS, settings_entry(store), intake_entry(tmp_path))
    window = open_window(ExampleController(states()["hold"]), store=store, views=views)
    nameless = set()
    for number in range(1 + len(views)):
        window.look_at(number)
        QApplication.processEvents()
        for widget in window.findChildren(QWidget):
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(
                widget, QAbstractButton
            )
            around = widget.parentWidget()
            part = around is not None and isinstance(around, QAbstractSpinBox | QKeySequenceEdit)
            told = name_of(around if part else widget)
            if widget.isVisible() and takes and not told and not isinstance(widget, QScrollArea):
                nameless.add(f"{type(widget).__name__} in {type(around).__name__}")
    assert nameless == set()
