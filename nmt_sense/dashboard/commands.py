"""What a user can do while practising, and with which key; no Qt in here."""

from collections.abc import Callable
from dataclasses import dataclass

from nmt_sense.dashboard.controller import GloveChoice, SessionController
from nmt_sense.dashboard.view_models import words
from nmt_sense.dashboard.watch import Watch
from nmt_sense.model.errors import NmtSenseError
from nmt_sense.model.hold import PressState
from nmt_sense.session.snapshot import RecordingState


@dataclass(frozen=True, slots=True)
class Action:
    """A key, how it is written on its hint, and what it does.

    ``name`` is the method that does it; keys of a pair share the hint of the second.
    """

    name: str
    key: str
    cap: str
    hint: str


ACTIONS = (
    Action("mark", "Space", "Space", "mark"),
    Action("toggle_recording", "R", "R", "record"),
    Action("previous_point", "Left", "←", ""),
    Action("next_point", "Right", "→", "point"),
    Action("tare", "T", "T", "zero"),
    Action("toggle_full_screen", "F11", "F11", "full screen"),
    Action("end_session", "Ctrl+E", "Ctrl+E", "end"),
)


class Commands:
    """Passes actions on to the session, and says what came of them.

    Parameters
    ----------
    controller
        The session.
    watch
        Knows the newest snapshot, and keeps what is said.
    """

    def __init__(self, controller: SessionController, watch: Watch) -> None:
        self._controller, self._watch = controller, watch

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
            self._watch.say("Nothing is being recorded, so no mark was set")
        elif self._do(lambda: self._controller.mark("")):
            self._watch.say(f"Marked at {words.clock(snapshot.time_s)}")

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
            self._watch.say("Let go first: zero is set at rest")
        elif self._do(self._controller.tare):
            self._watch.say("Set to zero")

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
