"""What is set is in effect at once, kept, and never lost."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeySequence
from PyQt6.QtWidgets import QApplication, QComboBox, QKeySequenceEdit

from nmt_sense.dashboard.app import settings_entry
from nmt_sense.dashboard.commands import ACTIONS
from nmt_sense.dashboard.example import snapshot_at
from nmt_sense.dashboard.keys import bindings_of
from nmt_sense.dashboard.palette import DARK, Role
from nmt_sense.dashboard.settings import (
    LearningMode,
    Settings,
    SettingsStore,
    load_settings,
    save_settings,
)
from nmt_sense.dashboard.widgets.base import Text
from nmt_sense.dashboard.widgets.key_hints import KeyHint
from nmt_sense.model.errors import InputError


def test_what_was_set_is_there_at_the_next_start(tmp_path):
    path = tmp_path / "new" / "settings.json"
    SettingsStore(path).change(theme="dark", mode=LearningMode.BLIND, keys={"mark": "F2"})
    again = SettingsStore(path).value
    assert again == Settings(theme="dark", mode=LearningMode.BLIND, keys={"mark": "F2"})
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", '{"volume": 7}', '{"version": 2}', '{"loud": true}'])
def test_a_file_that_is_not_right_is_said_and_left_alone(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text)
    store = SettingsStore(path)
    store.change(theme="dark")
    assert str(path) in store.trouble
    assert path.read_text() == text
    with pytest.raises(InputError):
        load_settings(path)


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be kept"):
        save_settings(Settings(), tmp_path / "file" / "settings.json")


def test_two_actions_do_not_share_a_key():
    keys = [action.key for action in ACTIONS]
    assert len(set(keys)) == len(keys)
    store = SettingsStore()
    store.change(keys={"tare": "Space"})
    assert bindings_of(store)["Space"] == "mark"


@pytest.fixture
def store():
    return SettingsStore()


@pytest.fixture
def window(controller, open_window, store):
    controller.state = snapshot_at(1.0)
    return open_window(controller, store=store, views=(settings_entry(store),))


def test_a_key_and_a_pedal_can_be_set(qtbot, controller, window, store):
    window.look_at(1)
    fields = {}
    for edit in window.findChildren(QKeySequenceEdit):
        fields.setdefault(edit.accessibleName(), []).append(edit)
    key, pedal = fields["Set to zero"]
    key.setKeySequence(QKeySequence("Z"))
    pedal.setKeySequence(QKeySequence("PgDown"))
    window.look_at(0)
    for pressed in (Qt.Key.Key_T, Qt.Key.Key_Z, Qt.Key.Key_PageDown):
        qtbot.keyClick(window, pressed)
    assert controller.calls == [("tare",), ("tare",)]
    names = [hint.accessibleName() for hint in window.findChildren(KeyHint)]
    assert "Set to zero (key Z)" in names


def test_colours_and_text_size_change_at_once(window, store):
    window.look_at(1)
    boxes = {box.accessibleName(): box for box in window.findChildren(QComboBox)}
    boxes["Colours"].setCurrentIndex(2)
    boxes["Text size"].setCurrentIndex(4)
    assert store.value.theme == "dark"
    image = window.grab().toImage()
    assert image.pixelColor(3, 700).name().upper() == DARK[Role.GROUND]
    assert window._theme.px(100) == 125


def test_whether_the_journal_is_kept_reaches_the_session(controller, window, store):
    assert controller.keep_journal
    store.change(keep_journal=False)
    assert not controller.keep_journal


def test_the_learning_mode_reaches_the_session(controller, window, store):
    assert controller.feedback_mode == "full"
    store.change(mode=LearningMode.BLIND)
    assert controller.feedback_mode == "blind"


def test_every_field_of_the_form_has_a_name_for_screen_readers(window):
    window.look_at(1)
    page = window._pages[1]
    for kind in (QComboBox, QKeySequenceEdit):
        assert all(field.accessibleName() for field in page.findChildren(kind))


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_no_name_in_the_form_is_cut_off(window, size):
    window.resize(*size)
    window.look_at(1)
    QApplication.processEvents()
    for text in window._pages[1].findChildren(Text):
        if text.isVisible():
            assert text.height() >= text.heightForWidth(text.width()), text.text()
