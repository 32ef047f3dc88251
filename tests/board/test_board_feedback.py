# SPDX-License-Identifier: GPL-3.0-only
"""What the hand feels, hears and sees, on the chip's pins and in its own time."""

import itertools
import struct

import pytest

from nmt_sense.model.errors import DeviceError
from nmt_sense.protocol import Command
from tests.board.talk import talking

pytestmark = pytest.mark.board

MOTOR, BUZZER, RED, GREEN, BLUE = "D5", "D4", "D6", "D7", "D12"
#: Sum of two pads: 2 x 204 counts is below the band, 2 x 409 within, 2 x 614 above.
BELOW_MV, WITHIN_MV, ABOVE_MV = 1000, 2000, 3000
LED_OF = {BELOW_MV: BLUE, WITHIN_MV: GREEN, ABOVE_MV: RED}
BAND = struct.pack("<HII", 0b11, 600, 1000)
ALL, MOTOR_ONLY, STRENGTH = 0b111, 0b001, 200
SPEED = 2.0
LONGEST_DELAY_S = 0.020
#: Pins are looked at every millisecond.
LOOK_S = 0.001


def staircase(step_s: float, until_s: float) -> list[tuple[float, ...]]:
    """Two pads go below, into, above and back into the band, at once."""
    rows = []
    levels_mv = itertools.cycle((BELOW_MV, WITHIN_MV, ABOVE_MV, WITHIN_MV))
    for number, mv in zip(range(int(until_s / step_s)), levels_mv, strict=False):
        rows += [(number * step_s, mv, mv), ((number + 1) * step_s - 1e-6, mv, mv)]
    return rows


def feedback(which: int, strength: int) -> bytes:
    return bytes((which, strength))


def pulse(strength: int, length_ms: int) -> bytes:
    return struct.pack("<BH", strength, length_ms)


def steady(mv: float) -> list[tuple[float, ...]]:
    return [(0, mv, mv)]


@pytest.mark.parametrize("rate_hz", [100, 200])
def test_the_led_follows_the_crossing_within_20_ms(board, record_property, rate_hz):
    # no multiple of the time between scans, so that crossings fall anywhere between two
    rows = staircase(0.1037, 60)
    running = board(rows, speed=SPEED)
    with talking(running.port) as glove:
        glove.start(rate_hz)
        glove.ask(Command.FEEDBACK, feedback(ALL, STRENGTH))
        while len(running.pin_changes(GREEN)) < 30:
            glove.ask(Command.BAND, BAND)  # also the sign of life
            glove.scans(5)
        running.stop()
    delays_s = []
    for level_mv, pin in LED_OF.items():
        lit = [change for change in running.pin_changes(pin) if change.duty]
        for change in lit[1:]:  # the first is lit by BAND itself
            crossed = [t for (t, mv, _) in rows[::2] if mv == level_mv and t <= change.time_s]
            delays_s.append(change.time_s - crossed[-1])
    record_property("delay_ms_max", 1e3 * max(delays_s))
    print(f"rate_hz={rate_hz} crossings={len(delays_s)} delay_ms_max={1e3 * max(delays_s):.1f}")
    assert len(delays_s) >= 20
    assert max(delays_s) <= LONGEST_DELAY_S


def test_motor_and_buzzer_run_above_the_band_and_the_motor_starts_softly(board):
    running = board(staircase(0.25, 60), speed=SPEED)
    with talking(running.port) as glove:
        glove.start()
        glove.ask(Command.FEEDBACK, feedback(ALL, STRENGTH))
        while len([c for c in running.pin_changes(RED) if c.duty == 0]) < 3:
            glove.ask(Command.BAND, BAND)
            glove.scans(5)
        running.stop()
    lit, dark = running.pin_changes(RED)[2:4]  # the second time, from its edge on

    def meanwhile(pin):
        first_s, last_s = lit.time_s - 2 * LOOK_S, dark.time_s + 2 * LOOK_S
        return [c for c in running.pin_changes(pin) if first_s <= c.time_s <= last_s]

    on, off = meanwhile(BUZZER)
    assert (on.duty, off.duty) == (255, 0)
    assert (on.time_s, off.time_s) == pytest.approx((lit.time_s, dark.time_s), abs=2 * LOOK_S)
    *rise, off = meanwhile(MOTOR)
    assert off.duty == 0
    assert (rise[0].time_s, off.time_s) == pytest.approx((lit.time_s, dark.time_s), abs=2 * LOOK_S)
    duties = [c.duty for c in rise]
    assert duties == sorted(duties)
    assert duties[0] < STRENGTH / 2
    assert duties[-1] == STRENGTH
    assert 0.05 <= rise[-1].time_s - rise[0].time_s <= 0.1


