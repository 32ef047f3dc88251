"""A picture of every view, of a real session on the simulated glove."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication, QWidget
from scipy.spatial import cKDTree

from nmt_sense.dashboard.app import settings_entry
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.replay import ReplayView
from nmt_sense.dashboard.settings import SettingsStore
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.views import VIEWS, ViewEntry
from nmt_sense.dashboard.window import MainWindow
from nmt_sense.holds import shipped_plan
from nmt_sense.session.controller import LiveController
from nmt_sense.session.gloves import SIMULATED, opener_of

#: During the third press of the demo; four times as fast as life.
MOMENT_S, SPEED = 45.0, 4.0
_OPENED_WITHIN_S = 20.0
_COLOURS = 256


def take_album(
    out: Path, themes: tuple[str, ...], sizes: tuple[tuple[int, int], ...], suffix: str = ""
) -> list[Path]:
    """Take a picture of every view in every theme at every size.

    Parameters
    ----------
    out
        Folder for the pictures, ``<view>-<theme>-<width>x<height><suffix>.png``.
    themes, sizes
        Names of palettes, and sizes of the window in its own pixels.
    suffix
        What to add to the names, e.g. the scale of the screen.
    """
    out.mkdir(parents=True, exist_ok=True)
    combinations = [(theme, size) for theme in themes for size in sizes]

    def path(view: str, theme: str, size: tuple[int, int]) -> Path:
        return out / f"{view}-{theme}-{size[0]}x{size[1]}{suffix}.png"

    pictures = []
    with tempfile.TemporaryDirectory() as folder, _live(Path(folder)) as controller:
        for theme, size in combinations:
            with _window(controller, theme, size, Path(folder)) as window:
                for i, name in enumerate(_names()):
                    if name != "replay":
                        window.look_at(i)
                        pictures.append(_save(window, path(name, theme, size)))
            with _window(ExampleController(), theme, size, Path(folder), welcome=True) as window:
                window.wait_for_gloves()
                pictures.append(_save(window, path("first-start", theme, size)))
        controller.close()  # seals the recording
        snapshot = controller.snapshot()
        assert snapshot is not None
        assert snapshot.recording.folder is not None
        for theme, size in combinations:
            with _window(controller, theme, size, Path(folder)) as window:
                window.look_at(_names().index("replay"))
                _open(window, snapshot.recording.folder)
                pictures.append(_save(window, path("replay", theme, size)))
    return pictures


def _names() -> list[str]:
    return ["practice", *(entry.name for entry in VIEWS), "settings"]


@contextmanager
def _live(folder: Path) -> Iterator[LiveController]:
    """Run the demo up to its third press."""
    controller = LiveController(
        profile=None,
        plan=shipped_plan("first-press"),
        recordings=folder,
        record_at_once=True,
        opener=lambda key: opener_of(key, seed=1, speed=SPEED),
    )
    try:
        controller.connect(next(c for c in controller.gloves() if c.key == SIMULATED))
        while (now := controller.snapshot()) is None or now.time_s < MOMENT_S:
            time.sleep(0.01)
        yield controller
    finally:
        controller.close()


@contextmanager
def _window(
    controller: LiveController | ExampleController,
    theme: str,
    size: tuple[int, int],
    recordings: Path,
    *,
    welcome: bool = False,
) -> Iterator[MainWindow]:
    store = SettingsStore()
    replay = ViewEntry("replay", "Replay", lambda t, _: ReplayView(t, recordings=recordings))
    views = [replay if entry.name == "replay" else entry for entry in VIEWS]
    window = MainWindow(
        controller,
        Theme(theme),
        views=(*views, settings_entry(store)),
        store=store,
        welcome=welcome,
    )
    window.resize(*size)
    window.show()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()


def _open(window: MainWindow, recording: Path) -> None:
    view = window.findChild(ReplayView)
    opened: list[object] = []
    view.opened.connect(lambda *_: opened.append(True))
    view.open(recording)
    until_s = time.monotonic() + _OPENED_WITHIN_S
    while not opened and time.monotonic() < until_s:
        QApplication.processEvents()
        time.sleep(0.01)
    view.step_hold(1)


def _save(window: QWidget, path: Path) -> Path:
    for _ in range(4):
        QApplication.processEvents()
        window.draw_frame()
        window.draw_numbers()
    in_few_colours(window.grab().toImage()).save(str(path), "PNG", 0)
    return path


def in_few_colours(image: QImage) -> QImage:
    """Keep the 256 most frequent colours and lay the others to the nearest: a third of the file.

    Qt's own conversion scatters dots, which takes more space than it saves.
    """
    full = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = full.width(), full.height()
    bits = full.constBits()
    assert bits is not None
    pixels = np.frombuffer(bits.asarray(full.sizeInBytes()), np.uint32)
    colours, which, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    kept = np.argsort(counts)[-_COLOURS:]
    channels = colours[:, None] >> np.array([0, 8, 16], np.uint32) & 0xFF
    _, nearest = cKDTree(channels[kept]).query(channels)
    indexed = nearest[which].astype(np.uint8).reshape(height, width)
    few = QImage(indexed.tobytes(), width, height, width, QImage.Format.Format_Indexed8)
    few.setColorTable([int(colour) for colour in colours[kept]])
    return few.copy()  # the array is gone when this returns
