"""Creep undone: what a pad goes on reading under a press that does not change.

The contact of a force-sensing resistor grows while it is pressed, roughly with the logarithm of
time, and shrinks again at rest. Here the force is taken for the apparent force (that of the curve)
with first-order lags of itself subtracted::

    F = g y - sum_i w_i lag(y, tau_i),     g = 1 + sum_i w_i (1 - exp(-RATED_AFTER_S / tau_i))

a Prony series of the inverse. It is causal, stable for any weights, costs a fixed number of
operations for a sample, remembers through rests, and leaves a press as it reads after
:data:`RATED_AFTER_S`. Weights are found by non-negative least squares (Lawson & Hanson 1974).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import optimize, signal

from nmt_sense.model.block import FloatArray

IntArray = npt.NDArray[np.int64]
#: Lags, two for each decade from a tenth of a second to five minutes, seconds.
TAUS_S: tuple[float, ...] = tuple(float(10.0 ** (k / 2)) for k in range(-2, 6))
#: The creep of a press counts from here, seconds: the reading then is taken for right.
RATED_AFTER_S = 1.0
#: How strongly neighbouring weights are held together: lags longer than the press that they were
#: found on follow the shorter ones, as creep that is logarithmic in time does.
SMOOTHNESS = 0.03
#: Below this share of the largest force a sample says little about creep.
PRESSED_SHARE = 0.2
#: Passes of reweighting against outliers, and the relative error from which one counts less.
PASSES, OUTLIER = 4, 0.03


class CreepCompensation:
    """Undoes the creep of several pads, block by block.

    Parameters
    ----------
    weights
        Weights of each pad, array of shape (n_sensors, n_lags); zeros leave a pad as it is.
    taus_s
        The lags, shape (n_lags,), seconds.
    step_s
        Time between two samples, seconds.
    """

    def __init__(self, weights: FloatArray, taus_s: Sequence[float], step_s: float) -> None:
        self._weights = weights
        self._keep = np.exp(-step_s / np.asarray(taus_s))
        self._gain = 1 + weights @ (1 - np.exp(-RATED_AFTER_S / np.asarray(taus_s)))
        self._lagged = np.zeros((len(self._keep), weights.shape[0]))
        self._last = np.zeros(weights.shape[0])

    def push(self, apparent_N: FloatArray, missing: int = 0) -> FloatArray:
        """Undo the creep of the next samples; any block sizes give the same forces.

        Parameters
        ----------
        apparent_N
            What the curve gives, array of shape (n_samples, n_sensors), newtons, without NaN.
        missing
            Samples lost just before these; the press is taken to have stayed as it was.
        """
        if not len(apparent_N):
            return apparent_N
        if missing:
            away = self._lagged - self._last
            self._lagged = self._last + away * (self._keep**missing)[:, None]
        force_N = self._gain * apparent_N
        for number, keep in enumerate(self._keep):
            start = (keep * self._lagged[number])[None]
            lagged, _ = signal.lfilter([1 - keep], [1, -keep], apparent_N, axis=0, zi=start)
            force_N -= self._weights[:, number] * lagged
            self._lagged[number] = lagged[-1]
        self._last = apparent_N[-1].copy()
        # A contact that has opened carries nothing, whatever it remembers.
        return np.asarray(np.maximum(force_N, 0.0))


def undo_creep(apparent_N: FloatArray, weights: Sequence[float], step_s: float) -> FloatArray:
    """Undo the creep of one pad over a whole record that begins at rest, shape (n_samples,)."""
    compensation = CreepCompensation(np.array([weights]), TAUS_S, step_s)
    return np.asarray(compensation.push(apparent_N[:, None])[:, 0])


def fit_creep(
    apparent_N: FloatArray, force_N: FloatArray, visit: IntArray, step_s: float
) -> tuple[float, ...]:
    """Find the weights that make the apparent force of a pad its known force.

    Only what changes within a stay at one level counts: what is the same all through it is an
    error of the curve, or hysteresis, and no creep.

    Parameters
    ----------
    apparent_N, force_N
        What the curve gives and what truly pressed, arrays of shape (n_samples,), newtons, from
        before the press on.
    visit
        Number of the stay at one level that each sample belongs to, array of shape (n_samples,).
    step_s
        Time between two samples, seconds.
    """
    taus_s = np.asarray(TAUS_S)
    pressed = force_N > PRESSED_SHARE * force_N.max()
    columns = np.empty((int(pressed.sum()), len(taus_s)))
    for number, tau_s in enumerate(taus_s):
        keep = np.exp(-step_s / tau_s)
        lagged = signal.lfilter([1 - keep], [1, -keep], apparent_N)
        rated = (1 - np.exp(-RATED_AFTER_S / tau_s)) * apparent_N
        columns[:, number] = (rated - lagged)[pressed] / force_N[pressed]
    wanted = (force_N - apparent_N)[pressed] / force_N[pressed]
    columns = _within(columns, visit[pressed])
    wanted = _within(wanted[:, None], visit[pressed])[:, 0]
    together = SMOOTHNESS * np.diff(np.eye(len(taus_s)), axis=0)
    trust = np.full(len(wanted), 1 / np.sqrt(len(wanted)))
    weights = np.zeros(len(taus_s))
    for _ in range(PASSES):
        weights, _ = optimize.nnls(
            np.vstack([columns * trust[:, None], together]),
            np.concatenate([wanted * trust, np.zeros(len(together))]),
        )
        error = wanted - columns @ weights
        trust = (1 + (error / OUTLIER) ** 2) ** -0.25 / np.sqrt(len(wanted))
    return tuple(float(weight) for weight in weights)


def _within(values: FloatArray, visit: IntArray) -> FloatArray:
    """Take the mean of each visit out, array of shape (n_samples, n_columns)."""
    _, number, size = np.unique(visit, return_inverse=True, return_counts=True)
    sums = np.zeros((len(size), values.shape[1]))
    np.add.at(sums, number, values)
    return np.asarray(values - (sums / size[:, None])[number])


def rise_per_decade(weights: Sequence[float]) -> float:
    """Tell by how much a constant press rises from 1 s to 10 s, as a share."""
    taus_s, held = np.asarray(TAUS_S), np.asarray(weights)
    first, tenth = (float(held @ (1 - np.exp(-t / taus_s))) for t in (1.0, 10.0))
    return (tenth - first) / (1 + first)
