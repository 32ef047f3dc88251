"""Milliseconds a frame of the dashboard costs at 1280 x 800, by sample rate.

``python tests/bench/bench_dashboard.py [--json]``; figures only, nothing is judged here.
"""

import argparse
import json
import os
import statistics
import time
from dataclasses import replace

import numpy as np

N_FRAMES = 200
RATES_HZ = (200, 1000, 8000)


def measure(rate_hz: int) -> dict[str, float]:
    """Draw a session that is being pressed, each frame with a snapshot of its own."""
    from PyQt6.QtWidgets import QApplication

    from nmt_sense.dashboard.example import force_at, snapshot_at
    from nmt_sense.dashboard.example_controller import ExampleController
    from nmt_sense.dashboard.theme import Theme
    from nmt_sense.dashboard.window import MainWindow
    from nmt_sense.session.trace import Trace

    application = QApplication.instance() or QApplication([])
    controller = ExampleController(snapshot_at(18.0))
    window = MainWindow(controller, Theme("light"))
    window.resize(1280, 800)
    window.show()
    window._frame_timer.stop()  # frames are drawn by hand here
    window._numbers_timer.stop()
    application.processEvents()
    trace = Trace()
    times_s = np.arange(0, 40 * rate_hz) / rate_hz
    trace.push(times_s, force_at(times_s))
    frames_ms, numbers_ms = [], []
    for i in range(N_FRAMES):
        now_s = 40.0 + i / 30
        fresh_s = np.arange(round((now_s - 1 / 30) * rate_hz), round(now_s * rate_hz)) / rate_hz
        trace.push(fresh_s, force_at(fresh_s))
        controller.state = replace(snapshot_at(now_s), trace=trace.view())
        start_s = time.perf_counter()
        window.draw_frame()
        application.processEvents()
        frames_ms.append(1000 * (time.perf_counter() - start_s))
        if i % 8 == 0:
            start_s = time.perf_counter()
            window.draw_numbers()
            application.processEvents()
            numbers_ms.append(1000 * (time.perf_counter() - start_s))
    window.close()
    frames_ms.sort()
    return {
        "rate_hz": rate_hz,
        "frame_p50_ms": round(statistics.median(frames_ms), 2),
        "frame_p99_ms": round(frames_ms[int(0.99 * len(frames_ms))], 2),
        "numbers_p50_ms": round(statistics.median(numbers_ms), 2),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures = [measure(rate_hz) for rate_hz in RATES_HZ]
    if arguments.json:
        print(json.dumps(figures))
        return
    for figure in figures:
        print(
            "{rate_hz:5d} Hz  frame p50 {frame_p50_ms:5.2f} ms  p99 {frame_p99_ms:5.2f} ms"
            "  numbers {numbers_p50_ms:5.2f} ms".format(**figure)
        )


if __name__ == "__main__":
    main()
