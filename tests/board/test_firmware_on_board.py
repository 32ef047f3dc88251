# SPDX-License-Identifier: GPL-3.0-only
"""The very firmware that is flashed, on a simulated chip, over a port that pyserial opens."""

import struct

import numpy as np
import pytest

from nmt_sense.glove import identify
from nmt_sense.model.errors import DeviceError
from nmt_sense.protocol import Ask, Command, Reply, Samples, Status, encode_message
from tests.board.talk import talking

pytestmark = pytest.mark.board

MILLIVOLTS = (0, 500, 1234, 2500, 4000, 4999)


@pytest.fixture
def glove(board):
    with talking(board([(0, *MILLIVOLTS)]).port) as talk:
        yield talk


def test_it_says_who_it_is(glove):
    identity = glove.identity
    assert identity.protocol == 1
    assert (identity.n_sensors, identity.bits, identity.rate_hz) == (6, 10, 200)
    assert (identity.baud, identity.vref_mv) == (115200, 5000)
    assert 104 <= identity.scan_step_us <= 112
    assert identity.serial == "GLOVE-01"


def test_it_is_silent_until_started(board):
    # 0.5 s of the chip's time, in which a stream would have sent 100 scans
    with talking(board([(0, *MILLIVOLTS)], speed=2.0).port) as glove:
        for _ in range(5):
            glove.keep(glove.device.read(0.05))
        assert glove.of(Samples) == []
        assert glove.of(Status) == []


def test_voltages_come_back_as_their_codes_and_every_scan_on_time(glove):
    glove.start()
    scans = glove.scans(600)
    assert glove.parser.counters.rejected_total == 0
    codes = [mv * 1024 // 5000 for mv in MILLIVOLTS]
    assert np.abs(np.array([s.counts for s in scans]) - codes).max() <= 1
    assert (np.diff([s.seq for s in scans]) == 1).all()
    steps_us = np.diff([s.t_us for s in scans])
    assert abs(steps_us.mean() - 5000) < 2
    assert np.abs(steps_us - 5000).max() <= 12  # micros() counts in steps of 4
    assert len(glove.of(Status)) >= 2


def test_start_begins_anew_at_zero(glove):
    for _ in range(2):
        glove.start()
        glove.scans(20)
        assert glove.of(Samples)[0].seq == 0
        glove.ask(Command.STOP)


def test_a_start_that_is_repeated_begins_anew_without_a_stop(glove):
    glove.start()
    glove.scans(20)
    glove.forget()
    glove.ask(Command.START)
    glove.scans(20)
    seq = np.array([s.seq for s in glove.of(Samples)])
    (restart,) = np.flatnonzero(seq == 0)
    assert (np.diff(seq[restart:]) == 1).all()


def test_a_rate_is_taken_or_refused_with_its_reason(glove):
    glove.ask(Command.RATE, struct.pack("<H", 400))
    assert identify(glove.device).rate_hz == 400
    for rate_hz, reason in ((20, "50 to 1000"), (5000, "50 to 1000"), (1000, "serial line")):
        with pytest.raises(DeviceError, match=reason):
            glove.ask(Command.RATE, struct.pack("<H", rate_hz))
    with pytest.raises(DeviceError, match="two bytes"):
        glove.ask(Command.RATE, b"\x01")
    assert identify(glove.device).rate_hz == 400


def test_a_rate_takes_effect_while_it_streams(glove):
    glove.start(200)
    glove.scans(20)
    glove.ask(Command.RATE, struct.pack("<H", 100))
    glove.forget()
    steps_us = np.diff([s.t_us for s in glove.scans(30)])
    assert np.median(steps_us) == pytest.approx(10_000, abs=8)


def test_an_unknown_command_is_refused(glove):
    glove.device.write(encode_message(Ask(7, 200)))
    glove.wait(lambda: [r for r in glove.of(Reply) if r.command_id == 7], "a reply comes")
    reply = glove.of(Reply)[-1]
    assert reply.result != 0
    assert "unknown" in reply.text


def test_noise_on_its_input_does_no_harm(glove):
    noise = np.random.default_rng(1).integers(0, 256, 600, dtype=np.uint8).tobytes()
    for start in range(0, len(noise), 40):  # the chip's own buffer is 64 bytes
        glove.device.write(noise[start : start + 40])
        glove.device.read(0.02)
    glove.device.write(b"\x00")
    assert identify(glove.device).serial == "GLOVE-01"


def test_what_does_not_fit_the_line_is_dropped_whole_and_counted(board):
    with talking(board([(0, *[2500] * 8)], sensors=8).port) as glove:
        glove.start(400)  # 95 % of the line
        for _ in range(40):
            glove.device.write(encode_message(Ask(0, Command.IDENT)) * 3)
            glove.scans(10)
        glove.next_status()
        status = glove.next_status()
        scans = glove.of(Samples)
        assert glove.parser.counters.rejected_total == 0
        missing = int(np.sum(np.diff([s.seq for s in scans]) - 1))
        assert missing > 0
        assert (status.dropped, status.overruns) == (missing, 0)


def test_commands_are_answered_while_it_streams(glove):
    glove.start(400)
    for _ in range(20):
        glove.ask(Command.IDENT)
    scans = glove.scans(50)
    assert glove.parser.counters.rejected_total == 0
    assert (np.diff([s.seq for s in scans]) == 1).all()
