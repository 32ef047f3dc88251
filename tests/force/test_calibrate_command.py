"""`nmt-sense calibrate` from outside: files in, files out, one sentence where it fails."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from nmt_sense.cli import app
from nmt_sense.force import load_profile
from nmt_sense.model.errors import InputError
from nmt_sense.simulation import Sensors
from nmt_sense.simulation.sensor import counts_of_force

LEVELS_N = (1, 2, 4, 8, 15, 25, 40)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "readings.csv"
    rows = [f"{round(1024 * f / (f + 20))},{f}" for f in LEVELS_N]
    path.write_text("\n".join(["count,force_N", *rows]), encoding="utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(app, ["calibrate", *map(str, arguments)], catch_exceptions=True)


def test_fit_check_and_show_go_together(table, tmp_path):
    out = tmp_path / "glove.json"
    fitted = run("fit", table, "--out", out, "--glove", "A1", "--json")
    assert fitted.exit_code == 0, fitted.output
    [sensor] = json.loads(fitted.stdout)["sensors"]
    assert sensor["cross_validated"] < 0.1
    profile = load_profile(out)
    assert (profile.glove, profile.nominal, profile.circuit.bits) == ("A1", False, 10)
    checked = run("check", out, table, "--json")
    assert json.loads(checked.stdout)["sensors"][0]["ok"] is True
    assert run("check", out).exit_code == 0
    shown = run("show", out).stdout
    assert "calibrated" in shown
    assert "on unseen levels" in shown
    assert json.loads(run("show", out, "--json").stdout)["glove"] == "A1"


def test_a_table_that_misses_fails_the_check(table, tmp_path):
    out = tmp_path / "glove.json"
    run("fit", table, "--out", out)
    off = tmp_path / "off.csv"
    rows = [f"{round(1024 * f / (f + 20))},{1.5 * f}" for f in LEVELS_N]
    off.write_text("\n".join(["count,force_N", *rows]), encoding="utf-8")
    failed = run("check", out, off)
    assert failed.exit_code == 1
    assert isinstance(failed.exception, InputError)
    assert "calibrate the glove again" in str(failed.exception)


def test_a_failed_fit_leaves_the_profile_that_stood_there(table, tmp_path):
    out = tmp_path / "glove.json"
    run("fit", table, "--out", out)
    before = out.read_bytes()
    table.write_text("count,force_N\n1,2\n", encoding="utf-8")
    assert run("fit", table, "--out", out).exit_code == 1
    assert out.read_bytes() == before


def test_a_wrong_circuit_is_wrong_use(table, tmp_path):
    assert run("fit", table, "--out", tmp_path / "x", "--circuit", "bridge").exit_code == 2


def test_a_press_beside_a_reference_gives_creep_too(tmp_path):
    time_s = np.arange(0, 12, 0.05)
    force_N = np.clip(10 * np.minimum(time_s - 1, 11.5 - time_s), 0, 20)
    pad = Sensors(spread=0.0, creep_per_decade=0.1, hysteresis=0.0, noise_counts=0.5, bits=14)
    count = counts_of_force(force_N[:, None], 20, pad, np.random.default_rng(0))[:, 0]
    rows = [f"{c},{f:.4f},{t:.2f}" for c, f, t in zip(count, force_N, time_s, strict=True)]
    path, out = tmp_path / "press.csv", tmp_path / "press.json"
    path.write_text("\n".join(["count,force_N,time_s", *rows]), encoding="utf-8")
    fitted = run("fit", path, "--out", out, "--bits", "14", "--json")
    [sensor] = json.loads(fitted.stdout)["sensors"]
    assert sensor["creep_per_decade"] == pytest.approx(0.09, abs=0.04)
    assert sensor["residual"] < 0.04
