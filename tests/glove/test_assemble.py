"""Blocks on one time line: what is missing is counted, what is repeated is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmt_sense.glove import BlockAssembler
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol import Ident, Reply, Samples

RATE_HZ = 200
STEP_US = 5000


def scan(number, *, start_us=123_456):
    return Samples(number % 65536, (start_us + number * STEP_US) % 2**32, 0, (number % 1000, 7))


def assemble(scans, host_s=0.0):
    assembler = BlockAssembler(2, 10, RATE_HZ)
    return assembler, assembler.push(scans, host_s)


def numbers(blocks):
    return [i for b in blocks for i in range(b.start_index, b.start_index + len(b))]


@given(
    lost=st.sets(st.integers(1, 299)),
    cuts=st.lists(st.integers(0, 300), max_size=6).map(sorted),
)
def test_losses_are_counted_and_blocks_are_contiguous_however_they_are_cut(lost, cuts):
    kept = [scan(i) for i in range(300) if i not in lost]
    assembler = BlockAssembler(2, 10, RATE_HZ)
    blocks = []
    for first, stop in zip([0, *cuts], [*cuts, 300], strict=True):
        blocks += assembler.push(kept[first:stop], 0.0)
    assert numbers(blocks) == [i for i in range(300) if i not in lost]
    trailing = 299 - max(numbers(blocks))
    assert assembler.lost_samples == len(lost) - trailing
    times_s = np.concatenate([b.time_s for b in blocks])
    assert times_s == pytest.approx(np.array(numbers(blocks)) * STEP_US / 1e6)


def test_the_sixteen_bit_number_wraps():
    assembler, blocks = assemble([scan(i) for i in range(65_500, 65_600)])
    assert assembler.lost_samples == 0
    assert numbers(blocks) == list(range(100))


def test_the_microseconds_wrap_after_71_minutes():
    assembler, blocks = assemble([scan(i, start_us=2**32 - 20_000) for i in range(10)])
    (block,) = blocks
    assert np.diff(block.time_s) == pytest.approx(STEP_US / 1e6)
    assert assembler.lost_samples == assembler.restarts == 0


def test_a_silence_longer_than_the_number_reaches_is_settled_by_the_clock():
    away = 3 * 65_536 + 17
    assembler = BlockAssembler(2, 10, RATE_HZ)
    assembler.push([scan(0)], 100.0)
    (block,) = assembler.push([scan(away)], 100.0 + away / RATE_HZ)
    assert block.start_index == away
    assert assembler.lost_samples == away - 1


def test_a_repeated_frame_is_refused():
    assembler, blocks = assemble([scan(0), scan(1), scan(1), scan(0), scan(2)])
    assert numbers(blocks) == [0, 1, 2]
    assert assembler.refused_samples == 2


@pytest.mark.parametrize("first_run", [50, 5000])
@pytest.mark.parametrize("same_clock", [True, False])
def test_a_board_that_begins_anew_is_a_gap_as_long_as_the_host_says(first_run, same_clock):
    start_us = 2_100_000
    assembler = BlockAssembler(2, 10, RATE_HZ)
    end_s = first_run / RATE_HZ
    assembler.push([scan(i, start_us=start_us) for i in range(first_run)], end_s)
    again_us = start_us if same_clock else 0
    (block,) = assembler.push([scan(i, start_us=again_us) for i in range(10)], end_s + 4.0)
    assert assembler.restarts == 1
    assert block.time_s[0] - (first_run - 1) / RATE_HZ == pytest.approx(4.0, abs=0.01)
    assert block.start_index - (first_run - 1) == pytest.approx(4.0 * RATE_HZ, abs=1)
    assert assembler.lost_samples == block.start_index - first_run


@pytest.mark.parametrize("first", [0, 1, 3])
@pytest.mark.parametrize("stale", [0, 2])
def test_a_glove_that_came_back_begins_anew_even_where_its_numbers_would_fit_on(first, stale):
    identity = GloveIdentity(1, (0, 1, 0), 1, 2, 10, 5000, RATE_HZ, 115200, "A", 1, 0, 112)
    assembler = BlockAssembler(2, 10, RATE_HZ)
    assembler.push([Ident(identity), Reply(1, 0, ""), scan(0)], 1.0)
    went_on = [scan(1 + i) for i in range(stale)]  # from a board that kept its power
    came = [
        Ident(identity),
        *went_on,
        Reply(1, 0, ""),
        scan(first + stale),
        scan(first + stale + 1),
    ]
    assembler.push(came, 3.0)
    assembler.push([scan(first + stale + 2)], 3.0)
    assert assembler.restarts == 1


def test_a_glove_that_misstates_its_rate_is_found_out():
    scans = [Samples(i, i * 40_000, 0, (1, 2)) for i in range(200)]
    assembler, _ = assemble(scans)
    assert assembler.true_rate_hz == pytest.approx(25)
    assembler, _ = assemble([scan(i) for i in range(0, 400, 3)])
    assert assembler.true_rate_hz is None  # losses are no rate


def test_a_slow_board_loses_nothing():
    slow = [Samples(i, round(i * STEP_US * 1.003), 0, (0, 0)) for i in range(5000)]
    assembler, _ = assemble(slow)
    assert assembler.lost_samples == assembler.restarts == assembler.refused_samples == 0
