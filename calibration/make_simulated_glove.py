"""Make ``simulated_glove.json``: calibrate the simulated glove as a person would a real one.

Each pad is exercised, taken up and down known forces and held; what is left of error and of creep
is then measured on presses that were not used, and goes into the profile as its uncertainty. The
readings themselves are left out: this script makes them again.

    python calibration/make_simulated_glove.py
"""

from dataclasses import replace
from pathlib import Path

import numpy as np

from nmt_sense.force import (
    Circuit,
    CircuitKind,
    ForceConverter,
    Profile,
    Readings,
    fit_profile,
    save_profile,
)
from nmt_sense.model.block import SampleBlock
from nmt_sense.model.glove import PADS
from nmt_sense.simulation import Sensors
from nmt_sense.simulation.calibrating import press_known
from nmt_sense.simulation.sensor import counts_of_force

RATE_HZ = 200
LEVELS_N = np.geomspace(0.3, 60, 14)
SENSORS = Sensors()
CIRCUIT = Circuit(
    kind=CircuitKind.DIVIDER_HIGH, resistor_ohm=SENSORS.pulldown_ohm, bits=SENSORS.bits
)
NAMES = [pad.name for pad in PADS]
HELD_S = 20.0


def calibrate(random: np.random.Generator) -> Profile:
    """Fit a profile to known presses."""
    known = press_known(SENSORS, len(PADS), LEVELS_N, random)
    tables = [
        Readings(
            name,
            known.counts[:, number].astype(float),
            known.force_N,
            known.time_s,
            known.direction,
            tuple(range(2, len(known.time_s) + 2)),
        )
        for number, name in enumerate(NAMES)
    ]
    fitted = fit_profile(
        tables, CIRCUIT, name="Simulated glove", made_on="2026-11-24", glove="SIM-1"
    ).profile
    return replace(
        fitted,
        sensors=tuple(replace(curve, points=()) for curve in fitted.sensors),
        source="calibration/make_simulated_glove.py: pressed with known forces in simulation",
    )


def check(profile: Profile, random: np.random.Generator) -> tuple[float, float]:
    """Measure what is left: error of the level, and creep per decade, as standard deviations."""
    errors, creeps = [], []
    for force_N in random.uniform(2, 40, 40):
        pressed_N = np.full((round(HELD_S * RATE_HZ), len(PADS)), force_N)
        counts = counts_of_force(pressed_N, RATE_HZ, SENSORS, random)
        time_s = np.arange(len(counts)) / RATE_HZ
        converter = ForceConverter(profile, sensors=NAMES, bits=CIRCUIT.bits, rate_hz=RATE_HZ)
        found = converter.push(SampleBlock(0, time_s, time_s, counts)).force_N / force_N
        errors.append(found[2 * RATE_HZ :].mean(0) - 1)
        creeps.append(found[19 * RATE_HZ :].mean(0) - found[2 * RATE_HZ : 3 * RATE_HZ].mean(0))
    return rms(errors), rms(creeps) / float(np.log10(19.5 / 2.5))


def rms(values: list[np.ndarray]) -> float:
    """Root mean square over everything."""
    return float(np.sqrt(np.mean(np.square(values))))


def main() -> None:
    """Calibrate, check, and write the profile."""
    random = np.random.default_rng(0)
    profile = calibrate(random)
    level, creep = check(profile, random)
    profile = replace(profile, level_uncertainty=level, creep_uncertainty_per_decade=creep)
    save_profile(profile, Path(__file__).with_name("simulated_glove.json"))


if __name__ == "__main__":
    main()
