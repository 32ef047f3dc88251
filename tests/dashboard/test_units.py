"""Forces in another unit: what is read changes, what is kept does not."""

import pytest

from nmt_sense.dashboard.example import PLAN, snapshot_at
from nmt_sense.dashboard.settings import SettingsStore
from nmt_sense.dashboard.view_models import units, words
from nmt_sense.dashboard.view_models.press import heading_view, reading_view
from nmt_sense.dashboard.view_models.scale import force_scale
from nmt_sense.model.units import Unit, newtons_per

HOLDING = snapshot_at(4 + 14.5)


@pytest.fixture(autouse=True)
def newtons_again():
    yield
    units.install(Unit.NEWTON)


@pytest.mark.parametrize("unit", units.DECIMALS)
def test_numbers_are_of_the_unit_that_stands_behind_them(unit):
    in_newtons = float(reading_view(HOLDING).force)
    units.install(unit)
    reading = reading_view(HOLDING)
    assert reading.unit == unit
    assert reading.uncertainty.endswith(f" {unit}")
    assert float(reading.force) * newtons_per(unit) == pytest.approx(in_newtons, abs=0.3)
    assert f" {unit}, steady" in heading_view(HOLDING).instruction


@pytest.mark.parametrize("unit", units.DECIMALS)
def test_the_scale_has_round_numbers_and_the_band_stays_where_it_was(unit):
    point = PLAN.points[0]
    units.install(unit)
    scale = force_scale(point)
    low, high = scale.band
    assert (low[0], high[0]) == (point.band_low_N, point.band_high_N)
    assert (low[1], high[1]) == (words.edge(point.band_low_N), words.edge(point.band_high_N))
    for force_N, label in scale.grid:
        if label:
            assert float(label) == pytest.approx(units.in_unit(force_N), rel=1e-9)


def test_a_choice_is_seen_at_once(controller, open_window):
    controller.state = HOLDING
    store = SettingsStore()
    window = open_window(controller, store=store)
    store.change(unit=Unit.KILOGRAM_FORCE)
    assert window.practice.centre.reading.view.unit == "kgf"
    assert "kgf" in window.practice.plan._view.rows[0].target
