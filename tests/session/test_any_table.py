"""Whatever a table holds: holds in order and plain JSON, or a refusal in one sentence."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmt_sense.model.errors import InputError
from nmt_sense.session.analysis import TableOptions, analysis_json, analyze_table


def noise(random, time_s):
    return random.normal(0, 1, len(time_s))


def walk(random, time_s):
    return np.cumsum(random.normal(0, 1, len(time_s)))


def wild(random, time_s):
    return random.standard_cauchy(len(time_s))


def switched(random, time_s):
    return random.integers(0, 2, len(time_s)).astype(float)


def presses(random, time_s):
    knots_s = np.sort(random.uniform(time_s[0], time_s[-1], 8))
    return np.interp(time_s, knots_s, random.choice([0.0, 0.0, 20.0, 20.0, 5.0], 8))


def square(random, time_s):
    wave = np.sign(np.sin(2 * np.pi * time_s * random.uniform(0.02, 1)))
    return random.uniform(-5, 5) * wave + random.normal(0, 0.01, len(time_s))


def still(random, time_s):
    return np.full(len(time_s), random.choice([0.0, 5.0, -3.0]))


@settings(max_examples=100, deadline=None)
@given(
    made=st.sampled_from([noise, walk, wild, switched, presses, square, still]),
    seed=st.integers(0, 2**32 - 1),
    n=st.integers(3, 2000),
    rate_hz=st.sampled_from([2.0, 10.0, 50.0, 1000.0]),
    uneven=st.booleans(),
    missing=st.sampled_from([0.0, 0.01, 0.5, 0.97]),
    scale=st.sampled_from([1.0, -1.0, 1e-9, 1e9]),
    band=st.sampled_from([None, (4.0, 18.0)]),
    tare=st.booleans(),
)
def test_any_numbers_give_holds_in_order_or_one_sentence(
    made, seed, n, rate_hz, uneven, missing, scale, band, tare
):
    random = np.random.default_rng(seed)
    steps_s = (random.exponential(1, n) + 1e-6 if uneven else np.ones(n)) / rate_hz
    time_s = np.cumsum(steps_s)
    values = np.stack([scale * made(random, time_s) for _ in range(2)], axis=1)
    values[random.random(n) < missing] = np.nan
    options = TableOptions(band=band, tare=tare)
    if np.isfinite(values).all(axis=1).sum() < 3:
        with pytest.raises(InputError, match="a hold needs more than two"):
            analyze_table(time_s, values, options, source="any")
        return
    found = analyze_table(time_s, values, options, source="any")
    json.dumps(analysis_json(found), allow_nan=False)
    for hold in found.holds:
        m = hold.measures
        assert m.start_s <= m.plateau_start_s < m.plateau_end_s <= m.end_s
        assert 2.0 <= m.duration_s <= m.plateau_end_s - m.plateau_start_s + 1e-9
        assert 0 <= hold.score <= 100
    ends_s = [hold.measures.end_s for hold in found.holds]
    assert ends_s == sorted(ends_s)


@pytest.mark.parametrize("rate_hz", [10, 200])
@pytest.mark.parametrize(
    ("knots_s", "levels"),
    [
        ((8, 8.5, 20, 20.5, 20.8, 21.2, 25), (0, 20, 20, -6, -6, 0, 0)),  # swings back under rest
        ((2, 2.1, 2.3, 2.4, 8, 8.5, 20, 20.5, 25), (0, 160, 160, 0, 0, 20, 20, 0, 0)),  # a knock
        ((8, 8.5, 20, 20.5, 22, 22.5, 25), (0, 20, 20, 3, 3, 0, 0)),  # a touch after
    ],
)
def test_neither_a_swing_nor_a_knock_nor_a_touch_hides_or_makes_a_hold(rate_hz, knots_s, levels):
    time_s = np.arange(0, 25, 1 / rate_hz)
    force = np.interp(time_s, knots_s, levels)
    force += np.random.default_rng(0).normal(0, 0.1, len(time_s))
    (hold,) = analyze_table(time_s, force[:, None], TableOptions(), source="a plate").holds
    assert hold.measures.start_s == pytest.approx(8.25, abs=0.05)
    assert hold.measures.end_s == pytest.approx(20.25, abs=0.1)
    assert hold.measures.level == pytest.approx(20, abs=0.2)
