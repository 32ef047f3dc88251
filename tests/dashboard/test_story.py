"""The main story: choose, connect, press, hold, verdict, record, lose the glove, end."""

from dataclasses import replace
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QWidget

from nmt_sense.dashboard.example import example_hold, snapshot_at
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.widgets.base import Text
from nmt_sense.model.hold import Fault, Verdict
from nmt_sense.session.snapshot import LinkState, RecordingState, RecordingView

PRESSING_S = 4 + 14.5


def texts(widget: QWidget) -> str:
    return "\n".join(t.text() for t in widget.findChildren(Text) if t.isVisible())


def linked(snapshot, state, **changes):
    return replace(snapshot, link=replace(snapshot.link, state=state, **changes))


@pytest.fixture
def streaming(controller, open_window):
    controller.state = snapshot_at(PRESSING_S)
    return open_window(controller)


def test_the_list_of_gloves_leads_to_a_session(qtbot, controller, open_window):
    window = open_window(controller)
    assert window.connect_panel.isVisible()
    qtbot.waitUntil(lambda: window.connect_panel.list.count() == 3)
    assert "Choose a glove" in texts(window)
    qtbot.keyClick(window.connect_panel, Qt.Key.Key_Return)
    assert ("connect", "simulated") in controller.calls
    window.draw_numbers()
    assert "Connecting" in texts(window.connect_panel)

    controller.state = snapshot_at(1.0)
    window.draw_numbers()
    assert window.practice.isVisible()
    assert "Upper trapezius, left" in texts(window.practice.centre)


def test_a_press_becomes_a_verdict(controller, streaming):
    window = streaming
    window.draw_frame()
    window.draw_numbers()
    assert window.practice.centre.reading.view.pill == "in the band"
    assert window.practice.centre.ring.view.fraction == pytest.approx(13.6 / 20)
    assert "No hold yet" in texts(window.practice.last_hold)

    controller.state = snapshot_at(28.0)
    window.draw_numbers()
    shown = texts(window.practice.last_hold)
    assert "92" in shown
    assert "✓ Good" in shown
    assert "let the thumb lead" in shown


def test_faults_and_doubts_are_in_words(controller, streaming):
    hold = example_hold(0, Verdict.FAULT, score=40, faults=(Fault.TOO_HARD,))
    controller.state = replace(controller.state, holds=(hold,))
    streaming.draw_numbers()
    assert "Too hard" in texts(streaming.practice.last_hold)
    hold = example_hold(1, Verdict.UNCERTAIN, score=80, uncertain=(Fault.DRIFTING,))
    controller.state = replace(controller.state, holds=(hold,))
    streaming.draw_numbers()
    assert "Too close to tell: drifting" in texts(streaming.practice.last_hold)


def test_recording_starts_is_saved_and_says_where(qtbot, controller, streaming):
    qtbot.keyClick(streaming, Qt.Key.Key_R)
    assert controller.calls[-1] == ("start_recording",)
    assert streaming.top_bar.record.text() == "Recording"
    qtbot.keyClick(streaming, Qt.Key.Key_R)
    assert controller.calls[-1] == ("stop_recording",)
    assert streaming.top_bar.record.text() == "Saving …"
    qtbot.keyClick(streaming, Qt.Key.Key_R)  # impatience does not start another one
    assert controller.calls[-1] == ("stop_recording",)
    sealed = RecordingView(state=RecordingState.SEALED, folder=Path("somewhere"))
    controller.state = replace(controller.state, recording=sealed)
    streaming.draw_numbers()
    assert streaming.top_bar.record.text() == "Record"
    assert "Recording kept in somewhere" in texts(streaming)


def test_a_lost_glove_is_said_and_comes_back(controller, streaming):
    centre = streaming.practice.centre
    live = controller.state
    controller.state = linked(live, LinkState.LOST, message="The port is gone.")
    streaming.draw_numbers()
    assert centre.interrupted
    assert not centre.reading.isVisible()  # no number that is not live
    assert "Glove lost for 0 s" in texts(centre)
    assert "The port is gone." in texts(centre)
    controller.state = live
    streaming.draw_numbers()
    assert not centre.interrupted
    assert centre.reading.isVisible()


def test_after_the_end_another_glove_can_be_chosen(qtbot, controller, streaming):
    qtbot.keyClick(streaming, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert controller.calls[-1] == ("disconnect",)
    streaming.draw_numbers()
    assert "Session ended" in texts(streaming.practice.centre)
    qtbot.keyClick(streaming, Qt.Key.Key_G)
    assert streaming.connect_panel.isVisible()
    qtbot.waitUntil(lambda: streaming.connect_panel.list.count() == 3)
    qtbot.mouseClick(streaming.connect_panel.connect_button, Qt.MouseButton.LeftButton)
    assert ("connect", "simulated") in controller.calls


def test_a_refused_port_says_what_to_do(qtbot, controller, open_window):
    window = open_window(controller)
    qtbot.waitUntil(lambda: window.connect_panel.list.count() == 3)
    sentence = "You may not open the port: add yourself to the group dialout."
    controller.state = linked(snapshot_at(0.0), LinkState.FAILED, message=sentence)
    window.draw_numbers()
    assert sentence in texts(window.connect_panel)
    assert window.connect_panel.connect_button.isEnabled()


def test_a_connection_can_be_given_up(qtbot, controller, open_window):
    controller.state = linked(snapshot_at(0.0), LinkState.CONNECTING)
    window = open_window(controller)
    qtbot.keyClick(window.connect_panel, Qt.Key.Key_Escape)
    assert controller.calls[-1] == ("disconnect",)


def test_a_glove_can_be_connected_at_once(controller, open_window):
    window = open_window(controller, auto_connect="/dev/pts/7")
    assert controller.calls == [("connect", "/dev/pts/7")]  # and no port was opened to look
    assert "Connecting" in texts(window.connect_panel)


def test_after_a_failed_connection_the_others_are_looked_for(qtbot, controller, open_window):
    window = open_window(controller, auto_connect="/dev/pts/7")
    controller.state = linked(snapshot_at(0.0), LinkState.FAILED, message="Nothing answers.")
    qtbot.waitUntil(lambda: window.connect_panel.list.count() == 3)
    assert "Nothing answers." in texts(window.connect_panel)


def test_nothing_found_says_what_to_try_and_can_be_refreshed(qtbot, controller, open_window):
    controller.choices = []
    window = open_window(controller)
    qtbot.waitUntil(lambda: "No glove found" in texts(window.connect_panel))
    controller.choices = ExampleController().choices
    qtbot.keyClick(window.connect_panel, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.connect_panel.list.count() == 3)


def test_a_search_that_breaks_is_logged_and_shown(qtbot, controller, open_window, caplog):
    controller.choices = None  # type: ignore[assignment]
    controller.gloves = lambda: 1 / 0  # type: ignore[method-assign,assignment]
    window = open_window(controller)
    qtbot.waitUntil(lambda: "Looking for gloves failed" in texts(window.connect_panel))
    assert "ZeroDivisionError" in caplog.text


def test_a_refused_action_is_said(qtbot, controller, streaming):
    controller.refusal = "The folder for recordings cannot be written."
    qtbot.keyClick(streaming, Qt.Key.Key_R)
    assert "cannot be written" in texts(streaming)
