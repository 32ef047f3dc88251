"""The research view: channels, marks, script, code, and an unplugged glove."""

from dataclasses import replace

import numpy as np
import pytest
from PyQt6.QtCore import Qt

from nmt_sense.dashboard.example import channels_at, snapshot_at
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.research import ResearchView
from nmt_sense.dashboard.view_models.research import cue_view, lanes
from nmt_sense.dashboard.views import ViewEntry
from nmt_sense.holds import shipped_plan
from nmt_sense.session.controller import LiveController
from nmt_sense.session.gloves import SIMULATED, opener_of
from nmt_sense.session.script import Script, Step, cues_of
from nmt_sense.session.snapshot import LinkState, RecordingState, RecordingView
from nmt_sense.storage import open_recording


@pytest.fixture
def clock():
    class Clock:
        now_s = 100.0

        def __call__(self):
            return self.now_s

    return Clock()


@pytest.fixture
def open_view(open_window, clock, qtbot):
    def open_one(controller):
        entry = ViewEntry("research", "Research", lambda t, c: ResearchView(t, c, clock=clock))
        window = open_window(controller, views=(entry,))
        window.look_at(1)
        view = window.findChild(ResearchView)
        qtbot.waitUntil(view.hasFocus)
        return window, view

    return open_one


def recorded(snapshot):
    return replace(snapshot, recording=RecordingView(state=RecordingState.ON))


def test_without_a_glove_it_says_where_to_find_one(open_view):
    _, view = open_view(ExampleController())
    assert view._empty.isVisible()
    assert not view._plots.isVisible()


def test_every_pad_has_a_lane_raw_and_in_newtons(open_view):
    controller = ExampleController(snapshot_at(18.0))
    _, view = open_view(controller)
    for plot in (view.raw, view.newtons):
        assert len(plot._curves) == len(controller.state.pads)
    x_hz, _ = view.spectrum._curves[0][0].getData()
    assert x_hz[0] == 0


def test_lanes_keep_to_their_places():
    names = tuple("abcdef")
    for raw in (True, False):
        found = lanes(channels_at(18.0), names, raw=raw)
        for (_, height), (foot, _) in zip(found.curves, found.ticks, strict=True):
            assert foot <= height.min() <= height.max() < foot + 1


def test_a_lost_glove_stays_on_the_screen_with_its_state(open_view):
    controller = ExampleController(snapshot_at(18.0))
    window, view = open_view(controller)
    controller.state = replace(
        controller.state, link=replace(controller.state.link, state=LinkState.LOST, lost_samples=7)
    )
    window.draw_numbers()
    assert "no signal" in view.link.accessibleName()
    assert view._plots.isVisible()


def test_numbers_mark_events_only_while_recording(qtbot, open_view):
    controller = ExampleController(snapshot_at(18.0))
    window, _ = open_view(controller)
    qtbot.keyClick(window, Qt.Key.Key_3)
    assert ("mark", "event 3") not in controller.calls
    controller.state = recorded(controller.state)
    window.draw_numbers()
    qtbot.keyClick(window, Qt.Key.Key_3)
    assert ("mark", "event 3") in controller.calls
    qtbot.keyClick(window, Qt.Key.Key_Backspace)
    assert ("undo_mark",) in controller.calls


def test_a_script_prompts_rests_and_marks_each_cue(qtbot, open_view, clock):
    controller = ExampleController(recorded(snapshot_at(18.0)))
    window, view = open_view(controller)
    view.use_script(Script(name="x", steps=(Step(prompt="press", work_s=5, rest_s=3, repeats=2),)))
    qtbot.keyClick(window, Qt.Key.Key_S)
    for _ in range(14):
        clock.now_s += 1
        window.draw_numbers()
    marks = [call[1] for call in controller.calls if call[0] == "mark"]
    assert marks == ["script: press 1/2", "script: rest 1/2", "script: press 2/2"]
    assert "done" in view._said.text()


def test_what_the_script_says():
    cues = cues_of(Script(name="x", steps=(Step(prompt="press", work_s=5, rest_s=3, repeats=2),)))
    assert cue_view(cues, None).next.endswith("press")
    assert cue_view(cues, 1.5).remaining.startswith("4")
    assert cue_view(cues, 6.0).resting
    assert cue_view(cues, 9.0).next.endswith("the end")


def test_a_participant_is_recorded_under_a_code(qtbot, open_view):
    controller = ExampleController(snapshot_at(18.0))
    _, view = open_view(controller)
    view.participant.name.setText("Anna Berg")
    view.participant.key.setText("our study")
    qtbot.mouseClick(view.participant.apply, Qt.MouseButton.LeftButton)
    code = next(call[1] for call in controller.calls if call[0] == "set_participant")
    assert code.startswith("P-")
    assert view.participant.name.text() == ""


def test_it_shows_the_simulated_glove_and_its_marks_are_in_the_recording(
    qtbot, open_view, tmp_path
):
    controller = LiveController(
        profile=None,
        plan=shipped_plan("first-press"),
        recordings=tmp_path,
        opener=lambda key: opener_of(key, seed=1, speed=10.0),
        list_choices=list,
    )
    window, view = open_view(controller)
    try:
        choice = ExampleController().choices[0]
        assert choice.key == SIMULATED
        controller.connect(choice)
        qtbot.waitUntil(lambda: controller.channels() is not None, timeout=10_000)
        view.blind("Anna", "our study")
        controller.start_recording()
        window.draw_numbers()
        qtbot.keyClick(window, Qt.Key.Key_1)
        qtbot.waitUntil(lambda: controller.snapshot().time_s > 3, timeout=10_000)
        window.draw_frame()
        window.draw_numbers()
        _, height = view.newtons._curves[0][0].getData()
        assert np.isfinite(height).any()
    finally:
        controller.close()
    recording = open_recording(next(tmp_path.iterdir()))
    assert recording.info.participant.startswith("P-")
    assert [e["text"] for e in recording.events if e["kind"] == "marker"] == ["event 1"]
