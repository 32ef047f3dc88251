"""The replay view: scrub a recording, go from hold to hold, compare, judge again, export."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QHideEvent
from PyQt6.QtWidgets import QHBoxLayout, QWidget

from nmt_sense.dashboard.file_asker import FileAsker
from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.pictures import save_picture
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models import words
from nmt_sense.dashboard.view_models.replay import (
    AlignedCurve,
    Stretch,
    aligned,
    around,
    facts_of,
    hold_card,
    next_hold,
    title_of,
    whole,
)
from nmt_sense.dashboard.widgets.base import Card, Text, side_by_side
from nmt_sense.dashboard.widgets.key_row import Key, key_row
from nmt_sense.dashboard.widgets.replay_cards import RecordingsCard, ReplayTools
from nmt_sense.dashboard.widgets.replay_plots import COMPARED_COLUMNS, ReplayPlots
from nmt_sense.dashboard.widgets.work_bar import WorkBar
from nmt_sense.dashboard.work import Work
from nmt_sense.holds import load_plan, shipped_plan, shipped_plan_names
from nmt_sense.model.errors import NmtSenseError
from nmt_sense.model.plan import Plan
from nmt_sense.session.excerpt import write_excerpt
from nmt_sense.session.review import Review, judge_again, open_review, recordings_in
from nmt_sense.session.snapshot import SessionSnapshot
from nmt_sense.storage import Note, add_note, read_notes, withdraw_note

_LEFT_PX, _RIGHT_PX = 240, 280
_ZOOM, _STEP = 2.0, 0.25
_EXPORTS = "CSV (*.csv);;PNG (*.png);;SVG (*.svg)"


class ReplayView(QWidget):
    """Looks at one recording at a time.

    Parameters
    ----------
    theme
        Colours and sizes.
    recordings
        Folder whose recordings are listed.
    """

    opened = pyqtSignal(object)

    def __init__(self, theme: Theme, *, recordings: Path) -> None:
        super().__init__()
        self._theme, self._recordings = theme, recordings
        self.review: Review | None = None
        self.shown = Stretch(0.0, 1.0)
        self.chosen: int | None = None
        self._pinned: AlignedCurve | None = None
        self._added: list[Note] = []
        self._files = FileAsker(self, self.say)
        self.work = Work(self)
        self.work.failed.connect(self.say)
        self._build()
        self._refresh()

    # What the window calls.

    def present_motion(self, snapshot: SessionSnapshot | None) -> None:
        """Do nothing: a replay moves only when it is moved."""

    def present_numbers(self, snapshot: SessionSnapshot | None) -> None:
        """Find recordings that have come since."""
        self._files.see(snapshot)
        if snapshot is not None and snapshot.recording.folder is not None:
            self._recordings = snapshot.recording.folder.parent
        self.list.present(recordings_in(self._recordings))

    # What a user can do.

    def open(self, path: Path) -> None:
        """Open a recording."""
        self.say("")
        self.work.start(lambda progress: open_review(path, progress), self._opened)

    def look_at(self, start_s: float, end_s: float) -> None:
        """Look at a stretch."""
        if self.review is not None:
            self.shown = Stretch(start_s, end_s).kept_in(whole(self.review))
            self.plots.look_at(self.shown, self.chosen)

    def step_hold(self, step: int) -> None:
        """Go to the hold before or after."""
        if self.review is None:
            return
        self.say("")
        self.chosen = next_hold(self.review.holds, self.chosen, step)
        if self.chosen is not None:
            self.shown = around(self.review.holds[self.chosen], whole(self.review))
        self._refresh()

    def show_all(self) -> None:
        """Look at the whole recording, and at no hold in it."""
        if self.review is not None:
            self.chosen, self.shown = None, whole(self.review)
            self._refresh()

    def zoom(self, factor: float) -> None:
        """Look at more or less."""
        if self.review is not None:
            self.shown = self.shown.zoomed(factor, whole(self.review))
            self.plots.look_at(self.shown, self.chosen)

    def move(self, share: float) -> None:
        """Go on or back by a share of what is shown."""
        if self.review is not None:
            self.shown = self.shown.moved(share, whole(self.review))
            self.plots.look_at(self.shown, self.chosen)

    def pin(self) -> None:
        """Keep this hold to compare others with, those of other recordings too; or let go of it."""
        self._pinned = self._this_hold() if self._pinned is None else None
        if self._pinned is not None:
            self.say(tr("Pinned: now go to another hold"))
        self._refresh()

    def mark(self) -> None:
        """Mark the middle of what is shown."""
        review, at_s = self.review, (self.shown.start_s + self.shown.end_s) / 2
        if review is not None:
            said = tr("Marked at {time}; Ctrl+Z takes it back", time=words.clock(at_s))
            self._try(lambda: self._added.append(add_note(review.recording.folder, at_s, "")), said)
            self._reread_notes()

    def undo(self) -> None:
        """Take the last mark back."""
        review = self.review
        if review is not None and self._added:
            note = self._added.pop()
            said = tr("Took back the mark at {time}", time=words.clock(note.time_s))
            self._try(lambda: withdraw_note(review.recording.folder, note), said)
            self._reread_notes()

    def judge(self, plan: Plan | None) -> None:
        """Judge the recording by another plan, or by its own."""
        review = self.review
        if review is not None:
            self.work.start(lambda progress: judge_again(review, plan, progress), self._judged)

    def export(self, path: Path) -> None:
        """Write what is shown: its samples as CSV, or its picture as PNG or SVG."""
        review, shown = self.review, self.shown
        if review is None:
            return
        if path.suffix.lower() in (".png", ".svg"):
            self._try(lambda: save_picture(self.plots, path), tr("Saved {path}", path=path))
            return
        self.work.start(
            lambda _: write_excerpt(review.recording, shown.start_s, shown.end_s, path),
            lambda n: self.say(tr("Saved {n} samples in {path}", n=n, path=path)),
        )

    def say(self, sentence: str) -> None:
        """Say a sentence under the picture."""
        self._said.present(sentence)

    # How it is done.

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Let no work go on for a view that nobody looks at."""
        super().hideEvent(event)
        self.work.cancel()

    def _opened(self, review: Review) -> None:
        self.review, self.chosen, self._added = review, None, []
        self.shown = whole(review)
        self._recordings = review.recording.folder.parent
        self.plan_choice.setCurrentIndex(0)
        self._reread_notes()
        self.plots.present(review)
        self._refresh()
        self.opened.emit(review)

    def _judged(self, review: Review) -> None:
        self.review = review
        last = len(review.holds) - 1
        self.chosen = None if self.chosen is None or last < 0 else min(self.chosen, last)
        self.plots.present(review)
        self._refresh()
        self.say(tr("Judged anew; what was recorded stays as it is"))

    def _reread_notes(self) -> None:
        review = self.review
        if review is not None:
            marks = [(mark.time_s, mark.text) for mark in review.markers]
            marks += [(note.time_s, note.text) for note in read_notes(review.recording.folder)]
            self.plots.detail.show_marks(marks)
            self.plots.overview.show_marks([(time_s, "") for time_s, _ in marks])

    def _this_hold(self) -> AlignedCurve | None:
        if self.review is None or self.chosen is None:
            return None
        return aligned(self.review, self.review.holds[self.chosen], COMPARED_COLUMNS)

    def _refresh(self) -> None:
        review = self.review
        self.plots.setVisible(review is not None)
        self._title.present(title_of(review) if review else tr("Nothing opened yet"))
        self._facts.present(
            facts_of(review) if review else tr("Choose a recording on the left, or press Ctrl+O.")
        )
        self.hold.present(hold_card(review, self.chosen))
        if review is not None:
            this = self._this_hold()
            self.plots.present_compared((self._pinned, this) if self._pinned and this else ())
            self.plots.look_at(self.shown, self.chosen)
        self.plan_choice.setEnabled(review is not None)
        self.right.present_pin(pinned=self._pinned is not None, possible=self.chosen is not None)

    def _try(self, do: Callable[[], object], done: str = "") -> None:
        try:
            do()
        except NmtSenseError as error:
            done = str(error)
        self.say(done)

    def _ask_recording(self) -> None:
        self._files.folder(tr("Open"), self._recordings, self.open)

    def _ask_plan(self) -> None:
        self._files.file(
            tr("Plan"),
            "TOML, JSON (*.toml *.json)",
            lambda path: self._try(lambda: self.judge(load_plan(path))),
        )

    def _ask_export(self) -> None:
        self._files.new_file(tr("Export what is shown"), _EXPORTS, self.export)

    def _build(self) -> None:
        theme = self._theme
        self.list = RecordingsCard(theme)
        self.list.chosen.connect(self.open)
        self.list.other_asked.connect(self._ask_recording)
        self.plots = ReplayPlots(theme)
        self.plots.moved.connect(self.look_at)
        self._title = Text(theme, 20, bold=True)
        self._facts, self._said = (Text(theme, 13, Role.MUTED) for _ in range(2))
        centre = Card(theme)
        for part, stretch in ((self._title, 0), (self._facts, 0), (self.plots, 1)):
            centre.column.addWidget(part, stretch)
        centre.column.addStretch(0)  # takes the room of plots that are not there
        last = QHBoxLayout()
        last.addWidget(self._said, 2)
        last.addWidget(WorkBar(self.work), 1)
        centre.column.addLayout(last)
        centre.column.addWidget(key_row(theme, self, self._keys()))
        self.right = ReplayTools(theme, shipped_plan_names())
        self.hold, self.plan_choice = self.right.hold, self.right.plan_choice
        self.plan_choice.asked.connect(
            lambda name: self.judge(None if name is None else shipped_plan(name))
        )
        self.plan_choice.other_asked.connect(self._ask_plan)
        self.right.compare.clicked.connect(self.pin)
        self.right.export.clicked.connect(self._ask_export)
        side_by_side(self, (self.list, 0), (centre, 1), (self.right, 0))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _keys(self) -> tuple[Key, ...]:
        return (
            Key("P", "P", "", lambda: self.step_hold(-1)),
            Key("N", "N", tr("hold"), lambda: self.step_hold(+1)),
            Key("Left", "←", "", lambda: self.move(-_STEP)),
            Key("Right", "→", tr("move"), lambda: self.move(+_STEP)),
            Key("+", "+", "", lambda: self.zoom(1 / _ZOOM)),
            Key("-", "−", tr("zoom"), lambda: self.zoom(_ZOOM)),
            Key("=", "", "", lambda: self.zoom(1 / _ZOOM)),  # the key of + without Shift
            Key("Home", "Home", tr("all"), self.show_all),
            Key("M", "M", tr("mark"), self.mark),
            Key("Ctrl+Z", "Ctrl+Z", tr("undo"), self.undo),
            Key("C", "", "", self.pin),
            Key("Ctrl+S", "", "", self._ask_export),
            Key("Ctrl+O", "", "", self._ask_recording),
        )

    def _restyle(self) -> None:
        self.list.setFixedWidth(self._theme.px(_LEFT_PX))
        self.right.setFixedWidth(self._theme.px(_RIGHT_PX))
        if self.review is not None:  # what is drawn keeps the colours that it was drawn with
            self.plots.present(self.review)
            self._reread_notes()
            self.plots.look_at(self.shown, self.chosen)
