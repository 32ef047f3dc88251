"""The codec: what is sent is what comes out, and what was damaged never does."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol import (
    Ask,
    FrameParser,
    HostTime,
    Ident,
    Marker,
    Reply,
    Samples,
    Status,
    encode_frame,
    encode_message,
)
from nmt_sense.protocol.framing import LONGEST_FRAME, Rejection

u8, u16, u32 = (st.integers(0, (1 << bits) - 1) for bits in (8, 16, 32))
u64 = st.integers(0, (1 << 64) - 1)
samples = st.builds(
    Samples, u16, u32, u8, st.lists(st.integers(0, 1023), min_size=1, max_size=16).map(tuple)
)
identities = st.builds(
    GloveIdentity,
    u8,
    st.tuples(u8, u8, u8),
    u8,
    st.integers(1, 16),
    st.integers(1, 16),
    u16,
    u16,
    u32,
    st.text("ABCXYZ0189-", max_size=8),
    u16,
    u32,
    u16,
)
short_text = st.text("abc xyz.", max_size=40)
messages = st.one_of(
    samples,
    st.builds(Status, u32, u16, u16, u16, u16, u16, u8),
    st.builds(Ident, identities),
    st.builds(Reply, u8, u8, short_text),
    st.builds(Ask, u8, u8, st.binary(max_size=32)),
    st.builds(HostTime, u64, st.integers(-(1 << 63), (1 << 63) - 1), u64),
    st.builds(Marker, u64, short_text),
)


@given(st.lists(messages, max_size=12), st.data())
def test_any_chunking_gives_back_what_was_sent(sent, data):
    stream = b"".join(encode_message(message) for message in sent)
    cuts = data.draw(st.lists(st.integers(0, len(stream)), max_size=8).map(sorted))
    parser = FrameParser()
    got = []
    for first, stop in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        got += parser.feed(stream[first:stop])
    assert got == sent
    assert parser.counters.frames == len(sent)
    assert parser.counters.rejected_total == 0


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_noise_never_raises_and_never_grows(noise):
    parser = FrameParser()
    parser.feed(noise)
    parser.feed(b"\x01" * 10_000)  # no delimiter in sight
    assert len(parser._tail) <= LONGEST_FRAME
    good = encode_message(Samples(1, 2, 0, (3,)))
    assert parser.feed(b"\x00" + good)[-1:] == [Samples(1, 2, 0, (3,))]


def test_a_hundred_thousand_damaged_frames_give_no_wrong_sample():
    random = np.random.default_rng(11)
    parser = FrameParser(6, 10)
    wrong = 0
    for _ in range(100):
        frames = [
            Samples(int(s), int(t), 0, tuple(int(c) for c in row))
            for s, t, row in zip(
                random.integers(0, 65536, 1000),
                random.integers(0, 1 << 32, 1000),
                random.integers(0, 1024, (1000, 6)),
                strict=True,
            )
        ]
        stream = bytearray(b"".join(encode_message(frame) for frame in frames))
        hit = random.integers(0, len(stream), 1000)
        stream = np.frombuffer(bytes(stream), np.uint8).copy()
        stream[hit] ^= (1 << random.integers(0, 8, 1000)).astype(np.uint8)
        sent = set(frames)
        wrong += sum(m not in sent for m in parser.feed(stream.tobytes()) if isinstance(m, Samples))
    print(f"{parser.counters.rejected_total} damaged stretches, {wrong} wrong samples accepted")
    assert parser.counters.rejected_total > 50_000
    # One in 65,536 passes a CRC-16 by chance; length and range push that down.
    assert wrong <= 1


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (encode_frame(0x7F, b"abc"), Rejection.TYPE),
        (encode_frame(0x02, b"abc"), Rejection.LENGTH),
        (encode_message(Samples(0, 0, 0, (1,) * 5)), Rejection.LENGTH),
        (encode_message(Samples(0, 0, 0, (1024,) * 6)), Rejection.RANGE),
        (b"\x05\x01\x02\x00", Rejection.COBS),
        (b"\x02\x01\x00", Rejection.LENGTH),
        (encode_message(Samples(0, 0, 0, (1,) * 6))[:-3] + b"\x07\x07\x00", Rejection.CRC),
    ],
)
def test_what_is_wrong_is_counted_by_its_reason(frame, reason):
    parser = FrameParser(6, 10)
    assert parser.feed(frame) == []
    assert parser.counters.rejected[reason] == 1


def test_the_crc_is_the_published_one():
    import binascii

    assert binascii.crc_hqx(b"123456789", 0xFFFF) == 0x29B1
