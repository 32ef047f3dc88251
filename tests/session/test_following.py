"""A press followed by a load cell of its own clock, delay, sign and zero becomes a calibration."""

import numpy as np
import pytest

from nmt_sense.force import Circuit, CircuitKind
from nmt_sense.model.errors import InputError
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.following import FollowedPad, residual_of
from nmt_sense.simulation import Sensors
from nmt_sense.simulation.sensor import counts_of_force

RATE_HZ, CELL_HZ, LATE_S, HOST_S = 100, 40, 0.15, 5000.0
CIRCUIT = Circuit(kind=CircuitKind.DIVIDER_HIGH, resistor_ohm=1000.0, bits=12)
SENSORS = Sensors(creep_per_decade=0.06, hysteresis=0.02, spread=0.1, bits=12, parts=3)


def pressed(until_s=40.0):
    """A hand that presses freely, light and hard, after three seconds of nothing."""
    time_s = np.arange(0, until_s, 1 / RATE_HZ)
    slow = 0.5 - 0.5 * np.cos(2 * np.pi * np.maximum(time_s - 3, 0) / 6)
    return time_s, slow * (8 + 0.8 * time_s)


def followed(until_s=40.0, scale=1.0, zero=0.0, moved=0.0):
    time_s, force_N = pressed(until_s)
    counts = counts_of_force(force_N[:, None], RATE_HZ, SENSORS, np.random.default_rng(0))
    one = FollowedPad("thumb", 0, CIRCUIT, 1 / scale)
    for end in range(200, len(time_s) + 1, 200):
        rows = slice(max(end - 1000, 0), end)
        newest_s = HOST_S + time_s[end - 1]
        one.push(ChannelsView(time_s[rows], counts[rows], counts[rows] * 1.0, time_s, newest_s))
    at_s = np.arange(0, until_s - 0.1, 1 / CELL_HZ)
    value = zero + scale * (np.interp(at_s - LATE_S, time_s, force_N) + moved * (at_s < 1))
    one.push_reference(list(zip(HOST_S + at_s, value, strict=True)))
    return one


@pytest.mark.parametrize(("scale", "zero"), [(1.0, 0.0), (-2150.0, 84000.0)])
def test_the_delay_and_the_zero_of_the_cell_are_taken_out(scale, zero):
    fitted, readings = followed(scale=scale, zero=zero).fit(name="x", made_on="", glove="")
    assert residual_of(fitted, readings) < 0.06
    assert readings.force_N.max() == pytest.approx(pressed()[1].max(), rel=0.02)
    # The pad's readings lie at the moments at which its force was that of the cell.
    before = readings.time_s < 30
    peak = np.argmax(np.where(before, readings.count, 0))
    assert readings.force_N[peak] == pytest.approx(readings.force_N[before].max(), rel=0.02)


def test_too_short_a_press_and_a_cell_that_moved_at_first_are_refused():
    with pytest.raises(InputError, match="are too few"):
        followed(until_s=8.0).readings()
    with pytest.raises(InputError, match="touch nothing"):
        followed(moved=3.0).readings()
    with pytest.raises(InputError, match="0 s of thumb"):
        FollowedPad("thumb", 0, CIRCUIT, 1.0).readings()
