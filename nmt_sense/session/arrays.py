"""Holds of plain arrays: what ``import nmt_sense`` offers to scripts and notebooks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nmt_sense.holds import load_plan
from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError
from nmt_sense.model.hold import Hold
from nmt_sense.model.plan import Plan
from nmt_sense.model.units import Unit
from nmt_sense.session.analysis import TableOptions, analyze_table

if TYPE_CHECKING:
    import pandas as pd


def analyze(
    force: npt.ArrayLike,
    *,
    rate_hz: float | None = None,
    time_s: npt.ArrayLike | None = None,
    plan: Plan | Path | str | None = None,
    band: tuple[float, float] | None = None,
    contacts: Mapping[str, Sequence[int]] | None = None,
    unit: str = "N",
    tare: bool = True,
    min_hold_s: float = 2.0,
) -> list[Hold]:
    """Find, measure and judge the holds in a force that was sampled.

    Parameters
    ----------
    force
        Array of shape (n_samples,), or (n_samples, n_sensors) with a column for each sensor of
        the contact; NaN where a sample is missing.
    rate_hz
        Samples per second of an evenly sampled force.
    time_s
        Or the time of each sample, array of shape (n_samples,), rising, seconds.
    plan
        What is asked for: a plan, a plan file, or the name of a shipped plan. Its points are
        walked through, one hold after the other.
    band
        Or lower and upper end of one target band, in ``unit``. Without plan and band no level is
        judged.
    contacts
        Columns of each contact by its name, e.g. ``{"left": [0, 1], "right": [2, 3]}``, to find
        the holds of several contacts apart; each hold then says which it is of.
    unit
        Unit of ``force``: N, kgf, lbf, gf, kPa, N/cm2, %mvc or other.
    tare
        Take the level at rest out.
    min_hold_s
        A shorter plateau is a tap or a stroke, seconds.

    Returns
    -------
    list of Hold
        In order of time; forces in ``unit``.

    Raises
    ------
    InputError
        If the arrays do not fit each other, or the plan cannot be read.

    Examples
    --------
    >>> import numpy as np
    >>> import nmt_sense
    >>> time_s = np.arange(0, 20, 0.01)
    >>> force_N = np.interp(time_s, [2, 2.5, 17, 17.5], [0, 19, 19, 0])
    >>> hold, = nmt_sense.analyze(force_N, rate_hz=100, band=(16, 22))
    >>> hold.verdict.value, round(hold.measures.duration_s, 1)
    ('good', 14.6)
    """
    values = _columns(force)
    options = TableOptions(
        unit=_unit(unit),
        band=band,
        plan=load_plan(Path(plan)) if isinstance(plan, str | Path) else plan,
        contacts=_contacts(contacts, values.shape[1]),
        tare=tare,
        min_hold_s=min_hold_s,
    )
    if band is not None and plan is not None:
        raise InputError("give either a band or a plan: both say what the target is")
    times = _times(len(values), rate_hz, time_s)
    return list(analyze_table(times, values, options, source="the array").holds)


def holds_frame(holds: Iterable[Hold]) -> "pd.DataFrame":
    """Put holds into a pandas frame, a row for each.

    Parameters
    ----------
    holds
        What :func:`analyze` found.

    Returns
    -------
    pandas.DataFrame
        A column for each measure, by its name; ``score``, ``verdict`` and ``advice``; faults
        joined by spaces; ``score_<criterion>`` for each criterion.

    Raises
    ------
    InputError
        If pandas is not installed.
    """
    try:
        import pandas as pd
    except ModuleNotFoundError as error:
        raise InputError(
            "a frame needs pandas, which is not installed: pip install nmt-sense[pandas]"
        ) from error
    return pd.DataFrame([_row(hold) for hold in holds])


def _row(hold: Hold) -> dict[str, object]:
    return {
        "index": hold.index,
        "point": hold.point,
        "contact": hold.contact,
        **asdict(hold.measures),
        "score": hold.score,
        "verdict": hold.verdict.value,
        "faults": " ".join(hold.faults),
        "uncertain": " ".join(hold.uncertain),
        "advice": hold.advice,
        "quality": hold.quality.value,
        "quality_reasons": "; ".join(hold.quality_reasons),
        "comfort_s": hold.comfort_s,
        "pain": hold.pain,
        **{f"score_{name}": score for name, score in hold.criteria.items()},
    }


def _columns(force: npt.ArrayLike) -> FloatArray:
    try:
        values = np.asarray(force, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise InputError(f"the force is no array of numbers: {error}") from error
    if values.ndim == 1:
        values = values[:, None]
    if values.ndim != 2 or values.shape[1] == 0:
        raise InputError(
            f"the force has the shape {values.shape}: give one number for each sample, or a row "
            "with one for each sensor"
        )
    if np.isinf(values).any():
        raise InputError("the force is infinite somewhere: write NaN where a sample is missing")
    return values


def _contacts(
    contacts: Mapping[str, Sequence[int]] | None, n_sensors: int
) -> Mapping[str, Sequence[int]]:
    for name, columns in (contacts or {}).items():
        if not columns or not all(0 <= column < n_sensors for column in columns):
            raise InputError(
                f"the contact {name!r} names columns {list(columns)}, and the force has "
                f"{n_sensors}, counted from 0"
            )
    return contacts or {}


def _times(n: int, rate_hz: float | None, time_s: npt.ArrayLike | None) -> FloatArray:
    if (rate_hz is None) == (time_s is None):
        raise InputError("give either rate_hz or time_s: one of them says when samples were taken")
    if time_s is None:
        assert rate_hz is not None
        if not (np.isfinite(rate_hz) and rate_hz > 0):
            raise InputError(f"rate_hz is {rate_hz}: it must be above zero")
        return np.arange(n) / rate_hz
    times = np.asarray(time_s, dtype=np.float64)
    if times.shape != (n,):
        raise InputError(f"time_s has the shape {times.shape}, and the force has {n} samples")
    if not np.all(np.diff(times) > 0):
        raise InputError("time_s must rise from each sample to the next")
    return times


def _unit(name: str) -> Unit:
    try:
        return Unit(name)
    except ValueError as error:
        raise InputError(f"the unit {name} is not known; it can be {', '.join(Unit)}") from error
