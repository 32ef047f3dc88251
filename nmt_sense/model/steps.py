"""Steps of time between samples: which are usual, and which are gaps."""

from dataclasses import dataclass

import numpy as np

from nmt_sense.model.block import FloatArray

#: A step between two samples this many times the usual one is a gap, not jitter.
GAP_STEPS = 1.8
#: The rate of samples that come in bursts is read over so many of them.
WINDOW_SAMPLES = 64
#: Samples come in bursts where half of all steps are shorter than this share of the mean one.
BURST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class UsualSteps:
    """What is usual between samples.

    Attributes
    ----------
    step_s
        Time that a sample stands for, seconds.
    pause_s
        Longest usual step, seconds: that one, or, where samples come in bursts as programs stamp
        them that read a port, the pause between two bursts.
    """

    step_s: float
    pause_s: float

    @property
    def gap_s(self) -> float:
        """A longer step is a gap, seconds."""
        return GAP_STEPS * self.pause_s

    def missing(self, steps_s: FloatArray) -> int:
        """Count the samples that gaps have swallowed.

        Parameters
        ----------
        steps_s
            Steps between samples, array of shape (n_samples - 1,), seconds.
        """
        gaps_s = steps_s[steps_s > self.gap_s]
        return int(np.rint((gaps_s - self.pause_s) / self.step_s).sum())


def usual_steps(steps_s: FloatArray) -> UsualSteps:
    """Tell what is usual between samples.

    Parameters
    ----------
    steps_s
        Steps between samples, array of shape (n_samples - 1,) and not empty, seconds.
    """
    median_s = float(np.median(steps_s))
    n = min(WINDOW_SAMPLES, len(steps_s))
    sums = np.concatenate(([0.0], np.cumsum(steps_s)))
    mean_s = float(np.median(sums[n:] - sums[:-n])) / n
    if median_s >= BURST_SHARE * mean_s:
        return UsualSteps(median_s, median_s)
    return UsualSteps(mean_s, float(np.median(steps_s[steps_s > mean_s])))
