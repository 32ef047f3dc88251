"""Take the pictures of the documentation from a real demo session, without a screen.

    python docs/images/take.py

The simulated glove runs four times as fast as life; the pictures show its third press.
"""

import os
import tempfile
import time
from pathlib import Path

from PyQt6.QtWidgets import QApplication

from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.window import MainWindow
from nmt_sense.holds import shipped_plan
from nmt_sense.session.controller import LiveController
from nmt_sense.session.gloves import SIMULATED, opener_of

HERE = Path(__file__).parent
SIZES = ((1280, 800), (1920, 1080))
THEMES = ("light", "dark")
MOMENT_S = 45.0
SPEED = 4.0


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
    application.quit()


if __name__ == "__main__":
    main()
