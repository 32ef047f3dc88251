"""The very firmware that is flashed, on a simulated chip, over a port that pyserial opens."""

import struct
import time

import numpy as np
import pytest

from nmt_sense.glove import SerialDevice, ask, identify
from nmt_sense.model.errors import DeviceError
from nmt_sense.protocol import Ask, Command, FrameParser, Reply, Samples, Status, encode_message

pytestmark = pytest.mark.board

MILLIVOLTS = (0, 500, 1234, 2500, 4000, 4999)


@pytest.fixture
def glove(board):
    device = SerialDevice(board([(0, *MILLIVOLTS)]).port)
    yield device
    device.close()


def collect(device, wanted, *, n_sensors=6, timeout_s=20.0):
    """Read until so many samples have come."""
    parser = FrameParser(n_sensors, 10)
    messages = []
    until_s = time.monotonic() + timeout_s
    while sum(isinstance(m, Samples) for m in messages) < wanted:
        assert time.monotonic() < until_s, "the board does not stream"
        messages += parser.feed(device.read(0.1))
    return messages, parser


def nothing(_):
    pass


def test_it_says_who_it_is(glove):
    identity = identify(glove)
    assert identity.protocol == 1
    assert (identity.n_sensors, identity.bits, identity.rate_hz) == (6, 10, 200)
    assert (identity.baud, identity.scan_step_us) == (115200, 104)
    assert identity.serial == "GLOVE-01"


def test_it_is_silent_until_started(glove):
    identify(glove)
    silent = [glove.read(0.2) for _ in range(3)]
    parser = FrameParser()
    messages = parser.feed(b"".join(silent))
    assert not any(isinstance(m, Samples | Status) for m in messages)


def test_voltages_come_back_as_their_codes_and_every_scan_on_time(glove):
    identify(glove)
    ask(glove, Command.START, keep=nothing)
    messages, parser = collect(glove, 600)
    scans = [m for m in messages if isinstance(m, Samples)]
    assert parser.counters.rejected_total == 0
    codes = [mv * 1024 // 5000 for mv in MILLIVOLTS]
    assert np.abs(np.array([s.counts for s in scans]) - codes).max() <= 1
    seq = np.array([s.seq for s in scans])
    assert (np.diff(seq) == 1).all()
    steps_us = np.diff([s.t_us for s in scans])
    assert abs(steps_us.mean() - 5000) < 2
    assert np.abs(steps_us - 5000).max() <= 12  # micros() counts in steps of 4
    assert sum(isinstance(m, Status) for m in messages) >= 2


def test_start_begins_anew_at_zero(glove):
    identify(glove)
    for _ in range(2):
        seen = []
        ask(glove, Command.START, keep=seen.append)
        messages, _ = collect(glove, 20)
        first = next(
            m for m in FrameParser().feed(b"".join(seen)) + messages if isinstance(m, Samples)
        )
        assert first.seq <= 3
        ask(glove, Command.STOP, keep=nothing)


def test_a_rate_is_taken_or_refused_with_its_reason(glove):
    identify(glove)
    ask(glove, Command.RATE, struct.pack("<H", 400), keep=nothing)
    assert identify(glove).rate_hz == 400
    for rate_hz, reason in ((20, "50 to 1000"), (5000, "50 to 1000"), (1000, "serial line")):
        with pytest.raises(DeviceError, match=reason):
            ask(glove, Command.RATE, struct.pack("<H", rate_hz), keep=nothing)
    assert identify(glove).rate_hz == 400


def test_an_unknown_command_is_refused(glove):
    identify(glove)
    glove.write(encode_message(Ask(7, 200)))
    parser = FrameParser()
    until_s = time.monotonic() + 5
    replies = []
    while not replies:
        assert time.monotonic() < until_s
        replies = [m for m in parser.feed(glove.read(0.1)) if isinstance(m, Reply)]
    assert replies[-1].result != 0
    assert "unknown" in replies[-1].text


def test_noise_on_its_input_does_no_harm(glove):
    identify(glove)
    noise = np.random.default_rng(1).integers(0, 256, 600, dtype=np.uint8).tobytes()
    for start in range(0, len(noise), 40):  # the chip's own buffer is 64 bytes
        glove.write(noise[start : start + 40])
        glove.read(0.02)
    glove.write(b"\x00")
    assert identify(glove).serial == "GLOVE-01"


@pytest.mark.parametrize(("rate_hz", "sensors", "baud"), [(200, 8, 115200), (1000, 8, 500000)])
def test_no_scan_is_lost_at_its_rates(board, rate_hz, sensors, baud):
    device = SerialDevice(board([(0, *[2500] * 8)], sensors=sensors, baud=baud).port, baud)
    try:
        identify(device)
        ask(device, Command.RATE, struct.pack("<H", rate_hz), keep=nothing)
        ask(device, Command.START, keep=nothing)
        messages, _ = collect(device, 2 * rate_hz, n_sensors=sensors)
    finally:
        device.close()
    scans = [m for m in messages if isinstance(m, Samples)]
    assert (np.diff([s.seq for s in scans]) == 1).all()
    last_status = [m for m in messages if isinstance(m, Status)][-1]
    assert (last_status.overruns, last_status.dropped) == (0, 0)
