# SPDX-License-Identifier: GPL-3.0-only
"""Eight pads at the rates of the protocol: what is lost, how even the clock is, what is left.

The figures are measured from outside the chip, in simulated cycles, and printed:

    python -m pytest tests/board/test_board_load.py -s
"""

import numpy as np
import pytest

from nmt_sense.protocol import Samples
from tests.board.talk import talking

pytestmark = pytest.mark.board

EIGHT_PADS = [(0, *[2500] * 8)]
SECONDS = 3
#: The clock itself is exact; what is left is the wait for an interrupt that has just begun.
JITTER_US = 15.0


@pytest.mark.parametrize(
    ("rate_hz", "baud"), [(200, 115200), (400, 115200), (500, 250000), (1000, 500000)]
)
def test_nothing_is_lost_and_the_clock_is_even(board, record_property, rate_hz, baud):
    running = board(EIGHT_PADS, sensors=8, baud=baud)
    with talking(running.port, baud) as glove:
        glove.start(rate_hz)
        glove.scans(SECONDS * rate_hz)
        scans, status = glove.of(Samples), glove.next_status()
        rejected = glove.parser.counters.rejected_total
    measured = running.stop()
    figures = {
        "rate_hz": rate_hz,
        "scans": len(scans),
        "jitter_us_min": measured["interval_us_min"] - 1e6 / rate_hz,
        "jitter_us_max": measured["max"] - 1e6 / rate_hz,
        "jitter_us_sd": measured["sd"],
        "busy_percent": measured["busy_percent"],
        "dropped": status.dropped,
        "overruns": status.overruns,
    }
    for name, value in figures.items():
        record_property(name, value)
    print(" ".join(f"{name}={value:.4g}" for name, value in figures.items()))
    assert rejected == 0
    assert scans[0].seq == 0
    assert (np.diff([s.seq for s in scans]) == 1).all()
    assert (status.overruns, status.dropped) == (0, 0)
    assert np.abs(np.diff([s.t_us for s in scans]) - 1e6 / rate_hz).max() <= JITTER_US
    assert -JITTER_US < figures["jitter_us_min"] <= figures["jitter_us_max"] < JITTER_US
    assert measured["lost_bytes"] == 0
