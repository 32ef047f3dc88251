# SPDX-License-Identifier: GPL-3.0-only
"""Print what one count is worth, in newtons, for each pull-down resistor.

python firmware/pull_down.py
"""

import numpy as np

from nmt_sense.force.circuit import Circuit, CircuitKind, conductance_of_counts
from nmt_sense.force.curve import force_of_conductance
from nmt_sense.force.profile import nominal_profile

RESISTORS_OHM = (470, 1000, 2200, 3300, 10_000)
FORCES_N = (1, 5, 10, 20, 30, 50, 100)
BITS = 10


def step_N(resistor_ohm: float) -> list[float]:
    """Newtons from one count to the next, at each of the forces, for the nominal FSR 402."""
    circuit = Circuit(kind=CircuitKind.DIVIDER_HIGH, resistor_ohm=resistor_ohm)
    conductance_S, saturated = conductance_of_counts(circuit, BITS)
    curve = nominal_profile().curve_of("thumb")
    force_N = force_of_conductance(
        conductance_S[:saturated], np.asarray(curve.conductance_S), np.asarray(curve.force_N)
    )
    steps_N = np.diff(force_N)
    return [float(np.interp(force, force_N[:-1], steps_N)) for force in FORCES_N]


def main() -> None:
    """Print the table."""
    print("| pull-down | " + " | ".join(f"{force} N" for force in FORCES_N) + " |")
    print("|---|" + "---|" * len(FORCES_N))
    for resistor_ohm in RESISTORS_OHM:
        cells = " | ".join(f"{step:.2g}" for step in step_N(resistor_ohm))
        print(f"| {resistor_ohm} Ω | {cells} |")


if __name__ == "__main__":
    main()
