"""What a user can do while practising, and with which key; no Qt in here."""

from collections.abc import Callable
from dataclasses import dataclass

from nmt_sense.dashboard.coach import Coach
from nmt_sense.dashboard.controller import GloveChoice, SessionController
from nmt_sense.dashboard.settings import Settings, SettingsStore
from nmt_sense.dashboard.texts import later, tr
from nmt_sense.dashboard.view_models import words
from nmt_sense.dashboard.watch import Watch
from nmt_sense.model.errors import NmtSenseError
from nmt_sense.model.hold import PressState
from nmt_sense.session.remarks import WORST_PAIN
from nmt_sense.session.snapshot import RecordingState


@dataclass(frozen=True, slots=True)
class Action:
    """What can be done with a key.

    Attributes
    ----------
    name
        The method that does it.
    key
        The key that comes with the program, in Qt's portable text.
    title
        What it does, where keys are set.
    hint
        What it does in a word, where keys are hinted at; ``None`` to hint at it nowhere. Keys of
        a pair share the hint of the second.
    row
        In which row of hints it stands.
    """

    name: str
    key: str
    title: str
    hint: str | None = None
    row: int = 0


ACTIONS = (
    Action("mark", "Space", later("Mark this moment"), ""),
    Action("undo_mark", "Backspace", later("Undo the last mark"), later("mark")),
    Action("comfort", "C", later("Comfort reached"), later("comfort")),
    Action("previous_point", "Left", later("Point before"), ""),
    Action("next_point", "Right", later("Next point"), later("point")),
    Action("toggle_recording", "R", later("Record on or off"), later("record"), 1),
    Action("tare", "T", later("Set to zero"), later("zero"), 1),
    Action("toggle_eyes_on_client", "E", later("Eyes on the client"), later("sound"), 1),
    Action("toggle_glove_feedback", "V", later("The glove's own signals"), later("glove"), 1),
    Action("open_intake", "I", later("The talk before the session"), later("intake"), 1),
    Action("ask", "A", later("Show the press for a moment")),
    Action("toggle_full_screen", "F11", later("Full screen")),
    Action("end_session", "Ctrl+E", later("End the session"), later("end"), 1),
    Action("choose_glove", "G", later("Choose a glove")),
)
#: The key of each pain rating, 0 to 10; ten is the Roman one.
PAIN_KEYS = {**{str(pain): pain for pain in range(WORST_PAIN)}, "X": WORST_PAIN}
_CAPS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Backspace": "⌫"}


def key_of(action: Action, settings: Settings) -> str:
    """Name the key of an action; empty where the user took it away."""
    return settings.keys.get(action.name, action.key)


def cap_of(key: str) -> str:
    """Write a key as it is printed on a keyboard."""
    return _CAPS.get(key, key)


class Commands:
    """Passes actions on to the session, and says what came of them.

    Parameters
    ----------
    controller
        The session.
    watch
        Knows the newest snapshot, and keeps what is said.
    coach
        Decides what a learner is shown.
    store
        The settings.
    """

    def __init__(
        self, controller: SessionController, watch: Watch, coach: Coach, store: SettingsStore
    ) -> None:
        self._controller, self._watch = controller, watch
        self._coach, self._store = coach, store

    def connect(self, choice: GloveChoice) -> None:
        """Connect to a glove."""
        self._do(lambda: self._controller.connect(choice))

    def end_session(self) -> None:
        """Let go of the glove."""
        self._do(self._controller.disconnect)

    def mark(self) -> None:
        """Note this moment in the recording."""
        snapshot = self._watch.snapshot
        if snapshot is None or snapshot.recording.state is not RecordingState.ON:
            self._watch.say(tr("Nothing is being recorded, so no mark was set"))
        elif self._do(lambda: self._controller.mark("")):
            self._watch.say(tr("Marked at {time}", time=words.clock(snapshot.time_s)))

    def undo_mark(self) -> None:
        """Take the newest mark back; the recording notes that, and loses nothing."""
        snapshot = self._watch.snapshot
        if snapshot is None or not snapshot.marks_s:
            self._watch.say(tr("There is no mark to undo"))
        elif self._do(self._controller.undo_mark):
            time = words.clock(snapshot.marks_s[-1])
            self._watch.say(tr("The mark at {time} was undone", time=time))

    def comfort(self) -> None:
        """Note that whoever is pressed says that comfort is reached."""
        if self._pressing() and self._do(self._controller.comfort):
            self._watch.say(tr("Comfort reached: the hold may end"))

    def note_pain(self, pain: int) -> None:
        """Note how much it hurts, 0 (not at all) to 10 (as much as can be thought of)."""
        if self._pressing() and self._do(lambda: self._controller.pain(pain)):
            self._watch.say(tr("Pain {n} of {most}", n=pain, most=WORST_PAIN))

    def _pressing(self) -> bool:
        """Tell whether a press goes on; where none does, say that nothing can be said of it."""
        snapshot = self._watch.snapshot
        if snapshot is None or snapshot.progress.state is PressState.REST:
            self._watch.say(tr("Comfort and pain are noted while something is pressed"))
            return False
        return True

    def toggle_eyes_on_client(self) -> None:
        """Let sound tell everything, or no more."""
        wanted = not self._store.value.eyes_on_client
        self._store.change(eyes_on_client=wanted)
        on, off = tr("Sound on: eyes on the client"), tr("Sound of eyes-on-client off")
        self._watch.say(on if wanted else off)

    def toggle_glove_feedback(self) -> None:
        """Let the glove itself tell where the press stands, or no more."""
        wanted = not self._store.value.glove_feedback
        self._store.change(glove_feedback=wanted)
        on, off = tr("The glove's own signals are on"), tr("The glove's own signals are off")
        self._watch.say(on if wanted else off)

    def ask(self) -> None:
        """Show the press for a moment, where the learning mode leaves that to the learner."""
        if not self._coach.ask():
            self._watch.say(tr("Asking is for the learning mode “asked for”"))

    def toggle_recording(self) -> None:
        """Start or stop the recording, where that is possible now."""
        if not self._watch.can_record or self._watch.snapshot is None:
            return
        if self._watch.snapshot.recording.state is RecordingState.ON:
            self._watch.stopping = self._do(self._controller.stop_recording)
        else:
            self._do(self._controller.start_recording)

    def previous_point(self) -> None:
        """Choose the point before."""
        self._step_point(-1)

    def next_point(self) -> None:
        """Choose the point after."""
        self._step_point(+1)

    def select_point(self, index: int) -> None:
        """Choose a point of the plan."""
        self._do(lambda: self._controller.select_point(index))

    def tare(self) -> None:
        """Take the forces of this moment as zero, unless something is being pressed."""
        snapshot = self._watch.snapshot
        if snapshot is None or snapshot.progress.state is not PressState.REST:
            self._watch.say(tr("Let go first: zero is set at rest"))
        elif self._do(self._controller.tare):
            self._watch.say(tr("Set to zero"))

    def _step_point(self, step: int) -> None:
        snapshot = self._watch.snapshot
        if snapshot is not None:
            index = snapshot.point_index + step
            if 0 <= index < len(snapshot.plan.points):
                self.select_point(index)

    def _do(self, action: Callable[[], None]) -> bool:
        """Pass an action on; say so where the session refuses it."""
        try:
            action()
        except NmtSenseError as error:
            self._watch.say(str(error))
            return False
        return True
