"""Every measure against a press whose truth is known from how it was made."""

import numpy as np
import pytest

from tests.holds.presses import find, press, rules


def measures_of(time_s, force, **how):
    (hold,) = find(time_s, force, rules(**how))
    return hold.measures


def test_drift_is_told_per_second_and_in_percent_of_ten_seconds():
    m = measures_of(*press(level=20.0, fade=-0.15, held_s=15.0, noise=0.0))
    assert m.drift_per_s == pytest.approx(-0.2, rel=0.02)
    assert m.drift_percent_per_10s == pytest.approx(100 * -0.2 * 10 / m.level, rel=0.02)


def test_rates_are_those_of_the_ramps():
    time_s = np.arange(0, 25, 0.01)
    m = measures_of(time_s, np.interp(time_s, [2, 4, 18, 19], [0, 20, 20, 0]))
    assert m.loading_per_s == pytest.approx(10.0, rel=0.02)
    assert m.release_per_s == pytest.approx(-20.0, rel=0.02)


def test_a_ramp_that_was_not_seen_has_no_rate():
    time_s, force = press()
    seen = time_s < 14
    m = measures_of(time_s[seen], force[seen])
    assert m.loading_per_s is not None
    assert m.release_per_s is None


def test_overshoot_is_what_lies_past_the_level_that_follows():
    time_s = np.arange(0, 25, 0.01)
    bump = np.interp(time_s, [2, 2.5, 3.0, 3.5, 18, 18.5], [0, 22, 22, 20, 20, 0])
    assert measures_of(time_s, bump).overshoot == pytest.approx(0.1, abs=0.01)
    assert measures_of(*press(noise=0.0)).overshoot == pytest.approx(0.0, abs=1e-9)
    assert measures_of(*press(noise=0.0, fade=0.15)).overshoot < 0.03


def test_error_to_target_counts_bias_and_wavering():
    time_s, force = press(level=21.0, noise=0.0)
    assert measures_of(time_s, force).rmse_to_target == pytest.approx(2.0, abs=0.15)
    assert measures_of(time_s, force, band=(20.0, 22.0)).rmse_to_target < 0.5


@pytest.mark.parametrize("amplitude", [0.1, 0.4])
def test_tremor_is_the_force_within_its_band(amplitude):
    time_s, force = press(noise=0.0)
    force = force + amplitude * np.sin(2 * np.pi * 10 * time_s) * (force > 0)
    assert measures_of(time_s, force).tremor_rms == pytest.approx(amplitude / np.sqrt(2), rel=0.05)
    slow = force + 1.0 * np.sin(2 * np.pi * 3 * time_s) * (force > 0)
    assert measures_of(time_s, slow).tremor_rms == pytest.approx(amplitude / np.sqrt(2), rel=0.05)


def test_the_pad_that_carries_too_much_is_named():
    time_s, force = press()
    m = measures_of(time_s, np.stack([0.1 * force, 0.9 * force], axis=1))
    assert m.heaviest_pad == 1
    assert m.shares == pytest.approx((0.1, 0.9), abs=1e-6)


def test_the_centre_of_pressure_wanders_as_the_force_goes_from_pad_to_pad():
    time_s, force = press(noise=0.0)
    to_second = 0.5 + 0.2 * np.sin(2 * np.pi * 0.5 * time_s)
    pads = np.stack([(1 - to_second) * force, to_second * force], axis=1)
    places = [(0.0, 0.0), (1.0, 0.0)]
    assert measures_of(time_s, pads, places=places).centre_excursion == pytest.approx(
        0.2 / np.sqrt(2), rel=0.05
    )
    assert measures_of(time_s, pads).centre_excursion is None


def test_zero_that_moved_is_seen():
    time_s, force = press(noise=0.0)
    force[time_s > 17] = np.maximum(force[time_s > 17], 1.0)
    assert measures_of(time_s, force).zero_shift == pytest.approx(1.0 / 19.0, rel=0.05)
