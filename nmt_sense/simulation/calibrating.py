"""A calibration on the simulated pads: known forces, as a person with weights applies them."""

from dataclasses import dataclass

import numpy as np

from nmt_sense.model.block import CountArray, FloatArray
from nmt_sense.simulation.scenario import Sensors
from nmt_sense.simulation.sensor import counts_of_force

#: Samples per second while pressing, and how many of them the table keeps.
RATE_HZ, TABLE_HZ = 100, 10
#: Exercise: presses at this much of the highest level, and how long each and the rests last.
EXERCISES, EXERCISE_SHARE, EXERCISE_S, REST_S = 4, 1.1, 2.0, 3.0


@dataclass(frozen=True, slots=True)
class KnownPresses:
    """Known forces and what the pads read, at :data:`TABLE_HZ`.

    Attributes
    ----------
    time_s, force_N
        Arrays of shape (n_samples,), seconds and newtons.
    counts
        Array of shape (n_samples, n_sensors).
    direction
        ``up`` or ``down`` for each sample; empty where the force is neither.
    """

    time_s: FloatArray
    force_N: FloatArray
    counts: CountArray
    direction: tuple[str, ...]


def press_known(
    sensors: Sensors,
    n_sensors: int,
    levels_N: FloatArray,
    random: np.random.Generator,
    *,
    step_s: float = 5.0,
    hold_N: float = 20.0,
    hold_s: float = 60.0,
) -> KnownPresses:
    """Exercise the pads, go up and down the levels, rest, and hold one force.

    Pads remember: the table has everything from before the first touch on.

    Parameters
    ----------
    sensors, n_sensors
        The pads; all are pressed alike.
    levels_N
        Rising levels, newtons.
    random
        Source of the noise.
    step_s
        Time on each level, seconds.
    hold_N, hold_s
        The held press.
    """
    parts: list[tuple[float, float, str]] = []
    for _ in range(EXERCISES):
        parts += [(float(EXERCISE_SHARE * levels_N[-1]), EXERCISE_S, ""), (0.0, REST_S, "")]
    parts.append((0.0, 30.0, ""))
    parts += [(float(level), step_s, "up") for level in levels_N]
    parts += [(float(level), step_s, "down") for level in levels_N[-2::-1]]
    parts += [(0.0, 60.0, ""), (hold_N, hold_s, ""), (0.0, REST_S, "")]
    sizes = [round(length_s * RATE_HZ) for _, length_s, _ in parts]
    force_N = np.repeat([level for level, _, _ in parts], sizes)
    direction = np.repeat([way for _, _, way in parts], sizes)
    counts = counts_of_force(
        np.repeat(force_N[:, None], n_sensors, axis=1), RATE_HZ, sensors, random
    )
    kept = slice(None, None, RATE_HZ // TABLE_HZ)
    time_s = np.arange(len(force_N)) / RATE_HZ
    return KnownPresses(
        time_s[kept], force_N[kept], counts[kept], tuple(str(way) for way in direction[kept])
    )
