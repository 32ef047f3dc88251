"""The world for tests, demos and benchmarks: hand, pads, board, faults, and the truth beside."""

from nmt_sense.simulation.board import SimulatedBoard
from nmt_sense.simulation.hand import TrueHold, Truth
from nmt_sense.simulation.port import SimulatedDevice, SimulatedPort, board_of, simulate_counts
from nmt_sense.simulation.pty_server import serve_on_pty
from nmt_sense.simulation.scenario import (
    Faults,
    Press,
    Scenario,
    Sensors,
    load_scenario,
    shipped_scenario,
)

__all__ = [
    "Faults",
    "Press",
    "Scenario",
    "Sensors",
    "SimulatedBoard",
    "SimulatedDevice",
    "SimulatedPort",
    "TrueHold",
    "Truth",
    "board_of",
    "load_scenario",
    "serve_on_pty",
    "shipped_scenario",
    "simulate_counts",
]
