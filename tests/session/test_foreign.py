"""Foreign tables through the command line: several contacts, a reference, what cannot be."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from nmt_sense.cli import app
from nmt_sense.model.errors import InputError, NmtSenseError
from tests.holds.presses import press


def run(*arguments):
    """Run ``analyze``; a failure is raised as the error that it is."""
    result = CliRunner().invoke(app, ["analyze", *map(str, arguments)])
    if isinstance(result.exception, NmtSenseError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def found(*arguments):
    return json.loads(run(*arguments, "--json"))["holds"]


@pytest.fixture
def write(tmp_path):
    def write(name, **columns):
        path = tmp_path / name
        rows = np.column_stack(list(columns.values()))
        np.savetxt(path, rows, delimiter=";", header=";".join(columns), comments="", fmt="%.6f")
        return path

    return write


def test_the_holds_of_two_hands_are_found_apart(write):
    time_s, force = press(held_s=12.0)
    hands = write("hands.csv", t=time_s, a=force, b=force / 3, c=np.roll(force, 100) + 50)
    columns = ("--time", "t", "--contact", "left=a,b", "--contact", "right=c")
    holds = found(hands, *columns)
    assert [hold["contact"] for hold in holds] == ["left", "right"]
    assert [hold["index"] for hold in holds] == [0, 1]
    assert holds[0]["evenness"] is not None
    assert holds[1]["start_s"] - holds[0]["start_s"] == pytest.approx(1.0, abs=0.02)


def test_an_instructors_hold_is_the_target(write):
    time_s, force = press(level=20.0, held_s=15.0)
    instructor = write("instructor.csv", t=time_s, f=force)
    trainee = write("trainee.csv", t=time_s, f=1.3 * force)
    columns = ("--time", "t", "--force", "f", "--unit", "N", "--reference", instructor)
    (hold,) = found(trainee, *columns)
    assert hold["faults"] == ["too_hard"]
    assert hold["reference"]["bias"] == pytest.approx(6.0, abs=0.1)
    assert hold["reference"]["in_band"] == 0
    assert hold["reference"]["longer_s"] == pytest.approx(0.0, abs=0.1)
    (same,) = found(instructor, *columns)
    assert (same["verdict"], same["reference"]["in_band"]) == ("good", 1.0)
    assert "against the reference: 0% of" in run(trainee, *columns)
    assert "reference" not in found(trainee, *columns[:-2])[0]


def test_an_instructor_who_held_nothing_is_no_target(write):
    time_s, force = press(held_s=0.5)
    instructor = write("instructor.csv", t=time_s, f=force)
    with pytest.raises(InputError, match="no hold that could be the target"):
        run(instructor, "--time", "t", "--force", "f", "--reference", instructor)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--contact", "left"), "NAME=COLUMN"),
        (("--contact", "left=f,"), "NAME=COLUMN"),
        (("--contact", "a=f", "--contact", "a=f"), "given twice"),
        (("--contact", "a=nope"), "no column 'nope'"),
        (("--contact", "a=f", "--reference", "x.csv"), "either --reference or --contact"),
        (("--force", "f", "--rate", "50"), "100 samples per second, not 50"),
    ],
)
def test_what_does_not_fit_is_one_sentence(write, options, words):
    time_s, force = press()
    with pytest.raises(InputError) as refused:
        run(write("t.csv", t=time_s, f=force), "--time", "t", *options)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
