# SPDX-License-Identifier: GPL-3.0-only
"""A session tells the very firmware its band, and light, buzzer and motor follow the newtons."""

import numpy as np
import pytest

from nmt_sense.force import ForceConverter, nominal_profile
from nmt_sense.glove import GloveLink, SerialDevice
from nmt_sense.model.block import SampleBlock
from nmt_sense.model.glove import pads_of
from nmt_sense.model.plan import Plan, Point
from nmt_sense.session.glove_feedback import GloveFeedback
from nmt_sense.session.live import LiveSession

pytestmark = pytest.mark.board

MOTOR, BUZZER, RED, GREEN, BLUE = "D5", "D4", "D6", "D7", "D12"
PADS = 6
LOW_N, HIGH_N, FIRMEST_N = 8.0, 12.0, 16.0
#: The band is crossed slowly, so that a pin's time tells the force well; then it is held for longer
#: than a board goes on without its host.
UP_N_PER_S, HELD_S = 4.0, 5.0
SPEED = 2.0


def voltage_of():
    """What the thumb's pin carries at each force, by the nominal curve."""
    converter = ForceConverter(
        nominal_profile(), sensors=[p.name for p in pads_of(PADS)], bits=10, rate_hz=200
    )
    counts = np.zeros((1000, PADS), np.uint16)
    counts[:, 0] = np.arange(1000)
    time_s = np.arange(1000) / 200
    force_N = converter.push(SampleBlock(0, time_s, time_s, counts)).force_N[:, 0]
    return lambda wanted_N: float(np.interp(wanted_N, force_N, counts[:, 0])) * 5000 / 1024


def course():
    """Times and forces: rest, slowly up past the band, back into it and stay, let go."""
    steps = [(0.0, 0.0), (2.0, 0.0), (2.0 + FIRMEST_N / UP_N_PER_S, FIRMEST_N)]
    steps.append((steps[-1][0] + (FIRMEST_N - 10) / UP_N_PER_S, 10.0))
    steps.append((steps[-1][0] + HELD_S, 10.0))
    steps.append((steps[-1][0] + 10 / UP_N_PER_S, 0.0))
    return steps


def test_pins_follow_the_band_in_newtons_for_as_long_as_the_session_lives(board, tmp_path):
    millivolts, steps = voltage_of(), course()
    times_s = np.arange(0, steps[-1][0] + 5, 0.02)
    force_N = np.interp(times_s, *zip(*steps, strict=True))
    rows = [
        (round(t, 3), millivolts(f), *[0] * (PADS - 1))
        for t, f in zip(times_s, force_N, strict=True)
    ]
    running = board(rows, speed=SPEED)
    session = LiveSession(
        GloveLink(lambda: SerialDevice(running.port)),
        profile=nominal_profile(),
        plan=Plan(name="T", points=(Point(name="T", band_low_N=LOW_N, band_high_N=HIGH_N),)),
        recordings=tmp_path,
        end_after_s=steps[-1][0] + 1,
    )
    session.set_glove_feedback(GloveFeedback(motor=True, buzzer=True, led=True))
    session.start()
    assert session.wait(60), "the session does not end"
    assert session.snapshot().link.warnings == ()
    running.stop()

    def lit(pin):
        return [change.time_s for change in running.pin_changes(pin) if change.duty]

    def force_at_N(time_s):
        return float(np.interp(time_s, times_s, force_N))

    into_s, back_s = lit(GREEN)
    (above_s,) = lit(RED)
    print(f"edges found at {force_at_N(into_s):.2f} N and {force_at_N(above_s):.2f} N")
    # 20 ms at 4 N/s are 0.08 N, a count is 0.06 N, and a band may move by 1/50 before it is told.
    assert force_at_N(into_s) == pytest.approx(LOW_N, abs=0.3)
    assert force_at_N(above_s) == pytest.approx(HIGH_N, abs=0.3)
    assert (lit(BUZZER)[0], lit(MOTOR)[0]) == pytest.approx((above_s, above_s), abs=0.005)
    (left_s,) = (
        c.time_s for c in running.pin_changes(GREEN)[2:] if not c.duty and c.time_s > back_s
    )
    assert left_s - back_s > HELD_S  # never dark in between: the board was kept awake
    for pin in (MOTOR, BUZZER, RED, GREEN, BLUE):  # the session's end puts all out
        assert not running.pin_changes(pin)[-1].duty
