"""Figures of speed, measured here: ``make bench``. Nothing is judged."""

import shutil
import time

import numpy as np

from nmt_sense.force import ForceConverter, simulated_profile
from nmt_sense.glove import BlockAssembler
from nmt_sense.holds import shipped_plan
from nmt_sense.model.block import SampleBlock
from nmt_sense.model.glove import pads_of
from nmt_sense.protocol import FrameParser, Samples, encode_message
from nmt_sense.session.pipeline import Pipeline
from nmt_sense.simulation import board_of, simulate_counts
from tests.bench.bench_dashboard import main as bench_dashboard
from tests.bench.hour import RATE_HZ, SENSORS, hour
from tests.bench.memory import main as bench_memory
from tests.bench.pixel import main as bench_pixel

LIVE_BLOCK = 4  # 20 ms


def timed(name: str, work, per: float, unit: str) -> None:
    """Run once and print the cost of one of ``per``."""
    began_s = time.perf_counter()
    work()
    took_s = time.perf_counter() - began_s
    print(f"{name:<58} {took_s:8.3f} s  {1e6 * took_s / per:9.2f} us per {unit}")


def main() -> None:
    """Measure everything."""
    scenario = hour()
    block, _ = simulate_counts(scenario)
    identity = board_of(scenario).identity()
    n = len(block)
    print(f"An hour of {SENSORS} pads at {RATE_HZ} Hz: {n} samples")

    def pipeline() -> Pipeline:
        return Pipeline(identity, simulated_profile(), shipped_plan("first-press"))

    def whole() -> None:
        one = pipeline()
        one.push(block)
        one.finish()

    def live() -> None:
        one = pipeline()
        for first in range(0, n, LIVE_BLOCK):
            rows = slice(first, first + LIVE_BLOCK)
            one.push(
                SampleBlock(first, block.time_s[rows], block.host_time_s[rows], block.counts[rows])
            )

    def convert() -> None:
        sensors = [pad.name for pad in pads_of(SENSORS)]
        ForceConverter(simulated_profile(), sensors=sensors, bits=10, rate_hz=RATE_HZ).push(block)

    timed("counts to newtons, all at once", convert, n, "sample")
    timed("pipeline to judged holds, all at once", whole, n, "sample")
    timed("pipeline to judged holds, live blocks of 20 ms", live, n / LIVE_BLOCK, "block")
    bench_decode(block)
    bench_dashboard()
    if shutil.which("Xvfb") is None:
        print("byte to pixel: not measured, Xvfb is not installed")
    else:
        bench_pixel()
    bench_memory()


def bench_decode(block: SampleBlock) -> None:
    """Decode five minutes of wire bytes, whole and in chunks as they come live."""
    n = 5 * 60 * RATE_HZ
    frames = [
        encode_message(Samples(i % 65536, i * 5000 % 2**32, 0, tuple(row)))
        for i, row in enumerate(block.counts[:n].tolist())
    ]
    data = b"".join(frames)
    live = [b"".join(frames[i : i + LIVE_BLOCK]) for i in range(0, n, LIVE_BLOCK)]
    timed("bytes to messages, chunks of 20 ms", lambda: feed(live), n, "frame")
    timed("bytes to messages, all at once", lambda: feed([data]), n, "frame")
    parser, assembler = FrameParser(SENSORS, 10), BlockAssembler(SENSORS, 10, RATE_HZ)

    def to_blocks() -> None:
        for chunk in live:
            assembler.push(parser.feed(chunk), 0.0)

    timed("bytes to blocks, chunks of 20 ms", to_blocks, n, "frame")
    assert np.isclose(assembler.lost_samples, 0)


def feed(chunks: list[bytes]) -> None:
    """Feed one parser."""
    parser = FrameParser(SENSORS, 10)
    for chunk in chunks:
        parser.feed(chunk)


if __name__ == "__main__":
    main()
