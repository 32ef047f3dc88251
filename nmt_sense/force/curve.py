"""From the conductance of a sensor to force: a monotone curve through known points.

A force-sensing resistor follows no single power law over its range (the nominal points of an
FSR 402 imply slopes of -1.0, -0.78 and -0.60 of log resistance on log force), so the curve is a
monotone piecewise cubic (PCHIP; Fritsch & Butland 1984) on logarithmic axes.
"""

import numpy as np
from scipy.interpolate import PchipInterpolator

from nmt_sense.model.block import FloatArray


def force_of_conductance(
    conductance_S: FloatArray, known_S: FloatArray, known_N: FloatArray, rest_S: float = 0.0
) -> FloatArray:
    """Force for each conductance.

    Parameters
    ----------
    conductance_S
        Array of shape (n,), siemens.
    known_S, known_N
        The points of the curve, arrays of shape (n_points,), both rising.
    rest_S
        Conductance at no force, siemens: what lies above it carries the force.

    Returns
    -------
    ndarray of shape (n,)
        Newtons. Past the points the curve goes on with the slope it ends with, as a power law;
        zero at rest.
    """
    log_S, log_N = np.log(known_S - rest_S), np.log(known_N)
    curve = PchipInterpolator(log_S, log_N)
    slope = curve.derivative()
    with np.errstate(divide="ignore"):
        asked = np.log(np.maximum(conductance_S - rest_S, 0.0))
    inside = np.clip(asked, log_S[0], log_S[-1])
    beyond = np.where(np.isfinite(asked), asked - inside, 0.0)
    log_force = curve(inside) + beyond * slope(inside)
    return np.where(conductance_S > rest_S, np.exp(log_force), 0.0)
