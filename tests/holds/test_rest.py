"""What a table reads at rest: an offset of each sensor, or a line that wanders between presses."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nmt_sense
from nmt_sense.holds import rest_of_table
from nmt_sense.model.hold import Quality

KNOTS_S = (5.0, 5.6, 18.0, 18.6, 30.0, 31.0, 36.0, 36.5, 50.0, 50.4, 61.0, 61.5, 70.0)
LEVELS = (0.0, 20.0, 20.0, 0.0, 0.0, 14.0, 14.0, 0.0, 0.0, 18.0, 18.0, 0.0, 0.0)
EDGES_S = [(5.3, 18.3), (30.5, 36.25), (50.2, 61.25)]


def presses(rate_hz=50.0):
    time_s = np.arange(0, KNOTS_S[-1], 1 / rate_hz)
    return time_s, np.interp(time_s, KNOTS_S, LEVELS)


def edges_of(holds):
    return [(hold.measures.start_s, hold.measures.end_s) for hold in holds]


@settings(max_examples=25, deadline=None)
@given(
    share=st.floats(0.0, 0.2),
    period_s=st.floats(70.0, 200.0),
    phase=st.floats(0, 6.3),
    offset=st.floats(-1e5, 1e5),
)
def test_a_rest_that_wanders_slowly_moves_no_edge(share, period_s, phase, offset):
    time_s, force = presses()
    wander = 20 * share * np.sin(2 * np.pi * time_s / period_s + phase)
    found = edges_of(nmt_sense.analyze(force + wander + offset, time_s=time_s))
    assert found == [pytest.approx(edges, abs=0.08) for edges in EDGES_S]


@pytest.mark.parametrize("climb", [-8.0, 8.0])
def test_a_rest_that_drifts_is_no_drift_of_the_hand_but_makes_the_data_doubtful(climb):
    time_s, force = presses()
    drifted = force + climb * time_s / time_s[-1]
    holds = nmt_sense.analyze(drifted, time_s=time_s)
    assert edges_of(holds) == [pytest.approx(edges, abs=0.05) for edges in EDGES_S]
    for hold in holds:
        assert hold.measures.drift_per_s == pytest.approx(0.0, abs=0.01)
        assert hold.quality is Quality.DOUBTFUL
        assert any("rest wandered" in reason for reason in hold.quality_reasons)


def test_what_was_not_seen_enters_no_rest():
    time_s, force = presses()
    drifted = force + 8.0 * time_s / time_s[-1]
    drifted[::7] = np.nan
    found = edges_of(nmt_sense.analyze(drifted, time_s=time_s))
    assert found == [pytest.approx(edges, abs=0.08) for edges in EDGES_S]


@pytest.mark.parametrize("tare", [True, False])
def test_a_rest_that_stays_raises_no_doubt(tare):
    time_s, force = presses()
    for hold in nmt_sense.analyze(force, time_s=time_s, tare=tare):
        assert hold.quality is Quality.VALID


@pytest.mark.parametrize(
    "knots_s",
    [
        (5, 15, 30, 30.5, 40),  # pressed ever harder for ten seconds
        (5, 5.5, 125, 125.5, 140),  # held for two minutes
        (-1, 0, 20, 20.5, 40),  # pressed before the table begins
        (5, 5.5, 45, 46, 40),  # and after it ends
    ],
)
def test_a_press_is_never_taken_for_rest(knots_s):
    time_s = np.arange(0, knots_s[-1], 0.02)
    force = np.interp(time_s, knots_s, [0, 20, 20, 0, 0])
    rest = rest_of_table(time_s, force[:, None])
    assert rest.wander == 0
    assert rest.line == pytest.approx(0.0, abs=0.1)


def test_each_sensor_has_a_rest_of_its_own():
    time_s, force = presses()
    both = np.stack([0.5 * force + 400.0, 0.5 * force - 30.0], axis=1)
    assert rest_of_table(time_s, both).line.tolist() == [[400.0, -30.0]]
    for hold in nmt_sense.analyze(both, time_s=time_s):
        assert hold.measures.evenness == pytest.approx(1.0)
        assert hold.measures.shares == pytest.approx((0.5, 0.5))
