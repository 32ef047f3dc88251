"""Bands that are a share of what a person can bear, or of what a trainee can press."""

from collections.abc import Sequence
from dataclasses import replace

from nmt_sense.holds.reference import TOLERANCE
from nmt_sense.model.errors import InputError
from nmt_sense.model.hold import Hold
from nmt_sense.model.plan import BandOf, Plan, Point


def plan_for_person(
    plan: Plan, *, threshold_N: float | None = None, own_N: float | None = None
) -> Plan:
    """Turn bands in percent into newtons, as far as their references are known.

    Parameters
    ----------
    plan
        The plan.
    threshold_N
        Pressure-pain threshold of the person who is pressed, newtons; None if not known.
    own_N
        Reference of the person who presses, newtons; None if not known.

    Returns
    -------
    Plan
        With new bands in newtons; a point whose reference is not known keeps its own.

    Raises
    ------
    InputError
        If a reference is not above zero, or a band then reaches the stop limit of its point.
    """
    known: dict[BandOf, float | None] = {"newtons": None, "threshold": threshold_N, "own": own_N}
    for reference_N in (threshold_N, own_N):
        if reference_N is not None and not 0 < reference_N < float("inf"):
            raise InputError(f"a reference of {reference_N:g} N is no force to take a share of")
    return replace(plan, points=tuple(_with_band(p, known[p.band_of]) for p in plan.points))


def plan_like(plan: Plan, holds: Sequence[Hold], tolerance: float = TOLERANCE) -> Plan:
    """Put the bands of a plan around what an instructor pressed at its points.

    Parameters
    ----------
    plan
        The plan.
    holds
        The instructor's holds, with the names of the points they were made at; the longest of each
        point counts.
    tolerance
        Half the width of a band, as a share of the force.

    Returns
    -------
    Plan
        With new bands in newtons; a point without a hold keeps its own.

    Raises
    ------
    InputError
        If no hold was made at any of its points, or a band then reaches the stop limit.
    """
    longest: dict[str, Hold] = {}
    for hold in sorted(holds, key=lambda hold: hold.measures.duration_s):
        longest[hold.point] = hold
    if not any(point.name in longest for point in plan.points):
        raise InputError(f"the recording has no hold at a point of the plan {plan.name!r}")

    def like(point: Point) -> Point:
        if point.name not in longest:
            return point
        level_N = longest[point.name].measures.level
        low_N, high_N = (1 - tolerance) * level_N, (1 + tolerance) * level_N
        try:
            return replace(
                point, band_low_N=low_N, band_high_N=high_N, band_of="newtons", band_percent=None
            )
        except ValueError as error:
            raise InputError(f"around the instructor's {level_N:.3g} N, {error}") from error

    return replace(plan, points=tuple(like(point) for point in plan.points))


def _with_band(point: Point, reference_N: float | None) -> Point:
    if reference_N is None or point.band_percent is None:
        return point
    low_N, high_N = (share / 100 * reference_N for share in point.band_percent)
    try:
        return replace(point, band_low_N=low_N, band_high_N=high_N)
    except ValueError as error:
        raise InputError(f"with a reference of {reference_N:g} N, {error}") from error
