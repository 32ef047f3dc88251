"""What a pad read over minutes, thinned: calibrations look back further than screens do."""

import numpy as np

from nmt_sense.force import Readings
from nmt_sense.model.block import FloatArray
from nmt_sense.session.channels import ChannelsView

#: Readings that are kept, for each second.
KEPT_HZ = 10.0


class PadLog:
    """Thins what comes of a pad to :data:`KEPT_HZ`, each reading once."""

    def __init__(self) -> None:
        self._newest = -np.inf

    def push(self, channels: ChannelsView, column: int) -> tuple[FloatArray, FloatArray]:
        """Take the last seconds of every channel.

        Returns
        -------
        time_s, count : ndarray of shape (n_new,)
            Stream time and mean count of each tenth of a second that is new and whole.
        """
        slot = np.floor(channels.time_s * KEPT_HZ)
        # The newest slot may still fill.
        whole = (slot > self._newest) & (slot < slot[-1])
        numbers, place, size = np.unique(slot[whole], return_inverse=True, return_counts=True)
        if len(numbers):
            self._newest = float(numbers[-1])
        counts = np.bincount(place, weights=channels.counts[whole, column], minlength=len(numbers))
        return (numbers + 0.5) / KEPT_HZ, counts / np.maximum(size, 1)


def readings_of(pad: str, time_s: FloatArray, count: FloatArray, force_N: FloatArray) -> Readings:
    """Put readings without directions together, numbered as they came."""
    rows = tuple(range(1, len(count) + 1))
    return Readings(pad, count, force_N, time_s, ("",) * len(count), rows)
