"""Every text in every language shipped, and none of them cut off."""

import ast
import string
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QWidget

import nmt_sense
from nmt_sense.dashboard import texts, translation
from nmt_sense.dashboard.app import settings_entry
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.intake import IntakeView
from nmt_sense.dashboard.screenshots import SIZES, states
from nmt_sense.dashboard.settings import SettingsStore
from nmt_sense.dashboard.texts import told, tr
from nmt_sense.dashboard.views import VIEWS, intake_entry
from nmt_sense.dashboard.widgets.base import Text
from nmt_sense.model.sentence import sentence

LANGUAGES = translation.languages()


#: What names a text that is shown in the user's language.
NAMING = ("tr", "later", "sentence")


def texts_in_code() -> set[str]:
    found = set()
    for path in Path(nmt_sense.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "tr",
                "later",
                "sentence",
            ):
                found |= {a.value for a in node.args[:1] if isinstance(a, ast.Constant)}
    return found


def fields(text: str) -> list[str]:
    return sorted(
        f"{name}:{spec}" for _, name, spec, _ in string.Formatter().parse(text) if name is not None
    )


@pytest.fixture(params=LANGUAGES)
def language(qapp, request):
    translator = translation.install(qapp, request.param)
    yield request.param
    translation.remove(qapp, translator)


def test_two_languages_ship_besides_english():
    assert len(LANGUAGES) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing_and_none_is_left_over(language):
    assert set(translation.table_of(language)) == texts_in_code()


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_stand_in_every_translation(language):
    for source, translated in translation.table_of(language).items():
        assert fields(source) == fields(translated), source


def test_texts_are_translated_and_go_back(qapp):
    translator = translation.install(qapp, "de")
    assert tr("Step {n} of {all}", n=1, all=5) == "Schritt 1 von 5"
    assert tr("not a text of ours") == "not a text of ours"
    translation.remove(qapp, translator)
    assert tr("Practice") == "Practice"
    assert translation.install(qapp, "en") is None
    assert texts.tr("Practice") == "Practice"


def test_advice_is_told_in_the_users_language(qapp):
    advice = sentence(
        "The {pad} pad carried {share} of the press: spread it over the contact.",
        pad="thumb",
        share="90%",
    )
    translator = translation.install(qapp, "de")
    try:
        assert (
            told(advice) == "Sensor Daumen trug 90% des Drucks: Verteilen Sie ihn auf den Kontakt."
        )
        assert told("a sentence of nobody's") == "a sentence of nobody's"
    finally:
        translation.remove(qapp, translator)
    assert told(advice) == advice


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_off(language, open_window, size):
    store = SettingsStore()
    window = open_window(
        ExampleController(), store=store, views=(*VIEWS, settings_entry(store)), welcome=True
    )
    window.resize(*size)
    window.wait_for_gloves()
    cut = set()
    for state in states().values():
        window._controller.state = state
        for view in (0, 1 + len(VIEWS)):
            window.look_at(view)
            for _ in range(2):
                QApplication.processEvents()
                window.draw_numbers()
            cut |= {text.text() for text in window.findChildren(Text) if is_cut_off(text)}
    # What a session says of its glove and its files is written by other rooms, in English.
    assert not cut


@pytest.mark.parametrize("size", SIZES)
def test_no_text_of_any_view_is_cut_off(language, open_window, size, tmp_path):
    store = SettingsStore()
    window = open_window(
        ExampleController(states()["hold"]),
        store=store,
        views=(*VIEWS, settings_entry(store), intake_entry(tmp_path)),
    )
    window.resize(*size)
    cut = set()
    for view in range(1, 3 + len(VIEWS)):
        window.look_at(view)
        for caution in window.findChildren(IntakeView):
            caution.cautions["bleeding"].setChecked(True)
        for _ in range(3):
            QApplication.processEvents()
            window.draw_numbers()
        seen = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
        cut |= {text.text() for text in seen if isinstance(text, Text) and is_cut_off(text)}
        buttons = [widget for widget in seen if isinstance(widget, QCheckBox | QPushButton)]
        cut |= {b.text() for b in buttons if b.width() < b.sizeHint().width()}
        lines = [widget for widget in seen if isinstance(widget, QLineEdit)]
        cut |= {
            line.placeholderText()
            for line in lines
            if line.width() - 16 < line.fontMetrics().horizontalAdvance(line.placeholderText())
        }
    assert not cut


def is_cut_off(text: Text) -> bool:
    if not text.isVisible() or not text.text():
        return False
    if text.wordWrap():
        return text.height() < text.heightForWidth(text.width())
    return text.width() < text.fontMetrics().horizontalAdvance(text.text())
