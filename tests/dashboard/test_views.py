"""Views hang into the window behind tabs and keys."""

from dataclasses import replace

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QAbstractButton, QLabel

from nmt_sense.dashboard.example import snapshot_at
from nmt_sense.dashboard.views import ViewEntry
from nmt_sense.session.snapshot import LinkState

ALT = Qt.KeyboardModifier.AltModifier


class Page(QLabel):
    def __init__(self) -> None:
        super().__init__("a page")
        self.motions, self.numbers = [], []

    def present_motion(self, snapshot) -> None:
        self.motions.append(snapshot)

    def present_numbers(self, snapshot) -> None:
        self.numbers.append(snapshot)


@pytest.fixture
def pages():
    return []


@pytest.fixture
def window(controller, open_window, pages):
    def make(theme, given):
        assert given is controller
        pages.append(Page())
        return pages[-1]

    return open_window(controller, views=(ViewEntry("page", "A page", make),))


def test_a_view_is_made_when_it_is_first_looked_at(qtbot, window, pages):
    assert pages == []
    qtbot.keyClick(window, Qt.Key.Key_2, ALT)
    qtbot.keyClick(window, Qt.Key.Key_1, ALT)
    assert window.connect_panel.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_2, ALT)
    assert len(pages) == 1
    assert pages[0].isVisible()
    assert pages[0].numbers[-1] is None  # before a glove was connected


def test_a_tab_leads_to_it(qtbot, controller, window, pages):
    controller.state = snapshot_at(18.0)
    tab = next(b for b in window.top_bar.findChildren(QAbstractButton) if b.text() == "A page")
    qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
    assert pages[0].isVisible()
    assert tab.isChecked()
    assert pages[0].numbers[-1] is controller.state


def test_only_the_view_that_is_looked_at_is_drawn(controller, window, pages):
    controller.state = snapshot_at(18.0)
    window.look_at(1)
    before = len(pages[0].motions)
    window.draw_frame()
    assert len(pages[0].motions) == before + 1
    window.look_at(0)
    window.draw_frame()
    assert len(pages[0].motions) == before + 1
    assert window.practice.isVisible()


def test_a_lost_glove_does_not_throw_out_of_a_view(controller, window, pages):
    state = snapshot_at(18.0)
    controller.state = state
    window.look_at(1)
    controller.state = replace(state, link=replace(state.link, state=LinkState.FAILED))
    window.draw_numbers()
    assert pages[0].isVisible()
