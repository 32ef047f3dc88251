"""What finding, measuring and judging cost: an hour at once, live blocks, memory.

``python -m tests.bench.holds_speed``; times are those of the processor, not of the wall.
"""

import subprocess
import sys
import time
import tracemalloc

import numpy as np

from nmt_sense.holds import HoldFinder, HoldRules, Target, levels_for_band
from nmt_sense.model.block import ForceBlock

RATE_HZ, SENSORS, LIVE_ROWS = 200, 8, 4
HOURS = (0.25, 1.0, 4.0)
PERIOD_S, BAND = 20.0, (16.0, 22.0)


def stream(hours: float) -> ForceBlock:
    """Make presses of 13 s every 20 s."""
    time_s = np.arange(round(hours * 3600 * RATE_HZ)) / RATE_HZ
    total = np.interp(time_s % PERIOD_S, [2, 2.6, 15.6, 16.2], [0, 19, 19, 0])
    force_N = np.repeat(total[:, None] / SENSORS, SENSORS, axis=1)
    force_N += np.random.default_rng(0).normal(0, 0.02, force_N.shape)
    return ForceBlock(0, time_s, force_N, np.zeros(force_N.shape, np.uint8))


def finder() -> HoldFinder:
    """Make a finder as a session has one."""
    return HoldFinder(HoldRules(levels=levels_for_band(*BAND), target=Target(band=BAND)))


def find(block: ForceBlock) -> int:
    """Go through a stream at once and count its holds."""
    one = finder()
    return len(one.push(block)) + len(one.finish())


def at_once(hours: float) -> None:
    """Print time and memory of one pass, measured apart."""
    block = stream(hours)
    began_s = time.process_time()
    n_holds = find(block)
    took_s = time.process_time() - began_s
    tracemalloc.start()
    find(block)
    peak_mb = tracemalloc.get_traced_memory()[1] / 2**20
    data_mb = (block.time_s.nbytes + block.force_N.nbytes + block.flags.nbytes) / 2**20
    print(
        f"| {hours:g} h at once | {took_s:.3f} s, {took_s / hours:.3f} s an hour, {n_holds} holds "
        f"| {peak_mb:.0f} MB beside {data_mb:.0f} MB of samples |"
    )


def live(hours: float) -> None:
    """Print the cost of blocks of 20 ms at the beginning and at the end of a session."""
    block, one = stream(hours), finder()
    costs_s = []
    for first in range(0, len(block), LIVE_ROWS):
        began_s = time.perf_counter()
        one.push(block[first : first + LIVE_ROWS])
        costs_s.append(time.perf_counter() - began_s)
    costs = np.array(costs_s)
    block_s = LIVE_ROWS / RATE_HZ
    tenth = len(costs) // 10
    for name, part in (("first", costs[:tenth]), ("last", costs[-tenth:])):
        print(
            f"| live, {name} tenth of {hours:g} h | {1e6 * part.mean():.0f} us a block, "
            f"{100 * part.mean() / block_s:.2f} % of a core; p99.9 "
            f"{1e3 * np.percentile(part, 99.9):.2f} ms | |"
        )


def main() -> None:
    """Measure everything."""
    print(f"{SENSORS} sensors at {RATE_HZ} Hz\n\n| what | cost | memory |\n| --- | --- | --- |")
    for hours in HOURS:
        command = [sys.executable, "-m", "tests.bench.holds_speed", str(hours)]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="")
    live(1.0)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        at_once(float(sys.argv[1]))
    else:
        main()
