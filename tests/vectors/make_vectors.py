# SPDX-License-Identifier: GPL-3.0-only
"""Write frames.json: what every codec of the protocol must make of the same bytes.

The framing is written out here once more, from the definition and without the library or the
codecs under test, so that the vectors are a third opinion and not a copy of one of the other two.

    python -m tests.vectors.make_vectors
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

FRAMES = Path(__file__).with_name("frames.json")
SAMPLES, STATUS, IDENT, REPLY, ASK = 0x01, 0x02, 0x03, 0x04, 0x10
RANDOM_FRAMES_PER_LENGTH = 3
LENGTHS = (0, 1, 2, 7, 9, 18, 19, 23, 31, 39, 42)


def crc16(data: bytes) -> int:
    """CRC-16/CCITT-FALSE, bit by bit."""
    crc = 0xFFFF
    for byte in data:
        for bit in range(7, -1, -1):
            feedback = (crc >> 15) ^ (byte >> bit & 1)
            crc = (crc << 1 & 0xFFFF) ^ (0x1021 if feedback else 0)
    return crc


def stuff(data: bytes) -> bytes:
    """COBS for data without a run of 254 or more bytes that are not zero."""
    runs = data.split(b"\x00")
    assert all(len(run) < 254 for run in runs)
    return b"".join(bytes((len(run) + 1,)) + run for run in runs)


def frame(message_type: int, payload: bytes) -> bytes:
    body = bytes((message_type,)) + payload
    return stuff(body + crc16(body).to_bytes(2, "little")) + b"\x00"


def payload_with_crc(message_type: int, low: int | None, high: int | None) -> bytes:
    """Find a payload whose CRC has the given bytes, which are the last that are stuffed."""
    for number in range(1 << 24):
        payload = number.to_bytes(3, "big")
        crc = crc16(bytes((message_type,)) + payload)
        if (low is None or crc & 0xFF == low) and (high is None or crc >> 8 == high):
            return payload
    raise AssertionError("no payload has this CRC")


def edge_cases() -> Iterator[tuple[str, int, bytes]]:
    yield "no payload", IDENT, b""
    yield "zeros only", SAMPLES, bytes(23)
    yield "ones only", SAMPLES, b"\xff" * 23
    yield "zero at both ends", STATUS, b"\x00" + b"\x55" * 17 + b"\x00"
    yield "zero every other byte", STATUS, b"\x01\x00" * 9 + b"\x01"
    yield "check string of the CRC", 0x31, b"23456789"
    yield "low CRC byte zero", ASK, payload_with_crc(ASK, 0, None)
    yield "high CRC byte zero", ASK, payload_with_crc(ASK, None, 0)
    yield "both CRC bytes zero", ASK, payload_with_crc(ASK, 0, 0)
    yield "counts that look like delimiters", SAMPLES, bytes(7) + b"\x00\x01" * 8
    yield "number and time about to wrap", SAMPLES, b"\xff" * 6 + b"\x00" + b"\xff\x03" * 8
    yield "sixteen sensors", SAMPLES, bytes(7) + b"\x00\x02" * 16
    yield "longest reply", REPLY, b"\x01\x03" + b"x" * 40
    yield "shortest reply", REPLY, b"\x00\x00"
    yield "longest command", ASK, b"\x07\x09" + bytes(range(32))
    yield "command 1 without arguments", ASK, b"\x01\x01"
    yield "command 4 at 200 Hz", ASK, b"\x02\x04\xc8\x00"


def random_cases(seed: int = 1) -> Iterator[tuple[str, int, bytes]]:
    """Payloads of every length that occurs, every fourth byte a zero."""
    source = random.Random(seed)
    for length in LENGTHS:
        for number in range(RANDOM_FRAMES_PER_LENGTH):
            message_type = source.choice((SAMPLES, STATUS, IDENT, REPLY, ASK))
            payload = bytes(source.randrange(256) * (source.random() > 0.25) for _ in range(length))
            yield f"random {length} bytes, {number + 1}", message_type, payload


def make() -> str:
    assert crc16(b"123456789") == 0x29B1, "not the CRC of the protocol"
    vectors = [
        {
            "name": name,
            "type": message_type,
            "payload_hex": payload.hex(),
            "frame_hex": frame(message_type, payload).hex(),
        }
        for name, message_type, payload in (*edge_cases(), *random_cases())
    ]
    return json.dumps({"protocol": 1, "frames": vectors}, indent=1) + "\n"


if __name__ == "__main__":
    FRAMES.write_text(make(), encoding="ascii")
