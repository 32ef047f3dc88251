"""The simulated world: reproducible, physical, and as rude as asked for."""

import dataclasses
import os
import threading
from itertools import pairwise

import numpy as np
import pytest
import serial

from nmt_sense.glove import BlockAssembler, band_arguments, identity_arguments
from nmt_sense.model.errors import DeviceError, DeviceLostError, InputError
from nmt_sense.protocol import (
    Ask,
    Command,
    FrameParser,
    Ident,
    Reply,
    Samples,
    Status,
    encode_message,
)
from nmt_sense.simulation import (
    Faults,
    Press,
    Scenario,
    Sensors,
    SimulatedPort,
    board_of,
    load_scenario,
    serve_on_pty,
    shipped_scenario,
    simulate_counts,
)
from nmt_sense.simulation.sensor import counts_of_force, resistance_ohm

CONSTANT = Sensors(spread=0.0, creep_per_decade=0.10, hysteresis=0.0, noise_counts=0.0, bits=14)


def test_the_same_seed_is_the_same_session():
    scenario = shipped_scenario("demo")
    first, truth = simulate_counts(scenario, seed=7)
    again, _ = simulate_counts(scenario, seed=7)
    other, _ = simulate_counts(scenario, seed=8)
    assert np.array_equal(first.counts, again.counts)
    assert not np.array_equal(first.counts, other.counts)
    assert len(truth.holds) == 3


@pytest.mark.parametrize(("force_N", "ohm"), [(0.2, 30e3), (1, 6e3), (10, 1e3), (100, 250)])
def test_a_fresh_pad_is_near_the_nominal_resistances(force_N, ohm):
    assert resistance_ohm(np.array(force_N)) == pytest.approx(ohm, rel=0.08)


def test_a_constant_press_creeps_as_asked():
    force_N = np.full((60 * 200, 1), 10.0)
    counts = counts_of_force(force_N, 200, CONSTANT, np.random.default_rng(0))
    share = counts[:, 0] / (1 << CONSTANT.bits)
    conductance = share / (1 - share)
    rise = conductance[30 * 200] / conductance[3 * 200] - 1  # one decade
    # Conductance follows force with a slope between 0.7 and 1 on logarithmic axes.
    assert 0.05 < rise < 0.15
    assert (np.diff(conductance[::200]) >= 0).all()


def test_a_pad_forgets_when_it_is_left_alone():
    force_N = np.zeros((120 * 200, 1))
    force_N[200:4000] = 20.0
    counts = counts_of_force(force_N, 200, CONSTANT, np.random.default_rng(0))
    assert 0 < counts[4400, 0] < counts[3000, 0] / 2
    assert counts[-1, 0] < counts[4400, 0]


def talk(board, *asked):
    parser = FrameParser()
    for number, (command, arguments) in enumerate(asked):
        board.receive(encode_message(Ask(number, command, arguments)))
    return parser.feed(board.advance(0.0))


def test_the_board_answers_every_command():
    board = board_of(shipped_scenario("demo"))
    arguments = {
        Command.RATE: b"\xc8\x00",
        Command.BAND: band_arguments(1, 10, 20),
        Command.SET_ID: identity_arguments("LEFT-01", 2, 3),
    }
    answers = talk(board, *((c, arguments.get(c, b"")) for c in Command), (99, b""))
    assert (board.identity().serial, board.identity().layout_id) == ("LEFT-01", 2)
    replies = [m for m in answers if isinstance(m, Reply)]
    assert [r.result for r in replies] == [0] * len(Command) + [1]
    assert sum(isinstance(m, Ident) for m in answers) == 1


def test_the_board_streams_only_between_start_and_stop():
    board = board_of(shipped_scenario("demo"))
    parser = FrameParser(6, 10)
    assert board.advance(1.0) == b""
    board.receive(encode_message(Ask(1, Command.START)))
    board.advance(1.0)
    messages = parser.feed(board.advance(3.0))
    scans = [m for m in messages if isinstance(m, Samples)]
    assert [s.seq for s in scans] == list(range(400))
    assert {b.t_us - a.t_us for a, b in pairwise(scans)} == {5000}
    assert sum(isinstance(m, Status) for m in messages) == 2
    board.receive(encode_message(Ask(2, Command.STOP)))
    board.advance(3.0)
    assert board.advance(5.0) == b""


def test_a_damaged_wire_gives_no_wrong_sample():
    scenario = shipped_scenario("demo")
    clean, _ = simulate_counts(scenario, seed=1)
    rude = dataclasses.replace(scenario, faults=Faults(flipped=0.003, dropped=0.003))
    now_s = [0.0]
    port = SimulatedPort(rude, seed=1, speed=1.0, clock=lambda: now_s[0], sleep=lambda _: None)
    device = port.open()
    device.write(encode_message(Ask(1, Command.START)))
    parser, assembler = FrameParser(6, 10), BlockAssembler(6, 10, 200)
    blocks = []
    for step in range(1, 2000):
        now_s[0] = step * 0.02
        blocks += assembler.push(parser.feed(device.read(0.0)), now_s[0])
    assert parser.counters.rejected_total > 100
    assert assembler.lost_samples > 100
    for b in blocks:
        rows = slice(b.start_index, b.start_index + len(b))
        assert np.array_equal(b.counts, clean.counts[rows][: len(b)]) or assembler.restarts


