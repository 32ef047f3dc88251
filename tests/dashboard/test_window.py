"""How the window paces, scales and ends."""

from dataclasses import replace

import pytest
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QApplication

from nmt_sense.dashboard import app
from nmt_sense.dashboard.example import snapshot_at
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.palette import PALETTES, Role
from nmt_sense.dashboard.screenshots import SIZES, states, take
from nmt_sense.dashboard.settings import SettingsStore
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.widgets.base import Text
from nmt_sense.dashboard.window import NUMBERS_MS, MainWindow
from nmt_sense.session.snapshot import LinkState

PRESSING_S = 4 + 14.5


@pytest.mark.parametrize("frames_per_s", [30, 60])
def test_numbers_are_renewed_four_times_a_second_and_bars_as_often_as_set(
    controller, open_window, frames_per_s
):
    assert 1000 / NUMBERS_MS == 4
    store = SettingsStore()
    window = open_window(controller, store=store)
    store.change(frames_per_s=frames_per_s)
    assert 1000 / window._frame_timer.interval() == pytest.approx(frames_per_s, rel=0.05)


def test_bars_move_between_numbers(controller, open_window):
    controller.state = snapshot_at(PRESSING_S)
    window = open_window(controller)
    window.draw_numbers()
    before = window.practice.centre.reading.view
    controller.state = snapshot_at(PRESSING_S + 1.0)
    window.draw_frame()
    assert window.practice.centre.ring.view.fraction == pytest.approx(14.6 / 20)
    assert window.practice.centre.reading.view is before


def test_a_verdict_stays_as_it_is_until_the_next(controller, open_window):
    controller.state = snapshot_at(28.0)
    window = open_window(controller)
    shown = window.practice.last_hold._view
    controller.state = snapshot_at(30.0)
    window.draw_numbers()
    assert window.practice.last_hold._view is shown


def test_drawing_pauses_while_minimised(qtbot, controller, open_window):
    controller.state = snapshot_at(PRESSING_S)
    window = open_window(controller)
    window.showMinimized()
    qtbot.waitUntil(lambda: not window._frame_timer.isActive())
    window.showNormal()
    qtbot.waitUntil(window._frame_timer.isActive)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", states())
def test_no_text_is_cut_off(controller, open_window, name, size):
    controller.state = states()[name]
    window = open_window(controller)
    window.resize(*size)
    window.wait_for_gloves()
    for _ in range(3):
        QApplication.processEvents()
        window.draw_numbers()
    for text in window.findChildren(Text):
        if not text.isVisible() or not text.text():
            continue
        if text.wordWrap():
            assert text.height() >= text.heightForWidth(text.width()), text.text()
        else:
            assert text.width() >= text.fontMetrics().horizontalAdvance(text.text()), text.text()


@pytest.mark.parametrize("n_points", [1, 30])
def test_a_plan_of_any_length_fits(controller, open_window, n_points):
    state = snapshot_at(1.0)
    points = tuple(
        replace(state.plan.points[0], name=f"Point {i}: " + "a long name " * 5)
        for i in range(n_points)
    )
    controller.state = replace(
        state, plan=replace(state.plan, points=points), point_index=n_points - 1
    )
    window = open_window(controller)
    window.draw_numbers()
    assert window.height() == 800
    assert len(window.practice.plan._buttons) == n_points
    assert window.practice.plan.body_map.height() >= 120


def test_a_smaller_plan_takes_its_rows_away(controller, open_window):
    controller.state = snapshot_at(1.0)
    window = open_window(controller)
    plan = replace(controller.state.plan, points=controller.state.plan.points[:2])
    controller.state = replace(controller.state, plan=plan)
    window.draw_numbers()
    assert len(window.practice.plan._buttons) == 2


@pytest.mark.parametrize("name", PALETTES)
def test_pictures_are_taken_in_every_theme(qapp, tmp_path, name):
    pictures = take(tmp_path, name, SIZES[0])
    assert len(pictures) == len(states())
    assert all(picture.stat().st_size > 5000 for picture in pictures)


def test_a_theme_that_changes_is_followed(controller, open_window):
    controller.state = snapshot_at(PRESSING_S)
    window = open_window(controller)
    window.practice.centre.gauge.theme.palette = PALETTES["dark"]
    window.practice.centre.gauge.theme.changed.emit()
    image = window.grab().toImage()
    assert image.pixelColor(3, 400).name().upper() == PALETTES["dark"][Role.GROUND]


def test_the_system_is_followed(qapp, qtbot):
    theme = Theme()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.palette in PALETTES.values()
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)


def test_type_grows_with_the_window(qapp):
    theme = Theme("light")
    theme.fit(1280, 800)
    assert theme.px(14) == 14
    theme.fit(1920, 1080)
    assert theme.px(14) == 19
    theme.fit(10, 10)
    assert theme.px(14) == 11  # never too small to be read


@pytest.mark.usefixtures("qapp")
class TestRun:
    def test_it_closes_when_the_session_ended(self, monkeypatch):
        monkeypatch.setattr(app, "_LAST_LOOK_MS", 50)
        controller = ExampleController(snapshot_at(PRESSING_S))
        QTimer.singleShot(300, controller.disconnect)
        assert app.run(controller, close_when_ended=True, store=SettingsStore()) == 0
        assert controller.calls[-1] == ("close",)

    def test_a_session_that_fails_ends_with_1(self, monkeypatch):
        monkeypatch.setattr(app, "_LAST_LOOK_MS", 50)
        controller = ExampleController(snapshot_at(PRESSING_S))

        def fail() -> None:
            link = replace(controller.state.link, state=LinkState.FAILED)
            controller.state = replace(controller.state, link=link)

        QTimer.singleShot(300, fail)
        assert app.run(controller, close_when_ended=True, store=SettingsStore()) == 1

    def test_it_stays_open_until_it_is_closed(self):
        controller = ExampleController(snapshot_at(PRESSING_S))

        def close() -> None:
            for window in QApplication.topLevelWidgets():
                if isinstance(window, MainWindow):
                    window.close()

        QTimer.singleShot(100, controller.disconnect)
        QTimer.singleShot(600, close)
        assert app.run(controller, store=SettingsStore()) == 0
        assert controller.calls == [("disconnect",), ("close",)]
