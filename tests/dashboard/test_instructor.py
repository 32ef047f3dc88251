"""The instructor view: a room of gloves, one of them lost, marks for all, scores, a signature."""

import wave
from dataclasses import replace

import pytest
from PyQt6.QtCore import QBuffer, QIODevice, Qt

from nmt_sense.dashboard.example import GLOVES, snapshot_at
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.instructor import InstructorView
from nmt_sense.dashboard.spoken_note import SAMPLE_RATE_HZ, SpokenNote
from nmt_sense.dashboard.view_models.instructor import room_lanes, score_rows, tile_view
from nmt_sense.dashboard.views import ViewEntry
from nmt_sense.holds import shipped_plan
from nmt_sense.model.errors import InputError
from nmt_sense.session.assessment import assessments_of
from nmt_sense.session.controller import LiveController
from nmt_sense.session.gloves import GloveChoice, opener_of
from nmt_sense.session.snapshot import LinkState, RecordingState, RecordingView
from nmt_sense.storage import open_recording


@pytest.fixture
def open_view(open_window, qtbot):
    views = []

    def open_one(controller):
        entry = ViewEntry("instructor", "Instructor", InstructorView)
        window = open_window(controller, views=(entry,))
        window.look_at(1)
        view = window.findChild(InstructorView)
        views.append(view)
        qtbot.waitUntil(view.hasFocus)
        return window, view

    yield open_one
    for view in views:
        view.close_room()


@pytest.fixture
def own():
    return ExampleController(snapshot_at(100.0))


@pytest.fixture
def room(open_view, own):
    """Two learners: this program's own glove, and a guest at 18 s."""
    window, view = open_view(own)
    guest = view.room.add(GLOVES[1])
    guest.controller.state = snapshot_at(18.0)
    window.draw_numbers()
    return window, view, guest


def test_an_empty_room_says_what_to_do(open_view):
    _, view = open_view(ExampleController())
    assert view._empty.isVisible()
    assert "press A" in view._empty.text()


def test_each_glove_has_a_tile_a_lane_and_a_row(room):
    _, view, _ = room
    assert sum(tile.isVisible() for tile in view.tiles) == 2
    assert len(view.lanes._curves) == 2
    assert view.table.rowCount() == 2
    assert view.table.item(0, 1).text() == "3"


def test_a_lost_glove_is_told_on_its_tile_and_the_others_go_on(room):
    window, view, guest = room
    state = guest.controller.state
    guest.controller.state = replace(state, link=replace(state.link, state=LinkState.LOST))
    window.draw_numbers()
    assert "no signal" in view.tiles[1].accessibleName()
    assert "no signal" not in view.tiles[0].accessibleName()


def test_marks_notes_and_recording_go_to_everybody(qtbot, room, own):
    window, view, guest = room
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert ("mark", "") not in own.calls
    qtbot.keyClick(window, Qt.Key.Key_R)
    window.draw_numbers()
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.keyClick(window, Qt.Key.Key_N)
    qtbot.keyClicks(view.note, "elbows in")
    qtbot.keyClick(view.note, Qt.Key.Key_Return)
    for controller in (own, guest.controller):
        marks = [call[1] for call in controller.calls if call[0] == "mark"]
        assert marks == ["", "elbows in"]
    qtbot.keyClick(window, Qt.Key.Key_R)
    assert ("stop_recording",) in own.calls


def test_one_target_is_set_for_all(room, own):
    _, view, guest = room
    assert view.targets.count() == len(own.state.plan.points)
    view.targets.activated.emit(2)
    assert own.state.point_index == guest.controller.state.point_index == 2


def test_frozen_everything_stands_still_and_goes_on(qtbot, room, own):
    window, view, _ = room
    qtbot.keyClick(window, Qt.Key.Key_F)
    before = view.tiles[0].accessibleName()
    own.state = snapshot_at(18.0)
    window.draw_frame()
    window.draw_numbers()
    assert view.tiles[0].accessibleName() == before
    qtbot.keyClick(window, Qt.Key.Key_F)
    assert view.tiles[0].accessibleName() != before


def test_a_guest_is_let_go_and_the_own_glove_is_not(qtbot, room, own):
    window, view, guest = room
    qtbot.keyClick(window, Qt.Key.Key_2)
    qtbot.keyClick(window, Qt.Key.Key_Delete)
    assert ("close",) in guest.controller.calls
    qtbot.keyClick(window, Qt.Key.Key_Delete)
    assert ("close",) not in own.calls
    assert len(view.room.seats) == 1


def test_gloves_are_looked_for_and_added(qtbot, open_view, own):
    window, view = open_view(own)
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: view.gloves.count() == 2)
    view.gloves.setCurrentIndex(0)
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert len(view.room.seats) == 2


