"""Measures of one contact: is it a hold, where are its edges, and how was it held.

Edges are dated after the contact is over, so they need no filter and carry no delay. Definitions
with sources: docs/reference/measures.md.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import signal, stats

from nmt_sense.holds.contact import Contact
from nmt_sense.holds.levels import SMOOTHING_S, running_mean
from nmt_sense.model.block import FloatArray, SensorFlag
from nmt_sense.model.hold import HoldMeasures
from nmt_sense.model.plan import Limits

#: The edges of a hold lie where its force crosses this share of its plateau level.
EDGE_SHARE = 0.5
#: Noise crosses that level many times while the force crosses it once: the crossing is looked for
#: on a running mean, which being centred shifts nothing.
EDGE_SMOOTHING_S = 0.1
#: The plateau begins and ends where the force reaches this share of the level near that end.
PLATEAU_SHARE = 0.9
#: Parts of the contact from which the level near its beginning and near its end is read.
HEAD, TAIL = (0.2, 0.4), (0.6, 0.8)
#: A plateau is one only if at least this share of it lies this near to its level and outside of
#: dips; else it was kneading, a double press or a stroke.
NEAR_SHARE, NEAR = 0.7, 0.5
#: Physiological tremor (Novak & Newell 2017); below 50 Hz the band cannot be seen.
TREMOR_BAND_HZ = (8.0, 12.0)
TREMOR_MIN_RATE_HZ = 50.0
#: Slopes are taken over at most this many points; a median of slopes does not need more.
SLOPE_POINTS = 200

Mask = npt.NDArray[np.bool_]


def measure(
    contact: Contact,
    *,
    min_hold_s: float,
    limits: Limits,
    band: tuple[float, float] | None,
    pads: Sequence[int] | None = None,
) -> HoldMeasures | None:
    """Measure a contact.

    Parameters
    ----------
    contact
        A contact that is over.
    min_hold_s
        A plateau shorter than this is a tap or a stroke, not a hold, seconds.
    limits
        What counts as a dip and as a gap.
    band
        Lower and upper end of the target band, in the unit of the stream.
    pads
        Columns that belong to the contact, for the evenness; all of them by default.

    Returns
    -------
    HoldMeasures or None
        None if the contact is no hold.
    """
    known = ~np.isnan(contact.total)
    time_s, total = contact.time_s[known], contact.total[known]
    if len(time_s) < 3:
        return None
    plateau = _plateau(time_s, total, contact)
    if plateau is None:
        return None
    start_s, end_s, from_s, to_s, level_line = plateau
    held = (time_s >= from_s) & (time_s <= to_s)
    dipped, dips = _dips(time_s, total, held, level_line, limits)
    gaps_s = np.diff(contact.time_s[(contact.time_s >= from_s) & (contact.time_s <= to_s)])
    duration_s = to_s - from_s - float(gaps_s[gaps_s > limits.gap_max_s].sum())
    near = ~dipped & (np.abs(total - level_line) <= NEAR * level_line)
    if duration_s < min_hold_s or near[held].mean() < NEAR_SHARE:
        return None
    steady = held & ~dipped
    t, x = time_s[steady], total[steady]
    mean, sd = float(total[held].mean()), float(total[held].std(ddof=1))
    level = float(x.mean())
    slope = robust_slope(t, x)
    shares = _shares(contact, known, steady, pads)
    return HoldMeasures(
        start_s=start_s,
        end_s=end_s,
        plateau_start_s=from_s,
        plateau_end_s=to_s,
        duration_s=duration_s,
        mean=mean,
        sd=sd,
        cov=sd / mean,
        level=level,
        cov_detrended=float(np.std(signal.detrend(x), ddof=1)) / level,
        drift_per_s=slope,
        in_band=None if band is None else float(_inside(total[held], band).mean()),
        time_to_band_s=_time_to_band_s(time_s, total, start_s, end_s, band),
        evenness=evenness(shares),
        shares=shares,
        tremor_rms=_tremor_rms(t, x),
        dips=dips,
        longest_gap_s=_longest_gap_s(contact, start_s, end_s),
        saturated=_saturated(contact, from_s, to_s),
        peak=float(total[(time_s >= start_s) & (time_s <= end_s)].max()),
        truncated=contact.truncated,
    )


def _plateau(
    time_s: FloatArray, total: FloatArray, contact: Contact
) -> tuple[float, float, float, float, FloatArray] | None:
    """Find start, end, plateau start, plateau end, and the level of the hold at each sample."""
    smooth = running_mean(time_s, total, SMOOTHING_S)
    inside = (time_s >= contact.opened_s) & (time_s <= contact.closed_s)
    if inside.sum() < 3:
        return None
    # A first guess of the level cuts off a long approach, so that it does not count as holding.
    guess = float(
        np.median(total[inside & (smooth > EDGE_SHARE * np.percentile(smooth[inside], 95))])
    )
    core = np.flatnonzero(inside & (smooth >= EDGE_SHARE * guess))
    span_s = time_s[core[-1]] - time_s[core[0]]
    head, tail = (
        _median_between(time_s, total, time_s[core[0]] + a * span_s, time_s[core[0]] + b * span_s)
        for a, b in (HEAD, TAIL)
    )
    above_head = np.flatnonzero(inside & (smooth >= PLATEAU_SHARE * head))
    above_tail = np.flatnonzero(inside & (smooth >= PLATEAU_SHARE * tail))
    if not above_head.size or not above_tail.size or above_head[0] >= above_tail[-1]:
        return None
    first = _outwards(time_s, total >= PLATEAU_SHARE * head, int(above_head[0]), -1)
    last = _outwards(time_s, total >= PLATEAU_SHARE * tail, int(above_tail[-1]), 1)
    line = np.interp(
        time_s,
        [time_s[core[0]] + np.mean(HEAD) * span_s, time_s[core[0]] + np.mean(TAIL) * span_s],
        [head, tail],
    )
    edge = EDGE_SHARE * float(np.median(total[first : last + 1]))
    quiet = running_mean(time_s, total, EDGE_SMOOTHING_S)
    start_s = _crossing_before(time_s, quiet, first, edge)
    end_s = _crossing_after(time_s, quiet, last, edge)
    return start_s, end_s, float(time_s[first]), float(time_s[last]), np.asarray(line)


def _outwards(time_s: FloatArray, high: Mask, at: int, step: int) -> int:
    """Follow the samples themselves out to the edge that the running mean has blunted."""
    limit_s = time_s[at] + step * SMOOTHING_S / 2
    while 0 <= at + step < len(high) and high[at + step] and step * (limit_s - time_s[at]) > 0:
        at += step
    return at


def _median_between(time_s: FloatArray, values: FloatArray, from_s: float, to_s: float) -> float:
    first, last = np.searchsorted(time_s, (from_s, to_s))
    return float(np.median(values[first : max(last, first + 1)]))


def _crossing_before(time_s: FloatArray, total: FloatArray, first: int, edge: float) -> float:
    below = np.flatnonzero(total[: first + 1] < edge)
    if not below.size:
        return float(time_s[0])
    return _interpolated(time_s, total, int(below[-1]), edge, at_gap=1)


def _crossing_after(time_s: FloatArray, total: FloatArray, last: int, edge: float) -> float:
    below = np.flatnonzero(total[last:] < edge)
    if not below.size:
        return float(time_s[-1])
    return _interpolated(time_s, total, last + int(below[0]) - 1, edge, at_gap=0)


def _interpolated(
    time_s: FloatArray, total: FloatArray, before: int, edge: float, *, at_gap: int
) -> float:
    """Time at which the force crosses ``edge`` between a sample and the next one.

    Across a gap nothing is made up: the crossing is dated at the sample on the pressed side.
    """
    if before + 1 >= len(time_s):
        return float(time_s[-1])
    step_s = time_s[before + 1] - time_s[before]
    if step_s > SMOOTHING_S and step_s > 3 * np.median(np.diff(time_s)):
        return float(time_s[before + at_gap])
    share = (edge - total[before]) / (total[before + 1] - total[before])
    return float(time_s[before] + share * step_s)


def _dips(
    time_s: FloatArray, total: FloatArray, held: Mask, line: FloatArray, limits: Limits
) -> tuple[Mask, int]:
    """Mark the samples of dips and count the dips; shorter falls are noise."""
    low = held & (total < limits.dip_level * line)
    edges = np.flatnonzero(np.diff(low.astype(np.int8), prepend=0, append=0))
    dipped = np.zeros(len(total), dtype=bool)
    dips = 0
    for first, stop in zip(edges[::2], edges[1::2], strict=True):
        until_s = time_s[min(stop, len(time_s) - 1)]
        if until_s - time_s[first] >= limits.dip_max_s:
            # The way down and up again belongs to the dip, not to the steadiness of the rest.
            around_s = SMOOTHING_S
            dipped |= held & (time_s >= time_s[first] - around_s) & (time_s <= until_s + around_s)
            dips += 1
    return dipped, dips


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
    return float(stats.theilslopes(values, time_s).slope)


def evenness(shares: Sequence[float]) -> float | None:
    """Normalised entropy of the shares of the pads: 1 all alike, 0 one carries everything.

    Returns None for fewer than two pads.
    """
    p = np.asarray(shares)
    if len(p) < 2 or not p.sum() > 0:
        return None
    p = p[p > 0]
    return max(0.0, float(-(p * np.log(p)).sum() / np.log(len(shares))))


def _shares(
    contact: Contact, known: Mask, steady: Mask, pads: Sequence[int] | None
) -> tuple[float, ...]:
    columns = list(range(contact.per_sensor.shape[1])) if pads is None else list(pads)
    means = np.clip(contact.per_sensor[known][steady][:, columns].mean(axis=0), 0.0, None)
    if not means.sum() > 0:
        return ()
    return tuple(float(share) for share in means / means.sum())


def _inside(values: FloatArray, band: tuple[float, float]) -> Mask:
    return np.asarray((values >= band[0]) & (values <= band[1]))


def _time_to_band_s(
    time_s: FloatArray,
    total: FloatArray,
    start_s: float,
    end_s: float,
    band: tuple[float, float] | None,
) -> float | None:
    if band is None:
        return None
    inside = np.flatnonzero((time_s >= start_s) & (time_s <= end_s) & _inside(total, band))
    return float(time_s[inside[0]] - start_s) if inside.size else None


def _tremor_rms(time_s: FloatArray, values: FloatArray) -> float | None:
    """Root mean square of the force within the tremor band, by Welch's method."""
    steps_s = np.diff(time_s)
    rate_hz = 1 / float(np.median(steps_s))
    if rate_hz < TREMOR_MIN_RATE_HZ or steps_s.max() > 3 / rate_hz:
        return None
    window = min(len(values), int(2 * rate_hz))
    frequency_hz, power = signal.welch(
        values, fs=rate_hz, nperseg=window, detrend="linear", scaling="density"
    )
    low, high = TREMOR_BAND_HZ
    inside = (frequency_hz >= low) & (frequency_hz <= high)
    return float(np.sqrt(power[inside].sum() * (frequency_hz[1] - frequency_hz[0])))


def _longest_gap_s(contact: Contact, start_s: float, end_s: float) -> float:
    """Longest step between samples from just before the hold to just after it."""
    first = max(int(np.searchsorted(contact.time_s, start_s, side="left")) - 1, 0)
    last = int(np.searchsorted(contact.time_s, end_s, side="right"))
    steps_s = np.diff(contact.time_s[first : last + 1])
    return max(contact.gap_before_s, contact.gap_after_s, float(steps_s.max(initial=0.0)))


def _saturated(contact: Contact, from_s: float, to_s: float) -> float:
    held = (contact.time_s >= from_s) & (contact.time_s <= to_s)
    return float(((contact.flags[held] & SensorFlag.SATURATED) != 0).any(axis=1).mean())
