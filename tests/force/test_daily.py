"""The daily check: one known weight says whether level and creep still hold."""

from dataclasses import replace

import numpy as np
import pytest

from nmt_sense.force import (
    Circuit,
    CircuitKind,
    ForceConverter,
    Readings,
    adjusted_profile,
    daily_check,
    fit_profile,
)
from nmt_sense.model.block import SampleBlock
from nmt_sense.model.errors import InputError
from nmt_sense.simulation import Sensors
from nmt_sense.simulation.calibrating import press_known
from nmt_sense.simulation.sensor import counts_of_force

SENSORS = Sensors(spread=0.2, creep_per_decade=0.12, hysteresis=0.04, bits=12, parts=2)
RATE_HZ, WEIGHT_N = 100, 9.80665


@pytest.fixture(scope="module")
def profile():
    known = press_known(SENSORS, 1, np.geomspace(1, 50, 8), np.random.default_rng(0))
    circuit = Circuit(kind=CircuitKind.DIVIDER_HIGH, resistor_ohm=1000.0, bits=12)
    rows = tuple(range(len(known.time_s)))
    table = Readings(
        "thumb", known.counts[:, 0] * 1.0, known.force_N, known.time_s, known.direction, rows
    )
    return fit_profile([table], circuit, name="x", made_on="2026-11-24").profile


def counts(force_N, creep=1.0, rate_hz=RATE_HZ):
    sensors = replace(SENSORS, creep_per_decade=creep * SENSORS.creep_per_decade)
    return counts_of_force(force_N[:, None], rate_hz, sensors, np.random.default_rng(1))


def weighed(force_N=WEIGHT_N, lies_s=20.0, creep=1.0, wavers=0.0):
    time_s = np.arange(0, 2 + lies_s, 1 / RATE_HZ)
    force_N = np.where(time_s < 2, 0.0, force_N * (1 + wavers * np.sin(8 * time_s)))
    count = counts(force_N, creep)[:, 0].reshape(-1, 10).mean(axis=1)
    time_s = (np.arange(len(count)) + 0.5) / 10
    return Readings("thumb", count, 0 * count, time_s, ("",) * len(count), (0,) * len(count))


def test_a_calibration_that_holds_is_in_tolerance(profile):
    check = daily_check(profile, weighed(), WEIGHT_N)
    assert check.in_tolerance
    assert check.creep == pytest.approx(1.0, abs=0.12)
    assert not check.creep_changed
    assert check.sentence.endswith("in tolerance")


@pytest.mark.parametrize("creep", [0.7, 1.3])
def test_creep_that_changed_is_found_and_adjusted_to(profile, creep):
    check = daily_check(profile, weighed(creep=creep), WEIGHT_N)
    assert check.creep_changed
    assert abs(check.drift_adjusted) < 0.005 < abs(check.drift)
    adjusted = adjusted_profile(profile, check, "2026-11-25")
    assert "2026-11-25" in adjusted.source
    assert adjusted.sensors[0].points == profile.sensors[0].points
    # Another force, for longer: what the check did not see.
    force_N = np.concatenate([np.zeros(RATE_HZ), np.full(31 * RATE_HZ, 20.0)])
    drifts = []
    for used in (profile, adjusted):
        converter = ForceConverter(used, sensors=["thumb"], bits=12, rate_hz=RATE_HZ)
        time_s = np.arange(len(force_N)) / RATE_HZ
        found_N = converter.push(SampleBlock(0, time_s, time_s, counts(force_N, creep))).force_N
        drifts.append(abs(found_N[-50:].mean() / found_N[180:220].mean() - 1))
    assert drifts[1] < 0.01 < drifts[0]


def test_another_weight_than_the_known_one_asks_for_a_calibration(profile):
    check = daily_check(profile, weighed(force_N=1.4 * WEIGHT_N), WEIGHT_N)
    assert not check.in_tolerance
    assert "recalibrate" in check.sentence


@pytest.mark.parametrize(
    ("readings", "words"),
    [
        (weighed(lies_s=12), "lay for 12 s"),
        (weighed(wavers=0.1), "wavered by"),
        (replace(weighed(), count=np.full(220, 4095.0)), "lighter weight"),
        (weighed(creep=4), "times as much"),
    ],
)
def test_a_weight_that_says_nothing_is_refused(profile, readings, words):
    with pytest.raises(InputError, match=words):
        daily_check(profile, readings, WEIGHT_N)
