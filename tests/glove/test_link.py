"""The link: asks until it is answered, counts what it loses, and comes back by itself."""

import struct
import threading
import time

import pytest

from nmt_sense.glove import (
    Candidate,
    GloveLink,
    PortStatus,
    SerialDevice,
    ask,
    find_gloves,
    identify,
)
from nmt_sense.glove.link import StreamState
from nmt_sense.model.errors import (
    DeviceError,
    DeviceLostError,
    NoAnswerError,
    PortBusyError,
    PortPermissionError,
    ProtocolVersionError,
)
from nmt_sense.protocol import Command, MessageType
from nmt_sense.protocol.framing import encode_frame
from nmt_sense.simulation import SimulatedPort, board_of, serve_on_pty, shipped_scenario


class ScriptedGlove:
    """A simulated board that can be deaf, lose replies, break and come back; time is made up."""

    def __init__(self, *, lost_replies=0, protocol=1, right_speed=0):
        self.board = board_of(shipped_scenario("demo"))
        self.now_s = 0.0
        self.lost_replies = lost_replies
        self.protocol = protocol
        self.broken = False
        self.name = "scripted"
        self.writes = 0
        self.speeds = 0
        self.right_speed = right_speed
        self.deaf = right_speed != 0

    def clock(self):
        return self.now_s

    def read(self, timeout_s):
        if self.broken:
            raise DeviceLostError("pulled out")
        self.now_s += timeout_s
        data = self.board.advance(self.now_s)
        if data and self.lost_replies:
            self.lost_replies -= 1
            return b""
        return data

    def write(self, data):
        if self.broken:
            raise DeviceLostError("pulled out")
        self.writes += 1
        if not self.deaf:
            self.board.receive(data)

    def next_speed(self):
        self.speeds += 1
        self.deaf = self.speeds % 4 != self.right_speed

    def close(self):
        pass


def test_a_glove_on_a_faster_line_is_found_by_trying():
    glove = ScriptedGlove(right_speed=2)
    assert identify(glove, clock=glove.clock).serial == "SIM-1"
    assert glove.speeds == 2


def test_a_lost_reply_is_asked_for_again():
    glove = ScriptedGlove(lost_replies=3)
    assert identify(glove, clock=glove.clock).serial == "SIM-1"
    glove.lost_replies = 2
    before = glove.writes
    ask(glove, Command.STOP, keep=lambda _: None, clock=glove.clock)
    assert glove.writes - before == 3


def test_a_refusal_comes_with_its_reason():
    glove = ScriptedGlove()
    with pytest.raises(DeviceError, match="50 to 1000 Hz"):
        ask(glove, Command.RATE, struct.pack("<H", 7), keep=lambda _: None, clock=glove.clock)


class Talker:
    """Something else on the port."""

    name = "talker"

    def __init__(self, said):
        self.said = said
        self.now_s = 0.0

    def clock(self):
        return self.now_s

    def read(self, timeout_s):
        self.now_s += timeout_s
        return self.said

    def write(self, data):
        pass

    def next_speed(self):
        pass

    def close(self):
        pass


@pytest.mark.parametrize(
    ("said", "words"), [(b"", "nothing answers"), (b"ok T:21\n", "no nmt_sense")]
)
def test_silence_and_a_foreign_device_are_told_apart(said, words):
    other = Talker(said)
    with pytest.raises(NoAnswerError, match=words):
        identify(other, clock=other.clock)


def test_another_protocol_is_refused(monkeypatch):
    glove = ScriptedGlove()
    monkeypatch.setattr("nmt_sense.glove.requests.PROTOCOL_VERSION", 2)
    with pytest.raises(ProtocolVersionError, match="protocol 1"):
        identify(glove, clock=glove.clock)


def test_a_later_protocol_is_told_from_noise_though_its_identity_is_longer():
    later = Talker(encode_frame(MessageType.IDENT, bytes([2]) + bytes(60)))
    with pytest.raises(ProtocolVersionError, match="another protocol"):
        identify(later, clock=later.clock)


def test_a_link_asks_for_its_rate_and_is_told_why_not():
    glove = ScriptedGlove()
    link = GloveLink(lambda: glove, rate_hz=400)
    assert link.identity.rate_hz == 400
    link.close()
    with pytest.raises(DeviceError, match="50 to 1000 Hz"):
        GloveLink(lambda: glove, rate_hz=7)


def wait_until(condition, what, timeout_s=20.0):
    until_s = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < until_s, what
        time.sleep(0.002)


def test_a_hundred_replugs_heal():
    glove = ScriptedGlove()
    link = GloveLink(lambda: glove)
    link.start()
    for replug in range(1, 101):
        glove.broken = True
        wait_until(lambda at=replug: link.losses == at, "the loss is not seen")
        while link.read(0) is not None:
            pass
        glove.broken = False
        wait_until(lambda: link.state is StreamState.STREAMING, f"no healing: {link.fault}")
        assert link.read(5.0) is not None
    assert link.losses == 100
    link.close()
    assert link.fault == ""


def test_a_full_queue_is_counted():
    glove = ScriptedGlove()
    link = GloveLink(lambda: glove, queue_chunks=3)
    assert link.overflow == ""
    link.start()
    wait_until(lambda: link.dropped_chunks > 5, "nothing was dropped")
    assert "too slow" in link.overflow
    assert link.high_water == 3
    link.close()


def test_another_glove_in_its_place_is_not_taken():
    first, other = ScriptedGlove(), ScriptedGlove()
    other.board._serial = "OTHER"
    there = [first]
    link = GloveLink(lambda: there[0])
    link.start()
    there[0] = other
    first.broken = True
    wait_until(lambda: "another glove" in link.fault, "the other glove was taken")
    assert link.state is StreamState.LOST
    link.close()


def test_the_port_is_found_by_asking():
    stop, ready = threading.Event(), threading.Event()
    port = []
    device = SimulatedPort(shipped_scenario("demo")).open()
    server = threading.Thread(
        target=serve_on_pty,
        args=(device,),
        kwargs={"on_ready": lambda path: (port.append(path), ready.set()), "stop": stop},
    )
    server.start()
    try:
        assert ready.wait(5)
        glove, missing = find_gloves(
            [Candidate(port[0], "a glove"), Candidate("/dev/no-such-port", "nothing")]
        )
        assert glove.status is PortStatus.GLOVE
        assert glove.identity.serial == "SIM-1"
        assert missing.status is PortStatus.FAILED
        assert "no port" in missing.sentence
    finally:
        stop.set()
        server.join()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (PortBusyError("busy"), PortStatus.BUSY),
        (PortPermissionError("no"), PortStatus.NO_PERMISSION),
        (DeviceError("else"), PortStatus.FAILED),
    ],
)
def test_why_a_port_is_not_usable_is_told_apart(error, status):
    def fail(_):
        raise error

    (report,) = find_gloves([Candidate("p", "d")], open_device=fail)
    assert report.status is status
    assert report.sentence == str(error)


def test_a_port_is_opened_by_one_program_only(tmp_path):
    import os

    ours, theirs = os.openpty()
    first = SerialDevice(os.ttyname(theirs))
    try:
        with pytest.raises(PortBusyError):
            SerialDevice(os.ttyname(theirs))
    finally:
        first.close()
        os.close(ours)
        os.close(theirs)


def test_the_bootloader_speed_is_refused():
    with pytest.raises(DeviceError, match="bootloader"):
        SerialDevice("/dev/null", baud=1200)
