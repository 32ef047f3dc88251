"""What a parser takes from a hundred million bytes that no glove sent, or that a bad wire spoilt.

python -m tests.bench.fuzz [--bytes N]
python -m tests.bench.guided_fuzz -max_total_time=300    (needs the atheris package)

A frame that passes every check though nobody sent it is the worst defect there is. A check word of
16 bits lets one in 65,536 damaged frames through by its own nature; the length, the range of the
counts and the sequence have to keep the rest out, and what each of them lets through is counted
here.
"""

import argparse
import time
from dataclasses import dataclass

import numpy as np
from cobs import cobs

from nmt_sense.glove import BlockAssembler
from nmt_sense.protocol import FrameParser, Samples, encode_message
from nmt_sense.simulation import Faults
from nmt_sense.simulation.board import damage

N_SENSORS, BITS, RATE_HZ = 8, 10, 200
PIECE_BYTES = 1_000_000
CRC_BOUND = 1 / 65_536
#: Bytes flipped, dropped and put in, each: one frame in ten is hit.
WIRE = Faults(flipped=0.001, dropped=0.001, inserted=0.001)
DELIMITER = b"\x00"


@dataclass
class Tally:
    """What went in and what came out."""

    bytes_in: int = 0
    stretches: int = 0
    wrong: int = 0
    placed: int = 0  # of the wrong ones, those that also fit the sequence of the stream

    def line(self, name: str, took_s: float) -> str:
        """Say it in a row of a table."""
        bound = self.stretches * CRC_BOUND
        return (
            f"{name:<30} {self.bytes_in:>11,} bytes  {self.stretches:>9,} rejected  "
            f"{self.wrong:>4} taken wrongly (a CRC-16 alone: {bound:.1f})  "
            f"{self.placed:>3} of them placed  {took_s:6.1f} s"
        )


def noise(size: int, random: np.random.Generator) -> Tally:
    """Bytes by chance."""
    tally, parser = Tally(), FrameParser(N_SENSORS, BITS)
    for _ in range(0, size, PIECE_BYTES):
        messages = parser.feed(random.bytes(PIECE_BYTES))
        tally.bytes_in += PIECE_BYTES
        tally.wrong += sum(type(message) is Samples for message in messages)
    tally.stretches = parser.counters.rejected_total
    return tally


def forged(size: int, random: np.random.Generator) -> Tally:
    """Frames of the right type and length with everything else by chance, check word included."""
    tally, parser = Tally(), FrameParser(N_SENSORS, BITS)
    example = cobs.decode(encode_message(samples_at(0, random)).removesuffix(DELIMITER))
    kind, body_bytes = example[:1], len(example) - 1
    while tally.bytes_in < size:
        chance = random.bytes(body_bytes * 10_000)
        stream = b"".join(
            cobs.encode(kind + chance[first : first + body_bytes]) + DELIMITER
            for first in range(0, len(chance), body_bytes)
        )
        messages = parser.feed(stream)
        tally.bytes_in += len(stream)
        tally.wrong += sum(type(message) is Samples for message in messages)
    tally.stretches = parser.counters.rejected_total
    return tally


def bad_wire(size: int, random: np.random.Generator) -> Tally:
    """A glove's own stream, damaged."""
    tally, parser = Tally(), FrameParser(N_SENSORS, BITS)
    assembler = BlockAssembler(N_SENSORS, BITS, RATE_HZ)
    index = 0
    while tally.bytes_in < size:
        sent = [samples_at(index + i, random) for i in range(10_000)]
        index += len(sent)
        stream = damage(b"".join(map(encode_message, sent)), WIRE, random)
        tally.bytes_in += len(stream)
        known = set(sent)
        messages = parser.feed(stream)
        false = [m for m in messages if type(m) is Samples and m not in known]
        tally.wrong += len(false)
        blocks = assembler.push(messages, index / RATE_HZ)
        tally.placed += sum(
            bool((block.counts == np.array(one.counts)).all(axis=1).any())
            for one in false
            for block in blocks
        )
    tally.stretches = parser.counters.rejected_total
    return tally


def samples_at(index: int, random: np.random.Generator) -> Samples:
    """Make a scan of a stream."""
    counts = tuple(int(count) for count in random.integers(0, 1 << BITS, N_SENSORS))
    return Samples(index % 65_536, index * 1_000_000 // RATE_HZ % (1 << 32), 0, counts)


def main() -> None:
    """Print what came of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bytes", type=int, default=100_000_000)
    chosen = options.parse_args()
    for name, attack in (("noise", noise), ("forged", forged), ("a bad wire", bad_wire)):
        began_s = time.perf_counter()
        tally = attack(chosen.bytes, np.random.default_rng(7))
        print(tally.line(name, time.perf_counter() - began_s), flush=True)


if __name__ == "__main__":
    main()
