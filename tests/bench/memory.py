"""Memory after an hour of live running against that after a minute.

python -m tests.bench.memory

The simulated glove runs at sixty times its speed into the whole program: window, session, and a
recording on disk. Eight pads at 200 Hz, a press of 15 s every 20 s.
"""

import os
import tempfile
import time
from pathlib import Path

SPEED, HOUR_S, MINUTE_S = 60.0, 3600.0, 60.0


def resident_MB() -> float:
    """Tell how much memory this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Run an hour and print what it took."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PyQt6.QtWidgets import QApplication

    from nmt_sense.dashboard.theme import Theme
    from nmt_sense.dashboard.window import MainWindow
    from nmt_sense.holds import shipped_plan
    from nmt_sense.session.controller import LiveController
    from nmt_sense.session.gloves import SIMULATED
    from nmt_sense.simulation import SimulatedPort
    from tests.bench.hour import hour

    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        controller = LiveController(
            profile=None,
            plan=shipped_plan("first-press"),
            recordings=Path(folder),
            record_at_once=True,
            opener=lambda _: SimulatedPort(hour(), seed=1, speed=SPEED).open,
        )
        window = MainWindow(controller, Theme("light"), auto_connect=SIMULATED)
        window.resize(1280, 800)
        window.show()
        held_MB: dict[float, float] = {}
        while len(held_MB) < 2 and not controller.over:
            application.processEvents()
            time.sleep(0.005)
            snapshot = controller.snapshot()
            for mark_s in (MINUTE_S, HOUR_S - 5):
                if snapshot is not None and snapshot.time_s >= mark_s:
                    held_MB.setdefault(mark_s, resident_MB())
        holds, lost = len(snapshot.holds), snapshot.link.lost_samples
        window.close()
        controller.close()
    minute_MB, hour_MB = held_MB.values()
    print(
        f"after a minute {minute_MB:.1f} MB, after an hour {hour_MB:.1f} MB "
        f"({hour_MB - minute_MB:+.1f} MB)  holds {holds}  lost {lost}"
    )


if __name__ == "__main__":
    main()
