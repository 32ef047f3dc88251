"""The glove tells the hand by itself: it is told the band, in its own counts, and told again."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmt_sense.force import ForceConverter, nominal_profile, simulated_profile
from nmt_sense.force.circuit import Circuit, CircuitKind
from nmt_sense.glove import TOLD_ID, GloveLink, band_of_arguments
from nmt_sense.holds import shipped_plan
from nmt_sense.model.block import SampleBlock
from nmt_sense.model.errors import InputError
from nmt_sense.protocol import Ask, Command, FrameParser, Reply
from nmt_sense.session.glove_feedback import SAY_AGAIN_S, FeedbackTeller, GloveFeedback
from nmt_sense.session.live import LiveSession
from nmt_sense.session.pipeline import Pipeline
from nmt_sense.simulation import SimulatedPort, board_of, shipped_scenario
from nmt_sense.storage import open_recording
from tests.bench.board_band import crossings_N

PADS = ["thumb", "index", "middle", "ring", "little", "palm"]
ALL = GloveFeedback(motor=True, buzzer=True, led=True)
QUIET = GloveFeedback(led=True, strength=0.2)
OFF = GloveFeedback()


def block_of(*rows):
    counts = np.array(rows, np.uint16)
    time_s = np.arange(len(rows)) / 200
    return SampleBlock(0, time_s, time_s, counts)


@given(counts=st.lists(st.integers(20, 1000), min_size=6, max_size=6))
def test_counts_become_forces_and_the_same_counts_again(counts):
    converter = ForceConverter(simulated_profile(), sensors=PADS, bits=10, rate_hz=200)
    forces = converter.push(block_of(*[counts] * 40))
    assert converter.counts_at(forces.force_N[-1]) == pytest.approx(counts, abs=1e-6)


def test_counts_that_fall_with_the_force_are_refused():
    falling = Circuit(kind=CircuitKind.DIVIDER_LOW, resistor_ohm=1000.0)
    profile = nominal_profile()
    profile = type(profile)(
        **{f: getattr(profile, f) for f in profile.__slots__} | {"circuit": falling}
    )
    converter = ForceConverter(profile, sensors=PADS, bits=10, rate_hz=200)
    with pytest.raises(InputError, match="fall"):
        converter.counts_at(np.ones(6))
    teller = FeedbackTeller()
    teller.wanted = ALL
    identity = board_of(shipped_scenario("demo")).identity()
    pipeline = Pipeline(identity, profile, shipped_plan("first-press"))
    assert teller.due(pipeline, np.zeros(6)) == ()
    assert "stay off" in teller.refusal


@pytest.mark.parametrize("seed", range(3))
def test_the_board_crosses_where_the_force_does(seed):
    lower_N, upper_N = crossings_N(shipped_scenario("demo"), seed)
    assert len(lower_N) >= 6  # three presses, in and out
    assert np.abs(np.concatenate((lower_N, upper_N))).max() < 1.0  # of a band 6 N wide


class Teller:
    """A pipeline that has seen one scan, a clock that is set by hand, and what was told."""

    def __init__(self):
        self.now_s = 0.0
        identity = board_of(shipped_scenario("demo")).identity()
        self.pipeline = Pipeline(identity, simulated_profile(), shipped_plan("first-press"))
        self.teller = FeedbackTeller(lambda: self.now_s)

    def told(self, *counts, wanted=ALL, after_s=0.06):
        self.now_s += after_s
        forces = self.pipeline.push(block_of(counts)).forces
        self.teller.wanted = wanted
        return self.teller.due(self.pipeline, forces.force_N[-1])


def test_the_board_is_told_again_before_it_takes_the_host_for_gone():
    teller = Teller()
    assert [c for c, _ in teller.told(0, 0, 0, 0, 0, 0)] == [Command.FEEDBACK, Command.BAND]
    assert teller.told(0, 0, 0, 0, 0, 0) == ()
    again = teller.told(0, 0, 0, 0, 0, 0, after_s=SAY_AGAIN_S)
    assert [c for c, _ in again] == [Command.FEEDBACK, Command.BAND]


def test_a_hand_that_comes_down_moves_the_band_at_once():
    teller = Teller()
    *_, (_, even) = teller.told(0, 0, 0, 0, 0, 0)
    ((command, lying),) = teller.told(580, 0, 0, 0, 0, 0)
    assert command is Command.BAND
    # fewer counts for the same force: one pad carries it all
    assert band_of_arguments(lying)[1] < band_of_arguments(even)[1]


def test_a_pad_beyond_its_scale_leaves_the_band_where_it_was():
    teller = Teller()
    teller.told(580, 0, 0, 0, 0, 0)
    known = teller.told(580, 0, 0, 0, 0, 0, after_s=SAY_AGAIN_S)
    beyond = teller.told(1023, 0, 0, 0, 0, 0, after_s=SAY_AGAIN_S)
    assert beyond == known


def test_what_is_switched_off_is_told_once():
    teller = Teller()
    teller.told(0, 0, 0, 0, 0, 0)
    assert teller.told(0, 0, 0, 0, 0, 0, wanted=OFF) == ((Command.BAND, b""),)
    assert teller.told(0, 0, 0, 0, 0, 0, wanted=OFF, after_s=9.0) == ()


def test_a_refusal_is_said_and_taken_back():
    teller = Teller()
    teller.told(0, 0, 0, 0, 0, 0)
    teller.teller.hear(Reply(3, 1, "somebody else asked"))
    assert teller.teller.refusal == ""
    teller.teller.hear(Reply(TOLD_ID, 1, "unknown command"))
    assert "unknown command" in teller.teller.refusal
    teller.teller.hear(Reply(TOLD_ID, 0, ""))
    assert teller.teller.refusal == ""


class Overheard:
    """A simulated glove, and every command that it was sent."""

    def __init__(self, device, commands):
        self._device, self._commands = device, commands
        self._parser = FrameParser()

    def __getattr__(self, name):
        return getattr(self._device, name)

    def write(self, data):
        self._commands += [m.command for m in self._parser.feed(data) if isinstance(m, Ask)]
        self._device.write(data)


def until(condition, what):
    deadline_s = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline_s, what
        time.sleep(0.005)


def test_a_session_tells_the_glove_and_notes_it(tmp_path):
    sent = []
    port = SimulatedPort(shipped_scenario("demo"))
    session = LiveSession(
        GloveLink(lambda: Overheard(port.open(), sent)),
        profile=simulated_profile(),
        plan=shipped_plan("first-press"),
        recordings=tmp_path,
    )
    session.set_glove_feedback(ALL)
    session.start_recording()
    session.start()
    until(lambda: sent.count(Command.FEEDBACK) >= 3, "the glove is not told again")
    assert session.snapshot().link.feedback == ("motor", "buzzer", "lamp")
    session.set_glove_feedback(QUIET)
    session.set_glove_feedback(OFF)
    until(lambda: sent[-1] == Command.BAND, "the band is not taken back")
    folder = session.recording_folder
    session.close()
    notes = [e for e in open_recording(folder).events if e["kind"] == "glove_feedback"]
    found = [(n["motor"], n["buzzer"], n["led"], n["strength"]) for n in notes]
    assert found == [
        (True, True, True, 0.5),
        (False, False, True, 0.2),
        (False, False, False, 0.5),
    ]
