"""The whole program on a glove, for benchmarks: ``program.py PORT RECORDINGS FRAMES_PER_S STATE``.

STATE is ``shown`` or ``minimised``. Prints the place on the screen of a pixel that the gauge's bar
covers at a firm press, once it streams; ends when its input ends.
"""

import json
import sys
import threading
from pathlib import Path

from PyQt6.QtCore import QPointF, QTimer
from PyQt6.QtWidgets import QApplication

from nmt_sense.dashboard.settings import SettingsStore
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.window import MainWindow
from nmt_sense.holds import shipped_plan
from nmt_sense.session.controller import LiveController
from nmt_sense.session.snapshot import LinkState

LEVEL = 0.2  # of the gauge's height: below the band, where nothing else is drawn


def main() -> None:
    port, recordings, frames_per_s, state = sys.argv[1:]
    application = QApplication([])
    sys.setswitchinterval(0.001)  # as the program itself does
    store = SettingsStore()
    store.change(frames_per_s=int(frames_per_s))
    controller = LiveController(
        profile=None,
        plan=shipped_plan("first-press"),
        recordings=Path(recordings),
        record_at_once=True,
    )
    window = MainWindow(controller, Theme("light"), auto_connect=port, store=store)
    window.resize(1280, 800)
    window.show()

    def ready() -> None:
        snapshot = controller.snapshot()
        if snapshot is None or snapshot.link.state is not LinkState.STREAMING:
            return
        waiting.stop()
        gauge = window.practice.centre.gauge
        track = gauge.track()
        place = gauge.mapToGlobal(
            QPointF(track.center().x(), track.bottom() - LEVEL * track.height())
        )
        print(json.dumps([round(place.x()), round(place.y())]), flush=True)
        if state == "minimised":
            window.showMinimized()

    waiting = QTimer()
    waiting.timeout.connect(ready)
    waiting.start(500)
    ending = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ending.set()), daemon=True).start()
    looking = QTimer()
    looking.timeout.connect(lambda: ending.is_set() and application.quit())
    looking.start(100)
    application.exec()
    snapshot = controller.snapshot()
    print(json.dumps({"lost": snapshot.link.lost_samples, "holds": len(snapshot.holds)}))
    window.close()
    controller.close()


if __name__ == "__main__":
    main()
