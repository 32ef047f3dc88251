"""From calibration readings to a profile: curve, creep, and how well both are known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nmt_sense.force.circuit import Circuit
from nmt_sense.force.creep import TAUS_S, fit_creep, rise_per_decade, undo_creep
from nmt_sense.force.laws import (
    FOR_ONE_PRESS,
    FOR_STEPS,
    Candidate,
    LawFit,
    cross_validated_error,
    fit_law,
)
from nmt_sense.force.profile import (
    CalibrationPoint,
    FitQuality,
    Profile,
    SensorCurve,
)
from nmt_sense.force.table import (
    Mask,
    Readings,
    conductance_of,
    doubts,
    refuse_unlikely,
)
from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError

#: Below this share of the largest force a followed press says more about noise than about force.
LEAST_SHARE = 0.02
#: A press that was followed is left out of the fit by bands of force, this many for a decade.
BANDS_PER_DECADE = 8
#: Curve and creep are fitted in turns.
TURNS = 6
#: A press that was followed and came to its levels so often is no single rush through them.
RETURNS = 3
#: A simpler law is taken where another is better by less than this, as a share of the force.
NO_BETTER = 0.001
#: A press shorter than this says too little about creep, seconds.
SHORTEST_CREEP_S = 2.0
#: Creep changes with wear and temperature: half-width of the share by which it may.
CREEP_CHANGE = 0.3
#: Creep of a pad whose own is not known: Interlink states less than 5 % per decade of time.
UNKNOWN_CREEP_PER_DECADE = 0.05
#: Most readings that a profile keeps of one pad.
MOST_POINTS = 1000
#: Readings that a law is chosen by, about.
CHOICE_POINTS = 400


@dataclass(frozen=True, slots=True)
class ProfileFit:
    """A fitted profile and what is doubtful about its table."""

    profile: Profile
    doubts: tuple[str, ...]


def fit_profile(
    tables: Sequence[Readings],
    circuit: Circuit,
    *,
    name: str,
    made_on: str,
    glove: str = "",
    made_by: str = "",
    temperature_C: float | None = None,
    area_cm2: float | None = None,
) -> ProfileFit:
    """Fit a calibration profile.

    Parameters
    ----------
    tables
        Readings of each pad.
    circuit
        The circuit around the pads.
    name, made_on, glove, made_by, temperature_C
        See :class:`~nmt_sense.force.profile.Profile`.
    area_cm2
        Active area of the pads, square centimetres.

    Raises
    ------
    InputError
        If no calibration can be made of a table; the sentence names column and row.
    """
    curves, said, levels, creeps = [], [], [], []
    for readings in tables:
        curve, found, creep = _fit_sensor(readings, circuit, area_cm2)
        curves.append(curve)
        said += found
        creeps.append(creep)
        levels.append(_level_uncertainty(curve))
    taus_s = TAUS_S if any(curve.creep_weights for curve in curves) else ()
    profile = Profile(
        schema="nmt-sense/profile/2",
        name=name,
        nominal=False,
        circuit=circuit,
        sensors=tuple(curves),
        level_uncertainty=min(max(levels), 1.0),
        creep_uncertainty_per_decade=min(max(creeps), 1.0),
        glove=glove,
        made_on=made_on,
        made_by=made_by,
        temperature_C=temperature_C,
        creep_taus_s=taus_s,
        source="fitted to the readings kept in it",
    )
    return ProfileFit(profile, tuple(said))


def _fit_sensor(
    readings: Readings, circuit: Circuit, area_cm2: float | None
) -> tuple[SensorCurve, list[str], float]:
    refuse_unlikely(readings)
    conductance_S, usable = conductance_of(readings, circuit)
    said = doubts(readings, conductance_S, usable, circuit)
    at_rest = usable & (readings.force_N == 0)
    rest_S = float(np.median(conductance_S[at_rest])) if at_rest.any() else 0.0
    share = LEAST_SHARE if readings.followed else 0.0
    pressed = (
        usable & (readings.force_N > share * readings.force_N.max()) & (conductance_S > rest_S)
    )
    if len(np.unique(readings.force_N[pressed])) < 3:
        raise InputError(
            f"fewer than three forces of sensor {readings.sensor!r} move its reading above the "
            "one at rest: check --circuit, and that the pad carries the force"
        )
    pressed_S, pressed_N = conductance_S[pressed], readings.force_N[pressed]
    level = _levels(readings, pressed_N)
    creep_known = _creep_can_be_known(readings, pressed)
    laws = FOR_ONE_PRESS if readings.followed and _visits(level) < RETURNS else FOR_STEPS
    apparent_N = pressed_N
    weights: tuple[float, ...] = ()
    law = _best_law(laws, pressed_S, apparent_N, rest_S, level)[0]
    fit = fit_law(law, pressed_S, apparent_N, rest_S, level)
    if creep_known:
        for _ in range(TURNS):
            found_N, weights = _undo(readings, conductance_S, fit, usable)
            # What the curve must give, so that the force is right once creep is undone.
            undone_N = fit(pressed_S) - found_N[pressed]
            apparent_N = np.maximum(pressed_N + undone_N, pressed_N / 10)
            law = _best_law(laws, pressed_S, apparent_N, rest_S, level)[0]
            fit = fit_law(law, pressed_S, apparent_N, rest_S, level)
        found_N, weights = _undo(readings, conductance_S, fit, usable)
        found_N = found_N[pressed]
    else:
        found_N = fit(pressed_S)
    residual = found_N / pressed_N - 1
    error = _best_law(laws, pressed_S, apparent_N, rest_S, level)[1]
    quality = FitQuality(
        residual=float(np.sqrt(np.mean(residual**2))),
        cross_validated=error,
        repeatability=_repeatability(found_N, pressed_N, readings),
        hysteresis=_hysteresis(found_N, pressed_N, np.array(readings.direction)[pressed]),
    )
    curve = SensorCurve(
        sensor=readings.sensor,
        conductance_S=tuple(fit.conductance_S.tolist()),
        force_N=tuple(fit.force_N.tolist()),
        area_cm2=area_cm2,
        law=fit.law,
        rest_S=rest_S,
        creep_weights=weights,
        quality=quality,
        points=_kept(readings),
    )
    return curve, said, _creep_uncertainty(weights, residual, readings, pressed)


def _levels(readings: Readings, pressed_N: FloatArray) -> FloatArray:
    """Give a number to the levels that cross-validation leaves out: steps, or bands of force."""
    if not readings.followed:
        return np.unique(pressed_N, return_inverse=True)[1].astype(float)
    return np.asarray(np.floor(BANDS_PER_DECADE * np.log10(pressed_N)))


def _visits(level: FloatArray) -> float:
    """Tell how often the press came to a level, the median over the levels."""
    begins = np.flatnonzero(np.diff(level, prepend=np.nan))
    return float(np.median(np.unique(level[begins], return_counts=True)[1]))


def _best_law(
    laws: tuple[Candidate, ...],
    conductance_S: FloatArray,
    force_N: FloatArray,
    rest_S: float,
    level: FloatArray,
) -> tuple[Candidate, float]:
    """Choose the first law that does as well as any on levels it was not shown."""
    thin = slice(None, None, max(len(force_N) // CHOICE_POINTS, 1))
    errors = [
        cross_validated_error(law, conductance_S[thin], force_N[thin], rest_S, level[thin])
        for law in laws
    ]
    best = next(n for n, error in enumerate(errors) if error <= min(errors) + NO_BETTER)
    return laws[best], errors[best]


def _creep_can_be_known(readings: Readings, pressed: Mask) -> bool:
    if readings.time_s is None or not pressed.any():
        return False
    firm = readings.force_N > readings.force_N.max() / 2
    edges = np.flatnonzero(np.diff(firm.astype(int), prepend=0, append=0))
    longest_s = max(
        readings.time_s[stop - 1] - readings.time_s[first]
        for first, stop in zip(edges[::2], edges[1::2], strict=True)
    )
    return bool(longest_s >= SHORTEST_CREEP_S)


def _undo(
    readings: Readings, conductance_S: FloatArray, fit: LawFit, usable: Mask
) -> tuple[FloatArray, tuple[float, ...]]:
    """Fit the creep that a curve leaves, and the force of each reading with it undone."""
    time_s = readings.time_s
    assert time_s is not None
    followed_N = np.where(usable, fit(conductance_S), fit.force_N[-1])
    even_s, step_s = even_times(time_s)
    apparent_N = np.interp(even_s, time_s, followed_N)
    level = _levels(readings, np.maximum(readings.force_N, 1e-9))
    nearest = np.clip(np.searchsorted(time_s, even_s), 0, len(time_s) - 1)
    visit = np.cumsum(np.diff(level[nearest], prepend=0.0) != 0)
    force_N = np.interp(even_s, time_s, readings.force_N)
    weights = fit_creep(apparent_N, force_N, visit, step_s)
    return np.interp(time_s, even_s, undo_creep(apparent_N, weights, step_s)), weights


def even_times(time_s: FloatArray) -> tuple[FloatArray, float]:
    """Even times over the same span, at the usual step."""
    step_s = float(np.median(np.diff(time_s)))
    return np.arange(time_s[0], time_s[-1] + step_s / 2, step_s), step_s


def _repeatability(found_N: FloatArray, force_N: FloatArray, readings: Readings) -> float | None:
    if readings.followed:
        return None
    spread = [
        np.var(found_N[force_N == level] / level, ddof=1)
        for level in np.unique(force_N)
        if np.sum(force_N == level) > 1
    ]
    return float(np.sqrt(np.mean(spread))) if spread else None


def _hysteresis(found_N: FloatArray, force_N: FloatArray, direction: FloatArray) -> float | None:
    gaps = [
        (np.mean(found_N[down]) - np.mean(found_N[up])) / level
        for level in np.unique(force_N)
        if (up := (force_N == level) & (direction == "up")).any()
        and (down := (force_N == level) & (direction == "down")).any()
    ]
    return float(np.mean(gaps)) if gaps else None


def _level_uncertainty(curve: SensorCurve) -> float:
    """Join what readings of unseen levels miss by with half the gap of hysteresis."""
    assert curve.quality is not None
    gap = (curve.quality.hysteresis or 0.0) / 2
    return float(np.hypot(max(curve.quality.cross_validated, curve.quality.residual), gap))


def _creep_uncertainty(
    weights: tuple[float, ...], residual: FloatArray, readings: Readings, pressed: Mask
) -> float:
    """Creep that is left, for a decade of time, taken as rectangular distributions."""
    if not weights or readings.time_s is None:
        return UNKNOWN_CREEP_PER_DECADE / float(np.sqrt(3))
    since_s = readings.time_s[pressed] - readings.time_s[pressed][0]
    late = since_s >= 1.0
    left = float(np.polyfit(np.log10(since_s[late]), residual[late], 1)[0])
    changed = CREEP_CHANGE * rise_per_decade(weights) / float(np.sqrt(3))
    return float(np.hypot(left, changed))


def _kept(readings: Readings) -> tuple[CalibrationPoint, ...]:
    every = max(-(-len(readings.count) // MOST_POINTS), 1)
    rows = sorted({*range(0, len(readings.count), every), len(readings.count) - 1})
    return tuple(
        CalibrationPoint(
            count=float(readings.count[row]),
            force_N=float(readings.force_N[row]),
            time_s=None if readings.time_s is None else float(readings.time_s[row]),
            direction=readings.direction[row],
        )
        for row in rows
    )
