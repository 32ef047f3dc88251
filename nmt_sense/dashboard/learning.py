"""Learning modes: when a learner may see and hear the press; no Qt in here.

Each mode is a known result of motor learning; docs/how-to/learn.md names the sources.
"""

from dataclasses import dataclass

from nmt_sense.dashboard.settings import LearningMode
from nmt_sense.model.hold import Hold, PressState, Verdict
from nmt_sense.session.snapshot import BandState, SessionSnapshot

#: Faded feedback follows the last holds: all good, one in four is shown; none good, all are.
_SKILL_OVER = 8
_LEAST_SHARE = 0.25
_ASKED_FOR_S = 3.0


@dataclass(frozen=True, slots=True)
class Shown:
    """What a learner gets at this moment.

    ``live`` is force, band and trace; ``verdict`` is the last hold's.
    """

    live: bool = True
    verdict: bool = True


class Learning:
    """Decides from one snapshot to the next what is shown.

    Attributes
    ----------
    mode
        The mode; setting it begins its count anew.
    """

    def __init__(self, mode: LearningMode = LearningMode.FULL) -> None:
        self._mode = mode
        self._asked_until_s = float("-inf")
        self._first_hold = 0

    @property
    def mode(self) -> LearningMode:
        """The mode in use."""
        return self._mode

    def choose(self, mode: LearningMode, snapshot: SessionSnapshot | None) -> None:
        """Go over to another mode."""
        self._mode = mode
        self._asked_until_s = float("-inf")
        self._first_hold = len(snapshot.holds) if snapshot else 0

    def ask(self, snapshot: SessionSnapshot) -> bool:
        """Show the press for a moment; tell whether the mode lets the learner ask."""
        if self._mode is not LearningMode.ASKED:
            return False
        self._asked_until_s = snapshot.time_s + _ASKED_FOR_S
        return True

    def see(self, snapshot: SessionSnapshot) -> Shown:
        """Decide what is shown with this snapshot."""
        match self._mode:
            case LearningMode.BANDWIDTH:
                return Shown(live=snapshot.band_state is not BandState.IN)
            case LearningMode.FADED:
                return Shown(live=self._shown_when_faded(snapshot))
            case LearningMode.ASKED:
                # A session that begins anew starts from time 0 again.
                left_s = self._asked_until_s - snapshot.time_s
                return Shown(live=0 < left_s <= _ASKED_FOR_S)
            case LearningMode.BLIND:
                pressing = snapshot.progress.state is not PressState.REST
                return Shown(live=not pressing, verdict=not pressing)
            case LearningMode.RETENTION:
                return Shown(live=False, verdict=False)
            case _:
                return Shown()

    def _shown_when_faded(self, snapshot: SessionSnapshot) -> bool:
        """Show a share of the trials, evenly spread, that falls as more of the last are good."""
        holds = snapshot.holds[min(self._first_hold, len(snapshot.holds)) :]
        return _trial_is_shown(len(holds), shown_share(holds))


def shown_share(holds: tuple[Hold, ...]) -> float:
    """Tell in what share of trials faded feedback is given after these holds, 0.25..1."""
    last = holds[-_SKILL_OVER:]
    good = sum(hold.verdict is Verdict.GOOD for hold in last) / _SKILL_OVER
    return 1.0 - (1.0 - _LEAST_SHARE) * good


def _trial_is_shown(trial: int, share: float) -> bool:
    return int((trial + 1) * share) > int(trial * share)
