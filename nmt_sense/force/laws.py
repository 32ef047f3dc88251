"""Laws of force against conductance, fitted in relative error and robust to outliers.

Every law comes out as points of the one curve that a profile holds, so that nothing after the fit
needs to know which law it was.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import linalg, optimize

from nmt_sense.force.curve import force_of_conductance
from nmt_sense.model.block import FloatArray

Law = Literal["power", "affine", "monotone"]
#: From this relative error on a reading counts less and less (a soft L1 loss).
OUTLIER = 0.05
#: Points that a law without points of its own is drawn with.
DRAWN_POINTS = 16
#: Least slope of the logarithm of force on that of conductance.
LEAST_SLOPE = 0.05
#: Slopes of the monotone curve, and how strongly neighbouring ones are held together: from all but
#: a power law to a curve that follows every level. Which is chosen by the error on levels that
#: were not shown.
SLOPES, STIFFNESSES = 11, (1.0, 0.5, 0.2, 0.1, 0.05, 0.02)
#: A smaller range of logarithms of conductance shows no bend.
LEAST_RANGE = 1e-3
#: Keeps the normal equations of a curve definite where a stretch of it has no reading.
TINY = 1e-6
#: Passes of reweighting against outliers.
PASSES = 4
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A law that may be chosen, with how stiff its curve is.

    A monotone law of no stiffness goes through the middle of every level.
    """

    law: Law
    stiffness: float = 0.0


#: For steps and for pressing freely, whose levels come again and again; the simplest first.
FOR_STEPS: tuple[Candidate, ...] = (
    Candidate("power"),
    Candidate("affine"),
    *(Candidate("monotone", stiffness) for stiffness in STIFFNESSES),
)
#: For a single press that was followed. It rushes through most bands of force and stays in one, so
#: that a smooth curve takes the rush for the slope of the pad; the middles of the bands do not.
FOR_ONE_PRESS: tuple[Candidate, ...] = (
    Candidate("power"),
    Candidate("affine"),
    Candidate("monotone"),
)


def fit_law(
    candidate: Candidate,
    conductance_S: FloatArray,
    force_N: FloatArray,
    rest_S: float,
    level: FloatArray,
) -> LawFit:
    """Fit one law.

    Parameters
    ----------
    candidate
        Which; see :data:`FOR_STEPS`.
    conductance_S, force_N
        Readings above rest and above zero, arrays of shape (n,), siemens and newtons.
    rest_S
        Conductance at no force, siemens.
    level
        Number of the level of each reading, array of shape (n,).
    """
    above_S = conductance_S - rest_S
    match candidate.law:
        case "power":
            points_S, points_N = _power(above_S, force_N)
        case "affine":
            points_S, points_N = _affine(above_S, force_N)
        case "monotone":
            if candidate.stiffness:
                points_S, points_N = _smooth(above_S, force_N, level, candidate.stiffness)
            else:
                points_S, points_N = _through_middles(above_S, force_N, level)
    return LawFit(candidate.law, points_S + rest_S, points_N, rest_S)


def _power(above_S: FloatArray, force_N: FloatArray) -> tuple[FloatArray, FloatArray]:
    log_S, log_N = np.log(above_S), np.log(force_N)
    start = (log_N.mean() - log_S.mean(), 1.0)
    found = optimize.least_squares(
        lambda p: p[0] + p[1] * log_S - log_N,
        start,
        bounds=([-np.inf, LEAST_SLOPE], np.inf),
        loss="soft_l1",
        f_scale=OUTLIER,
    )
    ends_S = np.array([above_S.min(), above_S.max()])
    return ends_S, np.exp(found.x[0] + found.x[1] * np.log(ends_S))


def _affine(above_S: FloatArray, force_N: FloatArray) -> tuple[FloatArray, FloatArray]:
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


def _through_middles(
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
        return _power(above_S, force_N)
    least = 1 + LEAST_RISE * np.arange(len(points_S))
    return np.maximum.accumulate(points_S) * least, np.maximum.accumulate(points_N) * least


def _smooth(
    above_S: FloatArray, force_N: FloatArray, level: FloatArray, stiffness: float
) -> tuple[FloatArray, FloatArray]:
    """Fit slopes that are all positive, neighbouring ones alike, on logarithmic axes.

    All readings of a level count, and all levels count the same. The slopes are found by
    non-negative least squares (Lawson & Hanson 1974) on the normal equations.
    """
    log_S, log_N = np.log(above_S), np.log(force_N)
    if np.ptp(log_S) < LEAST_RANGE:
        return _power(above_S, force_N)
    _, number, size = np.unique(level, return_inverse=True, return_counts=True)
    share = 1 / (size[number] * len(size))
    knots, width = np.linspace(log_S.min(), log_S.max(), SLOPES + 1, retstep=True)
    # Force at a reading: that at the first knot, and every slope up to the reading.
    reached = np.clip(log_S[:, None] - knots[:-1], 0, width)
    wanted = log_N - LEAST_SLOPE * reached.sum(axis=1)
    middle = wanted.mean()  # so that the first knot may lie on either side of nothing
    columns = np.column_stack([np.ones_like(log_S), -np.ones_like(log_S), reached])
    together = np.zeros((SLOPES + 1, SLOPES + 2))
    together[:-2, 2:] = stiffness * np.diff(np.eye(SLOPES), axis=0)
    together[-2:, :2] = TINY * np.eye(2)
    held = together.T @ together
    held[2:, 2:] += TINY**2 * np.eye(SLOPES)
    trust = share
    for _ in range(PASSES):
        gram = (columns * trust[:, None]).T @ columns + held
        root = linalg.cholesky(gram)
        target = linalg.solve_triangular(
            root.T, columns.T @ (trust * (wanted - middle)), lower=True
        )
        found, _ = optimize.nnls(root, target)
        error = wanted - middle - columns @ found
        trust = share * (1 + (error / OUTLIER) ** 2) ** -0.5
    rises = (found[2:] + LEAST_SLOPE) * width
    first = middle + found[0] - found[1]
    return np.exp(knots), np.exp(first + np.concatenate([[0.0], np.cumsum(rises)]))


def cross_validated_error(
    candidate: Candidate,
    conductance_S: FloatArray,
    force_N: FloatArray,
    rest_S: float,
    level: FloatArray,
) -> float:
    """Error on levels that the law was not shown, one after another.

    Parameters
    ----------
    candidate, conductance_S, force_N, rest_S, level
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
        shown = fit_law(candidate, conductance_S[~out], force_N[~out], rest_S, level[~out])
        errors.append(np.mean((shown(conductance_S[out]) / force_N[out] - 1) ** 2))
    return float(np.sqrt(np.mean(errors)))
