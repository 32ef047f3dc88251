"""A made-up session to drive the dashboard with: it keeps what it was asked for."""

from dataclasses import replace

from nmt_sense.dashboard.controller import GloveChoice
from nmt_sense.dashboard.example import GLOVES, channels_at, snapshot_at
from nmt_sense.model.errors import NmtSenseError
from nmt_sense.model.hold import HoldProgress
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.glove_feedback import GloveFeedback
from nmt_sense.session.snapshot import (
    LinkState,
    LinkView,
    RecordingState,
    RecordingView,
    SessionSnapshot,
)


class ExampleController:
    """Plays made-up snapshots; what it was asked for is kept in ``calls``.

    Attributes
    ----------
    state
        What :meth:`snapshot` returns; set it to move the story on.
    feedback_mode, glove_feedback, consent
        What was told last of what the learner is shown, of the glove's own signals, and of the
        consent to record.
    refusal
        A sentence with which every action is refused, empty for none.
    """

    def __init__(self, state: SessionSnapshot | None = None) -> None:
        self.state = state
        self.choices: list[GloveChoice] = list(GLOVES)
        self.calls: list[tuple[object, ...]] = []
        self.refusal = ""
        self.feedback_mode = ""
        self.glove_feedback = GloveFeedback()
        self.consent = True

    def another(self) -> "ExampleController":
        """Make up one more session."""
        return ExampleController()

    def gloves(self) -> list[GloveChoice]:
        """List the made-up gloves."""
        self._note("gloves")
        return self.choices

    def connect(self, choice: GloveChoice) -> None:
        """Be connecting from now on."""
        self._note("connect", choice.key)
        fresh = snapshot_at(0.0)
        self.state = replace(fresh, link=LinkView(state=LinkState.CONNECTING, glove=choice.label))

    def disconnect(self) -> None:
        """End the session."""
        self._note("disconnect")
        if self.state is not None:
            self.state = replace(self.state, link=replace(self.state.link, state=LinkState.ENDED))

    def snapshot(self) -> SessionSnapshot | None:
        """Give the current state."""
        return self.state

    def channels(self) -> ChannelsView | None:
        """Give the channels of the made-up hand."""
        return None if self.state is None else channels_at(self.state.time_s)

    def set_participant(self, participant: str) -> None:
        """Note a pseudonym."""
        self._note("set_participant", participant)

    def set_consent(self, given: bool) -> None:
        """Note whether recording is consented to."""
        self.consent = given

    def start_recording(self) -> None:
        """Record from now on."""
        self._note("start_recording")
        if self.state is not None:
            self.state = replace(self.state, recording=RecordingView(state=RecordingState.ON))

    def stop_recording(self) -> None:
        """Ask for the end of the recording."""
        self._note("stop_recording")

    def mark(self, text: str) -> None:
        """Note a mark."""
        self._note("mark", text)
        if self.state is not None:
            marks_s = (*self.state.marks_s, self.state.time_s)
            self.state = replace(self.state, marks_s=marks_s)

    def comfort(self) -> None:
        """Note that comfort is reached."""
        self._note("comfort")
        if self.state is not None:
            self._now(replace(self.state.progress, comfort=True))

    def pain(self, value: int) -> None:
        """Note how much it hurts."""
        self._note("pain", value)
        if self.state is not None:
            self._now(replace(self.state.progress, pain=value))

    def _now(self, progress: HoldProgress) -> None:
        if self.state is not None:
            self.state = replace(self.state, progress=progress)

    def undo_mark(self) -> None:
        """Take the newest mark back."""
        self._note("undo_mark")
        if self.state is not None:
            self.state = replace(self.state, marks_s=self.state.marks_s[:-1])

    def set_keep_journal(self, wanted: bool) -> None:
        """Note it; not among the calls, as nobody asked for it."""
        self.keep_journal = wanted

    def set_feedback_mode(self, mode: str) -> None:
        """Note what the learner is shown; not among the calls, as nobody asked for it."""
        self.feedback_mode = mode

    def set_glove_feedback(self, wanted: GloveFeedback) -> None:
        """Note the glove's own signals; told with every frame."""
        self.glove_feedback = wanted

    def select_point(self, index: int) -> None:
        """Choose a point."""
        self._note("select_point", index)
        if self.state is not None:
            self.state = replace(self.state, point_index=index)

    def tare(self) -> None:
        """Note a tare."""
        self._note("tare")

    def close(self) -> None:
        """Note the end."""
        self._note("close")

    def _note(self, *call: object) -> None:
        self.calls.append(call)
        if self.refusal:
            raise NmtSenseError(self.refusal)
