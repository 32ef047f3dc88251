# SPDX-License-Identifier: GPL-3.0-only
"""The wiring diagram and the program say what the firmware does and is."""

import re
import runpy
from pathlib import Path

from nmt_sense.model.glove import SHIPPED_FIRMWARE

FIRMWARE = Path(__file__).resolve().parents[2] / "firmware"
DRAWING = (FIRMWARE / "wiring.svg").read_text(encoding="utf-8")


def test_the_drawing_is_what_its_script_makes():
    assert runpy.run_path(str(FIRMWARE / "draw_wiring.py"))["draw"]() == DRAWING


def test_every_output_pin_is_drawn():
    config = (FIRMWARE / "nmt_glove" / "config.h").read_text(encoding="ascii")
    board_of_its_own = r"#ifdef ARDUINO_\w+.*?#else"
    pins = re.findall(
        r"#define NMT_PIN_\w+ (\d+)", re.sub(board_of_its_own, "", config, flags=re.S)
    )
    assert len(pins) == 5
    drawn = re.findall(r">D(\d+)<", DRAWING)
    assert sorted(drawn) == sorted(pins)


def test_the_program_knows_the_version_that_comes_with_it():
    config = (FIRMWARE / "nmt_glove" / "config.h").read_text(encoding="ascii")
    numbers = re.findall(r"#define NMT_FIRMWARE_(?:MAJOR|MINOR|PATCH) (\d+)", config)
    assert tuple(map(int, numbers)) == SHIPPED_FIRMWARE
