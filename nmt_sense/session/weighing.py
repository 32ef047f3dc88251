"""A known weight on one pad, watched from before it is laid on until it has lain long enough."""

from dataclasses import replace

import numpy as np

from nmt_sense.force import DailyCheck, Profile, daily_check
from nmt_sense.force.daily import LIES_S
from nmt_sense.model.block import FloatArray
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.pad_log import PadLog, readings_of

#: Rest that a daily check begins with, seconds.
REST_S = 2.0
#: Readings that differ by no more than this, counts, are all of one pad at rest.
AT_REST_COUNTS = 5


class WeightWatch:
    """Gathers what one pad reads for a daily check.

    Parameters
    ----------
    pad
        Name of the pad.
    column
        Its place among the channels.
    """

    def __init__(self, pad: str, column: int) -> None:
        self.pad = pad
        self._column = column
        self._log = PadLog()
        self._begun_s: float | None = None
        self._time_s: list[float] = []
        self._count: list[float] = []

    def push(self, channels: ChannelsView) -> None:
        """Take the last seconds of every channel; what came before the first call is left out."""
        if self._begun_s is None:
            self._begun_s = float(channels.time_s[-1])
        time_s, count = self._log.push(channels, self._column)
        new = time_s >= self._begun_s
        self._time_s += time_s[new].tolist()
        self._count += count[new].tolist()

    @property
    def rested(self) -> bool:
        """True once the pad was left alone for long enough, so that the weight can come."""
        return bool(self._time_s) and self._time_s[-1] - self._time_s[0] >= REST_S

    @property
    def lay_s(self) -> float:
        """How long the weight has lain, seconds."""
        if not self.rested:
            return 0.0
        time_s, count = np.array(self._time_s), np.array(self._count)
        if np.ptp(count) <= AT_REST_COUNTS:
            return 0.0
        released = np.flatnonzero(count <= (count.max() + count.min()) / 2)
        return float(time_s[-1] - time_s[released[-1]])

    @property
    def complete(self) -> bool:
        """True once the weight has lain long enough."""
        return self.lay_s >= LIES_S

    def check(self, profile: Profile, bits: int, known_N: float) -> DailyCheck:
        """Hold the weight against a calibration.

        Parameters
        ----------
        profile
            The calibration.
        bits
            Width of the glove's converter.
        known_N
            The weight, newtons.

        Raises
        ------
        InputError
            If the weight did not lie still, or for too short a time.
        """
        today = replace(profile, circuit=replace(profile.circuit, bits=bits))
        count: FloatArray = np.array(self._count)
        readings = readings_of(self.pad, np.array(self._time_s), count, np.zeros(len(count)))
        return daily_check(today, readings, known_N)
