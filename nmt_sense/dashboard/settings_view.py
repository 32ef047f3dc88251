"""The settings view: everything that can be set, in effect at once, kept by itself."""

from collections.abc import Callable
from typing import Any

from PyQt6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nmt_sense.dashboard.commands import ACTIONS, Action, key_of
from nmt_sense.dashboard.settings import TEXT_SIZES, LearningMode, SettingsStore
from nmt_sense.dashboard.texts import later, tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.widgets.base import GUTTER_PX
from nmt_sense.dashboard.widgets.form import Form
from nmt_sense.model.units import Unit
from nmt_sense.session.snapshot import SessionSnapshot

_THEMES = (
    ("system", later("as the desktop")),
    ("light", later("light")),
    ("dark", later("dark")),
    ("high-contrast", later("high contrast")),
)
_LANGUAGES = (
    ("system", later("as the desktop")),
    ("en", "English"),
    ("de", "Deutsch"),
    ("es", "Español"),
)
_UNITS = (
    (Unit.NEWTON, later("newtons (N)")),
    (Unit.KILOGRAM_FORCE, later("kilograms-force (kgf)")),
    (Unit.POUND_FORCE, later("pounds-force (lbf)")),
)
_PACES = ((60, later("60 frames a second")), (30, later("30: less work for the computer")))
_MODES = (
    (LearningMode.FULL, later("full: always")),
    (LearningMode.BANDWIDTH, later("bandwidth: only outside the band")),
    (LearningMode.FADED, later("faded: less as you improve")),
    (LearningMode.ASKED, later("asked for: when you call it up")),
    (LearningMode.BLIND, later("blind: only after the hold")),
    (LearningMode.RETENTION, later("retention: a test, nothing shown")),
)


class SettingsView(QWidget):
    """Three columns of cards."""

    def __init__(self, theme: Theme, store: SettingsStore) -> None:
        super().__init__()
        self._theme, self._store = theme, store
        self._switched_by_key: dict[str, QCheckBox] = {}
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(GUTTER_PX, GUTTER_PX, GUTTER_PX, GUTTER_PX)
        columns.setSpacing(GUTTER_PX)
        left, middle = (
            (self._look(), self._practice(), self._recordings()),
            (self._sound(), self._glove()),
        )
        for cards in (left, middle, (self._keys(),)):
            column = QVBoxLayout()
            column.setSpacing(GUTTER_PX)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        store.listen(self._follow)

    def present_motion(self, snapshot: SessionSnapshot | None) -> None:
        """Nothing moves here."""

    def present_numbers(self, snapshot: SessionSnapshot | None) -> None:
        """Nothing here comes from the session."""

    def _look(self) -> Form:
        now, form = self._store.value, Form(self._theme, tr("Look and language"))
        form.choice(tr("Colours"), _told(_THEMES), now.theme, self._set("theme"))
        sizes = tuple((size, f"{size:.0%}".replace("%", " %")) for size in TEXT_SIZES)
        form.choice(tr("Text size"), sizes, now.text_size, self._set("text_size"))
        form.choice(tr("Motion"), _told(_PACES), now.frames_per_s, self._set("frames_per_s"))
        form.choice(tr("Force in"), _told(_UNITS), now.unit, self._set("unit"))
        languages = ((_LANGUAGES[0][0], tr("as the desktop")), *_LANGUAGES[1:])
        form.choice(tr("Language"), languages, now.language, self._set("language"))
        form.note(tr("A new language is there from the next start on."))
        return form

    def _practice(self) -> Form:
        now, form = self._store.value, Form(self._theme, tr("Feedback while practising"))
        form.choice(tr("Learning mode"), _told(_MODES), now.mode, self._set("mode"))
        form.note(tr("The recording notes which mode was on."))
        form.amount(
            tr("Correct after"),
            now.prompt_after_s,
            (1, 15),
            self._set("prompt_after_s"),
            suffix=" s",
            decimals=1,
        )
        form.amount(
            tr("… or after so many misses"),
            now.prompt_after_misses,
            (1, 10),
            lambda value: self._store.change(prompt_after_misses=int(value)),
        )
        return form

    def _recordings(self) -> Form:
        form = Form(self._theme, tr("Recordings"))
        form.switch(
            tr("Keep the journal beside the table"),
            self._store.value.keep_journal,
            self._set("keep_journal"),
        )
        form.note(tr("All that the glove sent, as it came. Without it: half the room."))
        return form

    def _sound(self) -> Form:
        now, form = self._store.value, Form(self._theme, tr("Sound"))
        form.switch(tr("A tone follows the press"), now.tones, self._set("tones"))
        form.note(tr("Lower while too light, higher while too firm, silent in the band."))
        form.switch(tr("A tick for each second held"), now.ticks, self._set("ticks"))
        form.switch(tr("A chime at the goal and at release"), now.chimes, self._set("chimes"))
        self._switched_by_key["eyes_on_client"] = form.switch(
            tr("Eyes on the client"), now.eyes_on_client, self._set("eyes_on_client")
        )
        form.note(tr("All of it, and a soft hum in the band: no screen needed."))
        form.slider(tr("Volume"), now.volume, self._set("volume"))
        return form

    def _glove(self) -> Form:
        now, form = self._store.value, Form(self._theme, tr("Signals of the glove itself"))
        self._switched_by_key["glove_feedback"] = form.switch(
            tr("The glove tells where the press stands"),
            now.glove_feedback,
            self._set("glove_feedback"),
        )
        form.note(tr("The glove decides by itself, so that it is felt at once."))
        form.switch(tr("Lamp: below, in or above the band"), now.glove_led, self._set("glove_led"))
        form.switch(tr("Motor: too firm"), now.glove_motor, self._set("glove_motor"))
        form.switch(tr("Buzzer: too firm"), now.glove_buzzer, self._set("glove_buzzer"))
        form.slider(tr("Strength of the motor"), now.glove_strength, self._set("glove_strength"))
        return form

    def _keys(self) -> Form:
        form = Form(self._theme, tr("Keys and pedals"))
        form.note(tr("Click a field and press the key, or step on the pedal. Pedals come second."))
        for action in ACTIONS:
            now = self._store.value
            form.keys(
                tr(action.title),
                (key_of(action, now), now.pedals.get(action.name, "")),
                (self._set_key("keys", action), self._set_key("pedals", action)),
            )
        return form

    def _follow(self) -> None:
        for name, box in self._switched_by_key.items():
            box.setChecked(getattr(self._store.value, name))

    def _set(self, field: str) -> Callable[[Any], None]:
        return lambda value: self._store.change(**{field: value})

    def _set_key(self, field: str, action: Action) -> Callable[[str], None]:
        def change(key: str) -> None:
            self._store.change(**{field: {**getattr(self._store.value, field), action.name: key}})

        return change


def _told(options: tuple[tuple[Any, str], ...]) -> tuple[tuple[Any, str], ...]:
    return tuple((value, tr(words)) for value, words in options)
