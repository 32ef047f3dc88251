"""The daily check: one known weight for twenty seconds tells whether a calibration still holds.

A weight that lies still neither fades nor wavers, so that all that changes in its reading is creep
that was not undone. How much more or less a pad creeps than when it was calibrated follows from it,
and with it the drift of every press of that day.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy import signal

from nmt_sense.force.check import forces_of
from nmt_sense.force.creep import RATED_AFTER_S
from nmt_sense.force.profile import Profile
from nmt_sense.force.table import Readings
from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError
from nmt_sense.model.sentence import Sentence, sentence

#: How long the weight must lie, seconds, and how far it may be off and waver, as shares.
LIES_S, WAVERS = 20.0, 0.03
#: The force at the beginning and at the end of a stay is the mean over so long, seconds.
MEAN_S = 1.0
#: A drift over the stay that asks for an adjustment, as a share.
DRIFTS = 0.01
#: Creep that grew or shrank by more than this is another pad, or no weight that lies still.
LEAST_CREEP, MOST_CREEP = 0.4, 2.0


@dataclass(frozen=True, slots=True)
class DailyCheck:
    """What a known weight says about a calibration today.

    Attributes
    ----------
    sensor
        Name of the pad.
    force_N, found_N
        The weight, and what the profile makes of it, newtons.
    drift
        Rise of the found force over the stay, as a share.
    creep
        Creep today over that of the calibration; None where the profile knows no creep.
    drift_adjusted
        Rise that would be left with the creep of today.
    allowed
        Largest error of the level that the profile allows for, as a share.
    """

    sensor: str
    force_N: float
    found_N: float
    drift: float
    creep: float | None
    drift_adjusted: float
    allowed: float

    @property
    def error(self) -> float:
        """Error of the level, as a share of the weight."""
        return self.found_N / self.force_N - 1

    @property
    def in_tolerance(self) -> bool:
        """True if the level is right within what the profile states."""
        return abs(self.error) <= self.allowed

    @property
    def creep_changed(self) -> bool:
        """True if the drift asks for the creep of today."""
        return self.creep is not None and abs(self.drift) > DRIFTS

    @property
    def sentence(self) -> Sentence:
        """What came of it and what to do."""
        found = {
            "pad": self.sensor,
            "known": f"{self.force_N:.2f}",
            "found": f"{self.found_N:.2f}",
            "error": f"{100 * self.error:+.1f}",
            "allowed": f"{100 * self.allowed:.1f}",
            "drift": f"{100 * self.drift:+.1f}",
        }
        if not self.in_tolerance:
            return sentence(
                "{pad}: {known} N reads as {found} N ({error} %, ± {allowed} % allowed), drift "
                "{drift} % while it lay: out of tolerance, recalibrate this glove",
                **found,
            )
        if self.creep_changed:
            return sentence(
                "{pad}: {known} N reads as {found} N ({error} %, ± {allowed} % allowed), drift "
                "{drift} % while it lay: in tolerance; the pad creeps {creep} times as much as "
                "when it was calibrated, and adjusted to that it drifts {adjusted} %",
                **found,
                creep=f"{self.creep:.2f}",
                adjusted=f"{100 * self.drift_adjusted:+.1f}",
            )
        return sentence(
            "{pad}: {known} N reads as {found} N ({error} %, ± {allowed} % allowed), drift "
            "{drift} % while it lay: in tolerance",
            **found,
        )


def daily_check(profile: Profile, readings: Readings, known_N: float) -> DailyCheck:
    """Hold a known weight on one pad against its calibration.

    Parameters
    ----------
    profile
        The calibration.
    readings
        The pad's readings with times, from rest on to the end of the stay; their ``force_N`` is not
        looked at.
    known_N
        The weight, newtons.

    Raises
    ------
    InputError
        If the weight did not lie still, or for too short a time.
    """
    if readings.time_s is None:
        raise InputError("a daily check needs the times of its readings")
    # The readings it was fitted to belong to another day.
    curve = replace(profile.curve_of(readings.sensor), points=())
    found_N = forces_of(replace(profile, sensors=(curve,)), readings)
    time_s, lies = readings.time_s, _lying(readings, found_N)
    bare = replace(profile, sensors=(replace(curve, creep_weights=()),), creep_taus_s=())
    apparent_N = forces_of(bare, readings)
    undone_N = found_N - apparent_N
    creep = _creep_now(apparent_N[lies], undone_N[lies]) if curve.creep_weights else None
    today_N = apparent_N if creep is None else apparent_N + creep * undone_N
    _refuse_wavering(time_s[lies], today_N[lies])
    return DailyCheck(
        sensor=readings.sensor,
        force_N=known_N,
        found_N=float(np.mean(found_N[lies][time_s[lies] <= time_s[lies][0] + MEAN_S])),
        drift=_drift(time_s[lies], found_N[lies]),
        creep=creep,
        drift_adjusted=_drift(time_s[lies], today_N[lies]),
        allowed=2 * profile.level_uncertainty,
    )


def adjusted_profile(profile: Profile, check: DailyCheck, on: str) -> Profile:
    """Take the creep of today; level, readings and everything else stay.

    Temperature and wear change the creep of all pads of a glove alike, so that all take the change
    of the pad that was checked.

    Parameters
    ----------
    profile, check
        The calibration, and the check that was made of it.
    on
        Day of the check, ISO 8601.
    """
    if check.creep is None:
        return profile
    curves = tuple(
        replace(curve, creep_weights=tuple(check.creep * weight for weight in curve.creep_weights))
        for curve in profile.sensors
    )
    said = f"creep times {check.creep:.2f} by a known weight on {check.sensor}, {on}"
    source = f"{profile.source}; {said}" if profile.source else said
    return replace(profile, sensors=curves, source=source)


def _lying(readings: Readings, found_N: FloatArray) -> slice:
    """Find the longest stretch that is pressed, from a second after its beginning on."""
    time_s = readings.time_s
    assert time_s is not None
    if not np.isfinite(found_N).all():
        raise InputError("the reading stands at the end of its scale: use a lighter weight")
    on = found_N > np.max(found_N) / 2
    edges = np.flatnonzero(np.diff(on.astype(int), prepend=0, append=0))
    first, stop = max(
        zip(edges[::2], edges[1::2], strict=True), key=lambda edge: float(edge[1] - edge[0])
    )
    begins = int(np.searchsorted(time_s, time_s[first] + RATED_AFTER_S))
    # What is lifted off within the last readings is no stay.
    lay_s = float(time_s[stop - 1] - time_s[first])
    if lay_s < LIES_S * (1 - WAVERS):
        raise InputError(
            f"the weight lay for {lay_s:.0f} s: leave it for {LIES_S:.0f} s, and begin without it"
        )
    ends = int(np.searchsorted(time_s, time_s[stop - 1] - 0.2, side="right"))
    return slice(begins, ends if stop < len(time_s) else stop)


def _creep_now(apparent_N: FloatArray, undone_N: FloatArray) -> float:
    """Tell how much of what is undone makes a constant force constant, by least squares."""
    away_N, undone_N = signal.detrend([apparent_N, undone_N], type="constant")
    scale = -float(away_N @ undone_N) / max(float(undone_N @ undone_N), 1e-12)
    if not LEAST_CREEP <= scale <= MOST_CREEP:
        raise InputError(
            f"the pad seems to creep {scale:.1f} times as much as when it was calibrated: lay a "
            "weight on it that moves nowhere, rather than press; if it says so again, recalibrate"
        )
    return scale


def _refuse_wavering(time_s: FloatArray, force_N: FloatArray) -> None:
    line = np.polyval(np.polyfit(time_s, force_N, 1), time_s)
    wavers = float(np.std(force_N - line) / np.mean(force_N))
    if wavers > WAVERS:
        raise InputError(
            f"the weight wavered by {100 * wavers:.0f} %, more than {100 * WAVERS:.0f} %: lay it "
            "on the pad so that it stands by itself"
        )


def _drift(time_s: FloatArray, force_N: FloatArray) -> float:
    first = np.mean(force_N[time_s <= time_s[0] + MEAN_S])
    return float(np.mean(force_N[time_s >= time_s[-1] - MEAN_S]) / first - 1)
