"""The readings at rest of a whole table: an offset, or a line where they wander.

A rest that wanders by less than :data:`WANDER_SHARE` of the range is taken for constant, for so
much does no harm to the finding of holds. Past it the stretches between the presses are looked for:
rest moves slowly and presses do not.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from nmt_sense.holds.levels import OPEN_SHARE, at_rest, smoothed
from nmt_sense.model.block import FloatArray

#: Presses are looked for in medians over so long, seconds.
STEP_S = 0.1
#: Rest moves by at most so much of the range in a second; what moves faster is pressed.
SLEW_PER_S = 0.02
#: A press is over where the force has been under this share of its own level for so long, seconds.
OVER_SHARE, OVER_S = 0.35, 0.5
#: A press's own level is that of its last few seconds.
LEVEL_S = 2.0
#: So many steps beside a press are no rest yet.
NEAR_PRESS_STEPS = 5
#: Rest is read off medians over so many steps.
PIECE_STEPS = 20
#: A rest that wanders less than this share of the range is taken for constant.
WANDER_SHARE = 0.05

Steps = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rest:
    """What the sensors of a table read at rest.

    Attributes
    ----------
    line
        Array of shape (n_samples, n_columns), or (1, n_columns) where rest stays.
    wander
        How far the sum of the sensors wanders at rest, as a share of its range; 0 where it stays.
    """

    line: FloatArray
    wander: float = 0.0


def rest_of_table(time_s: FloatArray, values: FloatArray) -> Rest:
    """Find what the sensors read at rest.

    Parameters
    ----------
    time_s
        Array of shape (n_samples,), rising, seconds.
    values
        Readings, array of shape (n_samples, n_columns); no NaN.
    """
    total = values.sum(axis=1)
    stays = Rest(np.median(values[at_rest(time_s, total)], axis=0)[None, :])
    smooth = smoothed(time_s, total)
    low, high = np.percentile(smooth, [1, 99])
    if not high > low:
        return stays
    groups = _groups(time_s)
    medians = np.array([np.median(part) for part in np.split(smooth, groups[1:])])
    resting = _resting(time_s[groups], (medians - low) / (high - low))
    anchors_s, anchors = _anchors(time_s, values, groups, resting)
    if len(anchors_s) < 2:
        return stays
    shares = anchors.sum(axis=1) / (high - low)
    wander = float(np.ptp(shares))
    slew = np.abs(np.diff(shares)) / np.diff(anchors_s)
    if wander < WANDER_SHARE or slew.max() > SLEW_PER_S:
        return stays
    line = np.stack([np.interp(time_s, anchors_s, column) for column in anchors.T], axis=1)
    return Rest(line, wander)


def _groups(time_s: FloatArray) -> Steps:
    """First sample of each step of the looking."""
    steps = np.floor((time_s - time_s[0]) / STEP_S)
    return np.flatnonzero(np.diff(steps, prepend=-1.0))


def _resting(time_s: FloatArray, share: FloatArray) -> Mask:
    """Tell for each step whether it is at rest, from its level as a share of the range."""
    resting = np.ones(len(share), bool)
    rest, level, low_since, began, pressed = share[0], share[0], -1, 0, False
    last_s = time_s[0]
    for i, (now_s, value) in enumerate(zip(time_s.tolist(), share.tolist(), strict=True)):
        step_s, last_s = now_s - last_s, now_s
        if pressed:
            resting[i] = False
            if value >= rest + max(OVER_SHARE * (level - rest), OPEN_SHARE / 2):
                low_since = -1
                level += (value - level) * min(1.0, step_s / LEVEL_S)
            elif low_since < 0:
                low_since = i
            elif now_s - time_s[low_since] >= OVER_S:
                pressed, rest, began = False, value, i
        elif value > rest + OPEN_SHARE:
            pressed, level, low_since, resting[i] = True, value, -1, False
        elif value < rest - OPEN_SHARE:  # what was taken for rest was pressed
            resting[began : i + 1] = False
            rest, began = value, i
        else:
            most = SLEW_PER_S * step_s
            rest += min(max(value - rest, -most), most)
    return resting


def _anchors(
    time_s: FloatArray, values: FloatArray, groups: Steps, resting: Mask
) -> tuple[FloatArray, FloatArray]:
    """Take the median of each column over every piece of rest, and the middle of its time."""
    calm = ~ndimage.binary_dilation(~resting, iterations=NEAR_PRESS_STEPS)
    bounds = np.append(groups, len(time_s))
    edges = np.flatnonzero(np.diff(calm.astype(np.int8), prepend=0, append=0))
    pieces = [
        slice(bounds[begin], bounds[min(begin + PIECE_STEPS, stop)])
        for first, stop in edges.reshape(-1, 2)
        for begin in range(first, stop, PIECE_STEPS)
    ]
    middles = [float(time_s[piece].mean()) for piece in pieces]
    medians = [np.median(values[piece], axis=0) for piece in pieces]
    return np.array(middles), np.array(medians).reshape(len(pieces), values.shape[1])