def streaming(faults, until_s, *, step_s=0.02):
    """Read a faulty glove on a made-up clock; yield the time and the bytes of each read."""
    now_s = [0.0]
    scenario = dataclasses.replace(shipped_scenario("demo"), faults=faults)
    port = SimulatedPort(scenario, clock=lambda: now_s[0], sleep=lambda _: None)
    device = port.open()
    device.write(encode_message(Ask(1, Command.START)))
    while now_s[0] < until_s:
        now_s[0] += step_s
        yield now_s[0], device.read(0.0)


def test_frames_that_are_cut_short_are_missing_and_no_others():
    parser, assembler = FrameParser(6, 10), BlockAssembler(6, 10, 200)
    rows = 0
    for now_s, data in streaming(Faults(truncated=0.05), 20.0):
        rows += sum(len(block) for block in assembler.push(parser.feed(data), now_s))
    assert 100 < parser.counters.rejected_total < 300  # of 4,000 samples and 20 statuses
    assert assembler.restarts == 0
    assert rows + assembler.lost_samples == pytest.approx(4000, abs=5)


def test_noise_between_the_bytes_costs_frames_and_nothing_else():
    parser = FrameParser(6, 10)
    scans = [
        m.seq
        for _, data in streaming(Faults(inserted=0.002), 20.0)
        for m in parser.feed(data)
        if isinstance(m, Samples)
    ]
    assert parser.counters.rejected_total > 50
    assert scans == sorted(set(scans))
    assert len(scans) > 3500


def test_a_way_that_stands_still_hands_everything_on_late():
    parser = FrameParser(6, 10)
    scans_at = [
        (at_s, m.seq)
        for at_s, data in streaming(Faults(stall_at_s=3.0, stall_s=1.5), 6.0)
        for m in parser.feed(data)
        if isinstance(m, Samples)
    ]
    assert [seq for _, seq in scans_at] == list(range(len(scans_at)))
    assert not [at_s for at_s, _ in scans_at if 3.0 < at_s < 4.49]


def test_a_saturated_pad_reads_the_end_of_the_scale():
    scenario = dataclasses.replace(shipped_scenario("demo"), faults=Faults(saturated_sensor="palm"))
    block, _ = simulate_counts(scenario)
    assert (block.counts[:, 5] == 1023).all()


def test_an_unplugged_glove_is_gone_and_comes_back():
    scenario = dataclasses.replace(
        shipped_scenario("demo"), faults=Faults(unplug_at_s=5.0, unplug_s=2.0)
    )
    now_s = [0.0]
    port = SimulatedPort(scenario, clock=lambda: now_s[0], sleep=lambda _: None)
    device = port.open()
    device.write(encode_message(Ask(1, Command.START)))
    now_s[0] = 5.5
    with pytest.raises(DeviceLostError):
        device.read(0.0)
    with pytest.raises(DeviceLostError):
        port.open()
    now_s[0] = 7.5
    assert port.open().read(0.0)


def test_a_dead_pad_reads_nothing():
    scenario = dataclasses.replace(shipped_scenario("demo"), faults=Faults(dead_sensor="index"))
    block, _ = simulate_counts(scenario)
    assert not block.counts[:, 1].any()
    assert block.counts[:, 0].any()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_a_pseudo_terminal_outlives_its_clients():
    stop, ready, port = threading.Event(), threading.Event(), []
    server = threading.Thread(
        target=serve_on_pty,
        args=(SimulatedPort(shipped_scenario("demo")).open(),),
        kwargs={"on_ready": lambda path: (port.append(path), ready.set()), "stop": stop},
    )
    server.start()
    try:
        assert ready.wait(5)
        for _ in range(2):
            with serial.Serial(port[0], timeout=5) as client:
                client.write(encode_message(Ask(1, Command.IDENT)))
                client.flush()
                parser, heard = FrameParser(), []
                while not any(isinstance(m, Ident) for m in heard):
                    data = client.read(1)
                    assert data, "no answer"
                    heard += parser.feed(data)
    finally:
        stop.set()
        server.join()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "not TOML"),
        ('name = "x"\npresses = [{start_s = -1, force_N = 2}]', "presses.0.start_s"),
        ('name = "x"\npresses = []\nrate_hz = 5', "rate_hz"),
        ('name = "x"\npresses = []\ncolour = 1', "colour"),
        ('name = "x"\npresses = []\nfaults = {dead_sensor = "toe"}', "dead_sensor"),
    ],
)
def test_a_scenario_that_is_not_right_is_refused_by_its_field(tmp_path, text, words):
    path = tmp_path / "scenario.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        load_scenario(path)


def test_presses_must_not_overlap():
    with pytest.raises(ValueError, match="begins before"):
        Scenario(
            name="x",
            presses=(Press(start_s=0, force_N=1, held_s=5), Press(start_s=3, force_N=1)),
        )


def test_windows_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    with pytest.raises(DeviceError, match="record --port simulated"):
        serve_on_pty(None, on_ready=print, stop=threading.Event())


def test_a_slip_loses_force_and_spreads_what_is_left():
    press = Press(start_s=1.0, force_N=20.0, slip_at_s=5.0, slip_depth=0.4, tremor=0, wander=0)
    _, truth = simulate_counts(Scenario(name="slip", presses=(press,)))
    before, after = (truth.force_N[round(at_s * 200)] for at_s in (6.0, 8.0))
    assert after.sum() == pytest.approx(0.6 * before.sum())
    assert before.max() > 2 * before.min()
    assert after == pytest.approx(np.full(6, after.mean()))
