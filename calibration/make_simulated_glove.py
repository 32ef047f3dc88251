"""Make ``simulated_glove.json``: calibrate the simulated glove as a person would a real one.

Each pad is pressed with known forces for a few seconds; what is left of error and of creep is then
measured on presses that were not used, and goes into the profile as its uncertainty.

    python calibration/make_simulated_glove.py
"""

from pathlib import Path

import numpy as np

from nmt_sense.force import ForceConverter, Profile, dump_profile
from nmt_sense.force.circuit import Circuit, CircuitKind, conductance_of_counts
from nmt_sense.force.profile import SensorCurve
from nmt_sense.model.block import SampleBlock
from nmt_sense.model.glove import PADS
from nmt_sense.simulation import Sensors
from nmt_sense.simulation.sensor import counts_of_force

RATE_HZ = 200
LEVELS_N = np.geomspace(0.3, 60, 14)
SENSORS = Sensors()
CIRCUIT = Circuit(
    kind=CircuitKind.DIVIDER_HIGH, resistor_ohm=SENSORS.pulldown_ohm, bits=SENSORS.bits
)
READ_S = (2.0, 5.0)  # a person reads the scale some seconds after the press has settled


def press_all(force_N: float, held_s: float, random: np.random.Generator) -> np.ndarray:
    """Press every pad with one force and return the counts."""
    force = np.full((round(held_s * RATE_HZ), len(PADS)), force_N)
    return counts_of_force(force, RATE_HZ, SENSORS, random)


def calibrate(random: np.random.Generator) -> tuple[SensorCurve, ...]:
    """Read the conductance of every pad at every level."""
    conductance_S, _ = conductance_of_counts(CIRCUIT, CIRCUIT.bits)
    read = slice(*(round(at * RATE_HZ) for at in READ_S))
    points = np.array(
        [conductance_S[press_all(level, READ_S[1], random)[read]].mean(0) for level in LEVELS_N]
    )
    return tuple(
        SensorCurve(
            sensor=pad.name,
            conductance_S=tuple(points[:, i].tolist()),
            force_N=tuple(LEVELS_N.tolist()),
        )
        for i, pad in enumerate(PADS)
    )


def check(profile: Profile, random: np.random.Generator) -> tuple[float, float]:
    """Measure what is left: error of the level, and creep per decade, as standard deviations."""
    converter = ForceConverter(profile, sensors=[pad.name for pad in PADS], bits=CIRCUIT.bits)
    errors, creeps = [], []
    for force_N in random.uniform(2, 40, 40):
        counts = press_all(float(force_N), 20.0, random)
        time_s = np.arange(len(counts)) / RATE_HZ
        found = converter.push(SampleBlock(0, time_s, time_s, counts)).force_N / force_N
        errors.append(found[2 * RATE_HZ :].mean(0) - 1)
        creeps.append(found[19 * RATE_HZ :].mean(0) - found[2 * RATE_HZ : 3 * RATE_HZ].mean(0))
    decades = np.log10(19.5 / 2.5)
    return rms(errors), rms(creeps) / decades


def rms(values: list[np.ndarray]) -> float:
    """Root mean square over everything."""
    return float(np.sqrt(np.mean(np.square(values))))


def main() -> None:
    """Calibrate, check, and write the profile."""
    random = np.random.default_rng(0)
    fields = {
        "schema": "nmt-sense/profile/1",
        "name": "Simulated glove",
        "nominal": False,
        "glove": "SIM-1",
        "made_on": "2026-11-23",
        "circuit": CIRCUIT,
        "sensors": calibrate(random),
        "source": "calibration/make_simulated_glove.py: pressed with known forces in simulation",
    }
    level, creep = check(
        Profile(**fields, level_uncertainty=0.0, creep_uncertainty_per_decade=0.0), random
    )
    profile = Profile(**fields, level_uncertainty=level, creep_uncertainty_per_decade=creep)
    target = Path(__file__).with_name("simulated_glove.json")
    target.write_text(dump_profile(profile), encoding="utf-8")


if __name__ == "__main__":
    main()
