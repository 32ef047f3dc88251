"""Each fault has a scenario that shows it, and is named first there."""

import pytest

from nmt_sense.model.hold import Fault, Verdict
from tests.holds.fault_scenarios import played


@pytest.mark.parametrize("fault", Fault)
def test_the_scenario_of_a_fault_shows_it(fault):
    _, _, (hold,) = played(fault)
    assert hold.verdict is Verdict.FAULT
    assert hold.faults[0] is fault


def test_the_advice_names_the_pad_that_carries_too_much():
    _, _, (hold,) = played(Fault.UNEVEN)
    assert hold.advice.startswith("The palm pad carried 9")
