"""What the daily check says and asks for; no Qt in here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from nmt_sense.dashboard.texts import told, tr
from nmt_sense.force import DailyCheck, adjusted_profile, save_profile
from nmt_sense.force.daily import LIES_S
from nmt_sense.model.errors import NmtSenseError
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.kept_profiles import kept_profile, kept_profile_path
from nmt_sense.session.snapshot import LinkState, SessionSnapshot
from nmt_sense.session.weighing import WeightWatch


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyPage:
    """All that the card shows.

    Attributes
    ----------
    task, said
        What to do now, and what came of the last check.
    good
        Whether the last check was in tolerance; None before one.
    pads
        Names of the pads that can be checked.
    progress
        Share of the stay that is over, 0..1.
    can_begin, can_adjust
        Which buttons do something.
    """

    task: str
    said: str = ""
    good: bool | None = None
    pads: tuple[str, ...] = ()
    progress: float = 0.0
    can_begin: bool = False
    can_adjust: bool = False


class DailyModel:
    """Holds a known weight against the calibration that is kept for the glove that streams.

    Parameters
    ----------
    channels
        Gives the last seconds of every channel.
    """

    def __init__(self, channels: Callable[[], ChannelsView | None]) -> None:
        self._channels = channels
        self._weight: WeightWatch | None = None
        self._known_N = 0.0
        self._check: DailyCheck | None = None
        self._glove, self._said = "", ""
        self._snapshot: SessionSnapshot | None = None

    def see(self, snapshot: SessionSnapshot | None) -> DailyPage:
        """Take in what the glove sent, and tell what to show."""
        if snapshot is None or snapshot.link.state is not LinkState.STREAMING:
            self._snapshot = self._weight = self._check = None
            return DailyPage(task=tr("Connect a glove first: see Practice."))
        self._snapshot = snapshot
        if snapshot.link.glove != self._glove:
            self._glove, self._said = snapshot.link.glove, ""
            self._weight = self._check = None
        if not kept_profile_path(self._glove).exists():
            return DailyPage(
                task=tr("No calibration is kept for this glove yet: calibrate it first.")
            )
        if self._weight is not None:
            self._watch(self._weight, snapshot.link.bits)
        pads = tuple(pad.name for pad in snapshot.pads)
        if self._weight is not None:
            return DailyPage(
                task=self._task(self._weight), pads=pads, progress=self._weight.lay_s / LIES_S
            )
        check = self._check
        return DailyPage(
            task=tr("Take everything off the pad, then begin."),
            said=self._said,
            good=None if check is None else check.in_tolerance,
            pads=pads,
            can_begin=True,
            can_adjust=check is not None and check.in_tolerance and check.creep_changed,
        )

    def begin(self, pad: str, known_N: float) -> None:
        """Watch a pad for a weight from now on."""
        if self._snapshot is not None:
            names = [one.name for one in self._snapshot.pads]
            self._weight = WeightWatch(pad, names.index(pad))
            self._known_N, self._check, self._said = known_N, None, ""

    def adjust(self) -> None:
        """Keep the calibration with the creep of today."""
        profile, why_not = kept_profile(self._glove)
        if self._check is None or profile is None:
            self._said = why_not
            return
        today = datetime.now(UTC).date().isoformat()
        try:
            save_profile(
                adjusted_profile(profile, self._check, today), kept_profile_path(self._glove)
            )
        except NmtSenseError as error:
            self._said = str(error)
            return
        self._check = None
        self._said = tr("Adjusted: this glove uses it from the next session on.")

    def _watch(self, weight: WeightWatch, bits: int) -> None:
        channels = self._channels()
        if channels is not None:
            weight.push(channels)
        if not weight.complete:
            return
        self._weight = None
        profile, why_not = kept_profile(self._glove)
        if profile is None:
            self._said = why_not
            return
        try:
            self._check = weight.check(profile, bits, self._known_N)
        except NmtSenseError as error:
            self._said = str(error)
        else:
            self._said = told(self._check.sentence)

    def _task(self, weight: WeightWatch) -> str:
        if not weight.rested:
            return tr("Leave the pad alone for a moment.")
        if weight.lay_s == 0.0:
            return tr("Now lay the weight on the middle of the pad, and leave it.")
        return tr("Leave it: {done} of {all} s.", done=f"{weight.lay_s:.0f}", all=f"{LIES_S:.0f}")
