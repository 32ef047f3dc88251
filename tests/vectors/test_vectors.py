# SPDX-License-Identifier: GPL-3.0-only
"""The shared vectors are what their script makes, and the Python codec agrees with each."""

import json

import pytest

from nmt_sense.protocol import encode_frame
from nmt_sense.protocol.framing import decode_frame
from tests.vectors.make_vectors import FRAMES, make

VECTORS = json.loads(FRAMES.read_text(encoding="ascii"))["frames"]


def test_the_file_is_what_its_script_makes():
    assert FRAMES.read_text(encoding="ascii") == make()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_the_python_codec_agrees(vector):
    payload, frame = bytes.fromhex(vector["payload_hex"]), bytes.fromhex(vector["frame_hex"])
    assert encode_frame(vector["type"], payload) == frame
    assert decode_frame(frame[:-1]) == bytes((vector["type"],)) + payload
