"""Measures of one contact: is it a hold, and how was it held.

Definitions with sources: docs/reference/measures.md.
"""

from collections.abc import Sequence

import numpy as np

from nmt_sense.holds.contact import Contact
from nmt_sense.holds.figures import (
    centre_excursion,
    evenness,
    robust_slope,
    tremor_rms,
    without_trend,
)
from nmt_sense.holds.levels import SMOOTHING_S
from nmt_sense.holds.plateau import Mask, Plateau, find_plateau
from nmt_sense.model.block import FloatArray, SensorFlag
from nmt_sense.model.hold import HoldMeasures
from nmt_sense.model.plan import Limits

#: A plateau is one only if at least this share of it lies this near to its level and outside of
#: dips; else it was kneading, a double press or a stroke.
NEAR_SHARE, NEAR = 0.7, 0.5
#: Overshoot is looked for from the onset until so long after the plateau began, seconds.
OVERSHOOT_S = 2.0
#: The level at rest before and after a press is read this far away from it, and over so long.
REST_AWAY_S, REST_OVER_S = 0.3, 0.2


def measure(
    contact: Contact,
    *,
    min_hold_s: float,
    limits: Limits,
    band: tuple[float, float] | None,
    pads: Sequence[int] | None = None,
    places: Sequence[tuple[float, float]] = (),
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
    places
        Where each of these pads sits, for the centre of pressure; empty where it is not known.

    Returns
    -------
    HoldMeasures or None
        None if the contact is no hold.
    """
    known = ~np.isnan(contact.total)
    time_s, total = contact.time_s[known], contact.total[known]
    if len(time_s) < 3:
        return None
    plateau = find_plateau(time_s, total, contact)
    if plateau is None:
        return None
    held = (time_s >= plateau.from_s) & (time_s <= plateau.to_s)
    line = _level_line(time_s, total, held)
    dipped, dips = _dips(time_s, total, held, line, limits)
    missing_s = _missing_s(contact, plateau, limits)
    duration_s = plateau.to_s - plateau.from_s - missing_s
    near = ~dipped & (np.abs(total - line) <= NEAR * line)
    if duration_s < min_hold_s or near[held].mean() < NEAR_SHARE:
        return None
    steady = held & ~dipped
    t, x = time_s[steady], total[steady]
    mean, sd = float(total[held].mean()), float(total[held].std(ddof=1))
    level = float(x.mean())
    flat = without_trend(t, x)
    drift_per_s = robust_slope(t, x)
    pad_force = _pad_force(contact, known, steady, pads)
    shares = _shares(pad_force)
    return HoldMeasures(
        start_s=plateau.start_s,
        end_s=plateau.end_s,
        plateau_start_s=plateau.from_s,
        plateau_end_s=plateau.to_s,
        duration_s=duration_s,
        mean=mean,
        sd=sd,
        cov=sd / mean,
        level=level,
        cov_detrended=float(np.std(flat, ddof=1)) / level,
        drift_per_s=drift_per_s,
        drift_percent_per_10s=1000 * drift_per_s / level,
        in_band=None if band is None else float(_inside(total[held], band).mean()),
        time_to_band_s=_time_to_band_s(time_s, plateau, band),
        overshoot=_overshoot(time_s, plateau),
        rmse_to_target=_rmse_to_target(total[held], band),
        loading_per_s=plateau.loading_per_s,
        release_per_s=plateau.release_per_s,
        evenness=evenness(shares),
        shares=shares,
        heaviest_pad=int(np.argmax(shares)) if len(shares) > 1 else None,
        centre_excursion=centre_excursion(pad_force, places),
        tremor_rms=tremor_rms(t, flat),
        dips=dips,
        longest_gap_s=_longest_gap_s(contact, plateau.start_s, plateau.end_s),
        missing=missing_s / (plateau.to_s - plateau.from_s),
        saturated=_flagged(contact, plateau, SensorFlag.SATURATED),
        beyond_calibration=_flagged(contact, plateau, SensorFlag.BEYOND_CALIBRATION),
        zero_shift=_zero_shift(contact, level),
        peak=float(total[(time_s >= plateau.start_s) & (time_s <= plateau.end_s)].max()),
        truncated=contact.truncated,
    )


def _level_line(time_s: FloatArray, total: FloatArray, held: Mask) -> FloatArray:
    """Level expected at each sample: a straight line that neither dips nor bumps pull at."""
    if held.sum() < 3:
        return np.full(len(total), np.median(total[held]))
    slope = robust_slope(time_s[held], total[held])
    offset = float(np.median(total[held] - slope * time_s[held]))
    return slope * time_s + offset


def _missing_s(contact: Contact, plateau: Plateau, limits: Limits) -> float:
    """Time without samples that is not bridged."""
    inside = (contact.time_s >= plateau.from_s) & (contact.time_s <= plateau.to_s)
    gaps_s = np.diff(contact.time_s[inside])
    return float(gaps_s[gaps_s > limits.gap_max_s].sum())


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


def _pad_force(
    contact: Contact, known: Mask, steady: Mask, pads: Sequence[int] | None
) -> FloatArray:
    """Force of the contact's own pads, array of shape (n_steady_samples, n_pads)."""
    columns = range(contact.per_sensor.shape[1]) if pads is None else pads
    return contact.per_sensor[known][steady][:, list(columns)]


def _shares(pad_force: FloatArray) -> tuple[float, ...]:
    means = np.clip(pad_force.mean(axis=0), 0.0, None)
    if not means.sum() > 0:
        return ()
    return tuple(float(share) for share in means / means.sum())


def _inside(values: FloatArray, band: tuple[float, float]) -> Mask:
    return np.asarray((values >= band[0]) & (values <= band[1]))


def _rmse_to_target(held: FloatArray, band: tuple[float, float] | None) -> float | None:
    if band is None:
        return None
    return float(np.sqrt(np.mean((held - (band[0] + band[1]) / 2) ** 2)))


def _time_to_band_s(
    time_s: FloatArray, plateau: Plateau, band: tuple[float, float] | None
) -> float | None:
    if band is None:
        return None
    pressed = (time_s >= plateau.start_s) & (time_s <= plateau.to_s)
    inside = np.flatnonzero(pressed & _inside(plateau.quiet, band))
    return float(time_s[inside[0]] - plateau.start_s) if inside.size else None


def _overshoot(time_s: FloatArray, plateau: Plateau) -> float:
    """How far the force first went past the level it settled at, as a share of that level."""
    early = (time_s >= plateau.start_s) & (time_s <= plateau.from_s + OVERSHOOT_S)
    return max(0.0, float(plateau.quiet[early].max()) / plateau.head - 1)


def _zero_shift(contact: Contact, level: float) -> float | None:
    """Force left after the press less that before it, as a share of the level."""
    before = contact.total[contact.time_s <= contact.opened_s - REST_AWAY_S]
    after_s = max(contact.time_s[-1] - REST_OVER_S, contact.closed_s + REST_AWAY_S / 2)
    after = contact.total[contact.time_s >= after_s]
    if contact.truncated or before.size < 3 or after.size < 3:
        return None
    return float(np.nanmedian(after) - np.nanmedian(before)) / level


def _longest_gap_s(contact: Contact, start_s: float, end_s: float) -> float:
    """Longest step between samples from just before the hold to just after it."""
    first = max(int(np.searchsorted(contact.time_s, start_s, side="left")) - 1, 0)
    last = int(np.searchsorted(contact.time_s, end_s, side="right"))
    steps_s = np.diff(contact.time_s[first : last + 1])
    return max(contact.gap_before_s, contact.gap_after_s, float(steps_s.max(initial=0.0)))


def _flagged(contact: Contact, plateau: Plateau, flag: SensorFlag) -> float:
    """Share of the plateau in which some pad carried a flag."""
    held = (contact.time_s >= plateau.from_s) & (contact.time_s <= plateau.to_s)
    return float(((contact.flags[held] & flag) != 0).any(axis=1).mean())
