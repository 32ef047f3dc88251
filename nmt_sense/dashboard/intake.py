"""The intake view: the talk and the look that a session begins with."""

from pathlib import Path

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QShowEvent
from PyQt6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nmt_sense.dashboard.controller import SessionController
from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.intake import (
    CAUTIONS,
    PAIN_WORST,
    missing,
    new_pseudonym,
    warnings,
)
from nmt_sense.dashboard.widgets.area_map import AreaMap
from nmt_sense.dashboard.widgets.base import GUTTER_PX, Text, side_by_side
from nmt_sense.dashboard.widgets.form import Form
from nmt_sense.dashboard.widgets.key_row import Key, key_row
from nmt_sense.model.errors import NmtSenseError
from nmt_sense.session.snapshot import RecordingState, SessionSnapshot
from nmt_sense.storage import Intake, save_intake


class IntakeView(QWidget):
    """Three cards: who and why, where, and what speaks against it.

    Parameters
    ----------
    theme
        Colours and sizes.
    controller
        Is told the pseudonym and whether recording is agreed to.
    folder
        Where intakes are kept.
    """

    left = pyqtSignal()

    def __init__(self, theme: Theme, controller: SessionController, *, folder: Path) -> None:
        super().__init__()
        self._theme, self._controller, self._folder = theme, controller, folder
        self._recording = False
        self._build()
        self.begin_anew()

    # What the window calls.

    def present_motion(self, snapshot: SessionSnapshot | None) -> None:
        """Nothing moves here."""

    def present_numbers(self, snapshot: SessionSnapshot | None) -> None:
        """Take note of whether a recording runs."""
        self._recording = snapshot is not None and snapshot.recording.state is RecordingState.ON

    # What a user can do.

    @property
    def intake(self) -> Intake:
        """What is filled in."""
        return Intake(
            pseudonym=self.pseudonym.text().strip(),
            complaint=self.complaint.toPlainText().strip(),
            areas=self.areas.chosen,
            pain=int(self.pain.value()),
            cautions=tuple(name for name, box in self.cautions.items() if box.isChecked()),
            asked=self.asked.text().strip(),
            consent_to_record=self.consent.isChecked(),
        )

    def keep(self) -> None:
        """Keep the intake and go on to the session, unless something is missing."""
        intake = self.intake
        lacking = missing(intake)
        if lacking:
            self.say(lacking)
            return
        try:
            save_intake(intake, self._folder)
        except NmtSenseError as error:
            self.say(str(error))
            return
        self._controller.set_participant(intake.pseudonym)
        self._controller.set_consent(intake.consent_to_record)
        if self._recording and not intake.consent_to_record:
            self._controller.stop_recording()
        self.say("")
        self.left.emit()

    def begin_anew(self) -> None:
        """Empty everything, for somebody else."""
        self.pseudonym.setText(new_pseudonym())
        self.complaint.clear()
        self.areas.clear()
        self.pain.setValue(0)
        for box in (*self.cautions.values(), self.consent):
            box.setChecked(False)
        self.asked.clear()
        self.say("")
        self.complaint.setFocus()

    def say(self, sentence: str) -> None:
        """Say a sentence above the keys."""
        self._said.present(sentence, Role.ABOVE)

    # How it is done.

    def showEvent(self, event: QShowEvent | None) -> None:
        """Begin with the first question."""
        super().showEvent(event)
        self.complaint.setFocus()

    def _warn(self) -> None:
        found = warnings(self.intake.cautions)
        self._warning.present("\n".join(found))
        for part in (self._warning, self._asked_note, self.asked):
            part.setVisible(bool(found))

    def _build(self) -> None:
        theme = self._theme
        who = Form(theme, tr("Before the session"))
        self.pseudonym = who.line(tr("Pseudonym"))
        who.note(tr("No name here: the recording carries this code and nothing else of this page."))
        who.note(tr("What brings you here? In their own words."))
        self.complaint = QPlainTextEdit()
        self.complaint.setAccessibleName(tr("Complaint"))
        self.complaint.setTabChangesFocus(True)
        who.column.addWidget(self.complaint, 1)
        self.pain = who.amount(tr("Pain now, 0 to 10"), 0, (0, PAIN_WORST), lambda _: None)
        self.consent = QCheckBox(tr("Agrees to be recorded"))
        who.column.addWidget(self.consent)
        who.note(tr("Without this, nothing is recorded; practising goes on all the same."))
        where = Form(theme, tr("Where is it?"))
        self.areas = AreaMap(theme)
        where.column.addWidget(self.areas, 1)
        against = Form(theme, tr("Does anything speak against it?"))
        self.cautions = {
            caution.name: against.switch(tr(caution.question), False, lambda _: self._warn())
            for caution in CAUTIONS
        }
        self._warning = Text(theme, 14, Role.ABOVE, bold=True, wrap=True)
        against.column.addWidget(self._warning)
        self._asked_note = against.note(tr("Who was asked, and said that you may go on?"))
        self.asked = QLineEdit()
        self.asked.setAccessibleName(tr("Who was asked"))
        against.column.addWidget(self.asked)
        against.column.addStretch(1)
        against.note(tr("This list warns; that nothing is ticked does not say that all is well."))
        self._said = Text(theme, 14, Role.ABOVE, bold=True)
        self._go_on = QPushButton(tr("Keep and go on  (Ctrl+Enter)"))
        self._go_on.setProperty("kind", "main")
        self._go_on.clicked.connect(self.keep)
        cards = QWidget()
        scroll = QScrollArea()  # warnings take room
        scroll.setWidgetResizable(True)
        scroll.setWidget(against)
        scroll.viewport().setAutoFillBackground(False)
        against.setAutoFillBackground(False)
        side_by_side(cards, (who, 1), (where, 1), (scroll, 1))
        foot = QVBoxLayout()
        foot.setContentsMargins(GUTTER_PX, 0, GUTTER_PX, GUTTER_PX)
        foot.addWidget(self._said)
        foot.addWidget(self._go_on, 0, Qt.AlignmentFlag.AlignRight)
        foot.addWidget(key_row(theme, self, self._keys()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(cards, 1)
        column.addLayout(foot)
        self._warn()

    def _keys(self) -> tuple[Key, ...]:
        return (
            Key("Ctrl+Return", "Ctrl+↵", tr("keep and go on"), self.keep),
            Key("Ctrl+N", "Ctrl+N", tr("somebody else"), self.begin_anew),
            Key("Esc", "Esc", tr("back"), self.left.emit),
        )
