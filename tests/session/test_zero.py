"""Zero is followed slowly while nothing presses, and a recording, read again, gives the same."""

import numpy as np
import pytest

from nmt_sense.force import ForceConverter, Tare, nominal_profile
from nmt_sense.model.block import SampleBlock
from nmt_sense.session.zero import EVERY_S, SETTLED_S, STEP_N, WITHIN_N, ZeroTracker


def follow(drift_N, until_s=60.0, pressing=lambda _: False, noise_N=0.0):
    """Offsets after a time at rest, block by block of a tenth of a second."""
    tracker, offset_N, recent, times = ZeroTracker(), np.zeros(2), [], []
    random = np.random.default_rng(0)
    for time_s in np.arange(0, until_s, 0.1):
        read_N = np.array([drift_N(time_s), 0.0]) + noise_N * random.uniform(-1, 1, 2)
        recent = [*recent[-9:], read_N - offset_N]
        shift_N = tracker.due(float(time_s), pressing(time_s), recent)
        if shift_N is not None:
            offset_N = offset_N + shift_N
            times.append(time_s)
    return offset_N, times


def test_a_drift_is_followed_by_small_steps_on_its_own_pad():
    offset_N, times = follow(lambda time_s: 0.01 * time_s)
    assert offset_N[0] == pytest.approx(0.6, abs=0.1)
    assert offset_N[1] == 0
    assert times[0] >= SETTLED_S
    assert (np.diff(times) >= EVERY_S - 1e-9).all()


def test_a_hand_that_rests_on_a_pad_is_not_taken_for_zero():
    assert follow(lambda _: WITHIN_N + 0.2)[1] == []


def test_what_moves_and_what_is_pressed_is_left_alone():
    assert follow(lambda _: 0.3, noise_N=0.2)[1] == []
    assert follow(lambda _: 0.3, pressing=lambda time_s: time_s % 4 < 0.5)[1] == []


def test_a_jump_is_not_taken_in_one_step():
    offset_N, _ = follow(lambda _: 0.4, until_s=SETTLED_S + 0.5)
    assert offset_N[0] == pytest.approx(STEP_N)


def test_a_pad_that_cannot_say_is_left_as_it_is():
    assert follow(lambda _: float("nan"))[1] == []


def test_many_tares_give_the_same_forces_in_any_blocks():
    counts = np.full((400, 1), 200, np.uint16)
    time_s = np.arange(400) / 100
    tares = [Tare(10 * number, (0.05 * number,)) for number in range(1, 30)]

    def forces(size):
        converter = ForceConverter(
            nominal_profile(), sensors=["thumb"], bits=10, rate_hz=100, tares=tares
        )
        parts = [slice(first, first + size) for first in range(0, 400, size)]
        return np.concatenate(
            [
                converter.push(
                    SampleBlock(part.start, time_s[part], time_s[part], counts[part])
                ).force_N
                for part in parts
            ]
        )

    whole = forces(400)
    assert len(np.unique(whole)) == 30
    for size in (1, 7, 10, 100):
        assert np.array_equal(forces(size), whole)
