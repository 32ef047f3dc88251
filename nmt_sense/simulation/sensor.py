"""The pads: force to counts, by a physics that shares no formula with the force room.

A pad is taken as two conducting layers whose true area of contact grows with pressure. Its
resistance falls as the sum of a spreading term and a term of the film, with a floor; under load
the contact goes on growing as the polymer flows, and it recovers when the load is gone.
"""

import numpy as np
from scipy import interpolate, optimize, signal

from nmt_sense.model.block import CountArray, FloatArray
from nmt_sense.simulation.scenario import Sensors

#: Spreading and film terms and floor, ohms at 1 N: R = film / F + spread / F**0.5 + floor. They
#: meet the nominal resistances of an FSR 402 (30 kohm at 0.2 N, 6 kohm at 1 N, 1 kohm at 10 N,
#: 250 ohm at 100 N; as published by Adafruit) within 8 %.
FILM_OHM, SPREADING_OHM, FLOOR_OHM = 5180.0, 1176.0, 82.0
#: The flow of the polymer: a stretched exponential (Kohlrausch) of the time under load.
FLOW_TAU_S, FLOW_STRETCH = 8.0, 0.45
#: How long the contact stays larger after the force has fallen, seconds.
RECOVERY_S = 0.3
#: Its kernel is followed through this many relaxations between 0.05 s and 500 s.
RELAXATIONS = 12


def resistance_ohm(force_N: FloatArray) -> FloatArray:
    """Resistance of a fresh pad without spread, ohms; infinite at no force.

    Parameters
    ----------
    force_N
        Array of any shape, newtons.
    """
    with np.errstate(divide="ignore"):
        return np.asarray(FILM_OHM / force_N + SPREADING_OHM / np.sqrt(force_N) + FLOOR_OHM)


def counts_of_force(
    force_N: FloatArray, rate_hz: float, sensors: Sensors, random: np.random.Generator
) -> CountArray:
    """Read the pads.

    Parameters
    ----------
    force_N
        Array of shape (n_samples, n_sensors), newtons.
    rate_hz
        Samples per second.
    sensors
        The nature of the pads.
    random
        Source of the noise.

    Returns
    -------
    ndarray of shape (n_samples, n_sensors)
        Converter counts.
    """
    felt_N = _felt(force_N, rate_hz, sensors)
    parts = np.random.default_rng(sensors.parts)
    sensitivity = 1 + sensors.spread * parts.normal(size=force_N.shape[1])
    with np.errstate(divide="ignore"):
        conductance_S = sensitivity / resistance_ohm(felt_N)
    share = conductance_S * sensors.pulldown_ohm / (1 + conductance_S * sensors.pulldown_ohm)
    share = _as_scanned(share, rate_hz * sensors.scan_step_us / 1e6)
    steps = 1 << sensors.bits
    noise = random.normal(0, sensors.noise_counts, force_N.shape) * (felt_N > 0)
    return np.clip(np.floor(share * steps + noise), 0, steps - 1).astype(np.uint16)


def _as_scanned(share: FloatArray, step: float) -> FloatArray:
    """Read each pad a step, in samples, after the one before it, on a smooth curve."""
    if step == 0 or len(share) < 4:
        return share
    index = np.arange(len(share))
    columns = [
        interpolate.CubicSpline(index, column)(index + number * step)
        for number, column in enumerate(share.T)
    ]
    return np.stack(columns, axis=1)


def _felt(force_N: FloatArray, rate_hz: float, sensors: Sensors) -> FloatArray:
    """Force as the contact feels it: with its flow under load, and its lag when unloading."""
    weights, taus_s = _flow_kernel()
    flow = np.zeros_like(force_N)
    for weight, tau_s in zip(weights, taus_s, strict=True):
        keep = np.exp(-1 / (rate_hz * tau_s))
        flow += weight * signal.lfilter([1 - keep], [1, -keep], force_N, axis=0)
    keep = np.exp(-1 / (rate_hz * RECOVERY_S))
    slow = signal.lfilter([1 - keep], [1, -keep], force_N, axis=0)
    unloading = np.clip(slow - force_N, 0, None)
    return np.asarray(
        force_N * (1 - _REACH * sensors.creep_per_decade)
        + sensors.creep_per_decade * _DECADES * flow
        + sensors.hysteresis * unloading
    )


def _flow_kernel() -> tuple[FloatArray, FloatArray]:
    """Relaxations that follow the stretched exponential between 0.05 s and 500 s."""
    taus_s = np.geomspace(0.05, 500, RELAXATIONS)
    t_s = np.geomspace(0.02, 2000, 200)
    wanted = 1 - np.exp(-((t_s / FLOW_TAU_S) ** FLOW_STRETCH))
    weights, _ = optimize.nnls(1 - np.exp(-t_s[:, None] / taus_s), wanted)
    return weights, taus_s


#: The stretched exponential rises by 0.32 of its whole for each decade around its middle, so that
#: this factor makes a rise of one creep_per_decade.
_DECADES = 1 / 0.32
#: A pad is rated after a second under load, by when so much of the flow is done.
_REACH = _DECADES * float(1 - np.exp(-((1 / FLOW_TAU_S) ** FLOW_STRETCH)))
