"""Opens the dashboard on a real screen, takes a picture of that screen, and says what is where.

Run as a script by test_xvfb.py: ``xvfb_window.py PICTURE BAND_LOW_N BAND_HIGH_N``; prints JSON.
"""

import json
import sys
from dataclasses import replace

from PyQt6.QtCore import QPointF, QRectF, QTimer
from PyQt6.QtWidgets import QApplication, QWidget

from nmt_sense.dashboard.example import snapshot_at
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.window import MainWindow


def on_screen(widget: QWidget, rect: QRectF) -> list[float]:
    corner = widget.mapToGlobal(QPointF(rect.topLeft()))
    return [corner.x(), corner.y(), rect.width(), rect.height()]


def main() -> None:
    picture, low, high = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
    application = QApplication([])
    state = snapshot_at(30.0)  # at rest after a hold, so that the trace is off the band at its end
    points = tuple(replace(p, band_low_N=low, band_high_N=high) for p in state.plan.points)
    state = replace(state, plan=replace(state.plan, points=points))
    window = MainWindow(ExampleController(state), Theme("light"))
    window.resize(1280, 800)
    window.show()

    def report() -> None:
        centre = window.practice.centre
        plot = centre.trace.plot
        area = plot.mapFromScene(plot.getViewBox().sceneBoundingRect()).boundingRect()
        application.primaryScreen().grabWindow(0).save(picture)
        print(
            json.dumps(
                {
                    "trace": on_screen(plot.viewport(), QRectF(area)),
                    "trace_top_N": plot.getViewBox().viewRange()[1][1],
                    "gauge": on_screen(centre.gauge, centre.gauge.track()),
                }
            )
        )
        window.close()

    QTimer.singleShot(1500, report)
    application.exec()


if __name__ == "__main__":
    main()
