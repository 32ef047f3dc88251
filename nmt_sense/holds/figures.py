"""Figures of a force that was held: trend, steadiness, tremor, how it was spread over the pads."""

from collections.abc import Sequence

import numpy as np
from scipy import signal

from nmt_sense.model.block import FloatArray

#: Physiological tremor (Novak & Newell 2017); below 50 Hz the band cannot be seen.
TREMOR_BAND_HZ = (8.0, 12.0)
TREMOR_MIN_RATE_HZ = 50.0
#: Slopes are taken over at most this many points; a median of slopes does not need more.
SLOPE_POINTS = 100


def robust_slope(time_s: FloatArray, values: FloatArray) -> float:
    """Median of the slopes between all pairs of points (Theil-Sen), per second.

    Parameters
    ----------
    time_s, values
        Arrays of shape (n_samples,). Long arrays are first averaged in :data:`SLOPE_POINTS` runs
        of equal length.
    """
    if len(values) > SLOPE_POINTS:
        starts = np.linspace(0, len(values), SLOPE_POINTS, endpoint=False).astype(int)
        sizes = np.diff(starts, append=len(values))
        time_s = np.add.reduceat(time_s, starts) / sizes
        values = np.add.reduceat(values, starts) / sizes
    earlier, later = np.triu_indices(len(values), 1)
    return float(np.median((values[later] - values[earlier]) / (time_s[later] - time_s[earlier])))


def evenness(shares: Sequence[float]) -> float | None:
    """Normalised entropy of the shares of the pads: 1 all alike, 0 one carries everything.

    Returns None for fewer than two pads.
    """
    p = np.asarray(shares)
    if len(p) < 2 or not p.sum() > 0:
        return None
    p = p[p > 0]
    return max(0.0, float(-(p * np.log(p)).sum() / np.log(len(shares))))


def without_trend(time_s: FloatArray, values: FloatArray) -> FloatArray:
    """Take the straight line of least squares out.

    Parameters
    ----------
    time_s, values
        Arrays of shape (n_samples,).

    Returns
    -------
    ndarray of shape (n_samples,)
    """
    t = time_s - time_s.mean()
    x = values - values.mean()
    return np.asarray(x - t * (t @ x) / (t @ t))


def tremor_rms(time_s: FloatArray, detrended: FloatArray) -> float | None:
    """Root mean square of the force within the tremor band, by Welch's method.

    Parameters
    ----------
    time_s, detrended
        Arrays of shape (n_samples,), the force without its trend.

    Returns
    -------
    float or None
        None if there are too few samples a second, or a gap among them.
    """
    steps_s = np.diff(time_s)
    rate_hz = 1 / float(np.median(steps_s))
    if rate_hz < TREMOR_MIN_RATE_HZ or steps_s.max() > 3 / rate_hz:
        return None
    window = min(len(detrended), int(2 * rate_hz))
    frequency_hz, power = signal.welch(
        detrended, fs=rate_hz, nperseg=window, detrend=False, scaling="density"
    )
    low, high = TREMOR_BAND_HZ
    inside = (frequency_hz >= low) & (frequency_hz <= high)
    return float(np.sqrt(power[inside].sum() * (frequency_hz[1] - frequency_hz[0])))


def centre_excursion(pad_force: FloatArray, places: Sequence[tuple[float, float]]) -> float | None:
    """Root mean square distance of the centre of pressure from its mean place.

    Parameters
    ----------
    pad_force
        Array of shape (n_samples, n_pads).
    places
        Place of each pad; the result is in its unit.

    Returns
    -------
    float or None
        None for fewer than two pads, or where nothing presses.
    """
    if len(places) < 2:
        return None
    pressed = np.clip(pad_force, 0.0, None)
    total = pressed.sum(axis=1)
    pressed, total = pressed[total > 0], total[total > 0]
    if not len(total):
        return None
    centre = pressed @ np.asarray(places) / total[:, None]
    return float(np.sqrt(((centre - centre.mean(axis=0)) ** 2).sum(axis=1).mean()))
