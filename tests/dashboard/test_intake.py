"""The talk before a session: it warns, it asks for consent, and it stays out of the recording."""

import json
from dataclasses import replace

import pytest
from PyQt6.QtCore import QPoint, Qt

from nmt_sense.dashboard.example import snapshot_at
from nmt_sense.dashboard.intake import IntakeView
from nmt_sense.dashboard.view_models.intake import AREAS, CAUTIONS, new_pseudonym, warnings
from nmt_sense.dashboard.views import VIEWS, intake_entry
from nmt_sense.model.errors import InputError
from nmt_sense.session.snapshot import RecordingState, RecordingView
from nmt_sense.storage import Intake, save_intake


@pytest.fixture
def window(controller, open_window, tmp_path):
    controller.state = snapshot_at(1.0)
    return open_window(controller, views=(*VIEWS, intake_entry(tmp_path)))


@pytest.fixture
def view(qtbot, window) -> IntakeView:
    qtbot.keyClick(window, Qt.Key.Key_I)
    return window.findChild(IntakeView)


def kept(tmp_path):
    (path,) = tmp_path.glob("*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_story_of_an_intake(qtbot, controller, window, view, tmp_path):
    assert view.isVisible()
    view.pseudonym.setText("P-7K2")
    qtbot.keyClicks(view.complaint, "stiff neck")
    neck = next(area for area in AREAS if area.name == "neck")
    figure = view.areas.figure
    scale = figure.height() / 1.5
    at = QPoint(figure.width() // 2, round(neck.y * 1.5 * scale))
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton, pos=at)
    view.pain.setValue(4)
    view.consent.setChecked(True)
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.practice.isVisible()
    found = kept(tmp_path)
    assert found["complaint"] == "stiff neck"
    assert (found["areas"], found["pain"], found["consent_to_record"]) == (["neck"], 4, True)
    assert controller.calls == [("set_participant", "P-7K2")]
    assert controller.consent


def test_what_speaks_against_it_warns_and_names_who_is_to_be_asked(view, controller, tmp_path):
    view.cautions["bleeding"].setChecked(True)
    assert "doctor" in view._warning.text()
    assert view._warning.isVisible()
    view.keep()
    assert not list(tmp_path.glob("*"))
    assert "who was asked" in view._said.text()
    view.asked.setText("Dr Weber, by phone")
    view.keep()
    assert kept(tmp_path)["asked"] == "Dr Weber, by phone"
    view.cautions["bleeding"].setChecked(False)
    assert not view._warning.isVisibleTo(view)


def test_every_caution_has_somebody_to_ask():
    for caution in CAUTIONS:
        (warning,) = warnings((caution.name,))
        assert caution.question in warning


def test_without_consent_a_recording_that_runs_is_ended(window, view, controller):
    controller.state = replace(controller.state, recording=RecordingView(state=RecordingState.ON))
    window.draw_numbers()
    view.keep()
    assert not controller.consent
    assert ("stop_recording",) in controller.calls


def test_escape_goes_back_and_keeps_nothing(qtbot, window, view, controller, tmp_path):
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert window.practice.isVisible()
    assert controller.calls == []
    assert not list(tmp_path.glob("*"))


def test_an_intake_is_never_overwritten_and_is_for_one_user(tmp_path):
    paths = {save_intake(Intake(pseudonym="P-1", complaint=text), tmp_path) for text in "ab"}
    assert len(paths) == 2
    assert all(path.stat().st_mode & 0o077 == 0 for path in paths)


@pytest.mark.parametrize("pseudonym", ["", "../up", "Anna Meier", "P" * 33])
def test_a_pseudonym_cannot_lead_anywhere(tmp_path, pseudonym):
    with pytest.raises(InputError, match="pseudonym"):
        save_intake(Intake(pseudonym=pseudonym), tmp_path)


def test_pseudonyms_are_made_up_anew():
    assert len({new_pseudonym() for _ in range(50)}) == 50
