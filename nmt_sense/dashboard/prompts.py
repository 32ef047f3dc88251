"""The manners of feedback: what is said, when, and how loudly; no Qt in here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from nmt_sense.model.hold import Fault, Hold
from nmt_sense.session.snapshot import BandState, LinkState, SessionSnapshot

#: A loss that mends itself within the first time is logged only; after the second it sounds.
BANNER_AFTER_S, SOUND_AFTER_S = 0.5, 5.0


class Prompt(StrEnum):
    """One correction."""

    PRESS = "press"
    EASE = "ease"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Correction:
    """What to correct; ``fault`` is the repeated one, ``None`` for the press that goes on."""

    prompt: Prompt
    fault: Fault | None = None


class Prompter:
    """Says one correction at a time, and only once a miss has lasted or has been repeated.

    Parameters
    ----------
    after_s, after_misses
        See :class:`~nmt_sense.dashboard.settings.Settings`.
    """

    def __init__(self, after_s: float = 3.0, after_misses: int = 4) -> None:
        self.after_s, self.after_misses = after_s, after_misses
        self._outside: BandState | None = None
        self._since_s = 0.0

    def see(self, snapshot: SessionSnapshot) -> Correction | None:
        """Decide what is to be said with this snapshot.

        A press that goes on comes first: it can still be saved.
        """
        state = snapshot.band_state
        if state is not self._outside or snapshot.time_s < self._since_s:
            self._outside, self._since_s = state, snapshot.time_s
        if snapshot.time_s - self._since_s >= self.after_s:
            if state is BandState.BELOW:
                return Correction(Prompt.PRESS)
            if state is BandState.ABOVE:
                return Correction(Prompt.EASE)
        if state is BandState.REST:
            fault = repeated_fault(snapshot.holds, self.after_misses)
            if fault is not None:
                return Correction(Prompt.REPEATED, fault)
        return None


def repeated_fault(holds: tuple[Hold, ...], times: int) -> Fault | None:
    """Find the fault that each of the last ``times`` holds has: the costliest of the last hold."""
    last = holds[-times:]
    if len(last) < times:
        return None
    return next((f for f in last[-1].faults if all(f in hold.faults for hold in last)), None)


class Alert(IntEnum):
    """How loudly a loss is told."""

    NONE = 0
    LOG = 1
    BANNER = 2
    SOUND = 3


class LossWatch:
    """Grades how long a glove has been silent.

    Parameters
    ----------
    now_s
        A monotonic clock, seconds.
    log
        Gets one sentence at the beginning and at the end of each loss.
    """

    def __init__(self, now_s: Callable[[], float], log: Callable[[str], None]) -> None:
        self._now_s, self._log = now_s, log
        self._since_s: float | None = None

    def see(self, snapshot: SessionSnapshot | None) -> Alert:
        """Grade the loss, if there is one, at this moment."""
        if snapshot is None or snapshot.link.state is not LinkState.LOST:
            if self._since_s is not None:
                self._log(f"the glove was silent for {self._now_s() - self._since_s:.1f} s")
            self._since_s = None
            return Alert.NONE
        if self._since_s is None:
            self._since_s = self._now_s()
            self._log(f"the glove is silent: {snapshot.link.message}")
        silent_s = self._now_s() - self._since_s
        if silent_s >= SOUND_AFTER_S:
            return Alert.SOUND
        return Alert.BANNER if silent_s >= BANNER_AFTER_S else Alert.LOG
