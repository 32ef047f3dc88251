"""The shipped scenario of each fault, played through the whole pipeline."""

from nmt_sense.force import simulated_profile
from nmt_sense.model.block import FloatArray, SampleBlock
from nmt_sense.model.hold import Fault, Hold
from nmt_sense.model.plan import Plan, Point
from nmt_sense.session.pipeline import Pipeline
from nmt_sense.simulation import board_of, shipped_scenario, simulate_counts

PLAN = Plan(
    name="Palm",
    points=(Point(name="Palm", band_low_N=16, band_high_N=22, contactor="palm"),),
)


def played(fault: Fault) -> tuple[FloatArray, FloatArray, list[Hold]]:
    """Play a fault's scenario; give back times, forces and what was found."""
    scenario = shipped_scenario(f"faults/{fault.replace('_', '-')}")
    block, _ = simulate_counts(scenario, seed=1)
    pipeline = Pipeline(board_of(scenario).identity(), simulated_profile(), PLAN)
    begin_s, length_s = scenario.faults.unplug_at_s, scenario.faults.unplug_s
    lost = (block.time_s >= begin_s) & (block.time_s < begin_s + length_s)
    holds: list[Hold] = []
    for rows in (~lost & (block.time_s < begin_s), ~lost & (block.time_s >= begin_s)):
        if rows.any():
            holds += pipeline.push(_rows(block, rows)).holds
    holds += pipeline.finish()
    forces = Pipeline(board_of(scenario).identity(), simulated_profile(), PLAN).push(block).forces
    total = forces.total
    total[lost] = float("nan")
    return forces.time_s, total, holds


def _rows(block: SampleBlock, rows) -> SampleBlock:
    return SampleBlock(
        block.start_index + int(rows.argmax()),
        block.time_s[rows],
        block.host_time_s[rows],
        block.counts[rows],
    )
