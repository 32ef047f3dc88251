"""Where a press begins, is held, and ends: dated after the contact is over.

Edges found afterwards need no filter and carry no delay.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from nmt_sense.holds.contact import Contact
from nmt_sense.holds.levels import SMOOTHING_S, running_mean
from nmt_sense.model.block import FloatArray

#: The edges of a hold lie where its force crosses this share of its plateau level.
EDGE_SHARE = 0.5
#: Noise crosses that level many times while the force crosses it once: the crossing is looked for
#: on a running mean, which being centred shifts nothing.
EDGE_SMOOTHING_S = 0.1
#: The plateau begins and ends where the force reaches this share of the level near that end.
PLATEAU_SHARE = 0.9
#: Parts of the contact from which the level near its beginning and near its end is read.
HEAD, TAIL = (0.2, 0.4), (0.6, 0.8)
#: Rates of loading and of release are taken between these shares of the level.
RATE_SHARES = (0.2, 0.8)
#: A single wild sample is no edge: edges are looked for after a median over so many samples.
SPIKE_SAMPLES = 3
#: Readings are held by a converter slower than the stream, and not by its resolution, if most are
#: repeated on the ramps and the others move by so many of the smallest steps.
HELD_SHARE, HELD_STEPS = 0.5, 3.0

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plateau:
    """The stretch of a contact in which a force was held.

    Attributes
    ----------
    start_s, end_s
        Where the force crosses half of the plateau's median, seconds.
    from_s, to_s
        Where the plateau begins and ends, seconds.
    head
        Level near its beginning, in the unit of the stream.
    quiet
        Centred running mean over :data:`EDGE_SMOOTHING_S`, array of shape (n_samples,).
    loading_per_s, release_per_s
        Mean rates between 20 and 80 % of the plateau's median, unit of the stream per second; None
        where a ramp was not seen whole.
    """

    start_s: float
    end_s: float
    from_s: float
    to_s: float
    head: float
    quiet: FloatArray
    loading_per_s: float | None
    release_per_s: float | None


def find_plateau(time_s: FloatArray, total: FloatArray, contact: Contact) -> Plateau | None:
    """Find where a contact was held.

    Parameters
    ----------
    time_s, total
        The known samples of the contact, arrays of shape (n_samples,).
    contact
        The contact.

    Returns
    -------
    Plateau or None
        None if nothing was held.
    """
    calm = ndimage.median_filter(total, size=SPIKE_SAMPLES, mode="nearest")
    smooth = running_mean(time_s, calm, SMOOTHING_S)
    inside = (time_s >= contact.opened_s) & (time_s <= contact.closed_s)
    if inside.sum() < 3:
        return None
    # A first guess of the level cuts off a long approach, so that it does not count as holding.
    firm = inside & (smooth > max(0.0, EDGE_SHARE * float(np.percentile(smooth[inside], 95))))
    if not firm.any():
        return None
    guess = float(np.median(total[firm]))
    core = np.flatnonzero(inside & (smooth >= EDGE_SHARE * guess))
    if not (guess > 0 and core.size):
        return None
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
    level = float(np.median(total[first : last + 1]))
    if not min(level, head, tail) > 0:
        return None
    quiet = running_mean(time_s, calm, EDGE_SMOOTHING_S)
    start_s = _crossing_before(time_s, quiet, first, EDGE_SHARE * level)
    end_s = _crossing_after(time_s, quiet, last, EDGE_SHARE * level)
    delay_s = _held_back_s(time_s, total, level)
    return Plateau(
        start_s=min(max(start_s - delay_s, float(time_s[0])), float(time_s[first])),
        end_s=max(end_s if contact.truncated else end_s - delay_s, float(time_s[last])),
        from_s=float(time_s[first]),
        to_s=float(time_s[last]),
        head=head,
        quiet=quiet,
        loading_per_s=_rate(time_s, quiet[: first + 1], level),
        release_per_s=_rate(time_s[last:][::-1], quiet[last:][::-1], level),
    )


def _held_back_s(time_s: FloatArray, total: FloatArray, level: float) -> float:
    """Mean age of readings that a converter slower than the stream repeats, seconds.

    A value that is held for n samples stands for the middle of them and is dated at their ends
    alike, so what is read off the ramps comes half of the holding late.
    """
    low, high = (share * level for share in RATE_SHARES)
    moving = (total > low) & (total < high)
    on_ramp = np.flatnonzero(moving[1:] & moving[:-1])
    steps = np.diff(total)
    places = np.flatnonzero(steps[on_ramp])  # where a new value comes, among the samples on ramps
    if not 0 < len(places) <= (1 - HELD_SHARE) * len(on_ramp):
        return 0.0
    changes = on_ramp[places]
    of_one_ramp = np.diff(changes) == np.diff(places)
    smallest = np.abs(steps[steps != 0]).min()
    if not of_one_ramp.any() or np.median(np.abs(steps[changes])) < HELD_STEPS * smallest:
        return 0.0
    held_s = float(np.median(np.diff(time_s[changes])[of_one_ramp]))
    return max(held_s - float(np.median(np.diff(time_s))), 0.0) / 2


def _rate(time_s: FloatArray, rising: FloatArray, level: float) -> float | None:
    """Mean rate of the last rise from the lower to the upper share of the level."""
    low, high = (share * level for share in RATE_SHARES)
    below = np.flatnonzero(rising < low)
    if not below.size:
        return None
    reached = np.flatnonzero(rising[below[-1] :] >= high)
    if not reached.size:
        return None
    steps = reached[0]
    return float(
        (rising[below[-1] + steps] - rising[below[-1]])
        / (time_s[below[-1] + steps] - time_s[below[-1]])
    )


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
    if below[-1] == first:  # a plateau so short that the mean does not reach it
        return float(time_s[first])
    return _interpolated(time_s, total, int(below[-1]), edge, at_gap=1)


def _crossing_after(time_s: FloatArray, total: FloatArray, last: int, edge: float) -> float:
    below = np.flatnonzero(total[last:] < edge)
    if not below.size:
        return float(time_s[-1])
    if below[0] == 0:
        return float(time_s[last])
    return _interpolated(time_s, total, last + int(below[0]) - 1, edge, at_gap=0)


def _interpolated(
    time_s: FloatArray, total: FloatArray, before: int, edge: float, *, at_gap: int
) -> float:
    """Time at which the force crosses ``edge`` between a sample and the next one.

    Across a gap nothing is made up: the crossing is dated at the sample on the pressed side.
    """
    step_s = time_s[before + 1] - time_s[before]
    if step_s > SMOOTHING_S and step_s > 3 * np.median(np.diff(time_s)):
        return float(time_s[before + at_gap])
    share = (edge - total[before]) / (total[before + 1] - total[before])
    return float(time_s[before] + share * step_s)
