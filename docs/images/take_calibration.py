"""Take the pictures of the calibration view, on the simulated pad of its test, without a screen.

python -m docs.images.take_calibration
"""

import os
import tempfile
from pathlib import Path

from PyQt6.QtWidgets import QApplication

from nmt_sense.dashboard.calibration import CalibrationView
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.views import VIEWS
from nmt_sense.dashboard.window import MainWindow
from nmt_sense.session.calibrating import steps_up_to
from tests.dashboard.test_calibration import SimulatedPad, go_on

HERE = Path(__file__).parent
#: The picture shows the pad after so many steps.
STEPS_TAKEN = 8


def main() -> None:
    """Go through the first steps in each theme."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    entries = [entry for entry in VIEWS if entry.name == "calibration"]
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_DATA_HOME"] = folder
            pad = SimulatedPad(Path(folder))
            window = MainWindow(pad, Theme(theme), views=entries)
            window.resize(1280, 800)
            window.show()
            window.look_at(1)
            view = window.findChild(CalibrationView)
            steps = steps_up_to(40.0)
            for number, end in enumerate(pad.ends[: STEPS_TAKEN + 1]):
                go_on(view, pad, end)
                if number < STEPS_TAKEN:
                    view.model.take(steps[number].force_N / 9.80665)
            for _ in range(3):
                application.processEvents()
                window.draw_numbers()
            window.grab().save(str(HERE / f"calibration-{theme}.png"))
            window.close()
    application.quit()


if __name__ == "__main__":
    main()
