"""Pressure-pain threshold: press harder at a guided rate until the person pressed says it hurts."""

from dataclasses import dataclass

import numpy as np

from nmt_sense.model.block import FloatArray, ForceBlock

#: About 1 kg/cm2 a second on a tip of 1 cm2, the usual rate of hand-held algometers.
RATE_N_PER_S = 10.0
#: The ramp begins when the force first reaches this, newtons.
BEGIN_N = 1.0
#: The threshold is the mean of so much of the press before the mark, seconds.
MEAN_S = 0.1
#: A ramp this far off its rate, as a share of it, is no even ramp: thresholds depend on the rate.
RATE_TOLERANCE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramp:
    """Where the ramp stands.

    Attributes
    ----------
    force_N
        Force now, newtons; 0 before the ramp has begun.
    guide_N
        Where it should be now at the guided rate, newtons.
    past_stop
        True if it lies past the stop limit: let go at once.
    """

    force_N: float = 0.0
    guide_N: float = 0.0
    past_stop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A threshold that was marked.

    Attributes
    ----------
    force_N
        Force at the mark, newtons.
    rate_N_per_s
        Rate of the ramp that led there: slope of least squares, newtons per second.
    even
        True if that rate was near enough to the guided one.
    """

    force_N: float
    rate_N_per_s: float
    even: bool


class ThresholdTest:
    """One ramp up to the mark.

    Parameters
    ----------
    stop_N
        Force that must not be passed, newtons.
    rate_N_per_s
        Guided rate, newtons per second.
    """

    def __init__(self, stop_N: float, rate_N_per_s: float = RATE_N_PER_S) -> None:
        self._stop_N = stop_N
        self._rate_N_per_s = rate_N_per_s
        self._times: list[FloatArray] = []
        self._totals: list[FloatArray] = []

    def push(self, block: ForceBlock) -> Ramp:
        """Take the next samples and say where the ramp stands; letting go begins anew."""
        known = ~np.isnan(block.total)
        time_s, total = block.time_s[known], block.total[known]
        below = np.flatnonzero(total < BEGIN_N)
        if below.size:
            self._times, self._totals = [], []
            time_s, total = time_s[below[-1] + 1 :], total[below[-1] + 1 :]
        if len(total):
            self._times.append(time_s)
            self._totals.append(total)
        if not self._times:
            return Ramp()
        since_s = float(self._times[-1][-1] - self._times[0][0])
        force_N = float(self._totals[-1][-1])
        return Ramp(
            force_N=force_N,
            guide_N=BEGIN_N + self._rate_N_per_s * since_s,
            past_stop=force_N > self._stop_N,
        )

    def mark(self) -> Threshold | None:
        """Take the force now for the threshold; None while nothing is pressed."""
        if not self._times:
            return None
        time_s, total = np.concatenate(self._times), np.concatenate(self._totals)
        if len(time_s) < 3:
            return None
        rate = float(np.polyfit(time_s - time_s[0], total, 1)[0])
        return Threshold(
            force_N=float(total[time_s >= time_s[-1] - MEAN_S].mean()),
            rate_N_per_s=rate,
            even=abs(rate - self._rate_N_per_s) <= RATE_TOLERANCE * self._rate_N_per_s,
        )
