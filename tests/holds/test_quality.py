"""Data that cannot be trusted are said to be so, however well was pressed."""

import numpy as np
import pytest

from nmt_sense.holds import HoldFinder
from nmt_sense.model.block import ForceBlock, SensorFlag
from nmt_sense.model.hold import Quality
from tests.holds.presses import find, press, rules


def test_a_press_seen_whole_is_valid():
    (hold,) = find(*press())
    assert hold.quality is Quality.VALID
    assert hold.quality_reasons == ()


@pytest.mark.parametrize(("gap_s", "quality"), [(0.6, Quality.DOUBTFUL), (4.0, Quality.VOID)])
def test_missing_samples_make_a_hold_doubtful_then_void(gap_s, quality):
    time_s, force = press()
    kept = (time_s < 8) | (time_s > 8 + gap_s)
    (hold,) = find(time_s[kept], force[kept])
    assert hold.quality is quality
    assert "missing" in hold.quality_reasons[0]


def test_an_end_that_was_not_seen_is_doubtful():
    time_s, force = press()
    (hold,) = find(time_s[time_s < 14], force[time_s < 14])
    assert (hold.quality, hold.quality_reasons) == (
        Quality.DOUBTFUL,
        ("its end was not seen",),
    )


def test_zero_that_moved_far_makes_void():
    time_s, force = press()
    force[time_s > 17] = np.maximum(force[time_s > 17], 0.2)
    (hold,) = find(time_s, force)
    assert hold.quality is Quality.VALID
    late = time_s > 17.5
    force[late] = np.maximum(force[late], 2.3)
    (hold,) = find(time_s, force)
    assert hold.quality is Quality.VOID
    assert "zero moved" in hold.quality_reasons[0]


def test_past_the_calibrated_range_is_doubtful():
    time_s, force = press()
    flags = np.full((len(time_s), 1), SensorFlag.BEYOND_CALIBRATION, np.uint8)
    finder = HoldFinder(rules())
    (hold,) = finder.push(ForceBlock(0, time_s, force[:, None], flags))
    assert hold.quality is Quality.DOUBTFUL


def test_the_calibration_has_a_say():
    (hold,) = find(*press(), rules(calibration_doubts=["old"], calibration_void="another glove's"))
    assert hold.quality is Quality.VOID
    assert hold.quality_reasons == ("old", "another glove's")
