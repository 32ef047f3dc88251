"""How far the clock is off, on simulated links of known truth and on real captures.

python -m tests.bench.clock
"""

from dataclasses import dataclass

import numpy as np

from nmt_sense.glove import BlockAssembler, DeviceClock
from nmt_sense.protocol import Samples
from nmt_sense.protocol.messages import SEQ_MODULUS, TIME_MODULUS_US
from tests.shared_data import SHARED

RATE_HZ = 200
#: The estimate is judged after so long: before, it rests on a handful of reads.
SETTLED_S = 10.0


@dataclass(frozen=True)
class SimulatedLink:
    """A board and its way to the host, and how they err."""

    name: str
    fast_ppm: float = 0.0
    wander_ppm: float = 0.0  # of the rate, over ten minutes, as a room's temperature makes it
    batch_s: float = 0.0  # what has come is handed on at the end of each so long
    late_s: float = 0.0  # mean of what a busy host adds
    start_us: int = 0


FAST = SimulatedLink("3,000 ppm fast, batches, busy", 3000, batch_s=0.016, late_s=0.003)
SLOW = SimulatedLink("3,000 ppm slow, batches, busy", -3000, batch_s=0.016, late_s=0.003)
LINKS = (
    SimulatedLink("perfect"),
    SimulatedLink("batches of 16 ms", batch_s=0.016),
    SimulatedLink("batches of 16 ms, busy host", batch_s=0.016, late_s=0.003),
    FAST,
    SLOW,
    SimulatedLink("wandering by 20 ppm, batches", 3000, 20, batch_s=0.016, late_s=0.003),
    SimulatedLink("microseconds wrap", 3000, batch_s=0.016, start_us=TIME_MODULUS_US - 60_000_000),
)


def errors_s(link: SimulatedLink, duration_s: float, seed: int = 0) -> tuple[np.ndarray, float]:
    """Estimated less true host time of every sample, and the drift found, ppm."""
    rng = np.random.default_rng(seed)
    n = int(duration_s * RATE_HZ)
    truth_s = 1000.0 + np.arange(n) / RATE_HZ / (1 + link.fast_ppm / 1e6)
    since_s = truth_s - truth_s[0]
    swing_s = 600 / (2 * np.pi)
    wandered_s = link.wander_ppm / 1e6 * swing_s * (1 - np.cos(since_s / swing_s))
    device_s = since_s * (1 + link.fast_ppm / 1e6) + wandered_s
    arrival_s = truth_s + rng.exponential(link.late_s, n) if link.late_s else truth_s.copy()
    if link.batch_s:
        arrival_s = np.ceil(arrival_s / link.batch_s) * link.batch_s
    arrival_s = np.maximum.accumulate(arrival_s)
    time_us = np.round(device_s * 1e6).astype(np.int64) + link.start_us
    assembler = BlockAssembler(1, 10, RATE_HZ)
    found = []
    reads = np.flatnonzero(np.diff(arrival_s, prepend=-1.0))
    for first, stop in zip(reads, [*reads[1:], n], strict=True):
        scans = [
            Samples(i % SEQ_MODULUS, int(time_us[i]) % TIME_MODULUS_US, 0, (5,))
            for i in range(first, stop)
        ]
        found += [b.host_time_s for b in assembler.push(scans, float(arrival_s[first]))]
    line = assembler.clock.line
    assert line is not None
    assert assembler.lost_samples == 0
    return np.concatenate(found) - truth_s, line.drift_ppm


def apart_s(first: SimulatedLink, second: SimulatedLink, duration_s: float) -> np.ndarray:
    """How far apart two gloves date the same moments, ten times a second."""
    moments_s = np.arange(SETTLED_S, 0.99 * duration_s, 0.1)

    def dated_s(link: SimulatedLink, seed: int) -> np.ndarray:
        error_s, _ = errors_s(link, duration_s, seed)
        since_s = np.arange(len(error_s)) / RATE_HZ / (1 + link.fast_ppm / 1e6)
        return np.interp(moments_s, since_s, error_s)

    return dated_s(first, 0) - dated_s(second, 1)


def capture(name: str) -> tuple[np.ndarray, np.ndarray]:
    """Device and arrival times of a real capture, seconds."""
    lines = (SHARED / "serial" / f"{name}.txt").read_text().splitlines()
    device_s = np.array([int(line.split(",")[2]) for line in lines]) / 1e6
    arrival_s = np.loadtxt(SHARED / "serial" / f"{name}.arrival_ns.txt") / 1e9
    return device_s - device_s[0], arrival_s


def estimates_s(device_s: np.ndarray, arrival_s: np.ndarray) -> tuple[np.ndarray, DeviceClock]:
    """Host times as they are given out live, one line a read."""
    clock = DeviceClock()
    found = []
    for device, arrival in zip(device_s, arrival_s, strict=True):
        clock.push(float(device), float(arrival))
        found.append(clock.host_of(np.array([device]))[0])
    return np.array(found), clock


def main() -> None:
    """Print the tables."""
    print("| link, an hour | p50 | p99 | largest | drift found |")
    print("|---|---|---|---|---|")
    for link in LINKS:
        error_s, drift_ppm = errors_s(link, 3600.0)
        settled_ms = 1e3 * np.abs(error_s[int(SETTLED_S * RATE_HZ) :])
        p50, p99 = np.percentile(settled_ms, [50, 99])
        print(
            f"| {link.name} | {p50:.3f} ms | {p99:.3f} ms | {settled_ms.max():.3f} ms | "
            f"{drift_ppm:.0f} ppm |"
        )
    apart_ms = 1e3 * np.abs(apart_s(FAST, SLOW, 3600.0))
    p50, p99 = np.percentile(apart_ms, [50, 99])
    largest = apart_ms.max()
    print(f"| two gloves, fast and slow | {p50:.3f} ms | {p99:.3f} ms | {largest:.3f} ms | |")
    print()
    print("| capture | live less whole: p50 | p99 | arrival less estimate: p50 | p99 | drift |")
    print("|---|---|---|---|---|---|")
    for path in sorted((SHARED / "serial").glob("*.arrival_ns.txt")):
        name = path.name.removesuffix(".arrival_ns.txt")
        device_s, arrival_s = capture(name)
        found_s, clock = estimates_s(device_s, arrival_s)
        assert clock.line is not None
        whole_s = device_s + [clock.line.offset_at(float(t)) for t in device_s]
        settled = device_s > SETTLED_S
        live_ms = 1e3 * np.percentile(np.abs(found_s - whole_s)[settled], [50, 99])
        delay_ms = 1e3 * np.percentile((arrival_s - found_s)[settled], [50, 99])
        print(
            f"| {name} | {live_ms[0]:.3f} ms | {live_ms[1]:.3f} ms | {delay_ms[0]:.3f} ms | "
            f"{delay_ms[1]:.3f} ms | {clock.line.drift_ppm:.0f} ± "
            f"{clock.line.drift_uncertainty_ppm:.0f} ppm |"
        )


if __name__ == "__main__":
    main()
