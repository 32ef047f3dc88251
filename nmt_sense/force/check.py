"""A profile held against known forces that it was not fitted to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nmt_sense.force.creep import undo_creep
from nmt_sense.force.curve import force_of_conductance
from nmt_sense.force.fit import LEAST_SHARE, even_times
from nmt_sense.force.profile import Profile, SensorCurve
from nmt_sense.force.table import Readings, conductance_of
from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError

#: A force must move over this share of itself to show a lag, and lags are looked for up to here.
MOVES, LONGEST_LAG_S = 0.5, 0.5
#: A table that begins within so long of the end of the calibration goes on with its press.
GOES_ON_S = 0.5


@dataclass(frozen=True, slots=True)
class SensorCheck:
    """How a profile does on readings of one pad that it was not fitted to.

    Attributes
    ----------
    sensor
        Name of the pad.
    readings
        How many were compared.
    rms, bias, worst
        Root mean square, mean and largest error, as shares of the force.
    rms_N
        Root mean square error, newtons.
    lag_s
        By how much the forces come later than the reference; None without times.
    expected
        Standard uncertainty that the profile states, as a share.
    """

    sensor: str
    readings: int
    rms: float
    bias: float
    worst: float
    rms_N: float
    lag_s: float | None
    expected: float

    @property
    def ok(self) -> bool:
        """True if the error lies within twice the stated uncertainty."""
        return self.rms <= 2 * self.expected


def forces_of(profile: Profile, readings: Readings) -> FloatArray:
    """Force of each reading by a profile, newtons, shape (n,); NaN where the scale ends.

    A table whose times go on where those kept in the profile end goes on with their press, so
    that its creep is undone from the start of the press on.
    """
    curve = profile.curve_of(readings.sensor)
    conductance_S, usable = conductance_of(readings, profile.circuit)
    known_S, known_N = np.array(curve.conductance_S), np.array(curve.force_N)
    apparent_N = force_of_conductance(conductance_S, known_S, known_N, curve.rest_S)
    followed_N = np.where(usable, apparent_N, known_N[-1])
    if curve.creep_weights and readings.time_s is not None and len(readings.time_s) > 1:
        time_s = readings.time_s
        before = _before(curve, time_s[0])
        if before is not None:
            earlier_S, _ = conductance_of(before, profile.circuit)
            earlier_N = force_of_conductance(earlier_S, known_S, known_N, curve.rest_S)
            assert before.time_s is not None
            time_s = np.concatenate([before.time_s, time_s])
            followed_N = np.concatenate([earlier_N, followed_N])
        even_s, step_s = even_times(time_s)
        undone_N = undo_creep(np.interp(even_s, time_s, followed_N), curve.creep_weights, step_s)
        followed_N = np.interp(readings.time_s, even_s, undone_N)
    return np.where(usable, followed_N, np.nan)


def _before(curve: SensorCurve, begins_s: float) -> Readings | None:
    """Find the kept readings that a table goes on from; None where it does not."""
    kept = kept_readings(curve)
    if kept is None or kept.time_s is None:
        return None
    return kept if 0 < begins_s - kept.time_s[-1] <= GOES_ON_S else None


def kept_readings(curve: SensorCurve) -> Readings | None:
    """Give the readings that a curve was fitted to, as far as they are kept in it."""
    points = curve.points
    if not points:
        return None
    timed = all(point.time_s is not None for point in points)
    return Readings(
        curve.sensor,
        np.array([point.count for point in points]),
        np.array([point.force_N for point in points]),
        np.array([point.time_s for point in points], dtype=float) if timed else None,
        tuple(point.direction for point in points),
        tuple(range(1, len(points) + 1)),
    )


def check_profile(profile: Profile, tables: Sequence[Readings]) -> list[SensorCheck]:
    """Compare a profile with known forces.

    Raises
    ------
    InputError
        If the profile has no curve for a pad, or a table says nothing.
    """
    return [_check(profile, readings) for readings in tables]


def _check(profile: Profile, readings: Readings) -> SensorCheck:
    found_N = forces_of(profile, readings)
    share = LEAST_SHARE if readings.followed else 0.0
    compared = (readings.force_N > share * readings.force_N.max()) & np.isfinite(found_N)
    if not compared.any():
        raise InputError(
            f"no row of sensor {readings.sensor!r} has a force above zero and a reading inside "
            "the scale: there is nothing to compare"
        )
    error = found_N[compared] / readings.force_N[compared] - 1
    missed_N = found_N[compared] - readings.force_N[compared]
    return SensorCheck(
        sensor=readings.sensor,
        readings=int(compared.sum()),
        rms=float(np.sqrt(np.mean(error**2))),
        bias=float(np.mean(error)),
        worst=float(np.abs(error).max()),
        rms_N=float(np.sqrt(np.mean(missed_N**2))),
        lag_s=force_lag_s(readings, found_N) if readings.followed else None,
        expected=profile.level_uncertainty,
    )


def force_lag_s(readings: Readings, found_N: FloatArray) -> float | None:
    """By how much found forces come later than the reference, by least squares, seconds."""
    if readings.time_s is None or np.ptp(readings.force_N) < MOVES * readings.force_N.max():
        return None  # a force that stays where it is shows no lag
    even_s, step_s = even_times(readings.time_s)
    known = np.isfinite(found_N)
    found = np.interp(even_s, readings.time_s[known], found_N[known])
    true = np.interp(even_s, readings.time_s, readings.force_N)
    reach = min(int(LONGEST_LAG_S / step_s), len(even_s) // 4)
    shifts = np.arange(-reach, reach + 1)
    inside = slice(reach, len(even_s) - reach)
    misses = [np.mean((np.roll(found, -shift) - true)[inside] ** 2) for shift in shifts]
    return float(shifts[int(np.argmin(misses))] * step_s)