def test_what_tiles_lanes_and_scores_say():
    snapshot = snapshot_at(100.0)
    view = tile_view("Anna", snapshot)
    assert view.name == "Anna"
    assert view.last.startswith("92")
    assert room_lanes((("a", snapshot), ("b", snapshot))).ticks[0][1] == "1"
    assert score_rows((("Anna", snapshot),))[0][:4] == ("Anna", "3", "3", "92")
    assert score_rows((("Ben", snapshot_at(1.0)),))[0][3] == "–"


def test_nobody_is_assessed_before_the_recording_is_sealed(room, own):
    window, view, _ = room
    for box in view.assessment.levels:
        box.setCurrentIndex(1)
    view.assessment.assessor.setText("Eva")
    assert not view.assessment.sign.isEnabled()
    own.state = replace(own.state, recording=RecordingView(state=RecordingState.SEALED))
    window.draw_numbers()
    assert view.assessment.sign.isEnabled()


def test_two_simulated_gloves_are_recorded_and_one_is_assessed(qtbot, open_view, tmp_path):
    controller = LiveController(
        profile=None,
        plan=shipped_plan("first-press"),
        recordings=tmp_path,
        list_choices=list,
        opener=lambda key: opener_of(key, speed=10.0),
    )
    window, view = open_view(controller)
    glove = GloveChoice("simulated", "Simulated glove", True)
    controller.connect(glove)
    view.room.add(glove)
    try:
        qtbot.waitUntil(
            lambda: [s.link.state for _, s in view.room.snapshots()] == [LinkState.STREAMING] * 2,
            timeout=10_000,
        )
        window.draw_numbers()
        qtbot.keyClick(window, Qt.Key.Key_R)
        qtbot.waitUntil(lambda: controller.snapshot().time_s > 2, timeout=10_000)
        qtbot.keyClick(window, Qt.Key.Key_R)
        qtbot.waitUntil(
            lambda: controller.snapshot().recording.state is RecordingState.SEALED, timeout=10_000
        )
        window.draw_numbers()
        for box in view.assessment.levels:
            box.setCurrentIndex(2)
        view.assessment.assessor.setText("Eva Holm")
        qtbot.mouseClick(view.assessment.sign, Qt.MouseButton.LeftButton)
        recording = open_recording(controller.snapshot().recording.folder)
        assert [signed.holds for signed in assessments_of(recording)] == [True]
    finally:
        view.close_room()
        controller.close()
    assert len(list(tmp_path.iterdir())) == 2


class Microphone(QBuffer):
    """Hears what a test says."""

    def __init__(self):
        super().__init__()
        self.closed = False
        self.open(QIODevice.OpenModeFlag.ReadWrite)

    def hear(self, samples):
        place = self.pos()
        self.seek(self.size())
        self.write(samples)
        self.seek(place)
        self.readyRead.emit()

    def shut(self):
        self.closed = True


def test_a_note_is_spoken_from_key_to_key_and_kept_beside_the_recording(
    qtbot, own, open_view, tmp_path
):
    recording = RecordingView(state=RecordingState.ON, folder=tmp_path)
    own.state = replace(own.state, recording=recording)
    _, view = open_view(own)
    microphone = Microphone()
    view.spoken = SpokenNote(view, lambda _: (microphone, microphone.shut))
    qtbot.keyClick(view, Qt.Key.Key_V)
    (path,) = tmp_path.glob("spoken-*.wav")
    assert ("mark", path.name) in own.calls
    spoken = [bytes([n, 0]) * 800 for n in (1, 2, 3)]
    for part in spoken:
        microphone.hear(part)
    qtbot.keyClick(view, Qt.Key.Key_V)
    assert microphone.closed
    with wave.open(str(path)) as note:
        assert note.getframerate() == SAMPLE_RATE_HZ
        assert note.readframes(note.getnframes()) == b"".join(spoken)


def test_without_microphone_or_recording_a_sentence_says_so(qtbot, own, open_view, tmp_path):
    window, view = open_view(own)
    qtbot.keyClick(view, Qt.Key.Key_V)
    assert "Nothing is being recorded" in view._said.text()

    def deaf(_):
        raise InputError("No microphone was found: plug one in")

    recording = RecordingView(state=RecordingState.ON, folder=tmp_path)
    own.state = replace(own.state, recording=recording)
    view.spoken = SpokenNote(view, deaf)
    window.draw_numbers()
    qtbot.keyClick(view, Qt.Key.Key_V)
    assert "No microphone" in view._said.text()
    assert not list(tmp_path.iterdir())
