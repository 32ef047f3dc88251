"""Arrays in, holds out: the Python API as a script uses it."""

import doctest
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import nmt_sense
from nmt_sense.model.errors import InputError
from nmt_sense.model.hold import Fault, Verdict
from nmt_sense.session import arrays
from tests.holds.presses import press

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "analyze-arrays.md"


def test_the_example_of_the_docstring_runs():
    assert doctest.testmod(arrays).failed == 0
    assert doctest.testmod(arrays).attempted > 3


def test_the_examples_of_the_page_run():
    tried = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert tried.attempted > 5
    assert tried.failed == 0


def test_a_column_for_each_sensor_tells_evenness():
    _, force = press()
    (hold,) = nmt_sense.analyze(np.stack([0.95 * force, 0.05 * force], 1), rate_hz=100)
    assert Fault.UNEVEN in hold.faults


def test_the_steps_of_a_slow_table_are_no_gaps():
    _, force = press(held_s=20.0, rate_hz=2.0)
    (hold,) = nmt_sense.analyze(force, rate_hz=2)
    assert Fault.GAP not in hold.faults
    assert hold.measures.duration_s == pytest.approx(20.0, abs=1.0)
    force[25:28] = np.nan
    (broken,) = nmt_sense.analyze(force, rate_hz=2)
    assert Fault.GAP in broken.faults


def test_a_plan_is_walked_through_point_by_point():
    _, force = press()
    holds = nmt_sense.analyze(np.tile(force, 4), rate_hz=100, plan="first-press")
    assert [h.point for h in holds] == [
        "Upper trapezius, left",
        "Upper trapezius, right",
        "Rhomboid, left",
        "Rhomboid, left",
    ]


def test_bands_of_a_plan_are_turned_into_the_unit_of_the_force():
    _, force = press()
    (in_kgf,) = nmt_sense.analyze(force / 9.80665, rate_hz=100, plan="first-press", unit="kgf")
    (in_newtons,) = nmt_sense.analyze(force, rate_hz=100, plan="first-press")
    assert in_kgf.verdict is in_newtons.verdict is Verdict.GOOD
    assert in_kgf.score == pytest.approx(in_newtons.score)


def test_uneven_times_are_taken_as_they_are():
    time_s, force = press()
    kept = np.random.default_rng(0).random(len(time_s)) > 0.3
    (hold,) = nmt_sense.analyze(force[kept], time_s=time_s[kept])
    assert hold.measures.duration_s == pytest.approx(15, abs=0.3)


def test_holds_become_a_frame():
    _, force = press()
    frame = nmt_sense.holds_frame(nmt_sense.analyze(force, rate_hz=100, band=(16, 22)))
    assert list(frame["verdict"]) == ["good"]
    assert {"start_s", "duration_s", "cov_detrended", "score_firm"} <= set(frame.columns)


@pytest.mark.parametrize(
    ("force", "how", "words"),
    [
        (np.ones(9), {}, "either rate_hz or time_s"),
        (np.ones(9), {"rate_hz": 0}, "above zero"),
        (np.ones(9), {"time_s": np.arange(8)}, "9 samples"),
        (np.ones(3), {"time_s": [0, 2, 1]}, "must rise"),
        (np.ones((2, 2, 2)), {"rate_hz": 1}, "shape"),
        (["a"], {"rate_hz": 1}, "no array of numbers"),
        ([np.inf], {"rate_hz": 1}, "infinite"),
        (np.ones(9), {"rate_hz": 1, "unit": "stone"}, "unit stone"),
        (np.ones(9), {"rate_hz": 1, "plan": "no-plan"}, "no-plan"),
        (np.ones(9), {"rate_hz": 1, "plan": "first-press", "band": (1, 2)}, "either a band"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(force, how, words):
    with pytest.raises(InputError, match=words):
        nmt_sense.analyze(force, **how)


def test_asking_for_the_version_loads_no_science():
    code = "import nmt_sense, sys; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
