"""How far the data behind a hold can be trusted, apart from how well it was pressed."""

from collections.abc import Sequence

from nmt_sense.model.hold import HoldMeasures, Quality

#: Past the first share data are doubtful, past the second they are void: of the plateau without
#: samples, at the end of a sensor's scale and past its calibrated range, and of the level by which
#: zero moved.
MISSING_SHARES = (0.02, 0.10)
SATURATED_SHARES = (0.02, 0.25)
BEYOND_SHARES = (0.02, 1.0)
ZERO_SHARES = (0.04, 0.10)


def data_quality(
    m: HoldMeasures, calibration_doubts: Sequence[str] = (), calibration_void: str = ""
) -> tuple[Quality, tuple[str, ...]]:
    """Say whether the data of a hold are valid, doubtful or void, and why.

    Parameters
    ----------
    m
        What was measured.
    calibration_doubts
        What makes the calibration doubtful, each a few words.
    calibration_void
        What makes it worthless for this glove; empty if nothing does.
    """
    graded = [
        _grade(m.missing, MISSING_SHARES, "{:.0%} of the samples are missing"),
        _grade(m.saturated, SATURATED_SHARES, "a pad was at the end of its scale for {:.0%} of it"),
        _grade(m.beyond_calibration, BEYOND_SHARES, "{:.0%} of it lie past the calibrated range"),
        _grade(abs(m.zero_shift or 0.0), ZERO_SHARES, "zero moved by {:.0%} of the level"),
    ]
    if m.truncated:
        graded.append((Quality.DOUBTFUL, "its end was not seen"))
    graded += [(Quality.DOUBTFUL, doubt) for doubt in calibration_doubts]
    if calibration_void:
        graded.append((Quality.VOID, calibration_void))
    found = {quality for quality, _ in graded}
    worst = next(q for q in (Quality.VOID, Quality.DOUBTFUL, Quality.VALID) if q in found)
    return worst, tuple(reason for quality, reason in graded if quality is not Quality.VALID)


def _grade(value: float, shares: tuple[float, float], words: str) -> tuple[Quality, str]:
    quality = (
        Quality.VALID
        if value <= shares[0]
        else Quality.DOUBTFUL
        if value <= shares[1]
        else Quality.VOID
    )
    return quality, words.format(value)
