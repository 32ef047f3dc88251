"""Bands that are a share of what a person can bear, or of what a trainee can press."""

from dataclasses import replace

from nmt_sense.model.errors import InputError
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


def _with_band(point: Point, reference_N: float | None) -> Point:
    if reference_N is None or point.band_percent is None:
        return point
    low_N, high_N = (share / 100 * reference_N for share in point.band_percent)
    try:
        return replace(point, band_low_N=low_N, band_high_N=high_N)
    except ValueError as error:
        raise InputError(f"with a reference of {reference_N:g} N, {error}") from error
