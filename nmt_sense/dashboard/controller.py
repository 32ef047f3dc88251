"""The seam between the screen and the session: what a dashboard may ask for.

State never comes back from these calls; it comes with the snapshots.
"""

from typing import Protocol

from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.glove_feedback import GloveFeedback
from nmt_sense.session.gloves import GloveChoice
from nmt_sense.session.snapshot import SessionSnapshot

__all__ = ["GloveChoice", "SessionController"]


class SessionController(Protocol):
    """What the screen can make a session do."""

    def another(self) -> "SessionController":
        """Make a session of the same kind for one more glove."""
        ...

    def gloves(self) -> list[GloveChoice]:
        """Look for gloves. May take seconds: call it off the GUI thread."""
        ...

    def connect(self, choice: GloveChoice) -> None:
        """Start to connect; returns at once."""
        ...

    def disconnect(self) -> None:
        """Let go of the glove."""
        ...

    def snapshot(self) -> SessionSnapshot | None:
        """Tell the state of the session, ``None`` while nothing was ever connected."""
        ...

    def channels(self) -> ChannelsView | None:
        """Copy the last seconds of every channel, ``None`` where there are none."""
        ...

    def set_participant(self, participant: str) -> None:
        """Name who is recorded from the next recording on, by a pseudonym."""
        ...

    def set_consent(self, given: bool) -> None:
        """Say whether recording is agreed to; without it, nothing is recorded."""
        ...

    def start_recording(self) -> None:
        """Start to keep the session."""
        ...

    def stop_recording(self) -> None:
        """End the recording; sealing goes on in the background."""
        ...

    def mark(self, text: str) -> None:
        """Note this moment."""
        ...

    def comfort(self) -> None:
        """Note that comfort is reached in the press that goes on."""
        ...

    def pain(self, value: int) -> None:
        """Note how much the press that goes on hurts, 0..10."""
        ...

    def undo_mark(self) -> None:
        """Take the newest mark back."""
        ...

    def set_keep_journal(self, wanted: bool) -> None:
        """Keep the journal of recordings that end from now on beside their tables, or drop it."""
        ...

    def set_feedback_mode(self, mode: str) -> None:
        """Note what the learner is shown, in this recording and in those that follow."""
        ...

    def set_glove_feedback(self, wanted: GloveFeedback) -> None:
        """Let the glove's own motor, buzzer and lamp tell where the press stands, or no more."""
        ...

    def select_point(self, index: int) -> None:
        """Choose the point of the plan that is pressed next."""
        ...

    def tare(self) -> None:
        """Take the forces of this moment as zero."""
        ...

    def close(self) -> None:
        """End everything that runs."""
        ...
