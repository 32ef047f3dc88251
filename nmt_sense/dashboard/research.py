"""The research view: all channels, the spectrum, the link in numbers, a script with its cues."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QShowEvent
from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nmt_sense.dashboard.controller import SessionController
from nmt_sense.dashboard.file_asker import FileAsker
from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models import words
from nmt_sense.dashboard.view_models.research import cue_mark, cue_view, lanes, link_lines
from nmt_sense.dashboard.widgets.base import GUTTER_PX, Card, Text, side_by_side
from nmt_sense.dashboard.widgets.force_plot import ForcePlot
from nmt_sense.dashboard.widgets.key_row import Key, key_row
from nmt_sense.dashboard.widgets.research_cards import NumbersCard, ParticipantCard, ScriptCard
from nmt_sense.model.errors import NmtSenseError
from nmt_sense.session.blinding import blind_id
from nmt_sense.session.channels import CHANNELS_S
from nmt_sense.session.script import Script, cue_at, cues_of, load_script, shipped_script
from nmt_sense.session.snapshot import RecordingState, SessionSnapshot
from nmt_sense.session.spectrum import spectrum

_LEFT_PX, _RIGHT_PX, _SPECTRUM_PX = 270, 270, 190
_HIGHEST_HZ = 40.0  # what a hand can do ends well below
_SMALLEST_RMS_N = 0.05
_DEFAULT_SCRIPT = "repeatability"
_EVENTS = range(1, 10)


class ResearchView(QWidget):
    """Looks at the running session from the sensors' side.

    Parameters
    ----------
    theme
        Colours and sizes.
    controller
        The session.
    clock
        Host monotonic time, seconds.
    """

    def __init__(
        self,
        theme: Theme,
        controller: SessionController,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._theme, self._controller, self._clock = theme, controller, clock
        self._snapshot: SessionSnapshot | None = None
        self._started_s: float | None = None  # when the script was
        self._cue: int | None = None
        self._files = FileAsker(self, self.say)
        self._build()
        self.use_script(shipped_script(_DEFAULT_SCRIPT))

    # What the window calls.

    def present_motion(self, snapshot: SessionSnapshot | None) -> None:
        """Move the channels."""
        channels = None if snapshot is None else self._controller.channels()
        if snapshot is None or channels is None:
            return
        names = tuple(pad.name for pad in snapshot.pads)
        for plot, raw in ((self.raw, True), (self.newtons, False)):
            found = lanes(channels, names, raw=raw)
            for i, (time_s, height) in enumerate(found.curves):
                plot.show_curve(i, time_s, height, Role.INK)
            plot.plot.getAxis("left").setTicks([found.ticks])
            plot.show_range(-CHANNELS_S, 0.0, float(len(names)), -0.05)

    def present_numbers(self, snapshot: SessionSnapshot | None) -> None:
        """Renew numbers, spectrum and cue."""
        self._snapshot = snapshot
        self._files.see(snapshot)
        self._run_script()
        self._empty.setVisible(snapshot is None)
        self._plots.setVisible(snapshot is not None)
        channels = self._controller.channels()
        if snapshot is None:
            return
        self.link.present(link_lines(snapshot, channels, self._clock()))
        if channels is None:
            return
        names = tuple(pad.name for pad in snapshot.pads)
        self._raw_title.present(tr("Raw counts") + " · " + lanes(channels, names, raw=True).scale)
        self._newtons_title.present(tr("Newtons") + " · " + lanes(channels, names, raw=False).scale)
        found = spectrum(channels.time_s, channels.force_N.sum(axis=1))
        if found is not None:
            self.spectrum.show_curve(0, found.frequency_hz, found.rms_N, Role.INK)
            top_N = max(1.1 * float(found.rms_N[1:].max()), _SMALLEST_RMS_N)
            self.spectrum.show_range(0.0, _HIGHEST_HZ, top_N)

    # What a user can do.

    def mark(self, text: str) -> None:
        """Mark an event in the recording."""
        snapshot = self._snapshot
        if snapshot is None or snapshot.recording.state is not RecordingState.ON:
            self.say(tr("Nothing is being recorded, so no mark was set"))
            return
        self._controller.mark(text)
        self.say(tr("{what} marked at {time}", what=text, time=words.clock(snapshot.time_s)))

    def undo(self) -> None:
        """Take the newest mark back."""
        self._controller.undo_mark()
        self.say(tr("Took the newest mark back"))

    def use_script(self, script: Script) -> None:
        """Take another script; one that runs is ended."""
        self._script, self._cues = script, cues_of(script)
        self._started_s = self._cue = None
        self._run_script()

    def toggle_script(self) -> None:
        """Start the script, or end it."""
        running = self._started_s is not None
        self._started_s, self._cue = (None if running else self._clock()), None
        self._run_script()

    def blind(self, name: str, study_key: str) -> None:
        """Record under a code from the next recording on."""
        code = blind_id(name, study_key)
        self._controller.set_participant(code)
        self.participant.present(code)
        self.setFocus()

    def say(self, sentence: str) -> None:
        """Say a sentence under the picture."""
        self._said.present(sentence)

    # How it is done.

    def showEvent(self, event: QShowEvent | None) -> None:
        """Take the keys: a digit is a mark here, unless it is typed into a field."""
        super().showEvent(event)
        self.setFocus()

    def _run_script(self) -> None:
        elapsed_s = None if self._started_s is None else self._clock() - self._started_s
        view = cue_view(self._cues, elapsed_s)
        self.script.present(self._script.name, view, running=elapsed_s is not None)
        cue = None if elapsed_s is None else cue_at(self._cues, elapsed_s)
        if cue is not None and cue != self._cue:
            self.mark(cue_mark(self._cues[cue]))
        self._cue = cue
        if elapsed_s is not None and elapsed_s >= self._cues[-1].end_s:
            self._started_s = None
            self.say(tr("The script is done"))

    def _ask_script(self) -> None:
        self._files.file(tr("Script"), "TOML (*.toml)", self._load_script)

    def _load_script(self, path: Path) -> None:
        try:
            self.use_script(load_script(path))
        except NmtSenseError as error:
            self.say(str(error))

    def _build(self) -> None:
        theme = self._theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.link = NumbersCard(theme, tr("Link"))
        self.participant = ParticipantCard(theme)
        self.participant.coded.connect(self.blind)
        self.script = ScriptCard(theme)
        self.script.start_asked.connect(self.toggle_script)
        self.script.file_asked.connect(self._ask_script)
        self.raw = ForcePlot(theme, tr("Raw counts of every pad"))
        self.newtons = ForcePlot(theme, tr("Newtons of every pad"))
        self.spectrum = ForcePlot(theme, tr("Spectrum of the force on the contact"), clock=False)
        self._raw_title, self._newtons_title = (Text(theme, 12, Role.MUTED) for _ in range(2))
        spectrum_title = Text(theme, 12, Role.MUTED)
        spectrum_title.present(tr("Spectrum of the force: newtons (RMS) over hertz"))
        self._said = Text(theme, 13, Role.MUTED)
        self._empty = Text(theme, 14, Role.MUTED, wrap=True)
        self._empty.present(tr("No glove yet: choose one in the practice view (Alt+1)."))
        self._plots = QWidget()
        both = QHBoxLayout()
        for title, plot in ((self._raw_title, self.raw), (self._newtons_title, self.newtons)):
            side = QVBoxLayout()
            side.addWidget(title)
            side.addWidget(plot, 1)
            both.addLayout(side)
        inner = QVBoxLayout(self._plots)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(both, 1)
        inner.addWidget(spectrum_title)
        inner.addWidget(self.spectrum)
        centre = Card(theme)
        centre.column.addWidget(self._empty)
        centre.column.addWidget(self._plots, 1)
        centre.column.addStretch(0)
        centre.column.addWidget(self._said)
        centre.column.addWidget(key_row(theme, self, self._keys()))
        self._left, self._right = QWidget(), QWidget()
        for side_of, cards in (
            (self._left, (self.link, self.participant)),
            (self._right, (self.script,)),
        ):
            column = QVBoxLayout(side_of)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(GUTTER_PX)
            for card in cards:
                column.addWidget(card)
        side_by_side(self, (self._left, 0), (centre, 1), (self._right, 0))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _keys(self) -> tuple[Key, ...]:
        events = tuple(
            Key(
                str(i),
                f"1–{_EVENTS[-1]}" if i == 1 else "",
                tr("mark event"),
                partial(self.mark, f"event {i}"),
            )
            for i in _EVENTS
        )
        return (
            *events,
            Key("Backspace", "⌫", tr("undo the mark"), self.undo),
            Key("S", "S", tr("script"), self.toggle_script),
        )

    def _restyle(self) -> None:
        self._left.setFixedWidth(self._theme.px(_LEFT_PX))
        self._right.setFixedWidth(self._theme.px(_RIGHT_PX))
        self.spectrum.setFixedHeight(self._theme.px(_SPECTRUM_PX))
