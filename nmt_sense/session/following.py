"""A calibration beside a reference that is read all the time: press freely, and it fits."""

import numpy as np

from nmt_sense.force import (
    Circuit,
    ProfileFit,
    Readings,
    check_profile,
    fit_profile,
    force_lag_s,
    forces_of,
)
from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.pad_log import readings_of

#: The reference is tared over its first seconds, and must not change by more than this meanwhile.
TARE_S, TARE_N = 2.0, 0.5
#: Lengths of the press that can be fitted at all, and that is asked for, seconds.
LEAST_S, ASKED_S = 10.0, 60.0


class FollowedPad:
    """Lays what one pad reads beside what a reference reads, and fits.

    Parameters
    ----------
    pad, column
        Name of the pad, and its place among the channels.
    circuit
        The circuit around it.
    newtons_per_unit
        Newtons for each unit that the reference prints.
    """

    def __init__(self, pad: str, column: int, circuit: Circuit, newtons_per_unit: float) -> None:
        self.pad, self._column, self._circuit = pad, column, circuit
        self._newtons_per_unit = newtons_per_unit
        self._host_s: list[FloatArray] = []
        self._count: list[FloatArray] = []
        self._newest_s = -np.inf
        self._reference: list[tuple[float, float]] = []

    @property
    def length_s(self) -> float:
        """How long the reference was read, seconds."""
        if not self._reference:
            return 0.0
        return self._reference[-1][0] - self._reference[0][0]

    def push(self, channels: ChannelsView) -> None:
        """Take the last seconds of every channel."""
        new = channels.time_s > self._newest_s
        if new.any():
            # Both clocks run alike over a minute: the newest sample says how far they are apart.
            away_s = channels.newest_host_s - channels.time_s[-1]
            self._host_s.append(channels.time_s[new] + away_s)
            self._count.append(channels.counts[new, self._column].astype(float))
            self._newest_s = float(channels.time_s[-1])

    def push_reference(self, read: list[tuple[float, float]]) -> None:
        """Take readings of the reference: host monotonic times, seconds, and numbers."""
        self._reference += read

    def readings(self, late_s: float = 0.0) -> Readings:
        """Lay both side by side at the times of the reference.

        Parameters
        ----------
        late_s
            By how much the reference comes later than the pad; filters of load cells take time.

        Raises
        ------
        InputError
            If there is too little, or the reference was pressed while it was tared.
        """
        if self.length_s < LEAST_S or not self._host_s:
            raise InputError(
                f"{self.length_s:.0f} s of {self.pad} beside the reference are too few: press for "
                f"{LEAST_S:.0f} s or more, better {ASKED_S:.0f} s"
            )
        at_s, value = np.array(self._reference).T
        # Lines that came with one read have one time: they came one after another.
        at_s = np.linspace(at_s[0], at_s[-1], len(at_s)) if (np.diff(at_s) <= 0).any() else at_s
        force_N = value * self._newtons_per_unit
        resting_N = force_N[at_s < at_s[0] + TARE_S]
        if np.ptp(resting_N) > TARE_N:
            raise InputError(
                f"the reference moved by {np.ptp(resting_N):.1f} N while it was tared: touch "
                f"nothing for the first {TARE_S:.0f} s"
            )
        force_N = force_N - np.median(resting_N)
        if force_N.max() < -force_N.min():
            force_N = -force_N  # a cell that was mounted the other way round
        host_s, count = np.concatenate(self._host_s), np.concatenate(self._count)
        step_s = float(np.median(np.diff(at_s)))
        total = np.concatenate([[0.0], np.cumsum(count)])
        first, stop = (
            np.searchsorted(host_s, at_s - late_s + side * step_s / 2) for side in (-1, 1)
        )
        both = stop > first
        mean = (total[stop] - total[first])[both] / (stop - first)[both]
        since_s = at_s[both] - at_s[0]
        return readings_of(self.pad, since_s, mean, np.maximum(force_N[both], 0.0))

    def fit(self, *, name: str, made_on: str, glove: str) -> tuple[ProfileFit, Readings]:
        """Fit, with the delay of the reference taken out, and give what was fitted to.

        Raises
        ------
        InputError
            If no calibration can be made of the press.
        """
        readings = self.readings()
        fitted = fit_profile([readings], self._circuit, name=name, made_on=made_on, glove=glove)
        late_s = force_lag_s(readings, forces_of(fitted.profile, readings))
        if late_s:
            readings = self.readings(-late_s)
            fitted = fit_profile([readings], self._circuit, name=name, made_on=made_on, glove=glove)
        return fitted, readings


def residual_of(fitted: ProfileFit, readings: Readings) -> float:
    """Root mean square of what a fit leaves, as a share of the force."""
    [check] = check_profile(fitted.profile, [readings])
    return check.rms
