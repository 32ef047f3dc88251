"""Several contacts at a time are found apart, as if each were alone."""

from dataclasses import replace

import numpy as np
import pytest

import nmt_sense
from nmt_sense.holds import ContactsFinder, HoldFinder
from nmt_sense.model.errors import InputError
from tests.holds.presses import block, press, rules

CONTACTS = {"left": [0, 1], "right": [2]}


def two_hands():
    time_s, left = press(seed=1)
    right = np.roll(press(seed=2, level=25.0)[1], 150)  # begins 1.5 s later
    return time_s, np.stack([left / 2, left / 2, right], axis=1)


def test_each_hand_has_its_own_holds():
    time_s, force = two_hands()
    holds = nmt_sense.analyze(force, time_s=time_s, band=(16, 22), contacts=CONTACTS)
    assert [(h.index, h.contact) for h in holds] == [(0, "left"), (1, "right")]
    assert [h.verdict.value for h in holds] == ["good", "fault"]
    assert holds[1].measures.start_s - holds[0].measures.start_s == pytest.approx(1.5, abs=0.03)


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_blocks_of_any_size_give_what_each_alone_gives(size):
    time_s, force = two_hands()
    finder = ContactsFinder(CONTACTS, lambda _name: HoldFinder(rules()))
    whole = block(time_s, force)
    found = [h for i in range(0, len(whole), size) for h in finder.push(whole[i : i + size])]
    found += finder.finish()
    for name, columns in CONTACTS.items():
        alone = HoldFinder(rules())
        expected = alone.push(block(time_s, force[:, columns])) + alone.finish()
        assert [h for h in found if h.contact == name] == [
            replace(h, contact=name) for h in expected
        ]


def test_columns_that_are_not_there_are_refused():
    time_s, force = two_hands()
    with pytest.raises(InputError, match="'left'"):
        nmt_sense.analyze(force, time_s=time_s, contacts={"left": [3]})