def test_all_of_it_stops_when_the_host_falls_silent(board):
    running = board(steady(ABOVE_MV), speed=SPEED)
    with talking(running.port) as glove:
        glove.start()
        glove.ask(Command.FEEDBACK, feedback(ALL, STRENGTH))
        glove.ask(Command.BAND, BAND)
        assert glove.next_status() is not None
        glove.wait(
            lambda: (s := glove.next_status()) and not s.feedback_state,
            "the status says that all is quiet",
        )
        for pin in (MOTOR, BUZZER, RED):
            on, *_, off = running.pin_changes(pin)
            assert off.duty == 0
            assert off.time_s - on.time_s == pytest.approx(2.0, abs=0.1)


def test_the_status_tells_the_state_and_that_the_motor_runs(board):
    running = board(steady(ABOVE_MV), speed=SPEED)
    with talking(running.port) as glove:
        glove.start()
        glove.ask(Command.BAND, BAND)
        glove.next_status()
        glove.ask(Command.BAND, BAND)
        assert glove.next_status().feedback_state == 3 | 0x10


@pytest.mark.parametrize("command", [Command.BAND, Command.STOP])
def test_it_is_quiet_after(board, command):
    running = board(steady(ABOVE_MV), speed=SPEED)
    with talking(running.port) as glove:
        glove.start()
        glove.ask(Command.BAND, BAND)
        glove.wait(lambda: running.pin_changes(RED), "the LED is red")
        glove.ask(command)
        for pin in (MOTOR, BUZZER, RED):
            glove.wait(lambda pin=pin: not running.pin_changes(pin)[-1].duty, f"{pin} is off")


def test_what_was_not_chosen_stays_quiet(board):
    running = board(steady(ABOVE_MV), speed=SPEED)
    with talking(running.port) as glove:
        glove.start()
        glove.ask(Command.FEEDBACK, feedback(MOTOR_ONLY, 30))
        glove.ask(Command.BAND, BAND)
        glove.wait(lambda: running.pin_changes(MOTOR), "the motor runs")
        assert running.pin_changes(MOTOR)[-1].duty == 30
        assert running.pin_changes(BUZZER) == running.pin_changes(RED) == []


def test_a_pulse_has_its_length_and_a_repeated_one_no_more(board):
    running = board(speed=SPEED)
    with talking(running.port) as glove:
        for _ in range(3):
            glove.ask(Command.PULSE, pulse(STRENGTH, 500))
        glove.wait(lambda: len(running.pin_changes(MOTOR)) > 1, "the motor starts")
        glove.wait(lambda: not running.pin_changes(MOTOR)[-1].duty, "the motor stops")
        on, *_, off = running.pin_changes(MOTOR)
        assert off.time_s - on.time_s == pytest.approx(0.5, abs=2 * LOOK_S)


@pytest.mark.parametrize(
    ("command", "arguments", "reason"),
    [
        (Command.PULSE, pulse(255, 5001), "5000 ms"),
        (Command.PULSE, b"", "three bytes"),
        (Command.FEEDBACK, feedback(8, 1), "1 motor"),
        (Command.FEEDBACK, b"\x01", "two bytes"),
        (Command.BAND, struct.pack("<HII", 1, 500, 400), "above its high"),
        (Command.BAND, struct.pack("<HII", 0x40, 1, 2), "no such sensor"),
        (Command.BAND, b"\x01\x00", "ten bytes"),
    ],
)
def test_what_makes_no_sense_is_refused(board, command, arguments, reason):
    with talking(board().port) as glove, pytest.raises(DeviceError, match=reason):
        glove.ask(command, arguments)
