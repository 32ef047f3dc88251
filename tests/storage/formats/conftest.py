"""A session to export: a gap, a saturated pad, texts that spreadsheets would run."""

import pytest

from nmt_sense.force import simulated_profile
from nmt_sense.glove import Chunk
from nmt_sense.holds import shipped_plan
from nmt_sense.protocol import Samples, encode_message
from nmt_sense.session.reading import analyze_recording
from nmt_sense.session.recorder import Recorder, force_of
from nmt_sense.simulation import board_of, shipped_scenario, simulate_counts
from nmt_sense.storage import open_recording
from nmt_sense.storage.formats import gather

LOST = range(3000, 3010)
FORMULA = '=HYPERLINK("http://x","y")'


@pytest.fixture(scope="session")
def recorded(tmp_path_factory):
    """The folder of a sealed session: the demo's presses, ten samples of them lost."""
    scenario = shipped_scenario("demo")
    block, _ = simulate_counts(scenario, seed=2)
    counts = block.counts.copy()
    counts[100, 1] = 1023
    recorder = Recorder(
        tmp_path_factory.mktemp("recordings"),
        identity=board_of(scenario).identity(),
        profile=simulated_profile(),
        plan=shipped_plan("first-press"),
        participant="P-01",
    )
    for first in range(0, len(block), 4):
        data = b"".join(
            encode_message(Samples(i, round(block.time_s[i] * 1e6), 0, tuple(counts[i].tolist())))
            for i in range(first, min(first + 4, len(block)))
            if i not in LOST
        )
        recorder.chunk(Chunk(data, 10**12 + first * 5_000_000, 10**18 + first * 5_000_000))
    recorder.mark(FORMULA, 3.25, 10**12 + 3_250_000_000)
    recorder.mark('Größe, "zitiert"\nneue Zeile', 7.5, 10**12 + 7_500_000_000)
    recorder.note("marker_undone", time_s=7.5)
    recorder.close()
    return recorder.folder


@pytest.fixture(scope="session")
def content(recorded):
    recording = open_recording(recorded)
    return gather(recording, force_of(recording), analyze_recording(recording).holds)
