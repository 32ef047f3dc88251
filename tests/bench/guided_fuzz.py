"""Bytes that raise, looked for by a fuzzer that watches which branches run.

python -m tests.bench.guided_fuzz -max_total_time=300    (needs the atheris package)
"""

import sys
from collections.abc import Iterator

import atheris

# Instrumented as they are loaded, so nothing may load them before.
with atheris.instrument_imports(include=["nmt_sense"]):
    from nmt_sense.glove.assemble import BlockAssembler
    from nmt_sense.protocol import FrameParser, encode_frame

N_SENSORS, BITS, RATE_HZ = 2, 10, 200
DELIMITER = b"\x00"


def pieces(data: bytes) -> Iterator[bytes]:
    """Give bytes as they are, and every stretch once more as a frame whose check word is right.

    A fuzzer cannot guess a check word; without this it would never get behind it.
    """
    yield data
    for stretch in filter(None, data.split(b"\xff")):
        yield DELIMITER + encode_frame(stretch[0], stretch[1:])


def attack(data: bytes) -> None:
    """Feed bytes to a glove's parser and assembler; anything that raises is a find."""
    parser = FrameParser(N_SENSORS, BITS)
    assembler = BlockAssembler(N_SENSORS, BITS, RATE_HZ)
    for i, piece in enumerate(pieces(data)):
        assembler.push(parser.feed(piece), float(i))


if __name__ == "__main__":
    atheris.Setup([sys.argv[0], "-max_len=1024", *sys.argv[1:]], attack)
    atheris.Fuzz()
