"""A pressure-pain threshold on a live glove: follows the stream while somebody guides the ramp."""

import threading

from nmt_sense.force import Profile
from nmt_sense.holds import Ramp, Threshold, ThresholdTest
from nmt_sense.model.block import ForceBlock, SampleBlock
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.model.hold import Hold

#: Nearer than this to where it should be, a ramp is right, as a share of where it should be.
NEAR_GUIDE = 0.15


class GuidedRamp:
    """A listener that runs one threshold test after the other.

    The pipeline thread feeds it; any other thread may ask where the ramp stands, or mark.

    Parameters
    ----------
    stop_N
        Force that must not be passed, newtons.
    rate_N_per_s
        Guided rate, newtons per second.
    """

    def __init__(self, stop_N: float, rate_N_per_s: float) -> None:
        self._stop_N, self._rate_N_per_s = stop_N, rate_N_per_s
        self._lock = threading.Lock()
        self._test = ThresholdTest(stop_N, rate_N_per_s)
        self._ramp = Ramp()
        self._past_stop = False

    @property
    def ramp(self) -> Ramp:
        """Where the ramp stands."""
        with self._lock:
            return self._ramp

    @property
    def past_stop(self) -> bool:
        """True once the stop limit was passed, however short it was."""
        with self._lock:
            return self._past_stop

    def mark(self) -> Threshold | None:
        """Take the force now for the threshold; None while nothing is pressed."""
        with self._lock:
            return self._test.mark()

    def begin(self, identity: GloveIdentity, profile: Profile) -> None:
        """Prepare nothing."""

    def block(self, _samples: SampleBlock, forces: ForceBlock) -> None:
        """Follow the ramp."""
        with self._lock:
            self._ramp = self._test.push(forces)
            self._past_stop |= self._ramp.past_stop

    def hold(self, hold: Hold) -> None:
        """Let holds pass: none of them is a threshold."""

    def end(self) -> None:
        """Let go of nothing."""


def ramp_line(ramp: Ramp) -> str:
    """Say in one line where the ramp stands and what to do.

    Parameters
    ----------
    ramp
        Where it stands.
    """
    if ramp.past_stop:
        return "STOP: let go"
    if not ramp.force_N:
        return "press slowly harder; Enter when it begins to hurt"
    off = ramp.force_N / ramp.guide_N - 1
    word = "as it should be" if abs(off) <= NEAR_GUIDE else "slower" if off > 0 else "faster"
    return f"{ramp.force_N:5.1f} N, should be {ramp.guide_N:5.1f} N: {word}"
