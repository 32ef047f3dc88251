"""How well the band that a board is told, in summed counts, is the band in newtons.

python -m tests.bench.board_band

The board knows no newtons. The host turns the band into counts by calibration, creep, tare and the
way the press lies on the pads, ten times a second; between two tellings the board goes by the last.
Here a simulated hand presses, the host's own forces say where the press really stands in the band,
and every crossing of an edge that the board finds is held against them.
"""

import argparse
from dataclasses import replace

import numpy as np

from nmt_sense.force import simulated_profile
from nmt_sense.glove import band_of_arguments
from nmt_sense.holds import shipped_plan
from nmt_sense.model.block import SampleBlock
from nmt_sense.protocol import Command
from nmt_sense.session.glove_feedback import FeedbackTeller, GloveFeedback
from nmt_sense.session.pipeline import Pipeline
from nmt_sense.simulation import Scenario, board_of, shipped_scenario, simulate_counts

READ_S = 0.02


def crossings_N(scenario: Scenario, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Force less the edge wherever the board finds the lower and the upper one crossed, newtons."""
    block, _ = simulate_counts(scenario, seed=seed)
    identity = board_of(scenario, seed=seed).identity()
    pipeline = Pipeline(identity, simulated_profile(), shipped_plan("first-press"))
    now_s, band = [0.0], (0, 0, 0)
    teller = FeedbackTeller(lambda: now_s[0])
    teller.wanted = GloveFeedback(led=True)
    rows = round(READ_S * scenario.rate_hz)
    state, lower_N, upper_N = 0, [], []
    for first in range(0, len(block), rows):
        part = slice(first, first + rows)
        point = pipeline.course.point
        forces = pipeline.push(
            SampleBlock(first, block.time_s[part], block.host_time_s[part], block.counts[part])
        ).forces
        # What is told now was not known while these samples were taken.
        _, low, high = band
        sums = block.counts[part].sum(axis=1, dtype=np.int64)
        states = np.where(sums < low, 1, np.where(sums > high, 3, 2)) if high else np.zeros(rows)
        for before, after, force_N in zip([state, *states], states, forces.total, strict=False):
            if before and after != before:
                if min(before, after) == 1:
                    lower_N.append(force_N - point.band_low_N)
                if max(before, after) == 3:
                    upper_N.append(force_N - point.band_high_N)
        state = states[-1]
        now_s[0] = float(block.time_s[part][-1])
        for command, arguments in teller.due(pipeline, forces.force_N[-1]):
            if command is Command.BAND:
                band = band_of_arguments(arguments)
    return np.array(lower_N), np.array(upper_N)


def main() -> None:
    """Print a row for each way to press."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sessions", type=int, default=20)
    sessions = options.parse_args().sessions
    demo = shipped_scenario("demo")
    print("| press | lower edge: found | SD | largest | upper edge: found | SD | largest |")
    print("|---|---|---|---|---|---|---|")
    for name, changes in (
        ("three quarters on the thumb", {}),
        ("all on the thumb", {"lead": 1.0}),
        ("even on all pads", {"lead": 1 / 6}),
        ("about the upper edge", {"force_N": 22.3, "fade": 0.0}),
        ("up in 0.2 s", {"ramp_s": 0.2}),
        ("up in 2 s", {"ramp_s": 2.0}),
    ):
        presses = tuple(replace(press, **changes) for press in demo.presses)
        scenario = replace(demo, presses=presses)
        found = [crossings_N(scenario, seed) for seed in range(sessions)]
        lower, upper = (_row(np.concatenate(edge)) for edge in zip(*found, strict=True))
        print(f"| {name} | {lower} | {upper} |", flush=True)


def _row(off_N: np.ndarray) -> str:
    if not len(off_N):
        return "0 | |"
    return f"{len(off_N)} | {off_N.std():.2f} N | {np.abs(off_N).max():.2f} N"


if __name__ == "__main__":
    main()
