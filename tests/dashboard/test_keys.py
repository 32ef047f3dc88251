"""Every action has a key, a hint that can be seen, and no dialog."""

from dataclasses import replace

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication

from nmt_sense.dashboard.commands import ACTIONS
from nmt_sense.dashboard.example import snapshot_at
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.widgets.key_hints import KeyHint
from nmt_sense.session.snapshot import RecordingState, RecordingView

RECORDING = RecordingView(state=RecordingState.ON)


@pytest.fixture
def window(controller, open_window):
    controller.state = replace(snapshot_at(1.0), point_index=2, recording=RECORDING)
    return open_window(controller)


@pytest.mark.parametrize(
    ("key", "call"),
    [
        (Qt.Key.Key_Space, ("mark", "")),
        (Qt.Key.Key_R, ("stop_recording",)),
        (Qt.Key.Key_Left, ("select_point", 1)),
        (Qt.Key.Key_Right, ("select_point", 3)),
        (Qt.Key.Key_T, ("tare",)),
    ],
)
def test_a_key_acts(qtbot, controller, window, key, call):
    qtbot.keyClick(window, key)
    assert controller.calls == [call]
    assert QApplication.activeModalWidget() is None


def test_f11_fills_the_screen_and_gives_it_back(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_points_end_at_the_ends_of_the_plan(qtbot, controller, window):
    controller.state = replace(controller.state, point_index=0)
    window.draw_numbers()
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert controller.calls == []


def test_every_action_has_a_hint_that_is_seen_and_works(qtbot, controller, window):
    hints = window.findChildren(KeyHint)
    assert len(hints) == sum(action.hint is not None for action in ACTIONS) + 1  # and the digits
    for hint in hints:
        assert hint.isVisible()
        assert hint.width() >= hint.sizeHint().width()  # not cut off
        assert hint.accessibleName()
    qtbot.mouseClick(hints[0], Qt.MouseButton.LeftButton)
    assert controller.calls == [("mark", "")]


def test_keys_of_the_practice_view_sleep_on_the_connect_panel(qtbot, open_window):
    controller = ExampleController()
    window = open_window(controller)
    qtbot.keyClick(window, Qt.Key.Key_T)
    assert ("tare",) not in controller.calls


def test_a_click_chooses_a_point(qtbot, controller, window):
    button = window.practice.plan._buttons[4]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert controller.calls == [("select_point", 4)]


def test_a_mark_is_acknowledged(qtbot, controller, window):
    qtbot.keyClick(window, Qt.Key.Key_Space)
    window.draw_numbers()
    assert window.practice.centre._notice.text() == "Marked at 0:01"


def test_a_mark_that_would_be_lost_is_not_acknowledged(qtbot, controller, window):
    controller.state = replace(controller.state, recording=RecordingView())
    window.draw_numbers()
    qtbot.keyClick(window, Qt.Key.Key_Space)
    window.draw_numbers()
    assert controller.calls == []
    assert "no mark was set" in window.practice.centre._notice.text()


def test_comfort_and_pain_are_noted_while_something_is_pressed(qtbot, controller, window):
    controller.state = replace(snapshot_at(18.0), recording=RECORDING)
    window.draw_numbers()
    qtbot.keyClick(window, Qt.Key.Key_C)
    for key in (Qt.Key.Key_4, Qt.Key.Key_X):
        qtbot.keyClick(window, key)
        window.draw_numbers()
    assert controller.calls == [("comfort",), ("pain", 4), ("pain", 10)]
    assert window.practice.centre._notice.text() == "Pain 10 of 10"


def test_at_rest_neither_comfort_nor_pain_is_noted(qtbot, controller, window):
    qtbot.keyClick(window, Qt.Key.Key_C)
    qtbot.keyClick(window, Qt.Key.Key_3)
    window.draw_numbers()
    assert controller.calls == []
    assert "while something is pressed" in window.practice.centre._notice.text()


def test_zero_is_not_set_while_pressing(qtbot, controller, window):
    controller.state = snapshot_at(18.0)
    window.draw_numbers()
    qtbot.keyClick(window, Qt.Key.Key_T)
    window.draw_numbers()
    assert controller.calls == []
    assert "Let go first" in window.practice.centre._notice.text()
