"""The board's clock against the host's: near the truth, never backwards, honest about drift."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmt_sense.glove import DeviceClock
from nmt_sense.glove.clock import LARGEST_DRIFT, STRETCH_S
from tests.bench.clock import (
    FAST,
    LINKS,
    RATE_HZ,
    SETTLED_S,
    SHARED,
    SLOW,
    capture,
    errors_s,
    estimates_s,
)
from tests.bench.clock import apart_s as apart_s_of
from tests.shared_data import needs_shared


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link.name)
def test_host_times_are_right_to_a_millisecond(link):
    error_s, drift_ppm = errors_s(link, 90.0)
    settled_s = np.abs(error_s[int(SETTLED_S * RATE_HZ) :])
    assert np.percentile(settled_s, 99) < 0.0011
    assert drift_ppm == pytest.approx(link.fast_ppm, abs=60)


def test_two_gloves_date_the_same_moment_alike():
    apart_s = np.abs(apart_s_of(FAST, SLOW, 90.0))
    assert np.percentile(apart_s, 99) < 0.0015


@needs_shared
def test_real_captures_have_their_drift_found_and_their_delays_left():
    for path in (SHARED / "serial").glob("*.arrival_ns.txt"):
        device_s, arrival_s = capture(path.name.removesuffix(".arrival_ns.txt"))
        found_s, clock = estimates_s(device_s, arrival_s)
        assert clock.line.drift_ppm == pytest.approx(
            1e6 * (np.ptp(device_s) / np.ptp(arrival_s) - 1), abs=100
        )
        delay_s = (arrival_s - found_s)[device_s > SETTLED_S]
        assert np.percentile(delay_s, 1) > -0.001  # nothing arrives before it was sent
        assert np.median(delay_s) < 0.001


@given(
    delays_s=st.lists(st.floats(0, 0.1), min_size=2, max_size=60),
    drift=st.floats(-0.005, 0.005),
    cut=st.integers(1, 59),
)
def test_times_never_run_backwards_and_no_sample_is_dated_after_its_arrival_for_good(
    delays_s, drift, cut
):
    device_s = np.arange(len(delays_s)) * 0.3
    arrival_s = 50 + device_s * (1 + drift) + np.array(delays_s)
    found_s, clock = estimates_s(device_s, arrival_s)
    assert (np.diff(found_s) > 0).all()
    line_s = device_s + [clock.line.offset_at(float(t)) for t in device_s]
    assert (line_s <= arrival_s + 2 * LARGEST_DRIFT * STRETCH_S).all()
    # What was handed out at a moment does not depend on what came later.
    early_s, _ = estimates_s(device_s[:cut], arrival_s[:cut])
    assert (early_s == found_s[: len(early_s)]).all()


def test_a_board_that_began_anew_is_learnt_anew():
    clock = DeviceClock()
    clock.push(0.0, 100.0)
    clock.restart()
    assert clock.line is None
    clock.push(5.0, 100.5)
    assert clock.line.offset_at(5.0) == 95.5
    with pytest.raises(ValueError, match="no read"):
        DeviceClock().host_of(np.zeros(1))
