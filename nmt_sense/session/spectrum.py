"""What frequencies are in a force: tremor of the hand, hum of the mains."""

from dataclasses import dataclass

import numpy as np
from scipy import signal

from nmt_sense.model.block import FloatArray
from nmt_sense.model.steps import GAP_STEPS

#: Length of the stretches that are averaged: frequencies 0.5 Hz apart are told from each other.
SEGMENT_S = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Spectrum:
    """How strong each frequency is.

    Attributes
    ----------
    frequency_hz
        Array of shape (n_frequencies,), hertz.
    rms_N
        Root mean square of the force at each frequency, array of shape (n_frequencies,), newtons:
        a sine of amplitude A shows as A / sqrt(2) where it lies on a frequency.
    """

    frequency_hz: FloatArray
    rms_N: FloatArray


def spectrum(time_s: FloatArray, force_N: FloatArray) -> Spectrum | None:
    """Take the power spectrum of a force by Welch's method.

    Parameters
    ----------
    time_s, force_N
        Arrays of shape (n_samples,), times rising. Only what follows the last gap or unknown
        force is used.

    Returns
    -------
    Spectrum or None
        None where less than two seconds are there without a gap.

    Notes
    -----
    P. D. Welch, IEEE Trans. Audio Electroacoust. 15 (1967) 70-73: Hann windows that overlap by
    half, the straight-line trend of each taken out.
    """
    if len(time_s) < 2:
        return None
    steps_s = np.diff(time_s)
    usual_s = float(np.median(steps_s))
    broken = np.isnan(force_N)
    broken[1:] |= steps_s > GAP_STEPS * usual_s
    # A gap before a sample leaves that sample whole; an unknown force does not: drop either.
    start = int(np.flatnonzero(broken)[-1]) + 1 if broken.any() else 0
    whole_N, segment = force_N[start:], round(SEGMENT_S / usual_s)
    if len(whole_N) < segment:
        return None
    frequency_hz, power = signal.welch(
        whole_N, 1 / usual_s, nperseg=segment, detrend="linear", scaling="spectrum"
    )
    return Spectrum(frequency_hz, np.sqrt(power))
