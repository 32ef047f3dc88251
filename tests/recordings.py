"""Recordings for tests: made from a scenario without waiting for its time to pass."""

from pathlib import Path

from nmt_sense.force import simulated_profile
from nmt_sense.glove import Chunk
from nmt_sense.holds import shipped_plan
from nmt_sense.protocol import Samples, encode_message
from nmt_sense.protocol.messages import SEQ_MODULUS, TIME_MODULUS_US
from nmt_sense.session.pipeline import Pipeline
from nmt_sense.session.recorder import Recorder
from nmt_sense.simulation import Press, Scenario, board_of, simulate_counts
from nmt_sense.storage.info import MANIFEST_FILE, SAMPLES_FILE

FRAMES_PER_CHUNK = 1000


def presses(n: int, *, n_sensors: int = 6, rate_hz: int = 200) -> Scenario:
    """Presses of 13 s, every 20 s."""
    each = tuple(Press(start_s=20.0 * i + 2, force_N=19.0, held_s=13.0) for i in range(n))
    return Scenario(name=f"{n} presses", presses=each, n_sensors=n_sensors, rate_hz=rate_hz)


def make_recording(
    root: Path, scenario: Scenario, *, seal: bool = True, lost=range(0), participant="test"
) -> Path:
    """Record a scenario as a session does, marks at 1 s included; ``lost`` samples are left out."""
    block, _ = simulate_counts(scenario)
    identity = board_of(scenario).identity()
    plan, profile = shipped_plan("first-press"), simulated_profile()
    recorder = Recorder(
        root, identity=identity, profile=profile, plan=plan, participant=participant
    )
    step_us = 1_000_000 // scenario.rate_hz
    frames = [
        encode_message(Samples(i % SEQ_MODULUS, i * step_us % TIME_MODULUS_US, 0, tuple(row)))
        for i, row in enumerate(block.counts.tolist())
        if i not in lost
    ]
    for first in range(0, len(frames), FRAMES_PER_CHUNK):
        data = b"".join(frames[first : first + FRAMES_PER_CHUNK])
        at_ns = (first + FRAMES_PER_CHUNK) * step_us * 1000
        recorder.chunk(Chunk(data, at_ns, at_ns))
    recorder.mark("first look", 1.0, 1_000_000_000)
    pipeline = Pipeline(identity, profile, plan)
    for hold in (*pipeline.push(block).holds, *pipeline.finish()):
        recorder.hold(hold)
    assert not recorder.fault
    recorder.close()
    if not seal:  # as a crash leaves it: only the journal
        for name in (SAMPLES_FILE, MANIFEST_FILE):
            (recorder.folder / name).unlink()
    return recorder.folder
