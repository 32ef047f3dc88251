"""The instructor view: several gloves side by side, marks for all, scores, an assessment."""

from datetime import datetime
from functools import partial

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QCloseEvent, QShowEvent
from PyQt6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nmt_sense.dashboard.controller import GloveChoice, SessionController
from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.search import GloveSearch
from nmt_sense.dashboard.spoken_note import SpokenNote
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.instructor import room_lanes, score_rows, tile_view
from nmt_sense.dashboard.widgets.base import GUTTER_PX, Card, Text, side_by_side
from nmt_sense.dashboard.widgets.force_plot import ForcePlot
from nmt_sense.dashboard.widgets.instructor_cards import AssessmentCard, ScoreTable, Tile
from nmt_sense.dashboard.widgets.key_row import Key, key_row
from nmt_sense.model.errors import NmtSenseError
from nmt_sense.session.assessment import shipped_rubric, sign
from nmt_sense.session.room import Room, Seat
from nmt_sense.session.snapshot import RecordingState, RecordingView, SessionSnapshot
from nmt_sense.storage import open_recording

_RIGHT_PX, _TABLE_PX, _TILES_A_ROW = 290, 170, 3
_RUBRIC = "press"


class InstructorView(QWidget):
    """Watches a room.

    Parameters
    ----------
    theme
        Colours and sizes.
    controller
        The session of this program's own glove; others are made from it.
    """

    def __init__(self, theme: Theme, controller: SessionController) -> None:
        super().__init__()
        self._theme = theme
        self.room = Room(controller, controller.another)
        self.frozen: tuple[tuple[Seat, SessionSnapshot], ...] | None = None
        self._seen: tuple[tuple[Seat, SessionSnapshot], ...] = ()
        self._chosen = 0
        self._rubric = shipped_rubric(_RUBRIC)
        self.tiles: list[Tile] = []
        self.spoken = SpokenNote(self)
        self._search = GloveSearch(controller, self)
        self._search.found.connect(self.offer)
        self._search.failed.connect(self.say)
        self._build()
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.room.close)

    # What the window calls.

    def present_motion(self, _snapshot: SessionSnapshot | None) -> None:
        """Move gauges and lanes, unless they are frozen."""
        self._seen = self.frozen if self.frozen is not None else self.room.snapshots()
        for tile, (seat, snapshot) in zip(self.tiles, self._seen, strict=False):
            tile.gauge.present(tile_view(seat.name, snapshot).gauge)
        if self._seen:
            found = room_lanes(self._named())
            for i, (x_s, height) in enumerate(found.curves):
                self.lanes.show_curve(i, x_s, height, Role.INK)
            self.lanes.plot.getAxis("left").setTicks([found.ticks])
            self.lanes.show_range(-found.length_s, 0.0, float(len(self._seen)), -0.05)

    def present_numbers(self, snapshot: SessionSnapshot | None) -> None:
        """Renew tiles and scores."""
        self.present_motion(snapshot)
        self._empty.setVisible(not self._seen)
        for part in (self.lanes, self.table):
            part.setVisible(bool(self._seen))
        self._fit_tiles(len(self._seen))
        for i, (seat, one) in enumerate(self._seen):
            self.tiles[i].present(i + 1, tile_view(seat.name, one), chosen=i == self._chosen)
        self.table.present(score_rows(self._named()))
        self._offer_targets()
        chosen = self._chosen_seat()
        ready = chosen is not None and chosen[1].recording.state is RecordingState.SEALED
        self.assessment.present(
            chosen[0].name or chosen[1].link.glove if chosen else "", ready=ready
        )

    # What a user can do.

    def choose(self, number: int) -> None:
        """Choose a glove, to assess who wears it."""
        if number < len(self._seen):
            self._chosen = number
            self.present_numbers(None)

    def toggle_frozen(self) -> None:
        """Hold everything still to look at it and compare, or go on; sessions run on meanwhile."""
        self.frozen = self.room.snapshots() if self.frozen is None else None
        self.say(tr("Frozen: press F to go on") if self.frozen is not None else "")
        self.present_numbers(None)

    def mark(self, text: str) -> None:
        """Mark this moment in all recordings."""
        n = self.room.mark_all(text)
        self.say(tr("Marked in {n} recordings", n=n) if n else tr("Nothing is being recorded"))

    def offer(self, choices: list[GloveChoice]) -> None:
        """List gloves that can be added."""
        self.gloves.clear()
        for choice in choices:
            if choice.usable:
                self.gloves.addItem(choice.label, choice)
        self.say("" if self.gloves.count() else tr("No further glove found: plug one in"))

    def add(self) -> None:
        """Add the glove that is chosen in the list; without a list, look for gloves."""
        choice = self.gloves.currentData()
        if choice is None:
            self.say(tr("Looking for gloves…"))
            self._search.start()
            return
        self.room.add(choice)
        self.present_numbers(None)

    def remove(self) -> None:
        """Let the chosen glove go, if it is not this program's own."""
        chosen = self._chosen_seat()
        if chosen is not None:
            self.room.remove(chosen[0])
            self._chosen = 0
            self.present_numbers(None)

    def say(self, sentence: str) -> None:
        """Say a sentence under the lanes."""
        self._said.present(sentence)

    # How it is done.

    def showEvent(self, event: QShowEvent | None) -> None:
        """Take the keys, unless something is typed into a field."""
        super().showEvent(event)
        self.setFocus()

    def close_room(self) -> None:
        """Wait for a search to end and let all guests go."""
        self._search.wait()
        self.spoken.end()
        self.room.close()

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Let all guests go."""
        self.close_room()
        super().closeEvent(event)

    def _named(self) -> tuple[tuple[str, SessionSnapshot], ...]:
        return tuple((seat.name, snapshot) for seat, snapshot in self._seen)

    def _chosen_seat(self) -> tuple[Seat, SessionSnapshot] | None:
        return self._seen[self._chosen] if self._chosen < len(self._seen) else None

    def _sign(self, levels: tuple[int, ...], assessor: str, remark: str) -> None:
        chosen = self._chosen_seat()
        folder = None if chosen is None else chosen[1].recording.folder
        if folder is None:
            return
        try:
            recording = open_recording(folder)
            path = sign(recording, self._rubric, levels, assessor=assessor, remark=remark)
        except NmtSenseError as error:
            self.say(str(error))
            return
        self.assessment.clear()
        self.say(tr("Signed, and kept beside the recording: {name}", name=path.name))
        self.setFocus()

    def _offer_targets(self) -> None:
        names = [point.name for point in self._seen[0][1].plan.points] if self._seen else []
        if names != [self.targets.itemText(i) for i in range(self.targets.count())]:
            self.targets.clear()
            self.targets.addItems(names)
            self.targets.setCurrentIndex(-1)

    def _set_target(self, index: int) -> None:
        self.room.set_target(index)
        self.say(tr("Everybody presses {point} next", point=self.targets.itemText(index)))

    def _add_note(self) -> None:
        if self.note.text().strip():
            self.mark(self.note.text().strip())
            self.note.clear()
        self.setFocus()

    def toggle_spoken(self) -> None:
        """Begin a spoken note beside the recording of the chosen glove, or end it."""
        if self.spoken.running:
            self.spoken.end()
            self.say(tr("The spoken note is kept beside the recording"))
            return
        chosen = self._chosen_seat()
        recording = chosen[1].recording if chosen is not None else RecordingView()
        if recording.state is not RecordingState.ON or recording.folder is None:
            self.say(tr("Nothing is being recorded"))
            return
        name = f"spoken-{datetime.now():%Y-%m-%d_%H%M%S}.wav"
        try:
            self.spoken.begin(recording.folder / name)
        except NmtSenseError as error:
            self.say(str(error))
            return
        self.room.mark_all(name)
        self.say(tr("Speak now; V ends the note"))

    def _fit_tiles(self, n: int) -> None:
        while len(self.tiles) < n:
            tile, number = Tile(self._theme), len(self.tiles)
            tile.chosen.connect(partial(self.choose, number))
            self.tiles.append(tile)
            self._grid.addWidget(tile, number // _TILES_A_ROW, number % _TILES_A_ROW)
        for i, tile in enumerate(self.tiles):
            tile.setVisible(i < n)

    def _build(self) -> None:
        theme = self._theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lanes = ForcePlot(theme, tr("The force of each glove on one time line"))
        self.table = ScoreTable()
        self._empty = Text(theme, 14, Role.MUTED, wrap=True)
        self._empty.present(tr("Nobody here yet: press A to look for gloves and add them."))
        self._said = Text(theme, 13, Role.MUTED)
        self._grid = QGridLayout()
        self._grid.setSpacing(GUTTER_PX)
        self.gloves, self.targets, self.note = QComboBox(), QComboBox(), QLineEdit()
        self.gloves.setPlaceholderText(tr("Look for gloves (A)"))
        self.targets.setPlaceholderText(tr("Target for all"))
        self.note.setPlaceholderText(tr("A note for all recordings, then Enter (N)"))
        for field in (self.gloves, self.targets, self.note):
            field.setAccessibleName(field.placeholderText())
        self.targets.activated.connect(self._set_target)
        self.note.returnPressed.connect(self._add_note)
        self._add = QPushButton(tr("Add (A)"))
        self._add.clicked.connect(self.add)
        controls = QHBoxLayout()
        for part, stretch in (
            (self.gloves, 2), (self._add, 0), (self.targets, 2), (self.note, 3),
        ):  # fmt: skip
            controls.addWidget(part, stretch)
        below = Card(theme)
        below.column.addWidget(self._empty)
        below.column.addWidget(self.lanes, 1)
        below.column.addWidget(self.table)
        below.column.addStretch(0)  # takes the room of what is not there
        below.column.addWidget(self._said)
        below.column.addWidget(key_row(theme, self, self._keys()))
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(GUTTER_PX)
        left.addLayout(controls)
        left.addLayout(self._grid)
        left.addWidget(below, 1)
        self.assessment = AssessmentCard(theme, self._rubric)
        self.assessment.signed.connect(self._sign)
        side_by_side(self, (side, 1), (self.assessment, 0))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _keys(self) -> tuple[Key, ...]:
        choices = tuple(
            Key(str(i), "1–9" if i == 1 else "", tr("choose"), partial(self.choose, i - 1))
            for i in range(1, 10)
        )
        return (
            Key("Space", tr("Space"), tr("mark all"), lambda: self.mark("")),
            Key("N", "N", tr("note"), self.note.setFocus),
            Key("V", "V", tr("speak"), self.toggle_spoken),
            Key("F", "F", tr("freeze"), self.toggle_frozen),
            Key("R", "R", tr("record all"), self.room.record_all),
            Key("A", "A", tr("add"), self.add),
            Key("Delete", tr("Del"), tr("let go"), self.remove),
            *choices,
        )

    def _restyle(self) -> None:
        self.assessment.setFixedWidth(self._theme.px(_RIGHT_PX))
        self.table.setFixedHeight(self._theme.px(_TABLE_PX))
