"""Times of foreign tables: numbers in some unit, or ISO timestamps, as rising seconds."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

import numpy as np
import pyarrow as pa

from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError
from nmt_sense.model.steps import usual_steps

TIME_UNITS = {"s": 1.0, "ms": 1e-3, "us": 1e-6, "ns": 1e-9, "min": 60.0}
#: How the name of a column says its unit at its end: ``t_ms``, ``Time (us)``, ``elapsedMillis``.
_NAMED_UNIT = {
    unit: re.compile(rf"(?:^|[^a-z]|[a-z](?=[A-Z]))(?i:{words})[)\]]?$")
    for unit, words in {
        "s": "s|secs?|seconds?",
        "ms": "ms|msecs?|millis|milliseconds?",
        "us": "[u\u00b5\u03bc]s|usecs?|micros|microseconds?",
        "ns": "ns|nanos|nanoseconds?",
        "min": "mins?|minutes?",
    }.items()
}
#: How far a rate that was given may lie from that of the times.
RATE_TOLERANCE = 0.05
#: Equal stamps are those of a clock that counts in coarser steps than samples come in; a clock
#: that stood still for longer says nothing of when its samples were taken, seconds.
COARSEST_CLOCK_S = 0.1001
#: A clock that stood still has more rows of one stamp than this many times what the rate brings.
MOST_OF_ONE_STAMP = 3.0
#: Rates at which presses are sampled lie between these; times that are no seconds give others.
SLOWEST_HZ, FASTEST_HZ = 3.0, 5000.0
#: Of a table with fewer rows nothing can be said.
FEWEST_ROWS = 100


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where the cells of a column stand, for the sentence on one that is wrong.

    Attributes
    ----------
    path, column
        The file, and the name of the column.
    header_row
        Number of the line in which the names of the columns stand.
    """

    path: Path
    column: str
    header_row: int

    def row(self, row: int) -> str:
        """Name a cell by the line of the file in which it stands."""
        return f"{self.path}: column {self.column!r}, row {self.header_row + row + 1}"


def timestamps(column: pa.ChunkedArray) -> FloatArray | None:
    """Read cells as ISO 8601 timestamps, or times of the day, in seconds since the first.

    Parameters
    ----------
    column
        Cells of text.

    Returns
    -------
    ndarray of shape (n_rows,) or None
        None unless the first cell is a timestamp; NaN where a later cell is none.
    """
    cells = [("" if cell is None else cell.strip()) for cell in column.to_pylist()]
    first = _stamp(cells[0])
    if first is None:
        return None
    stamps = [_stamp(cell) for cell in cells]
    return np.array([np.nan if s is None else _seconds_between(first, s) for s in stamps])


def _stamp(cell: str) -> datetime | None:
    try:
        float(cell)
    except ValueError:
        pass
    else:
        return None  # "20260131" is a number
    try:
        return datetime.fromisoformat(cell)
    except ValueError:
        pass
    try:
        return datetime.combine(datetime.min, time.fromisoformat(cell))
    except ValueError:
        return None


def _seconds_between(first: datetime, then: datetime) -> float:
    if (first.tzinfo is None) != (then.tzinfo is None):
        return float("nan")
    return (then - first).total_seconds()


def stamps_to_seconds(stamps: FloatArray, time_unit: str | None, place: CellPlace) -> FloatArray:
    """Turn a column of times into seconds that rise from each row to the next.

    Parameters
    ----------
    stamps
        The numbers of the column, array of shape (n_rows,).
    time_unit
        Their unit; None to go by the name of the column, and else to take seconds.
    place
        Where they stand.

    Raises
    ------
    InputError
        If a row has no time, or the times run backwards or stand still.
    """
    if time_unit is not None and time_unit not in TIME_UNITS:
        raise InputError(f"--time-unit {time_unit} is not known; it can be {', '.join(TIME_UNITS)}")
    bad = np.flatnonzero(~np.isfinite(stamps))
    if bad.size:
        raise InputError(f"{place.row(bad[0])} has no time")
    back = np.flatnonzero(np.diff(stamps) < 0)
    if back.size:
        row = int(back[0]) + 1
        raise InputError(
            f"{place.row(row)}: the times run backwards, {stamps[row]:.16g} comes after "
            f"{stamps[row - 1]:.16g}"
        )
    unit = time_unit or unit_of_name(place.column) or "s"
    return _spread_equal(stamps * TIME_UNITS[unit], place)


def likely_unit(stamps: FloatArray, place: CellPlace, rate_hz: float | None) -> str | None:
    """Tell the unit of times that are hardly seconds, where their column does not say one.

    Parameters
    ----------
    stamps
        The numbers of the column, array of shape (n_rows,).
    place
        Where they stand.
    rate_hz
        Samples per second as they were given; None where they were not.

    Returns
    -------
    str or None
        The one unit that gives a rate at which presses are sampled, or the rate that was given;
        None for seconds.

    Raises
    ------
    InputError
        If they can hardly be seconds, and not one other unit fits.
    """
    if len(stamps) < FEWEST_ROWS or unit_of_name(place.column) is not None:
        return None
    step = usual_steps(np.diff(stamps)).step_s
    if not (np.isfinite(step) and step * SLOWEST_HZ > 1):
        return None
    low, high = (
        (SLOWEST_HZ, FASTEST_HZ)
        if rate_hz is None
        else (rate_hz * (1 - RATE_TOLERANCE), rate_hz * (1 + RATE_TOLERANCE))
    )
    fits = [unit for unit, size in TIME_UNITS.items() if low <= 1 / (step * size) <= high]
    if len(fits) != 1:
        raise InputError(
            f"{place.path}: the times in column {place.column!r} say {1 / step:.3g} samples per "
            "second if they are seconds, too few to see a press: say what they are with --time-unit"
        )
    return fits[0] if fits[0] != "s" else None


def unit_of_name(name: str) -> str | None:
    """Tell the unit of time that the name of a column ends in; None where it ends in none."""
    return next((unit for unit, end in _NAMED_UNIT.items() if end.search(name.strip())), None)


def _spread_equal(time_s: FloatArray, place: CellPlace) -> FloatArray:
    """Spread rows with the same stamp evenly until the next stamp of a coarse clock."""
    firsts = np.flatnonzero(np.diff(time_s, prepend=-np.inf))
    if len(firsts) == len(time_s):
        return time_s
    counts = np.diff(firsts, append=len(time_s))
    steps_s = np.diff(time_s[firsts])
    repeated_s = steps_s[counts[:-1] > 1]
    usual_s = float(np.median(repeated_s)) if len(repeated_s) else np.inf
    spans_s = np.minimum(np.append(steps_s, usual_s), usual_s)  # what follows may be a gap
    covered_s = float(np.minimum(steps_s, usual_s).sum())
    share = spans_s / max(covered_s, np.finfo(float).tiny)
    most = 1 + MOST_OF_ONE_STAMP * len(time_s) * share
    still = np.flatnonzero((counts > 1) & ((spans_s > COARSEST_CLOCK_S) | (counts > most)))
    if still.size:
        row = int(firsts[still[0]]) + 1
        raise InputError(
            f"{place.row(row)}: the times stand still; if the samples were taken evenly, give "
            "--rate instead of --time"
        )
    within = np.arange(len(time_s)) - np.repeat(firsts, counts)
    return np.asarray(time_s + within * np.repeat(spans_s / counts, counts))
