"""Runs the program on a simulated glove for a first start, and says what can be seen.

Run as a script by test_first_start.py: ``first_start_window.py SETTINGS RECORDINGS``; prints a JSON
line whenever something that can be seen has changed.
"""

import json
import sys
from pathlib import Path

from PyQt6.QtCore import QPoint, QTimer
from PyQt6.QtWidgets import QApplication, QWidget

from nmt_sense.dashboard import app
from nmt_sense.dashboard.settings import SettingsStore
from nmt_sense.dashboard.window import MainWindow
from nmt_sense.holds import shipped_plan
from nmt_sense.session.controller import LiveController
from nmt_sense.session.gloves import SIMULATED, GloveChoice
from nmt_sense.simulation import SimulatedPort
from nmt_sense.simulation.scenario import Press, Scenario

SPEED = 4.0  # so that a test need not wait for a whole press
PRESSES = tuple(
    Press(start_s=8.0 + 22.0 * i, force_N=19.0, ramp_s=0.7, held_s=11.0) for i in range(8)
)


def centre(widget: QWidget) -> list[int]:
    place = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
    return [place.x(), place.y()]


def seen(window: MainWindow) -> dict[str, object]:
    guide, step = window.guide, window.welcome.step
    return {
        "step": None if step is None else step.name,
        "gloves": window.connect_panel.list.count(),
        "connect": centre(window.connect_panel.connect_button),
        "button": centre(guide.button) if guide.button.isVisible() else None,
        "words": guide.accessibleName() if guide.isVisible() else "",
        "modal": QApplication.activeModalWidget() is not None,
        "at_rest": "let go" not in guide.accessibleName(),
    }


def main() -> None:
    settings, recordings = Path(sys.argv[1]), Path(sys.argv[2])
    application = QApplication([])
    scenario = Scenario(name="presses to come", presses=PRESSES)
    controller = LiveController(
        profile=None,
        plan=shipped_plan("first-press"),
        recordings=recordings,
        list_choices=lambda: [GloveChoice(SIMULATED, "Simulated glove", True, "to try out")],
        opener=lambda _: SimulatedPort(scenario, seed=1, speed=SPEED).open,
    )
    said = ""

    def look() -> None:
        nonlocal said
        for window in application.topLevelWidgets():
            if isinstance(window, MainWindow):
                line = json.dumps(seen(window))
                if line != said:
                    said = line
                    print(line, flush=True)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(50)
    sys.exit(app.run(controller, store=SettingsStore(settings)))


if __name__ == "__main__":
    main()
