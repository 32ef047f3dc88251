"""What the screen itself remembers from one snapshot to the next; no Qt in here."""

from collections.abc import Callable

from nmt_sense.session.snapshot import LinkState, RecordingState, SessionSnapshot

_SAID_FOR_S = 4.0
_OVER = (LinkState.ENDED, LinkState.FAILED)


class Watch:
    """Keeps the newest snapshot, times the state of the link, and what was said last.

    Parameters
    ----------
    now_s
        A monotonic clock, seconds.

    Attributes
    ----------
    snapshot
        The newest one, ``None`` before a glove was connected.
    stopping
        Whether a recording was asked to end and is being sealed.
    """

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._state: LinkState | None = None
        self._since_s = now_s()
        self._said, self._said_at_s = "", 0.0
        self._running = False
        self.snapshot: SessionSnapshot | None = None
        self.stopping = False

    def see(self, snapshot: SessionSnapshot | None) -> LinkState | None:
        """Take note of the newest snapshot.

        Returns
        -------
        LinkState or None
            How the session ended or failed, once, if that is news; else ``None``.
        """
        self.snapshot = snapshot
        state = snapshot.link.state if snapshot else None
        if state is not self._state:
            self._state, self._since_s = state, self._now_s()
        if snapshot is None or snapshot.recording.state is not RecordingState.ON:
            self.stopping = False
        news = state if self._running and state in _OVER else None
        self._running = state is not None and state not in _OVER
        return news

    def say(self, sentence: str) -> None:
        """Show a sentence for a moment."""
        self._said, self._said_at_s = sentence, self._now_s()

    @property
    def said(self) -> str:
        """What was said last, while it is fresh."""
        return self._said if self._now_s() - self._said_at_s < _SAID_FOR_S else ""

    @property
    def in_state_for_s(self) -> float:
        """How long the link has been in its state, seconds."""
        return self._now_s() - self._since_s

    @property
    def can_record(self) -> bool:
        """Whether a recording can be started or stopped now."""
        if self.snapshot is None or self.stopping:
            return False
        recording = self.snapshot.recording.state is RecordingState.ON
        return recording or self.snapshot.link.state is LinkState.STREAMING
