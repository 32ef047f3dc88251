"""The last seconds of force, kept as one min-max pair per column while samples arrive.

Drawing then costs the same at any sample rate: a column is a stretch of time, not of samples.
"""

import numpy as np

from nmt_sense.model.block import FloatArray
from nmt_sense.session.snapshot import TraceView, empty_trace

TRACE_S = 30.0
COLUMN_S = 0.025  # 1,200 columns in 30 s: about one a pixel on a wide screen


class Trace:
    """Min-max columns over the last :data:`TRACE_S` seconds.

    Parameters
    ----------
    length_s, column_s
        Time that is kept, and the width of a column, seconds.
    """

    def __init__(self, length_s: float = TRACE_S, column_s: float = COLUMN_S) -> None:
        self.column_s = column_s
        self._n = round(length_s / column_s)
        self._low = np.full(self._n, np.nan)
        self._high = np.full(self._n, np.nan)
        self._newest = -1  # number of the newest column since time zero

    def push(self, time_s: FloatArray, force_N: FloatArray) -> None:
        """Take samples; NaN leaves a hole.

        Parameters
        ----------
        time_s, force_N
            Arrays of shape (n_samples,), times rising.
        """
        if not len(time_s):
            return
        columns = (time_s / self.column_s).astype(np.int64)
        self._clear_up_to(int(columns[-1]))
        kept = columns > self._newest - self._n
        columns, force_N = columns[kept], force_N[kept]
        starts = np.flatnonzero(np.diff(columns, prepend=-1))
        at = columns[starts] % self._n
        self._low[at] = np.fmin(self._low[at], np.fmin.reduceat(force_N, starts))
        self._high[at] = np.fmax(self._high[at], np.fmax.reduceat(force_N, starts))

    def _clear_up_to(self, newest: int) -> None:
        fresh = np.arange(max(self._newest + 1, newest - self._n + 1), newest + 1) % self._n
        self._low[fresh] = np.nan
        self._high[fresh] = np.nan
        self._newest = max(self._newest, newest)

    def view(self) -> TraceView:
        """Copy the columns, oldest first."""
        if self._newest < 0:
            return empty_trace(self.column_s, self._n)
        shift = -((self._newest + 1) % self._n)
        return TraceView(
            end_s=(self._newest + 1) * self.column_s,
            column_s=self.column_s,
            low_N=np.roll(self._low, shift),
            high_N=np.roll(self._high, shift),
        )
