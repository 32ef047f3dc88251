"""How fast a recording of an hour opens in the replay view, and what a frame of scrubbing costs.

python -m tests.bench.replay [--json]
"""

import argparse
import json
import os
import tempfile
import time
from pathlib import Path

import numpy as np

from nmt_sense.session.review import Review, open_review
from tests.recordings import make_recording, presses

N_FRAMES = 300
HOUR = 180  # presses, one every 20 s
SIZE = (1280, 800)


def measure(folder: Path) -> dict[str, float]:
    """Open in a window until the overview is drawn, then scrub from end to end."""
    from PyQt6.QtWidgets import QApplication

    from nmt_sense.dashboard.replay import ReplayView
    from nmt_sense.dashboard.theme import Theme

    application = QApplication.instance() or QApplication([])
    view = ReplayView(Theme("light"), recordings=folder.parent)
    view.resize(*SIZE)
    view.show()
    application.processEvents()
    opened: list[Review] = []
    view.opened.connect(opened.append)
    began_s = time.perf_counter()
    view.open(folder)
    while not opened:
        application.processEvents()
    view.plots.grab()  # drawn, not only asked to be drawn
    open_s = time.perf_counter() - began_s
    review = opened[0]
    frames_ms = []
    for start_s in np.linspace(review.start_s, review.end_s - 60, N_FRAMES):
        began_s = time.perf_counter()
        view.look_at(float(start_s), float(start_s) + 60)
        application.processEvents()
        frames_ms.append(1e3 * (time.perf_counter() - began_s))
    view.close()
    p50_ms, p99_ms = np.percentile(frames_ms, [50, 99])
    return {
        "samples": len(review.force.time_s),
        "open_s": round(open_s, 3),
        "scrub_p50_ms": round(float(p50_ms), 2),
        "scrub_p99_ms": round(float(p99_ms), 2),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        folder = make_recording(Path(place), presses(HOUR, n_sensors=8))
        began_s = time.perf_counter()
        open_review(folder, lambda _: None)
        read_s = time.perf_counter() - began_s
        figures = {"read_s": round(read_s, 3), **measure(folder)}
    if arguments.json:
        print(json.dumps(figures))
    else:
        print(
            "an hour of 8 pads at 200 Hz ({samples} samples): read {read_s:.2f} s, opened to a "
            "drawn overview {open_s:.2f} s, a frame of scrubbing p50 {scrub_p50_ms:.1f} ms, "
            "p99 {scrub_p99_ms:.1f} ms".format(**figures)
        )


if __name__ == "__main__":
    main()
