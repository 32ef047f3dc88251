"""The replay view: its main story, and what of it can be said without Qt."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtCore import Qt

from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.replay import ReplayView
from nmt_sense.dashboard.view_models.replay import SHORTEST_S, Stretch, aligned, next_hold
from nmt_sense.dashboard.views import ViewEntry
from nmt_sense.session.review import open_review
from nmt_sense.storage import read_notes, verify
from tests.recordings import make_recording, presses


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_recording(tmp_path_factory.mktemp("recordings"), presses(3))


@pytest.fixture
def window(folder, open_window):
    entry = ViewEntry("replay", "Replay", lambda t, _: ReplayView(t, recordings=folder.parent))
    window = open_window(ExampleController(), views=(entry,))
    window.look_at(1)
    return window


@pytest.fixture
def view(window, qtbot):
    view = window.findChild(ReplayView)
    yield view
    view.work.cancel()


@pytest.fixture
def opened(view, folder, qtbot):
    with qtbot.waitSignal(view.opened, timeout=10_000):
        view.list.chosen.emit(folder)
    return view


def press(qtbot, view, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(view.window(), key, modifier)


def test_before_anything_is_opened_it_says_what_to_do(view, folder):
    assert "Ctrl+O" in view._facts.text()
    assert not view.plots.isVisible()
    assert view.list.list.item(0).text() == folder.name


def test_a_recording_opens_whole_and_keys_go_from_hold_to_hold(qtbot, opened):
    time_s = opened.review.force.time_s
    assert opened.shown == Stretch(time_s[0], time_s[-1])
    assert opened.chosen is None
    for i in (0, 1, 2, 2):
        press(qtbot, opened, Qt.Key.Key_N)
        assert opened.chosen == i
    hold = opened.review.holds[2]
    assert opened.shown.start_s < hold.start_s < hold.end_s < opened.shown.end_s
    press(qtbot, opened, Qt.Key.Key_P)
    assert opened.chosen == 1
    press(qtbot, opened, Qt.Key.Key_Home)
    assert opened.chosen is None


def test_zooming_in_ends_at_single_samples(qtbot, opened):
    for _ in range(20):
        press(qtbot, opened, Qt.Key.Key_Plus)
    assert opened.shown.length_s == pytest.approx(SHORTEST_S)
    drawn_s, _ = opened.plots.detail._curves[0][0].getData()
    assert np.isin(drawn_s, opened.review.force.time_s).all()
    before_s = opened.shown.start_s
    press(qtbot, opened, Qt.Key.Key_Right)
    assert opened.shown.start_s > before_s


def test_dragging_the_window_in_the_overview_scrubs(opened):
    opened.look_at(10.0, 20.0)
    opened.plots._window.setRegion((30.0, 40.0))
    assert opened.shown == Stretch(30.0, 40.0)


def test_two_holds_are_laid_over_each_other_at_their_onset(qtbot, opened):
    press(qtbot, opened, Qt.Key.Key_N)
    assert not opened.plots.compared.isVisible()
    press(qtbot, opened, Qt.Key.Key_C)
    press(qtbot, opened, Qt.Key.Key_N)
    assert opened.plots.compared.isVisible()
    press(qtbot, opened, Qt.Key.Key_C)
    assert not opened.plots.compared.isVisible()


def test_aligned_holds_cross_half_of_their_level_at_zero(folder):
    review = open_review(folder, lambda _: None)
    for hold in review.holds:
        curve = aligned(review, hold, 10_000)
        at_onset = np.interp(0.0, curve.time_s, curve.force_N)
        assert at_onset == pytest.approx(hold.mean / 2, rel=0.15)


def test_marks_are_set_and_taken_back(qtbot, opened, folder):
    opened.look_at(10.0, 12.0)
    press(qtbot, opened, Qt.Key.Key_M)
    assert [note.time_s for note in read_notes(folder)] == [11.0]
    press(qtbot, opened, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert read_notes(folder) == ()
    assert verify(folder).ok


def test_it_is_judged_by_another_plan_and_back(qtbot, opened):
    other = replace(opened.review.plan, name="Another")
    opened.judge(other)
    qtbot.waitUntil(lambda: opened.review.plan == other, timeout=10_000)
    assert "Another" in opened._facts.text()
    opened.plan_choice.asked.emit(None)
    qtbot.waitUntil(lambda: opened.review.as_recorded, timeout=10_000)


def test_what_is_shown_is_exported(qtbot, opened, tmp_path):
    opened.look_at(5.0, 6.0)
    for name in ("a.png", "a.svg"):
        opened.export(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1000
    with qtbot.waitSignal(opened.work.ended, timeout=10_000):
        opened.export(tmp_path / "a.csv")
    assert len((tmp_path / "a.csv").read_text().splitlines()) == 1 + 201
    opened.export(tmp_path / "nowhere" / "a.png")
    assert "cannot be written" in opened._said.text()


def test_work_can_be_cancelled(opened):
    before = opened.review
    opened.judge(opened.review.plan)
    opened.work.cancel()
    assert not opened.work.running
    assert opened.review is before


def test_what_cannot_be_opened_is_said(qtbot, view, tmp_path):
    with qtbot.waitSignal(view.work.failed, timeout=10_000):
        view.open(tmp_path)
    assert "no recording" in view._said.text()


ends = st.tuples(st.floats(0, 100), st.floats(0.1, 100)).map(lambda e: Stretch(e[0], e[0] + e[1]))


@given(ends, ends, st.floats(0.01, 100), st.floats(-3, 3))
def test_no_move_leads_out_of_the_recording(shown, within, factor, share):
    for found in (shown.zoomed(factor, within), shown.moved(share, within)):
        assert found.start_s >= within.start_s - 1e-9
        assert found.end_s <= within.end_s + 1e-9


def test_from_hold_to_hold():
    holds = [object()] * 3
    assert next_hold([], None, 1) is None
    assert next_hold(holds, None, 1) == 0
    assert next_hold(holds, None, -1) == 2
    assert next_hold(holds, 2, 1) == 2
