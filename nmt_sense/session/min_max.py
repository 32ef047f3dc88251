"""Force of an hour at any zoom: smallest and largest value per column, from a pyramid of them."""

from dataclasses import dataclass

import numpy as np

from nmt_sense.model.block import FloatArray

#: Each level joins so many cells of the one below.
FACTOR = 4
#: A column is put together from at least so many cells, so that its edges are off by little.
CELLS_PER_COLUMN = 4
#: Up to so many samples a column are drawn as they are.
RAW_PER_COLUMN = 2


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A line to be drawn.

    Attributes
    ----------
    time_s, value
        Its points, arrays of shape (n_points,); NaN breaks the line.
    exact
        True where every point is a sample; false where two points are the low and the high of a
        column.
    """

    time_s: FloatArray
    value: FloatArray
    exact: bool


class MinMaxPyramid:
    """Lows and highs of a series at every resolution; built once, drawn from at any zoom.

    Parameters
    ----------
    time_s
        Rising times, array of shape (n_samples,), seconds.
    value
        Array of shape (n_samples,); NaN where there is none.
    """

    def __init__(self, time_s: FloatArray, value: FloatArray) -> None:
        self.time_s, self.value = time_s, value
        self._levels = [(value, value)]
        while len(self._levels[-1][0]) > FACTOR:
            low, high = self._levels[-1]
            self._levels.append((_joined(np.fmin, low), _joined(np.fmax, high)))

    def curve(self, start_s: float, end_s: float, n_columns: int) -> Curve:
        """Lay out a stretch of time in columns; the work hardly grows with its length.

        Parameters
        ----------
        start_s, end_s
            The stretch, seconds.
        n_columns
            Columns, at least 1: pixels, as a rule.
        """
        edges_s = np.linspace(start_s, end_s, n_columns + 1)
        at = np.searchsorted(self.time_s, edges_s)
        n_samples = int(at[-1] - at[0])
        if n_samples <= RAW_PER_COLUMN * n_columns:
            # One more on each side, so that the line runs on to the edges.
            rows = slice(max(int(at[0]) - 1, 0), int(at[-1]) + 1)
            return Curve(self.time_s[rows], self.value[rows], exact=True)
        level = int(np.log(n_samples / n_columns / CELLS_PER_COLUMN) / np.log(FACTOR))
        level = min(max(level, 0), len(self._levels) - 1)
        low, high = self._levels[level]
        cells = at // FACTOR**level
        starts = np.minimum(cells[:-1], len(low) - 1)
        empty = cells[:-1] == cells[1:]
        # The last cell of the stretch must not run on to the end of the recording.
        stop = max(int(cells[-1]), int(starts[-1]) + 1)
        lows = np.where(empty, np.nan, np.fmin.reduceat(low[:stop], starts))
        highs = np.where(empty, np.nan, np.fmax.reduceat(high[:stop], starts))
        centres_s = (edges_s[:-1] + edges_s[1:]) / 2
        return Curve(np.repeat(centres_s, 2), np.column_stack((lows, highs)).ravel(), exact=False)


def _joined(smaller: np.ufunc, cells: FloatArray) -> FloatArray:
    return np.asarray(smaller.reduceat(cells, np.arange(0, len(cells), FACTOR)))
