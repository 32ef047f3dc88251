import threading
from collections.abc import Iterator

import pytest
from PyQt6.QtWidgets import QApplication

from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.window import MainWindow


@pytest.fixture
def controller() -> ExampleController:
    return ExampleController()


@pytest.fixture
def open_window(qtbot):
    """Open windows at the size of the drawing; they are closed when the test ends."""

    windows = []  # a window that nobody holds is gone at once

    def open_one(controller: ExampleController, **options: object) -> MainWindow:
        window = MainWindow(controller, Theme("light"), **options)
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitExposed(window)
        qtbot.waitUntil(window.isActiveWindow)  # keys go nowhere before that
        return window

    return open_one


@pytest.fixture(autouse=True)
def no_search_outlives_its_window() -> Iterator[None]:
    yield
    if QApplication.instance() is not None:
        for window in QApplication.topLevelWidgets():
            window.close()
    assert not [t for t in threading.enumerate() if t.name == "glove-search"]
