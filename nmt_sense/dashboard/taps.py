"""A mark without a hand to spare: two quick taps of a pad that does not press; no Qt in here."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nmt_sense.dashboard.view_models.points import current_point
from nmt_sense.session.snapshot import SessionSnapshot

#: A tap rises over the first force and falls below the second within the time.
TAP_N, LET_GO_N, TAP_MAX_S = 2.0, 1.0, 0.4
#: The second tap begins within this time after the first one ended.
BETWEEN_MAX_S = 0.6


@dataclass(slots=True)
class DoubleTap:
    """Follows the pads that the point does not press with."""

    _began_s: dict[int, float] = field(default_factory=dict)
    _tapped_s: dict[int, float] = field(default_factory=dict)

    def see(self, snapshot: SessionSnapshot) -> bool:
        """Tell whether a double tap was completed with this snapshot."""
        now_s, completed = snapshot.time_s, False
        for pad in np.flatnonzero(_unused(snapshot)):
            force_N = snapshot.pad_force_N[pad]
            if force_N >= TAP_N:
                self._began_s.setdefault(int(pad), now_s)
            elif force_N < LET_GO_N and pad in self._began_s:
                lasted_s = now_s - self._began_s.pop(int(pad))
                completed |= 0 <= lasted_s <= TAP_MAX_S and self._second(int(pad), now_s, lasted_s)
        return completed

    def _second(self, pad: int, now_s: float, lasted_s: float) -> bool:
        before_s = self._tapped_s.pop(pad, None)
        if before_s is not None and 0 <= now_s - lasted_s - before_s <= BETWEEN_MAX_S:
            return True
        self._tapped_s[pad] = now_s
        return False


def _unused(snapshot: SessionSnapshot) -> NDArray[np.bool_]:
    point = current_point(snapshot)
    contactor = point.contactor if point else ""
    return np.array([pad.contact != contactor for pad in snapshot.pads])
