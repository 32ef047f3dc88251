"""On a real screen, the band is drawn where the target is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from nmt_sense.dashboard.palette import LIGHT, Role
from tests.dashboard.xvfb import display, give_up

__all__ = ["display"]

SCRIPT = Path(__file__).with_name("xvfb_window.py")


def look(display: str, picture: Path, low_N: float, high_N: float) -> tuple[Image.Image, dict]:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(picture), str(low_N), str(high_N)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode != 0 and "xcb" in done.stderr:
        give_up("Qt's xcb plugin cannot be loaded: system libraries are missing")
    assert done.returncode == 0, done.stderr
    return Image.open(picture).convert("RGB"), json.loads(done.stdout)


def rows_in(image: Image.Image, x: float, box: list[float], colours: list[str]) -> tuple[int, int]:
    """Find the first and last row of a column of pixels that has one of the colours."""
    wanted = [ImageColor.getrgb(colour) for colour in colours]
    rows = range(round(box[1]) - 2, round(box[1] + box[3]) + 2)
    found = [y for y in rows if image.getpixel((round(x), y)) in wanted]
    assert found, "the band is not on the screen"
    return found[0], found[-1]


@pytest.mark.xvfb
@pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is for Linux")
@pytest.mark.parametrize(("low_N", "high_N"), [(16.0, 22.0), (10.0, 22.5)])
def test_the_band_is_drawn_where_the_target_is(display, tmp_path, low_N, high_N):
    image, places = look(display, tmp_path / "screen.png", low_N, high_N)
    band = [LIGHT[Role.IN_SOFT], LIGHT[Role.IN]]
    for name, share_across in (("trace", 0.97), ("gauge", 0.02)):
        box = places[name]
        x = box[0] + share_across * box[2]
        first, last = rows_in(image, x, box, band)
        top_N = places["trace_top_N"]
        bottom = box[1] + box[3]
        assert first == pytest.approx(bottom - high_N / top_N * box[3], abs=2.0), name
        # The last row of the band ends at the edge: it begins one row above it.
        assert last + 1 == pytest.approx(bottom - low_N / top_N * box[3], abs=2.0), name
