# SPDX-License-Identifier: GPL-3.0-only
"""The firmware's protocol.h and the Python codec: the same bytes for the same message."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol import (
    Ask,
    FrameParser,
    Ident,
    MessageType,
    Reply,
    Samples,
    Status,
    encode_frame,
    encode_message,
)
from nmt_sense.protocol.framing import decode_frame
from nmt_sense.protocol.messages import MAX_ASK_ARGUMENTS, MAX_REPLY_TEXT, MAX_SENSORS
from tests.vectors.make_vectors import FRAMES

VECTORS = json.loads(FRAMES.read_text(encoding="ascii"))["frames"]
BYTE, WORD, LONG = (st.integers(0, (1 << bits) - 1) for bits in (8, 16, 32))
# The driver is started once for all examples; no example leaves anything behind in it.
many = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

asks = st.builds(Ask, BYTE, BYTE, st.binary(max_size=MAX_ASK_ARGUMENTS))
statuses = st.builds(Status, LONG, WORD, WORD, WORD, WORD, WORD, BYTE)
samples = st.builds(
    Samples, WORD, LONG, BYTE, st.lists(WORD, min_size=1, max_size=MAX_SENSORS).map(tuple)
)
identities = st.builds(
    GloveIdentity,
    protocol=st.just(1),
    firmware=st.tuples(BYTE, BYTE, BYTE),
    board_id=BYTE,
    n_sensors=st.integers(1, MAX_SENSORS),
    bits=st.integers(1, 16),
    vref_mv=WORD,
    rate_hz=WORD,
    baud=LONG,
    serial=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789", min_size=8, max_size=8),
    layout_id=WORD,
    calibration_id=LONG,
    scan_step_us=WORD,
)


def hexed(data: bytes) -> str:
    return data.hex() or "-"


def parsed(request_cpp, data: bytes) -> tuple[list[Ask], int]:
    *found, damaged = request_cpp("parse", hexed(data)).split(";")
    asks_found = []
    for words in found:
        command_id, command, arguments = words.split()
        arguments = bytes.fromhex(arguments.replace("-", ""))
        asks_found.append(Ask(int(command_id), int(command), arguments))
    return asks_found, int(damaged)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_vectors_are_built_to_the_byte(request_cpp, vector):
    built = request_cpp("frame", vector["type"], vector["payload_hex"] or "-")
    assert built == vector["frame_hex"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_of_all_vectors_only_commands_are_obeyed(request_cpp, vector):
    found, damaged = parsed(request_cpp, bytes.fromhex(vector["frame_hex"]))
    payload = bytes.fromhex(vector["payload_hex"])
    if vector["type"] == MessageType.ASK and 2 <= len(payload) <= 2 + MAX_ASK_ARGUMENTS:
        assert (found, damaged) == ([Ask(payload[0], payload[1], payload[2:])], 0)
    else:
        assert (found, damaged) == ([], 1)


@many
@given(message_type=BYTE, payload=st.binary(max_size=200))
def test_any_frame(request_cpp, message_type, payload):
    built = bytes.fromhex(request_cpp("frame", message_type, hexed(payload)))
    assert built == encode_frame(message_type, payload)
    assert decode_frame(built[:-1]) == bytes((message_type,)) + payload


@many
@given(payload=st.binary(min_size=240, max_size=400))
def test_a_frame_that_does_not_fit_is_not_sent_at_all(request_cpp, payload):
    built = request_cpp("frame", 1, hexed(payload))
    assert built in ("-", encode_frame(1, payload).hex())
    if len(payload) > 254:
        assert built == "-"


@many
@given(scan=samples)
def test_samples(request_cpp, scan):
    built = request_cpp("samples", scan.seq, scan.t_us, scan.flags, *scan.counts)
    assert bytes.fromhex(built) == encode_message(scan)


@many
@given(status=statuses)
def test_status(request_cpp, status):
    fields = (status.uptime_s, status.supply_mv, status.overruns, status.dropped)
    fields += (status.sensor_open, status.sensor_short, status.feedback_state)
    assert bytes.fromhex(request_cpp("status", *fields)) == encode_message(status)


@many
@given(identity=identities)
def test_ident(request_cpp, identity):
    fields = (*identity.firmware, identity.board_id, identity.n_sensors, identity.bits)
    fields += (identity.vref_mv, identity.rate_hz, identity.baud)
    fields += (identity.serial.encode().hex(), identity.layout_id, identity.calibration_id)
    built = request_cpp("ident", *fields, identity.scan_step_us)
    assert bytes.fromhex(built) == encode_message(Ident(identity))


@many
@given(command_id=BYTE, result=BYTE, text=st.text("abc xyz 0123", max_size=60))
def test_reply_is_cut_to_what_the_protocol_allows(request_cpp, command_id, result, text):
    built = request_cpp("reply", command_id, result, hexed(text.encode()))
    expected = encode_message(Reply(command_id, result, text[:MAX_REPLY_TEXT]))
    assert bytes.fromhex(built) == expected


@many
@given(commands=st.lists(asks, max_size=6))
def test_commands_arrive_as_they_were_sent(request_cpp, commands):
    sent = b"".join(encode_message(command) for command in commands)
    assert parsed(request_cpp, sent) == (commands, 0)


@many
@given(command=asks, cut=st.integers(1, 44))
def test_a_truncated_command_is_skipped_and_the_next_obeyed(request_cpp, command, cut):
    whole = encode_message(command)
    stump = whole[: max(1, len(whole) - 1 - cut)]  # its delimiter is lost as well
    follower = Ask(9, 1)
    data = stump + b"\x00" + encode_message(follower)
    assert parsed(request_cpp, data) == ([follower], 1)


@many
@given(command=asks, at=st.integers(0, 100), flip=st.integers(0, 7))
def test_a_command_with_a_flipped_bit_is_never_obeyed(request_cpp, command, at, flip):
    damaged = bytearray(encode_message(command))
    damaged[at % len(damaged)] ^= 1 << flip
    follower = Ask(9, 1)
    found, _ = parsed(request_cpp, bytes(damaged) + b"\x00" + encode_message(follower))
    assert found == [follower]


@many
@given(noise=st.binary(min_size=41, max_size=600), command=asks)
def test_noise_of_any_length_is_skipped_to_the_next_delimiter(request_cpp, noise, command):
    noise = noise.replace(b"\x00", b"\x01")
    data = noise + b"\x00" + encode_message(command)
    assert parsed(request_cpp, data) == ([command], 1)


@many
@given(extra=st.binary(min_size=MAX_ASK_ARGUMENTS + 1, max_size=100), command=asks)
def test_a_command_with_too_many_arguments_is_skipped(request_cpp, extra, command):
    oversized = encode_frame(MessageType.ASK, b"\x01\x02" + extra)
    assert parsed(request_cpp, oversized + encode_message(command)) == ([command], 1)


@many
@given(data=st.binary(max_size=300))
def test_both_parsers_find_the_same_commands_in_anything(request_cpp, data):
    in_python = [m for m in FrameParser().feed(data) if isinstance(m, Ask)]
    assert parsed(request_cpp, data)[0] == in_python
