"""Where contacts begin: from the plan's target, or, without one, from the recording itself."""

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from nmt_sense.holds.contact import ContactLevels
from nmt_sense.model.block import FloatArray
from nmt_sense.model.steps import usual_steps

#: A contact opens at this share of the target, or of the range of a recording without one. Light
#: touches before and after a press stay below it; the edges of a hold are dated later, at half of
#: its own level, so they do not depend on this share.
OPEN_SHARE = 0.20
#: A contact closes under this share of the opening level: the width of the switch's hysteresis.
CLOSE_SHARE = 0.70
#: Noise at rest must not open a contact: so many standard deviations are kept away from it.
NOISE_MARGIN = 6.0
#: Standard deviation over median absolute deviation of a normal distribution.
NORMAL_SD_PER_MEDIAN = 1.4826
#: Levels are read off a running mean this long, so that no single sample sets them.
SMOOTHING_S = 0.25
#: A sample just at the end of a window is in it, however its time is rounded.
TIME_TOLERANCE_S = 1e-6
#: Spikes shorter than half of so many samples are left out of the finding of levels.
SPIKE_SAMPLES = 5
#: Samples this near to the lowest level, as a share of the range, count as rest.
REST_SHARE = 0.10
#: Rest is where a recording stays for so long, seconds; a swing under it, as of a plate that is let
#: go, reaches down by no more than this share of the range.
STAY_S, SWING_SHARE, SWING_STEPS = 1.0, 0.4, 17
#: A level that is not held for so long sets no range: a knock may be far harder than any press.
TOP_S = 0.5


def levels_for_target(target: float, *, rest: float = 0.0, rest_sd: float = 0.0) -> ContactLevels:
    """Levels for a known target force.

    Parameters
    ----------
    target
        Middle of the target band, in the unit of the stream.
    rest, rest_sd
        Force at rest and its standard deviation, in the same unit.
    """
    on = max(OPEN_SHARE * target, NOISE_MARGIN * rest_sd)
    if on <= 0:  # a recording in which nothing ever changes holds no press
        on = np.inf
    return ContactLevels(on=on, off=CLOSE_SHARE * on, rest=rest)


def levels_for_band(low: float, high: float, **rest: float) -> ContactLevels:
    """Levels for a known target band; see :func:`levels_for_target`."""
    return levels_for_target((low + high) / 2, **rest)


def rest_level(time_s: FloatArray, total: FloatArray) -> tuple[float, float]:
    """Find the level at rest of a whole recording, and the spread around it.

    Parameters
    ----------
    time_s, total
        Arrays of shape (n_samples,).

    Returns
    -------
    tuple of float
        Median and standard deviation of the samples at rest. The deviation is taken from the
        median size of the differences between neighbours, so that neither a slow wander of the
        rest level nor single wild samples count as noise.
    """
    low = at_rest(time_s, total)
    resting = total[low]
    steps = np.diff(total)[low[1:] & low[:-1]]
    sd = NORMAL_SD_PER_MEDIAN * float(np.median(np.abs(steps))) / np.sqrt(2) if steps.size else 0.0
    return float(np.median(resting)), sd


def at_rest(time_s: FloatArray, total: FloatArray) -> npt.NDArray[np.bool_]:
    """Tell which samples of a whole recording lie near its lowest level.

    Parameters
    ----------
    time_s, total
        Arrays of shape (n_samples,).

    Returns
    -------
    ndarray of shape (n_samples,)
    """
    smooth = smoothed(time_s, total)
    low, high = np.percentile(smooth, [1, 99])
    width = REST_SHARE * (high - low)
    lowest = np.asarray(smooth <= low + width)
    if lowest[0] or lowest[-1] or _longest_s(time_s, lowest) >= STAY_S:
        return lowest
    for base in np.linspace(low, low + SWING_SHARE * (high - low), SWING_STEPS):
        near = np.asarray(np.abs(smooth - base) <= width)
        if _longest_s(time_s, near) >= STAY_S:
            return near
    return lowest


def _longest_s(time_s: FloatArray, there: npt.NDArray[np.bool_]) -> float:
    """Length of the longest stretch of samples, seconds."""
    edges = np.flatnonzero(np.diff(there.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    return float((time_s[edges[:, 1] - 1] - time_s[edges[:, 0]]).max(initial=0.0))


def levels_from_data(time_s: FloatArray, total: FloatArray, *, tare: bool = True) -> ContactLevels:
    """Levels for a recording whose target is not known.

    Parameters
    ----------
    time_s, total
        Arrays of shape (n_samples,); no NaN.
    tare
        Take the level at rest out; else rest is zero.
    """
    rest, sd = rest_level(time_s, total)
    if not tare:
        rest = 0.0
    top = _sustained_top(time_s, smoothed(time_s, total)) - rest
    return levels_for_target(top, rest=rest, rest_sd=sd)


def _sustained_top(time_s: FloatArray, smooth: FloatArray) -> float:
    """Highest level that was not left for a while, on samples at uneven times."""
    n = 1 + int(TOP_S / usual_steps(np.diff(time_s)).step_s)
    return float(ndimage.minimum_filter1d(smooth, min(n, len(smooth)), mode="nearest").max())


def smoothed(time_s: FloatArray, total: FloatArray) -> FloatArray:
    """Smooth for the finding of levels: one or two wild samples must not set them.

    Parameters
    ----------
    time_s, total
        Arrays of shape (n_samples,).

    Returns
    -------
    ndarray of shape (n_samples,)
    """
    return running_mean(time_s, ndimage.median_filter(total, size=SPIKE_SAMPLES), SMOOTHING_S)


def running_mean(time_s: FloatArray, values: FloatArray, width_s: float) -> FloatArray:
    """Mean over a centred window in time; works on uneven time steps.

    Towards the edges the window narrows on both sides alike, so that a ramp is not shifted there.

    Parameters
    ----------
    time_s, values
        Arrays of shape (n_samples,).
    width_s
        Width of the window, seconds.

    Returns
    -------
    ndarray of shape (n_samples,)
    """
    origin = values[0]  # sums stay small where rest is far from zero
    sums = np.concatenate(([0.0], np.cumsum(values - origin)))
    half_s = np.minimum(width_s / 2, np.minimum(time_s - time_s[0], time_s[-1] - time_s))
    half_s += TIME_TOLERANCE_S
    first = np.searchsorted(time_s, time_s - half_s, side="left")
    last = np.searchsorted(time_s, time_s + half_s, side="right")
    return np.asarray((sums[last] - sums[first]) / (last - first) + origin)
