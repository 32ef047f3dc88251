"""The commands that calibrate a glove that streams, as a person at the keyboard sees them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from nmt_sense.cli import app
from nmt_sense.cli.live_calibration import lead
from nmt_sense.force import Circuit, CircuitKind, save_profile, simulated_profile
from nmt_sense.model.units import STANDARD_GRAVITY_M_S2, Unit
from nmt_sense.session.calibrating import GuidedCalibration, StepKind
from nmt_sense.session.channels import ChannelsView
from nmt_sense.simulation import Sensors
from nmt_sense.simulation.sensor import counts_of_force

RATE_HZ, REST_S, LEAD_S = 100, 3.0, 1.0
SENSORS = Sensors(creep_per_decade=0.06, hysteresis=0.02, spread=0.1, bits=12, parts=3)
CIRCUIT = Circuit(kind=CircuitKind.DIVIDER_HIGH, resistor_ohm=1000.0, bits=12)


class Person:
    """Does what is asked for, on a made-up clock: presses, waits, types, and lets go."""

    def __init__(self, leader, answers):
        self.leader, self.answers = leader, answers
        self.force_N, self.ends = [np.zeros(0)], []
        for step in leader.steps:
            self.force_N.append(np.full(round((step.held_s + LEAD_S) * RATE_HZ), step.force_N))
            self.ends.append(sum(map(len, self.force_N)))
            self.force_N.append(np.zeros(round(REST_S * RATE_HZ)))
        force_N = np.concatenate(self.force_N)[:, None]
        self.counts = counts_of_force(force_N, RATE_HZ, SENSORS, np.random.default_rng(0))
        self.now, self.asked = 0, []

    def look(self):
        now = self.now
        rows = slice(max(now - 10 * RATE_HZ, 0), now)
        if not now:
            return None
        time_s = np.arange(rows.start, rows.stop) / RATE_HZ
        return ChannelsView(time_s, self.counts[rows], self.counts[rows] * 1.0, time_s, 0.0)

    def ask(self, words):
        self.asked.append(words)
        typed = self.answers.pop(0) if self.answers else ""
        if typed != "too early":
            end = self.ends[self.leader.steps.index(self.leader.step, self.taken())]
            while self.now < end:
                self.now = min(self.now + RATE_HZ, end)
                self.leader.push(self.look())
        return "" if typed == "too early" else typed

    def taken(self):
        return round(self.leader.progress * len(self.leader.steps))


def test_a_person_at_the_keyboard_is_led_to_a_profile(capsys):
    leader = GuidedCalibration(["index"], CIRCUIT, glove="G1", columns=[0])
    person = Person(leader, ["too early", "", "", "heavy", f"{44 / STANDARD_GRAVITY_M_S2:.3f}"])
    lead(leader, Unit.KILOGRAM_FORCE, look=person.look, ask=person.ask)
    said = capsys.readouterr().out
    assert "Not taken: wait" in said
    assert "'heavy' is no number" in said
    assert any("exercise, press to 4.49 kgf" in words for words in person.asked)
    profile = leader.fit().profile
    assert (profile.glove, profile.sensors[0].sensor) == ("G1", "index")
    assert profile.level_uncertainty < 0.12
    assert any(profile.sensors[0].creep_weights)


def test_the_presses_of_the_check_are_not_fitted_but_widen_what_is_stated():
    leader = GuidedCalibration(["index"], CIRCUIT, glove="G1")
    person = Person(leader, [])
    steps = list(leader.steps)
    for step in steps:
        person.ask("")
        lies = 1.5 if step.kind is StepKind.CHECK else 1.0
        leader.take(step.force_N * lies)
    fitted = leader.fit()
    checks = {lies * step.force_N for step in steps if step.kind is StepKind.CHECK}
    assert not checks & {point.force_N for point in fitted.profile.sensors[0].points}
    assert fitted.profile.level_uncertainty == pytest.approx(0.33, abs=0.06)
    assert "presses of the check on index miss" in fitted.doubts[-1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["guide", "--port", "/dev/no-glove"], "there is no port"),
        (["follow", "--port", "simulated", "--reference", "/dev/no-cell"], "there is no port"),
        (["guide", "--port", "simulated", "--pad", "toe"], "toe is not on this glove"),
        (["guide", "--port", "simulated", "--unit", "kPa"], "kPa is no force"),
        (["guide", "--port", "simulated"], "nothing was saved"),
        (["daily", "--port", "simulated", "--known", "1"], "no calibration is kept"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(arguments, words, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    failed = CliRunner().invoke(app, ["calibrate", *arguments], input="")
    assert failed.exit_code == 1
    assert not isinstance(failed.exception, SystemExit)
    assert words in str(failed.exception)


@pytest.mark.parametrize("command", ["analyze", "report"])
def test_another_gloves_calibration_warns_and_goes_on(command, tmp_path):
    session = Path(__file__).parents[1] / "recordings" / "session-1"
    other = tmp_path / "other.json"
    save_profile(replace(simulated_profile(), glove="OTHER-7"), other)
    out = ["--out", str(tmp_path / "r.html")] if command == "report" else []
    done = CliRunner().invoke(app, [command, str(session), "--calibration", str(other), *out])
    assert done.exit_code == 0, done.output
    assert "made for the glove OTHER-7" in done.stderr
