"""The calibration view, driven end to end on a simulated glove."""

from dataclasses import replace

import numpy as np
import pytest
from PyQt6.QtCore import Qt

from nmt_sense.dashboard.calibration import CalibrationView
from nmt_sense.dashboard.example import snapshot_at
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.views import VIEWS
from nmt_sense.force import load_profile, nominal_profile, save_profile
from nmt_sense.model.errors import InputError
from nmt_sense.model.glove import pads_of
from nmt_sense.model.units import STANDARD_GRAVITY_M_S2
from nmt_sense.session.calibrating import GuidedCalibration, StepKind, steps_up_to
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.kept_profiles import kept_profile_path
from nmt_sense.simulation import Sensors
from nmt_sense.simulation.sensor import counts_of_force

RATE_HZ, LEAD_S, REST_S = 100, 1.0, 4.0
SENSORS = Sensors(creep_per_decade=0.06, hysteresis=0.02, spread=0.1, bits=12, parts=3)


def protocol():
    """The whole calibration of one pad as it is asked for: forces, and when each step is over."""
    parts, ends = [], []
    for step in steps_up_to(40.0):
        parts += [np.full(round((step.held_s + LEAD_S) * RATE_HZ), step.force_N)]
        ends.append(sum(map(len, parts)))
        parts += [np.zeros(round(REST_S * RATE_HZ))]
    return np.concatenate(parts), ends


class SimulatedPad(ExampleController):
    """One simulated pad on a made-up clock; the last ten seconds are to be had."""

    def __init__(self, folder):
        state = snapshot_at(1.0)
        link = replace(state.link, glove="SIM-9", bits=12)
        one_pad = {"pad_force_N": state.pad_force_N[:1], "pad_flags": state.pad_flags[:1]}
        super().__init__(replace(state, link=link, pads=pads_of(1), **one_pad))
        force_N, self.ends = protocol()
        # On another occasion, a kilogram is laid on the pad.
        rest_N, weight_N = np.zeros(30 * RATE_HZ), np.full(24 * RATE_HZ, STANDARD_GRAVITY_M_S2)
        force_N = np.concatenate([force_N, rest_N, weight_N])
        self.counts = counts_of_force(force_N[:, None], RATE_HZ, SENSORS, np.random.default_rng(0))
        self.now = 0

    def channels(self):
        rows = slice(max(self.now - 10 * RATE_HZ, 0), self.now)
        time_s = np.arange(rows.start, rows.stop) / RATE_HZ
        counts = self.counts[rows]
        return ChannelsView(time_s, counts, counts * 1.0, time_s, 0.0) if self.now else None


