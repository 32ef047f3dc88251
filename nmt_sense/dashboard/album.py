"""A picture of every view, of a real session on the simulated glove."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication, QWidget
from scipy.spatial import cKDTree

from nmt_sense.dashboard.app import settings_entry
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.instructor import InstructorView
from nmt_sense.dashboard.intake import IntakeView
from nmt_sense.dashboard.replay import ReplayView
from nmt_sense.dashboard.research import ResearchView
from nmt_sense.dashboard.settings import SettingsStore
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.views import INTAKE, VIEWS, intake_entry
from nmt_sense.dashboard.window import MainWindow
from nmt_sense.holds import shipped_plan
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.controller import LiveController
from nmt_sense.session.gloves import SIMULATED, GloveChoice
from nmt_sense.session.snapshot import SessionSnapshot

#: During the third press of the demo.
MOMENT_S = 45.0
#: When the gloves of the others are put on, and who they are.
OTHERS_START_S = (8.0, 25.0)
LEARNERS = ("Anna", "Ben")
_OPENED_WITHIN_S = 20.0
_COLOURS = 256
_NAMES = ("practice", *(entry.name for entry in VIEWS), "settings", INTAKE)


def take_album(
    out: Path, themes: tuple[str, ...], sizes: tuple[tuple[int, int], ...], suffix: str = ""
) -> list[Path]:
    """Take a picture of every view in every theme at every size, of one and the same moment.

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
    pictures = []
    with tempfile.TemporaryDirectory() as folder:
        moment, recording = _live(Path(folder))
        for theme in themes:
            for size in sizes:
                end = f"-{theme}-{size[0]}x{size[1]}{suffix}.png"
                with _window(moment, theme, size, Path(folder)) as window:
                    for number, name in enumerate(_NAMES):
                        window.look_at(number)
                        _ready(window, recording)
                        pictures.append(_save(window, out / (name + end)))
                nobody = ExampleController()
                with _window(nobody, theme, size, Path(folder), welcome=True) as window:
                    window.wait_for_gloves()
                    pictures.append(_save(window, out / f"first-start{end}"))
    return pictures


class _Moment(ExampleController):
    """A real session at one moment, and those beside it."""

    def __init__(
        self,
        state: SessionSnapshot,
        channels: ChannelsView | None,
        others: tuple[SessionSnapshot, ...] = (),
        taken_s: float = 0.0,
    ) -> None:
        super().__init__(state)
        self.taken_s = taken_s
        self._channels, self._others = channels, list(others)

    def channels(self) -> ChannelsView | None:
        """Give the channels as they were."""
        return self._channels

    def another(self) -> "_Moment":
        """Give the next one beside it."""
        # In every window anew, in turn.
        self._others.append(self._others.pop(0))
        return _Moment(self._others[-1], None)

    def connect(self, choice: GloveChoice) -> None:
        """Be connected already."""
        self._note("connect", choice.key)


def _live(folder: Path) -> tuple[_Moment, Path]:
    """Run the demo up to its third press, and two more gloves beside it; give its recording too.

    At the pace of life, else latency and drift would say what no glove says.
    """
    plan, glove = shipped_plan("first-press"), GloveChoice(SIMULATED, "Simulated glove", True)
    controllers = []
    try:
        for start_s in (0.0, *OTHERS_START_S):
            while controllers and _time_s(controllers[0]) < start_s:
                time.sleep(0.01)
            controllers.append(
                LiveController(
                    profile=None, plan=plan, recordings=folder, record_at_once=start_s == 0.0
                )
            )
            controllers[-1].connect(glove)
        while _time_s(controllers[0]) < MOMENT_S:
            time.sleep(0.01)
        channels, taken_s = controllers[0].channels(), time.monotonic()
        states = [controller.snapshot() for controller in controllers]
    finally:
        for controller in controllers:
            controller.close()
    own, *others = (state for state in states if state is not None)
    assert own.recording.folder is not None
    return _Moment(own, channels, tuple(others), taken_s), own.recording.folder


def _time_s(controller: LiveController) -> float:
    snapshot = controller.snapshot()
    return 0.0 if snapshot is None else snapshot.time_s


@contextmanager
def _window(
    controller: ExampleController,
    theme: str,
    size: tuple[int, int],
    folder: Path,
    *,
    welcome: bool = False,
) -> Iterator[MainWindow]:
    store = SettingsStore()
    taken_s = getattr(controller, "taken_s", 0.0)
    own = {
        "replay": lambda theme, _: ReplayView(theme, recordings=folder),
        "research": lambda theme, c: ResearchView(theme, c, clock=lambda: taken_s),
    }
    views = [replace(entry, make=own.get(entry.name, entry.make)) for entry in VIEWS]
    window = MainWindow(
        controller,
        Theme(theme),
        views=(*views, settings_entry(store), intake_entry(folder / "intakes")),
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


def _ready(window: MainWindow, recording: Path) -> None:
    """Bring the view that is looked at to where it has something to show."""
    instructor, intake = window.findChild(InstructorView), window.findChild(IntakeView)
    if instructor is not None and len(instructor.room.seats) == 1:
        for learner in LEARNERS:
            instructor.room.add(GloveChoice(SIMULATED, learner, usable=True))
    if intake is not None and not intake.areas.chosen:
        intake.pseudonym.setText("P-7K2QD")
        intake.complaint.setPlainText("A stiff neck after a day at the desk, worse on the right.")
        intake.pain.setValue(4)
        intake.consent.setChecked(True)
        for name in ("neck", "shoulder_right"):
            intake.areas.boxes[name].setChecked(True)
        intake.cautions["bleeding"].setChecked(True)
    replay = window.findChild(ReplayView)
    if replay is not None and replay.review is None:
        _open(replay, recording)


def _open(view: ReplayView, recording: Path) -> None:
    view.open(recording)
    until_s = time.monotonic() + _OPENED_WITHIN_S
    while view.review is None and time.monotonic() < until_s:
        QApplication.processEvents()
        time.sleep(0.01)
    view.step_hold(+1)
    view.pin()
    view.step_hold(+1)


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
