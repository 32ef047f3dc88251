"""The pads of a scan are read one after another; here their forces are laid to one moment."""

import numpy as np

from nmt_sense.model.block import FloatArray


class ScanAligner:
    """Lays the pads of each scan to the moment at which the scan began.

    Pad ``k`` is read ``k`` steps after the tick that dates its scan. Its force at the tick lies on
    the line between its reading of the scan before and its own: nothing is guessed beyond the
    readings, and nothing waits.

    Parameters
    ----------
    n_sensors
        Pads of a scan.
    scan_step_s
        From one pad to the next, seconds, as the glove states it.
    rate_hz
        Scans per second.

    Notes
    -----
    The first scan after a gap, and one whose pad could not say before, stay as they were read: they
    are off by what the force changes within a scan (0.7 ms with eight pads).
    """

    def __init__(self, n_sensors: int, scan_step_s: float, rate_hz: float) -> None:
        #: Share of the way back to the scan before. A scan is over before the next one begins.
        self._back = np.minimum(np.arange(n_sensors) * scan_step_s * rate_hz, 1.0)
        self._before: FloatArray = np.full(n_sensors, np.nan)
        self._next_index = 0

    def push(self, start_index: int, force_N: FloatArray) -> FloatArray:
        """Take the next contiguous scans.

        Parameters
        ----------
        start_index
            Number of the first of them.
        force_N
            As read, array of shape (n_samples, n_sensors), newtons.

        Returns
        -------
        ndarray of shape (n_samples, n_sensors)
            At the scans' own times, newtons.
        """
        if start_index != self._next_index:
            self._before = np.full_like(self._before, np.nan)
        before_N = np.vstack((self._before, force_N[:-1]))
        self._before = force_N[-1]
        self._next_index = start_index + len(force_N)
        return np.where(np.isnan(before_N), force_N, force_N - self._back * (force_N - before_N))
