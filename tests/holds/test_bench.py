"""A smaller run of the bench on simulated presses: what docs/accuracy.md says stays true."""

import pytest

from nmt_sense.model.hold import Fault
from tests.bench.holds import detection, edge_errors_s, try_out
from tests.bench.presses import KINDS


@pytest.fixture(scope="module")
def outcomes():
    return [try_out(seed) for seed in range(20 * len(KINDS))]


def test_holds_are_found_and_nothing_else(outcomes):
    assert detection(outcomes)[-1] >= 0.99


@pytest.mark.parametrize("edge", ["start", "end"])
def test_edges_are_dated_within_50_ms(outcomes, edge):
    assert edge_errors_s(outcomes, edge)[1] <= 0.05


def test_a_fault_made_on_purpose_is_named(outcomes):
    for fault in Fault:
        made = [o for o in outcomes if o.kind == fault and fault in o.true]
        named = [o for o in made if fault in o.found]
        assert len(named) >= 0.95 * len(made) > 0


def test_a_good_press_is_seldom_blamed(outcomes):
    good = [o for o in outcomes if o.kind == "good"]
    assert sum(bool(o.found) for o in good) <= 0.1 * len(good)