@pytest.fixture
def pad(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return SimulatedPad(tmp_path)


@pytest.fixture
def view(open_window, pad):
    [entry] = [entry for entry in VIEWS if entry.name == "calibration"]
    window = open_window(pad, views=(entry,))
    window.look_at(1)
    return window.findChild(CalibrationView)


def go_on(view, pad, to):
    """Let time pass, with a look at the screen every quarter of a second."""
    while pad.now < to:
        pad.now = min(pad.now + RATE_HZ // 4, to)
        view.present_numbers(pad.snapshot())


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_glove_is_calibrated_from_the_first_touch_to_the_profile(qtbot, view, pad, tmp_path):
    for step, end in zip(steps_up_to(40.0), pad.ends, strict=True):
        go_on(view, pad, end)
        assert view.take.isEnabled(), (step, view.steady.text())
        assert view.value.value() == pytest.approx(step.force_N / STANDARD_GRAVITY_M_S2, abs=0.01)
        view.value.setValue(step.force_N / STANDARD_GRAVITY_M_S2)
        click(qtbot, view.take)
    assert not view.take.isEnabled()
    click(qtbot, view.save)
    assert "Saved" in view.said.text()
    [path] = tmp_path.rglob("SIM-9.json")
    profile = load_profile(path)
    assert (profile.glove, profile.circuit.bits, profile.nominal) == ("SIM-9", 12, False)
    assert profile.level_uncertainty < 0.12
    [curve] = profile.sensors
    assert curve.sensor == "thumb"
    assert any(curve.creep_weights)
    assert curve.points
    weigh(qtbot, view.daily, view, pad)
    assert "in tolerance" in view.daily.said.text()
    assert view.daily.begin.isEnabled()


def weigh(qtbot, daily, view, pad):
    """Check the pad with the weight that comes at the end."""
    go_on(view, pad, len(pad.counts) - 27 * RATE_HZ)
    assert daily.pad.currentData() == "thumb"
    click(qtbot, daily.begin)
    go_on(view, pad, pad.now + RATE_HZ)
    assert "Leave the pad alone" in daily.task.text()
    assert not daily.begin.isEnabled()
    go_on(view, pad, pad.now + RATE_HZ * 3 // 2)
    assert "lay the weight" in daily.task.text()
    go_on(view, pad, len(pad.counts) - 10 * RATE_HZ)
    assert "of 20 s" in daily.task.text()
    assert 0 < daily.progress.value() < 100
    go_on(view, pad, len(pad.counts))


def test_a_calibration_that_does_not_hold_any_more_is_said_to_be_off(qtbot, view, pad, tmp_path):
    path = kept_profile_path("SIM-9")
    path.parent.mkdir(parents=True)
    off = replace(nominal_profile(), glove="SIM-9", level_uncertainty=0.02)
    save_profile(off, path)
    weigh(qtbot, view.daily, view, pad)
    assert "recalibrate" in view.daily.said.text()
    assert not view.daily.adjust.isEnabled()


def test_without_a_kept_calibration_there_is_nothing_to_check(view, pad):
    go_on(view, pad, RATE_HZ)
    assert "calibrate it first" in view.daily.task.text()
    assert not view.daily.begin.isEnabled()


def test_it_says_why_a_press_cannot_be_taken(qtbot, view, pad):
    go_on(view, pad, RATE_HZ)
    assert "wait" in view.steady.text()
    go_on(view, pad, pad.ends[0])
    click(qtbot, view.take)
    assert "nothing presses" in view.steady.text()
    go_on(view, pad, pad.ends[0] + round((REST_S + 0.5) * RATE_HZ))
    assert "wavered" in view.steady.text() or "nothing presses" in view.steady.text()
    assert not view.take.isEnabled()
    go_on(view, pad, pad.ends[1])
    click(qtbot, view.take)
    before = view.progress.value()
    click(qtbot, view.again)
    assert view.progress.value() < before


def test_without_a_glove_it_says_so(qtbot, view, pad):
    pad.state = None
    view.present_numbers(None)
    assert "Connect a glove" in view.task.text()
    assert not view.take.isEnabled()


def test_everything_to_use_has_a_name(view):
    daily = view.daily
    mine = (view.reference, view.value, view.progress, view.take, view.again, view.save)
    for widget in (*mine, daily.pad, daily.known, daily.progress, daily.begin, daily.adjust):
        assert widget.accessibleName()


def test_another_unit_changes_what_is_asked_for(view, pad):
    go_on(view, pad, pad.ends[0])
    view.model.take(0.0)
    view.reference.setCurrentIndex(1)
    assert "44.00 N" in view.task.text()


def test_the_steps_are_exercise_up_down_and_a_hold():
    kinds = [step.kind for step in steps_up_to(40.0)]
    assert kinds.count(StepKind.EXERCISE) == 5
    assert kinds.count(StepKind.UP) == kinds.count(StepKind.DOWN) + 1
    assert kinds[-3:] == [StepKind.HOLD, StepKind.CHECK, StepKind.CHECK]
    assert steps_up_to(40.0)[1].force_N == pytest.approx(44.0)


def test_nothing_is_fitted_before_every_pad_is_done():

    guide = GuidedCalibration(["thumb"], nominal_profile().circuit, glove="x")
    with pytest.raises(InputError, match="thumb is not calibrated"):
        guide.fit()
    with pytest.raises(InputError, match="wait"):
        guide.take(1.0)
