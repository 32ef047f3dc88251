"""The glove's word on itself, in words that say what to do."""

from dataclasses import replace

import pytest

from nmt_sense.glove import GloveHealth, health_of_status
from nmt_sense.glove.health import AFTER_WATCHDOG, health_of_self_test, old_firmware
from nmt_sense.model.glove import SHIPPED_FIRMWARE
from nmt_sense.protocol import Status
from nmt_sense.simulation import board_of, shipped_scenario


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status(9, 4950, 0, 0, 0, 0, 0x12), []),
        (Status(9, 4950, 0, 0, 0b10, 0b1, 0), ["index is open", "thumb is shorted"]),
        (Status(9, 4210, 0, 0, 0, 0, 0), ["only 4.2 V"]),
        (Status(9, 4950, 3, 2, 0, 0, 0), ["loses scans"]),
        (Status(9, 4950, 0, 0, 0, 0, AFTER_WATCHDOG), ["watchdog"]),
    ],
)
def test_what_is_wrong_is_said_and_nothing_else(status, words):
    problems = health_of_status(status).problems(6)
    assert len(problems) == len(words)
    assert all(any(word in problem for problem in problems) for word in words)


def test_the_answer_to_the_self_test_is_read():
    found = health_of_self_test("supply 4987 mV, open 0004, short 0000")
    assert found == GloveHealth(4987, open_sensors=4)
    assert health_of_self_test("fine, thanks") is None


def test_an_older_firmware_is_said_and_what_to_do():
    identity = board_of(shipped_scenario("demo")).identity()
    assert old_firmware(identity) == ""
    major, minor, patch = SHIPPED_FIRMWARE
    assert old_firmware(replace(identity, firmware=(major, minor, patch + 1))) == ""
    said = old_firmware(replace(identity, firmware=(0, 0, 9)))
    assert "0.0.9 is older" in said
    assert "on the board" in said
