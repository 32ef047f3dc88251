"""The first start: by itself, and on a real screen with a real mouse and keyboard."""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import Qt

from nmt_sense.dashboard.example import example_hold, snapshot_at
from nmt_sense.dashboard.example_controller import ExampleController
from nmt_sense.dashboard.first_start import FirstStart, Step
from nmt_sense.dashboard.settings import SettingsStore, load_settings
from nmt_sense.session.snapshot import LinkState
from tests.dashboard.xvfb import display, give_up

__all__ = ["display"]

SCRIPT = Path(__file__).with_name("first_start_window.py")
REST, PRESSING = snapshot_at(1.0), snapshot_at(18.0)
#: From an empty screen to the verdict on a first press.
WITHIN_S = 120


def connecting():
    return replace(REST, link=replace(REST.link, state=LinkState.CONNECTING))


def test_it_leads_from_nothing_to_a_verdict():
    start = FirstStart()
    for snapshot, go_on, step in (
        (None, False, Step.FIND),
        (connecting(), True, Step.FIND),
        (REST, False, Step.WEAR),
        (REST, True, Step.ZERO),
        (REST, True, Step.CHECK),
        (REST, False, Step.CHECK),
        (PRESSING, False, Step.PRESS),
        (REST, False, Step.PRESS),
        (replace(REST, holds=(example_hold(0),)), False, Step.DONE),
        (None, False, Step.DONE),
    ):
        start.see(snapshot)
        if go_on:
            start.go_on(snapshot)
        assert start.step is step
        assert start.view(snapshot).sentence


def test_zero_waits_for_a_hand_at_rest():
    start = FirstStart()
    start.see(PRESSING)
    assert not start.go_on(PRESSING)
    assert not start.go_on(PRESSING)
    assert start.step is Step.ZERO
    assert "let go" in start.view(PRESSING).sentence
    assert start.go_on(REST)


def test_the_guide_can_be_left_and_does_not_come_back(qtbot, open_window):
    store = SettingsStore()
    window = open_window(ExampleController(REST), store=store, welcome=True)
    assert window.guide.isVisible()
    qtbot.mouseClick(window.guide.leave, Qt.MouseButton.LeftButton)
    assert not window.guide.isVisible()
    assert store.value.welcomed


class Seen:
    """Reads what the program says can be seen, until something is."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, args=(program.stdout,), daemon=True).start()
        self.now: dict[str, Any] = {}

    def _read(self, stream: Any) -> None:
        for line in stream:
            self._lines.put(line)

    def until(self, true: Callable[[dict[str, Any]], bool], within_s: float = 60) -> dict[str, Any]:
        deadline_s = time.monotonic() + within_s
        while not (self.now and true(self.now)):
            try:
                self.now = json.loads(self._lines.get(timeout=deadline_s - time.monotonic()))
            except queue.Empty:
                pytest.fail(f"not seen in {within_s} s; seen last: {self.now}")
            assert not self.now["modal"]
        return self.now


@pytest.mark.xvfb
@pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is for Linux")
def test_a_first_start_with_mouse_and_keyboard(display, tmp_path):
    if shutil.which("xdotool") is None:
        give_up("xdotool is not installed")
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    settings = tmp_path / "settings.json"

    def hand(*does: object) -> None:
        subprocess.run(["xdotool", *map(str, does)], env=environment, check=True, timeout=10)

    began_s = time.monotonic()
    with (tmp_path / "said").open("w") as said:
        program = subprocess.Popen(
            [sys.executable, str(SCRIPT), str(settings), str(tmp_path)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )
    try:
        seen = Seen(program)
        found = seen.until(lambda now: now["gloves"] == 1)
        assert found["step"] == "FIND"
        hand("mousemove", *found["connect"], "click", 1)
        worn = seen.until(lambda now: now["step"] == "WEAR" and now["button"])
        hand("mousemove", *worn["button"], "click", 1)
        seen.until(lambda now: now["step"] == "ZERO" and now["at_rest"])
        hand("key", "Return")
        seen.until(lambda now: now["step"] in ("CHECK", "PRESS"))
        done = seen.until(lambda now: now["step"] == "DONE")
        assert "verdict" in done["words"]
        assert time.monotonic() - began_s < WITHIN_S
        hand("key", "Return")
        seen.until(lambda now: now["step"] is None)
        assert load_settings(settings).welcomed
    finally:
        program.terminate()
        program.communicate(timeout=20)
    assert (tmp_path / "said").read_text() == ""
