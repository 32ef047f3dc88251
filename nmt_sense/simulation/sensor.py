"""The pads: force to counts, by a physics that shares no formula with the force room.

A pad is taken as two conducting layers whose true area of contact grows with pressure. Its
resistance falls as the sum of a spreading term and a term of the film, with a floor; under load
the contact goes on growing with the logarithm of time, a little more under more force, and it
shrinks again when the load is gone; it is larger while a force falls than while it rises.
"""

import numpy as np
from scipy import interpolate, signal

from nmt_sense.model.block import CountArray, FloatArray
from nmt_sense.simulation.scenario import Sensors

#: Spreading and film terms and floor, ohms at 1 N: R = film / F + spread / F**0.5 + floor. They
#: meet the nominal resistances of an FSR 402 (30 kohm at 0.2 N, 6 kohm at 1 N, 1 kohm at 10 N,
#: 250 ohm at 100 N; as published by Adafruit) within 8 %.
FILM_OHM, SPREADING_OHM, FLOOR_OHM = 5180.0, 1176.0, 82.0
#: The polymer goes on flowing as the logarithm of the time under load, from this time on, seconds.
FLOW_FROM_S = 0.05
#: A firmer press flows a little more than in proportion: by force to this power, 1 at 10 N.
FLOW_POWER = 0.05
#: Loading and unloading part over changes of force up to this, as natural logarithms.
BACKLASH = 0.15


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
    """Force as the contact feels it: with its flow under load, and more of it when unloading."""
    lag_s = (np.arange(len(force_N)) + 1) / rate_hz
    kernel = np.diff(np.log10(1 + lag_s / FLOW_FROM_S), prepend=0.0)
    rated = np.log10(1 + 1 / FLOW_FROM_S)  # a pad is rated after a second under load
    driven_N = force_N * (np.maximum(force_N, 1e-9) / 10) ** FLOW_POWER
    flow = signal.oaconvolve(driven_N, kernel[:, None], axes=0)[: len(force_N)]
    # What the transform leaves around zero is no force.
    flow = np.where(flow > 1e-6, flow, 0.0)
    felt = force_N + sensors.creep_per_decade * (flow - rated * force_N)
    return np.asarray(np.clip(felt, 0, None) * (1 + sensors.hysteresis * _unloaded(force_N)))


def _unloaded(force_N: FloatArray) -> FloatArray:
    """How far a pad is on its unloading branch, 0..1: backlash in the logarithm of the force.

    Each sample clamps the branch between two ends, and clamps of clamps are clamps, so that all
    samples are gone through in a few passes, each joining twice as many.
    """
    level = np.log(np.maximum(force_N, 1e-3))
    low, high = level - BACKLASH, level + BACKLASH
    low[:1] = high[:1] = level[:1] - BACKLASH
    reach = 1
    while reach < len(level):
        joined = [np.clip(end[:-reach], low[reach:], high[reach:]) for end in (low, high)]
        low[reach:], high[reach:] = joined
        reach *= 2
    return np.asarray((low - level + BACKLASH) / (2 * BACKLASH))
