"""Take the pictures of the documentation from a real demo session, without a screen.

    python docs/images/take.py

The simulated glove runs four times as fast as life; the pictures show its third press.
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtWidgets import QApplication

from nmt_sense.dashboard.instructor import InstructorView
from nmt_sense.dashboard.replay import ReplayView
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.views import VIEWS
from nmt_sense.dashboard.window import MainWindow
from nmt_sense.holds import shipped_plan
from nmt_sense.session.controller import LiveController
from nmt_sense.session.gloves import SIMULATED, GloveChoice, opener_of

HERE = Path(__file__).parent
SIZES = ((1280, 800), (1920, 1080))
THEMES = ("light", "dark")
MOMENT_S = 45.0
SPEED = 4.0
APART_S = 3.0  # between the gloves of a room
VIEWS_S = 23.0  # in the second press


def main() -> None:
    """Run the demo and take its pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    with tempfile.TemporaryDirectory() as recordings:
        controller = LiveController(
            profile=None,
            plan=shipped_plan("first-press"),
            recordings=Path(recordings),
            record_at_once=True,
            opener=lambda key: opener_of(key, seed=1, speed=SPEED),
        )
        windows = {
            (theme, size): MainWindow(controller, Theme(theme))
            for theme in THEMES
            for size in SIZES
        }
        for (_, size), window in windows.items():
            window.resize(*size)
            window.show()
        controller.connect(next(c for c in controller.gloves() if c.key == SIMULATED))
        while (now := controller.snapshot()) is None or now.time_s < MOMENT_S:
            application.processEvents()
            time.sleep(0.01)
        for (theme, size), window in windows.items():
            window.draw_frame()
            window.draw_numbers()
            window.grab().save(str(HERE / f"practice-{theme}-{size[0]}x{size[1]}.png"))
            window.close()
        controller.close()
        snapshot = controller.snapshot()
        assert snapshot is not None
        take_views(application, Path(recordings), snapshot.recording.folder)
    application.quit()


def take_views(application: QApplication, recordings: Path, recorded: Path) -> None:
    """Take the other views: a room of three gloves, the channels, then what was recorded."""
    # At the pace of life, else latency and drift would say what no glove says.
    controller = LiveController(
        profile=None, plan=shipped_plan("first-press"), recordings=recordings
    )
    theme = Theme(THEMES[0])
    window = MainWindow(controller, theme, views=VIEWS)
    window.show()
    number = {entry.name: i + 1 for i, entry in enumerate(VIEWS)}

    def wait_until(done: Callable[[], bool]) -> None:
        while not done():
            application.processEvents()
            time.sleep(0.01)

    def take(*names: str) -> None:
        for colours in THEMES:
            theme.choose(colours, 1.0)
            for width, height in SIZES:
                window.resize(width, height)
                for name in names:
                    window.look_at(number[name])
                    for _ in range(3):
                        application.processEvents()
                        window.draw_frame()
                        window.draw_numbers()
                    path = HERE / f"{name}-{colours}-{width}x{height}.png"
                    window.grab().save(str(path))

    controller.connect(GloveChoice(SIMULATED, "Simulated glove", usable=True))
    window.look_at(number["instructor"])
    room = window.findChild(InstructorView).room
    for learner in ("Anna", "Ben"):
        wait_until(lambda: all(s.time_s > APART_S for _, s in room.snapshots()))
        room.add(GloveChoice(SIMULATED, learner, usable=True))
    wait_until(lambda: controller.snapshot().time_s > VIEWS_S)
    take("instructor", "research")
    room.close()
    controller.close()
    window.look_at(number["replay"])
    replay = window.findChild(ReplayView)
    replay.open(recorded)
    wait_until(lambda: replay.review is not None)
    replay.step_hold(+1)
    replay.pin()
    replay.step_hold(+1)
    take("replay")
    window.close()


if __name__ == "__main__":
    main()
