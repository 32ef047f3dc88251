# SPDX-License-Identifier: GPL-3.0-only
"""What a glove knows of itself: its name, its supply, its wires, and that it has hung."""

import struct

import numpy as np
import pytest

from nmt_sense.glove import identify
from nmt_sense.model.errors import DeviceError
from nmt_sense.protocol import Ask, Command, Reply, Samples, encode_message
from tests.board.talk import Talk, talking

pytestmark = pytest.mark.board

OPEN, GROUNDED = -1, -2
PADS = (0, 100, 1000, 2500, 4000, 10)
NAME = struct.pack("<8sHI", b"LEFT-007", 3, 123456)
RESET_BY_WATCHDOG = 0x80


def self_test(talk: Talk) -> str:
    talk.device.write(encode_message(Ask(99, Command.TEST)))
    talk.wait(lambda: [r for r in talk.of(Reply) if r.command_id == 99], "the test replies")
    return talk.of(Reply)[-1].text


def test_a_new_identity_survives_power_off(board, tmp_path):
    eeprom = tmp_path / "eeprom.bin"
    first = board([(0, *PADS)], eeprom=eeprom)
    with talking(first.port) as glove:
        assert glove.identity.serial == "GLOVE-01"
        glove.ask(Command.SET_ID, NAME)
        assert identify(glove.device).serial == "LEFT-007"
        first.stop()
    with talking(board([(0, *PADS)], eeprom=eeprom).port) as glove:
        identity = glove.identity
        assert (identity.serial, identity.layout_id, identity.calibration_id) == (
            "LEFT-007",
            3,
            123456,
        )


def test_a_damaged_eeprom_is_not_believed(board, tmp_path):
    eeprom = tmp_path / "eeprom.bin"
    first = board([(0, *PADS)], eeprom=eeprom)
    with talking(first.port) as glove:
        glove.ask(Command.SET_ID, NAME)
        first.stop()
    data = bytearray(eeprom.read_bytes())
    data[data.index(b"LEFT")] ^= 1
    eeprom.write_bytes(data)
    with talking(board([(0, *PADS)], eeprom=eeprom).port) as glove:
        assert glove.identity.serial == "GLOVE-01"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [(NAME[:-1], "fourteen bytes"), (b"\x07" + NAME[1:], "ASCII"), (b"\x00" * 14, "ASCII")],
)
def test_a_senseless_identity_is_refused(board, arguments, reason):
    with talking(board([(0, *PADS)]).port) as glove:
        with pytest.raises(DeviceError, match=reason):
            glove.ask(Command.SET_ID, arguments)
        assert identify(glove.device).serial == "GLOVE-01"


def test_what_would_cost_scans_waits_for_stop(board):
    with talking(board([(0, *PADS)]).port) as glove:
        glove.start()
        for command, arguments in ((Command.SET_ID, NAME), (Command.TEST, b"")):
            with pytest.raises(DeviceError, match="STOP"):
                glove.ask(command, arguments)


@pytest.mark.parametrize("supply_mv", [4500, 5000])
def test_the_supply_is_known_and_the_counts_follow_the_ratio(board, supply_mv):
    half = supply_mv / 2
    running = board([(0, *[half] * 6)], supply_mv=supply_mv)
    with talking(running.port) as glove:
        glove.start()
        glove.scans(450)  # past the second status, whose supply was read between scans
        status = glove.next_status()
        assert status.supply_mv == pytest.approx(supply_mv, abs=25)
        assert (status.overruns, status.dropped) == (0, 0)
        counts = np.array([s.counts for s in glove.of(Samples)])
        assert np.abs(counts - 512).max() <= 1


def test_open_and_shorted_wires_are_told_from_whole_ones(board):
    with talking(board([(0, 0, OPEN, 1000, 5000, 2500, 10)]).port) as glove:
        assert self_test(glove).endswith("open 0002, short 0008")
        glove.start()
        status = glove.next_status()
        assert (status.sensor_open, status.sensor_short) == (0b10, 0b1000)


def test_whole_wires_raise_no_alarm(board):
    with talking(board([(0, *PADS)]).port) as glove:
        assert self_test(glove).endswith("open 0000, short 0000")


def test_a_hang_ends_in_a_reset_that_lets_go_of_the_motor(board):
    running = board([(0, *PADS)], speed=2.0, hang_at_s=2.0)
    with talking(running.port) as glove:
        glove.start()
        glove.ask(Command.PULSE, struct.pack("<BH", 255, 5000))
        glove.wait(lambda: len(running.pin_changes("D5")) > 1, "the motor turns")
        glove.wait(lambda: not running.pin_changes("D5")[-1].duty, "the motor stops")
        stopped_s = running.pin_changes("D5")[-1].time_s
        assert 2.0 < stopped_s < 2.4
        glove.forget()
        assert identify(glove.device).serial == "GLOVE-01"
        glove.parser.feed(b"\x00")
        glove.start()
        assert glove.next_status().feedback_state == RESET_BY_WATCHDOG
    assert running.stop()["resets"] >= 1


def test_a_sixteen_channel_multiplexer_reads_each_pad_in_its_place(board):
    millivolts = [100 + 300 * pad for pad in range(16)]
    running = board([(0, *millivolts)], sensors=16, baud=500000, multiplexer=1, multiplexed=True)
    with talking(running.port, 500000) as glove:
        assert glove.identity.n_sensors == 16
        with pytest.raises(DeviceError, match="converter"):
            glove.ask(Command.RATE, struct.pack("<H", 800))
        glove.start(400)
        scans = glove.scans(400)
        codes = np.array(millivolts) * 1024 // 5000
        assert np.abs(np.array([s.counts for s in scans]) - codes).max() <= 1
        assert (np.diff([s.seq for s in scans]) == 1).all()


def test_twelve_bits_by_adding_sixteen_readings(board):
    running = board([(0, *[2500] * 4)], sensors=4, bits=12)
    with talking(running.port) as glove:
        assert glove.identity.bits == 12
        assert glove.identity.rate_hz < 200  # sixteen times as many conversions
        glove.start()
        counts = np.array([s.counts for s in glove.scans(50)])
        assert np.abs(counts - 2048).max() <= 4


@pytest.mark.parametrize("name", ["leonardo", "micro", "promicro"])
def test_boards_with_usb_of_their_own_compile(build_firmware, name):
    assert build_firmware(board=name).exists()
