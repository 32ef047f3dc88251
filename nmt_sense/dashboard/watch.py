"""What the screen itself remembers from one snapshot to the next; no Qt in here."""

from collections.abc import Callable

from nmt_sense.session.snapshot import LinkState, RecordingState, SessionSnapshot

_SAID_FOR_S = 4.0


class Watch:
    """Times how long the link has been in its state, and keeps the echo of the last action.

    Parameters
    ----------
    now_s
        A monotonic clock, seconds.
    """

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._state: LinkState | None = None
        self._since_s = now_s()
        self._said, self._said_at_s = "", 0.0
        self.stopping = False

    def see(self, snapshot: SessionSnapshot | None) -> None:
        """Take note of the newest snapshot."""
        state = snapshot.link.state if snapshot else None
        if state is not self._state:
            self._state, self._since_s = state, self._now_s()
        if snapshot is None or snapshot.recording.state is not RecordingState.ON:
            self.stopping = False

    def say(self, sentence: str) -> None:
        """Show a sentence for a moment."""
        self._said, self._said_at_s = sentence, self._now_s()

    @property
    def said(self) -> str:
        """The echo of the last action, while it is fresh."""
        return self._said if self._now_s() - self._said_at_s < _SAID_FOR_S else ""

    @property
    def in_state_for_s(self) -> float:
        """How long the link has been in its state, seconds."""
        return self._now_s() - self._since_s
