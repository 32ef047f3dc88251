"""Laws of force against conductance, fitted in relative error and robust to outliers.

Every law comes out as points of the one curve that a profile holds, so that nothing after the fit
needs to know which law it was.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import optimize

from nmt_sense.force.curve import force_of_conductance
from nmt_sense.model.block import FloatArray

Law = Literal["power", "affine", "monotone"]
#: From this relative error on a reading counts less and less (a soft L1 loss).
OUTLIER = 0.05
#: Points that a law without points of its own is drawn with.
DRAWN_POINTS = 16
#: Points of a curve rise at least by so much, as a share, where readings do not tell them apart.
LEAST_RISE = 1e-6


@dataclass(frozen=True, slots=True)
class LawFit:
    """A fitted law as points of a curve, both rising, siemens and newtons."""

    law: Law
    conductance_S: FloatArray
    force_N: FloatArray
    rest_S: float

    def __call__(self, conductance_S: FloatArray) -> FloatArray:
        """Force for each conductance, newtons."""
        return force_of_conductance(conductance_S, self.conductance_S, self.force_N, self.rest_S)


def fit_law(
    law: Law, conductance_S: FloatArray, force_N: FloatArray, rest_S: float, level: FloatArray
) -> LawFit:
    """Fit one law.

    Parameters
    ----------
    law
        Which; see :data:`LAWS`.
    conductance_S, force_N
        Readings above rest and above zero, arrays of shape (n,), siemens and newtons.
    rest_S
        Conductance at no force, siemens.
    level
        Number of the level of each reading, array of shape (n,).
    """
    points_S, points_N = LAWS[law](conductance_S - rest_S, force_N, level)
    return LawFit(law, points_S + rest_S, points_N, rest_S)


def _power(
    above_S: FloatArray, force_N: FloatArray, _: FloatArray
) -> tuple[FloatArray, FloatArray]:
    log_S, log_N = np.log(above_S), np.log(force_N)
    start = (log_N.mean() - log_S.mean(), 1.0)
    found = optimize.least_squares(
        lambda p: p[0] + p[1] * log_S - log_N,
        start,
        bounds=([-np.inf, 0.05], np.inf),
        loss="soft_l1",
        f_scale=OUTLIER,
    )
    ends_S = np.array([above_S.min(), above_S.max()])
    return ends_S, np.exp(found.x[0] + found.x[1] * np.log(ends_S))


def _affine(
    above_S: FloatArray, force_N: FloatArray, _: FloatArray
) -> tuple[FloatArray, FloatArray]:
    per_S = float(np.median(force_N / above_S))
    x = above_S * per_S  # near 1 N for each newton, so that both numbers are of one size
    found = optimize.least_squares(
        lambda p: (p[0] * x + p[1]) / force_N - 1,
        (1.0, 0.0),
        bounds=([1e-3, -np.inf], np.inf),
        loss="soft_l1",
        f_scale=OUTLIER,
    )
    slope, offset_N = found.x
    # Below this the line is at or under zero; it is drawn from just above.
    lowest = max(x.min(), -offset_N / slope * 1.02)
    drawn = np.geomspace(lowest, max(x.max(), 1.1 * lowest), DRAWN_POINTS)
    return drawn / per_S, slope * drawn + offset_N


def _monotone(
    above_S: FloatArray, force_N: FloatArray, level: FloatArray
) -> tuple[FloatArray, FloatArray]:
    groups = [np.flatnonzero(level == number) for number in np.unique(level)]
    groups.sort(key=lambda group: float(np.median(force_N[group])))
    knots_S = np.array([np.exp(np.median(np.log(above_S[group]))) for group in groups])
    knots_N = np.array([np.exp(np.median(np.log(force_N[group]))) for group in groups])
    sizes = np.array([len(group) for group in groups], dtype=float)
    pooled = optimize.isotonic_regression(np.log(knots_S), weights=sizes)
    # Levels that the pad does not tell apart become one point, in the middle of them.
    starts = pooled.blocks[:-1]
    log_N = np.add.reduceat(np.log(knots_N) * sizes, starts) / np.add.reduceat(sizes, starts)
    points_S, points_N = np.exp(pooled.x[starts]), np.exp(log_N)
    if len(points_S) < 2:
        return _power(above_S, force_N, level)
    least = 1 + LEAST_RISE * np.arange(len(points_S))
    return np.maximum.accumulate(points_S) * least, np.maximum.accumulate(points_N) * least


LAWS: dict[Law, Callable[[FloatArray, FloatArray, FloatArray], tuple[FloatArray, FloatArray]]] = {
    "power": _power,
    "affine": _affine,
    "monotone": _monotone,
}


def cross_validated_error(
    law: Law, conductance_S: FloatArray, force_N: FloatArray, rest_S: float, level: FloatArray
) -> float:
    """Error on levels that the law was not shown, one after another.

    Parameters
    ----------
    law, conductance_S, force_N, rest_S, level
        See :func:`fit_law`. Leaving out single readings would show the law the others of the same
        level.

    Returns
    -------
    float
        Root mean square over the levels, as a share of the force.
    """
    errors = []
    for number in np.unique(level):
        out = level == number
        shown = fit_law(law, conductance_S[~out], force_N[~out], rest_S, level[~out])
        errors.append(np.mean((shown(conductance_S[out]) / force_N[out] - 1) ** 2))
    return float(np.sqrt(np.mean(errors)))
