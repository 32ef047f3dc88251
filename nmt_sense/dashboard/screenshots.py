"""Pictures of every view: ``python -m nmt_sense.dashboard.screenshots [OUT]``."""

import argparse
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from PyQt6.QtWidgets import QApplication

from nmt_sense.dashboard import example
from nmt_sense.dashboard.album import take_album
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.window import MainWindow
from nmt_sense.model.hold import Fault, Hold, Verdict
from nmt_sense.session.snapshot import (
    LinkState,
    RecordingState,
    RecordingView,
    SessionSnapshot,
)

_DOCS = Path("docs/images/views")
SCALES_PERCENT = (100, 200)
SIZES = ((1280, 800), (1920, 1080))
_DURING_S = 4 + 4 * 32 + 14.6  # fourteen seconds into the fifth press


def states() -> dict[str, SessionSnapshot | None]:
    """Make up the states that are worth a picture."""
    hold = replace(
        example.snapshot_at(_DURING_S),
        recording=RecordingView(state=RecordingState.ON),
        holds=_holds(),
        point_index=1,
    )
    lost = replace(
        hold,
        link=replace(
            hold.link,
            state=LinkState.LOST,
            lost_samples=12,
            message="The port /dev/ttyUSB0 is gone.",
        ),
    )
    rest = replace(example.snapshot_at(1.5), calibration=example.NOMINAL)
    unsure = replace(
        example.snapshot_at(30.0),
        calibration=example.NOMINAL,
        holds=(
            example.example_hold(
                0,
                Verdict.UNCERTAIN,
                score=84,
                uncertain=(Fault.TOO_HARD, Fault.DRIFTING),
                advice="Calibrate the glove to know: the force lies too near the limit.",
            ),
        ),
    )
    connecting = replace(hold, link=replace(hold.link, state=LinkState.CONNECTING))
    refused = replace(
        hold,
        link=replace(
            hold.link,
            state=LinkState.FAILED,
            message="You may not open /dev/ttyUSB0: add yourself to the group dialout, then log in "
            "again.",
        ),
    )
    ended = replace(
        hold,
        link=replace(hold.link, state=LinkState.ENDED),
        recording=RecordingView(
            state=RecordingState.SEALED, folder=Path("~/nmt_sense/2026-11-20_0942_anna")
        ),
    )
    return {
        "hold": hold,
        "rest": rest,
        "uncertain": unsure,
        "saturated": example.saturated(hold),
        "lost": lost,
        "ended": ended,
        "empty": None,
        "connecting": connecting,
        "refused": refused,
    }


def take(out: Path, theme: str, size: tuple[int, int]) -> list[Path]:
    """Take every picture at one size in one theme."""
    out.mkdir(parents=True, exist_ok=True)
    pictures = []
    for name, state in states().items():
        window = MainWindow(ExampleController(state), Theme(theme))
        window.resize(*size)
        window.show()
        window.wait_for_gloves()
        for _ in range(3):
            QApplication.processEvents()
            window.draw_frame()
            window.draw_numbers()
        path = out / f"{name}-{theme}-{size[0]}x{size[1]}.png"
        window.grab().save(str(path))
        window.close()
        window.deleteLater()
        pictures.append(path)
    return pictures


def _holds() -> tuple[Hold, ...]:
    return (
        example.example_hold(
            2, Verdict.FAULT, score=64, faults=(Fault.UNSTEADY, Fault.TOO_SHORT), start_s=8.0
        ),
        example.example_hold(
            3, Verdict.UNCERTAIN, score=81, uncertain=(Fault.DRIFTING,), start_s=36.0
        ),
        example.example_hold(4, score=88, start_s=68.0),
        example.example_hold(0, score=92, start_s=100.0),
    )


def main() -> None:
    """Take all pictures; each scale in a process of its own, as Qt reads it once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=_DOCS, help="folder for the pictures")
    parser.add_argument("--themes", nargs="+", default=["light", "dark"])
    parser.add_argument("--states", action="store_true", help="every state of the practice view")
    parser.add_argument("--scale", type=int, default=0, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not arguments.scale:
        module = "nmt_sense.dashboard.screenshots"
        for scale in SCALES_PERCENT:
            command = [sys.executable, "-m", module, *sys.argv[1:], "--scale", str(scale)]
            environment = {**os.environ, "QT_SCALE_FACTOR": str(scale / 100)}
            environment.setdefault("QT_QPA_PLATFORM", "offscreen")  # pictures need no screen
            subprocess.run(command, env=environment, check=True)
        return
    application = QApplication([])
    suffix = "" if arguments.scale == SCALES_PERCENT[0] else f"-{arguments.scale}"
    take_album(arguments.out, tuple(arguments.themes), SIZES, suffix)
    for theme in arguments.themes if arguments.states else ():
        for size in SIZES:
            take(arguments.out, theme, size)
    application.quit()


if __name__ == "__main__":
    main()
