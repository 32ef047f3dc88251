"""What the glove is told of the band, in its own counts."""

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmt_sense.force import ForceConverter, simulated_profile
from nmt_sense.model.glove import pads_of
from nmt_sense.model.plan import Point
from nmt_sense.protocol import Command
from nmt_sense.session.glove_feedback import (
    SAY_AGAIN_S,
    FeedbackTeller,
    GloveFeedback,
    band_in_counts,
)

PADS = pads_of(6)
POINT = Point(name="Test", band_low_N=8.0, band_high_N=12.0)
REST_N = np.zeros(len(PADS))
THUMB_N = np.array([10.0, 0.0, 0.0, 0.0, 0.0, 0.0])


@pytest.fixture(scope="module")
def converter():
    names = [pad.name for pad in PADS]
    return ForceConverter(simulated_profile(), sensors=names, bits=10, rate_hz=200)


def told(teller, now_s, converter, force_N=REST_N):
    return list(teller.due(now_s, POINT, PADS, force_N, converter))


@given(force_N=st.floats(1.0, 25.0))
def test_counts_lead_back_to_the_force(converter, force_N):
    counts = converter.counts_of(np.full(len(PADS), force_N)).astype(int)
    found_N = converter._force_N[np.arange(len(PADS)), counts]
    assert found_N == pytest.approx(force_N, rel=0.05)


def test_before_a_press_the_band_is_the_contact_s(converter):
    mask, low, high = band_in_counts(POINT, PADS, REST_N, converter)
    assert [pad.contact for i, pad in enumerate(PADS) if mask >> i & 1] == [POINT.contactor]
    assert 0 < low < high


def test_a_shared_press_has_the_band_of_all_that_share_it(converter):
    half_N = np.array([5.0, 5.0, 0.0, 0.0, 0.0, 0.0])
    mask, low, high = band_in_counts(POINT, PADS, half_N, converter)
    assert mask == 0b11
    counts = converter.counts_of(half_N)
    assert low < counts[:2].sum() < high


def test_it_is_said_at_once_again_every_second_and_no_more_when_off(converter):
    teller = FeedbackTeller()
    assert told(teller, 0.0, converter) == []
    teller.wanted = GloveFeedback(motor=True, led=True, strength=1.0)
    means, band = told(teller, 0.0, converter)
    assert means == (Command.FEEDBACK, bytes((0b101, 255)))
    assert band[0] is Command.BAND
    assert struct.unpack("<HII", band[1]) == band_in_counts(POINT, PADS, REST_N, converter)
    assert told(teller, 0.9 * SAY_AGAIN_S, converter) == []
    assert len(told(teller, SAY_AGAIN_S, converter)) == 2
    teller.wanted = GloveFeedback()
    assert told(teller, SAY_AGAIN_S, converter) == [(Command.BAND, b"")]
    assert told(teller, 9 * SAY_AGAIN_S, converter) == []


def test_a_steady_press_keeps_its_band(converter):
    teller = FeedbackTeller()
    teller.wanted = GloveFeedback(led=True)
    assert told(teller, 0.0, converter, THUMB_N)
    assert told(teller, 0.1, converter, THUMB_N * 1.03) == []
