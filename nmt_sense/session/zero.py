"""Zero tracking: what pads read while nothing presses them drifts, and is followed slowly.

As in weighing machines (zero-tracking of OIML R 76), only what is small, steady and long at rest
is followed, by small steps. Each step is a tare, noted in the recording like one by hand.
"""

from collections.abc import Sequence

import numpy as np

from nmt_sense.model.block import FloatArray

#: A pad must have been left alone for so long, and a step comes at most so often, seconds.
SETTLED_S, EVERY_S = 5.0, 5.0
#: Further from zero than this is a hand that rests there; less steady than this moves; newtons.
WITHIN_N, STEADY_N = 0.5, 0.1
#: Smallest shift worth a step, and largest step, newtons.
LEAST_N, STEP_N = 0.03, 0.1


class ZeroTracker:
    """Says when, and to what, the zero of the pads is to be moved."""

    def __init__(self) -> None:
        self._quiet_from_s: float | None = None
        self._stepped_s = -np.inf

    def due(
        self, time_s: float, pressing: bool, recent_N: Sequence[FloatArray]
    ) -> FloatArray | None:
        """Look at the newest forces.

        Parameters
        ----------
        time_s
            Stream time, seconds.
        pressing
            Whether something is being pressed.
        recent_N
            Forces of the pads over the last second, one array of shape (n_sensors,) a block,
            newtons.

        Returns
        -------
        ndarray of shape (n_sensors,) or None
            What to add to the offsets, newtons; None to leave them.
        """
        if pressing or not recent_N:
            self._quiet_from_s = None
            return None
        if self._quiet_from_s is None:
            self._quiet_from_s = time_s
        if time_s - self._quiet_from_s < SETTLED_S or time_s - self._stepped_s < EVERY_S:
            return None
        forces_N = np.array(recent_N)
        resting_N = forces_N.mean(axis=0)
        alone = np.isfinite(resting_N) & (np.abs(resting_N) <= WITHIN_N)
        alone &= (np.ptp(forces_N, axis=0) <= STEADY_N) & (np.abs(resting_N) >= LEAST_N)
        if not alone.any():
            return None
        self._stepped_s = time_s
        return np.where(alone, np.clip(resting_N, -STEP_N, STEP_N), 0.0)
