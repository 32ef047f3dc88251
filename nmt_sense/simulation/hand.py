"""The hand: how a person presses, and the truth about it."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from scipy import signal

from nmt_sense.model.block import FloatArray
from nmt_sense.model.glove import pads_of
from nmt_sense.simulation.scenario import Press, Scenario

#: Physiological tremor of the hand lies between 8 and 12 Hz (Novak & Newell 2017).
TREMOR_HZ = (8.0, 12.0)
#: What the eye and arm correct is slower than about 1 Hz.
WANDER_HZ = 1.0
#: A slip is over in a tenth of a second.
SLIP_S = 0.1


@dataclass(frozen=True, slots=True)
class TrueHold:
    """The truth about one press.

    Attributes
    ----------
    start_s, end_s
        Where the force crosses half of the plateau's mean, seconds.
    plateau_start_s, plateau_end_s
        Where the ramps end and begin, seconds.
    mean_N
        Mean force of the plateau, newtons.
    """

    start_s: float
    end_s: float
    plateau_start_s: float
    plateau_end_s: float
    mean_N: float


@dataclass(frozen=True, slots=True)
class Truth:
    """What really happened.

    Attributes
    ----------
    time_s
        Array of shape (n_samples,), seconds.
    force_N
        Force on each pad, array of shape (n_samples, n_sensors), newtons.
    holds
        The presses.
    """

    time_s: FloatArray
    force_N: FloatArray
    holds: tuple[TrueHold, ...]

    def as_json(self) -> dict[str, Any]:
        """Write the holds, not the samples, as plain numbers."""
        return {"schema": "nmt-sense/truth/1", "holds": [asdict(hold) for hold in self.holds]}


def press_truth(scenario: Scenario, time_s: FloatArray, seed: int) -> Truth:
    """Work out the force on every pad at every sample.

    Parameters
    ----------
    scenario
        What happens.
    time_s
        Evenly spaced times, array of shape (n_samples,), seconds.
    seed
        Of the tremor and the wander.
    """
    random = np.random.default_rng(seed)
    step_s = float(time_s[1] - time_s[0]) if len(time_s) > 1 else 1.0
    tremor = _noise(random, len(time_s), 1 / step_s, TREMOR_HZ)
    wander = _noise(random, len(time_s), 1 / step_s, (0.0, WANDER_HZ))
    force_N = np.zeros((len(time_s), scenario.n_sensors))
    holds = []
    for press in scenario.presses:
        slipped = _slipped(press, time_s)
        plain_N = _plain(press, time_s) * (1 - press.slip_depth * slipped)
        total_N = plain_N * (1 + press.tremor * tremor + press.wander * wander)
        shares = _shares(press, scenario.n_sensors)
        evened = slipped[:, None] * (1 / scenario.n_sensors - shares)
        force_N += total_N[:, None] * (shares + evened)
        if len(time_s) and press.end_s <= time_s[-1]:
            holds.append(_true_hold(press, time_s, total_N))
    return Truth(time_s, np.clip(force_N, 0, None), tuple(holds))


def _plain(press: Press, time_s: FloatArray) -> FloatArray:
    """Force without tremor: smooth ramps, a straight trend over the plateau, a dip."""
    since_s = time_s - press.start_s
    up = np.clip(since_s / press.ramp_s, 0, 1)
    down = np.clip((press.end_s - time_s) / press.ramp_s, 0, 1)
    ramps = (1 - np.cos(np.pi * np.minimum(up, down))) / 2
    held_s = np.clip(since_s - press.ramp_s, 0, press.held_s)
    trend = 1 + press.fade * held_s / press.held_s
    in_dip = (held_s > press.dip_at_s) & (held_s < press.dip_at_s + press.dip_s)
    return np.asarray(press.force_N * ramps * trend * np.where(in_dip, 1 - press.dip_depth, 1.0))


def _slipped(press: Press, time_s: FloatArray) -> FloatArray:
    """Tell how far the hand has slipped off the point: 0 not yet, 1 wholly."""
    if press.slip_at_s == 0:
        return np.zeros_like(time_s)
    since_s = time_s - (press.start_s + press.ramp_s + press.slip_at_s)
    return np.asarray((1 - np.cos(np.pi * np.clip(since_s / SLIP_S, 0, 1))) / 2)


def _shares(press: Press, n_sensors: int) -> FloatArray:
    own = np.array([pad.contact == press.contactor for pad in pads_of(n_sensors)])
    if not own.any() or own.all():
        return np.full(n_sensors, 1 / n_sensors)
    shares = np.where(own, press.lead / own.sum(), (1 - press.lead) / (~own).sum())
    taken = np.where(own, press.lean * shares, 0.0)
    shares = shares - taken
    shares[np.flatnonzero(own)[0]] += taken.sum()
    return np.asarray(shares)


def _true_hold(press: Press, time_s: FloatArray, total_N: FloatArray) -> TrueHold:
    from_s, to_s = press.start_s + press.ramp_s, press.end_s - press.ramp_s
    mean_N = float(total_N[(time_s >= from_s) & (time_s <= to_s)].mean())
    above = np.flatnonzero(total_N >= mean_N / 2)
    return TrueHold(float(time_s[above[0]]), float(time_s[above[-1]]), from_s, to_s, mean_N)


def _noise(
    random: np.random.Generator, n: int, rate_hz: float, band_hz: tuple[float, float]
) -> FloatArray:
    """Noise of unit variance within a band."""
    low, high = band_hz
    nyquist_hz = rate_hz / 2
    if n < 2 or low >= nyquist_hz:
        return np.zeros(n)
    high = min(high, 0.95 * nyquist_hz)
    kind, edges = ("lowpass", high) if low == 0 else ("bandpass", (low, high))
    sections = signal.butter(2, edges, kind, fs=rate_hz, output="sos")
    settle = int(4 * rate_hz)
    noise = signal.sosfilt(sections, random.normal(size=n + settle))[settle:]
    return np.asarray(noise / max(float(noise.std()), 1e-12))
