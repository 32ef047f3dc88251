"""Pictures for the documentation are small, and look as the screen did."""

import numpy as np
from PyQt6.QtGui import QImage

from nmt_sense.dashboard.album import in_few_colours


def test_frequent_colours_stay_and_rare_ones_go_to_the_nearest(qapp):
    side = 64
    pixels = np.full((side, side), 0xFFFFFFFF, np.uint32)
    shades = np.arange(400, dtype=np.uint32)
    pixels[:7].flat[:400] = 0xFF000000 | shades << 8  # more greens than fit
    pixels[32:] = 0xFF00795A
    image = QImage(pixels.tobytes(), side, side, 4 * side, QImage.Format.Format_RGB32)
    few = in_few_colours(image)
    assert few.format() == QImage.Format.Format_Indexed8
    assert (few.width(), few.height()) == (side, side)
    assert few.pixelColor(5, 20).name() == "#ffffff"
    assert few.pixelColor(5, 40).name() == "#00795a"
    for x, y in ((3, 0), (10, 3), (60, 5)):
        before, after = image.pixelColor(x, y), few.pixelColor(x, y)
        assert abs(before.green() - after.green()) <= 2
        assert before.blue() == after.blue()
