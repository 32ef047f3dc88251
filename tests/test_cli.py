"""The command line as outsiders use it: a process, its exit status, its words, its JSON."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from nmt_sense.cli import app
from nmt_sense.glove import PortReport, PortStatus
from tests.holds.presses import press
from tests.shared_data import SHARED, needs_shared

COMMANDS = ["demo", "dashboard", "devices", "record", "analyze", "replay"]
COMMANDS += ["simulate", "report", "recover", "verify", "doctor", "export", "import", "stream"]
COMMANDS += ["calibrate"]
COMMANDS += ["plan", "batch", "catalogue", "tag", "participant", "glove", "threshold"]
COMMANDS += ["statistics"]


def environment(tmp_path):
    """No display, and a home of its own."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return {**kept, "XDG_DATA_HOME": str(tmp_path / "home"), "COLUMNS": "100"}


@pytest.fixture
def nmt(tmp_path):
    def run(*arguments, timeout=60):
        return subprocess.run(
            [sys.executable, "-m", "nmt_sense", *map(str, arguments)],
            check=False,
            capture_output=True,
            text=True,
            timeout=timeout,
            env=environment(tmp_path),
            cwd=tmp_path,
        )

    return run


@pytest.fixture
def table(tmp_path):
    """Two presses of a made-up hand."""
    t, f = press(level=19.0, held_s=15.0, noise=0.05)
    t2, f2 = press(level=12.0, held_s=6.0, noise=0.05)
    path = tmp_path / "grip.csv"
    np.savetxt(
        path,
        np.column_stack([np.concatenate([t, t[-1] + 0.01 + t2]), np.concatenate([f, f2]) + 100]),
        delimiter=",",
        header="time_s,force_N",
        comments="",
    )
    return path


def one_sentence(result):
    """A failure is exit status 1 and one line on stderr, never a traceback."""
    assert result.returncode == 1, result.stderr
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Traceback" not in result.stderr
    return result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    shown = CliRunner().invoke(app, [command, "--help"])
    assert shown.exit_code == 0
    assert f"Example: nmt-sense {command}" in shown.stdout


def test_only_what_is_built_is_listed(nmt):
    listed = nmt("--help").stdout.split("Commands:")[1]
    assert sorted(line.split()[0] for line in listed.strip().splitlines()) == sorted(COMMANDS)


def test_wrong_use_is_2(nmt):
    assert nmt("frobnicate").returncode == 2
    assert nmt("analyze", "--no-such-option").returncode == 2


def test_analyze_prints_the_promised_document(nmt, table):
    columns = ("--time", "time_s", "--force", "force_N", "--unit", "N")
    result = nmt("analyze", table, *columns, "--band", "16,22", "--json")
    assert result.returncode == 0
    found = json.loads(result.stdout)
    assert found["schema"] == "nmt-sense/analysis/1"
    assert (found["unit"], found["missing_samples"]) == ("N", 0)
    assert found["rate_hz"] == pytest.approx(100)
    good, faulty = found["holds"]
    assert good["verdict"] == "good"
    assert good["mean"] == pytest.approx(19, abs=0.1)  # the 100 N at rest are taken out
    assert good["in_band"] == pytest.approx(1.0)
    assert good["duration_s"] == pytest.approx(15, abs=0.2)
    assert set(faulty["faults"]) == {"too_short", "too_light"}
    assert found["summary"]["holds"] == 2
    assert found["summary"]["good"] == 1
    for hold in found["holds"]:
        wanted = (
            "index start_s end_s duration_s plateau_start_s plateau_end_s mean sd cov drift_per_s "
            "in_band time_to_band_s evenness tremor_rms dips score verdict faults uncertain advice"
        )
        assert set(wanted.split()) <= hold.keys()


@pytest.mark.parametrize("unit", ["kgf", "lbf"])
def test_a_plan_in_newtons_judges_a_table_in_another_unit(nmt, table, unit):
    columns = ("--time", "time_s", "--force", "force_N", "--json")
    found = json.loads(
        nmt("analyze", table, *columns, "--unit", unit, "--plan", "first-press").stdout
    )
    first = found["holds"][0]
    assert "too_hard" in first["faults"]  # 19 kgf are 186 N, 19 lbf 85 N; 16 to 22 N are wanted
    assert first["in_band"] == 0
    assert first["mean"] == pytest.approx(19, abs=0.1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--time", "time_s", "--force", "nope"), "no column 'nope'"),
        (("--time", "nope", "--force", "force_N"), "no column 'nope'"),
        (("--time", "time_s", "--force", "force_N", "--unit", "stone"), "stone"),
        (("--time", "time_s", "--force", "force_N", "--band", "22,16"), "--band"),
        (("--force", "force_N"), "--rate"),
        ((), "--force"),
    ],
)
def test_bad_options_are_one_sentence(nmt, table, arguments, words):
    assert words in one_sentence(nmt("analyze", table, *arguments))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (["0,1", "1,2", "0.5,3"], ("time_s", "row 4")),
        (["0,1", "1,abc", "2,3"], ("force_N", "row 3")),
        (["0,1", "x,2"], ("time_s", "row 3")),
        ([], ("no rows",)),
    ],
)
def test_bad_tables_are_one_sentence_that_names_column_and_row(nmt, tmp_path, rows, words):
    path = tmp_path / "bad.csv"
    path.write_text("time_s,force_N\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    said = one_sentence(nmt("analyze", path, "--time", "time_s", "--force", "force_N"))
    for word in words:
        assert word in said


def test_a_table_in_which_nothing_happens_has_no_holds(nmt, tmp_path):
    path = tmp_path / "flat.csv"
    path.write_text("t,f\n" + "".join(f"{i / 100},5\n" for i in range(1000)), encoding="utf-8")
    result = nmt("analyze", path, "--time", "t", "--force", "f", "--json")
    assert json.loads(result.stdout)["summary"] == {"holds": 0, "good": 0, "score": None}


def test_demo_without_a_display_leaves_recording_report_and_summary(nmt, tmp_path):
    result = nmt("demo", "--seconds", "4", "--out", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    *_, summary, report, recording = result.stdout.strip().splitlines()
    assert summary.startswith("Summary:")
    assert Path(report.removeprefix("Report: ")).read_text(encoding="utf-8").startswith("<!doctype")
    folder = Path(recording.removeprefix("Recording: "))
    samples = pq.read_table(folder / "samples.parquet")
    assert samples.num_rows == pytest.approx(4 * 200, abs=60)
    checked = ["sha256sum", "--quiet", "-c", "MANIFEST.sha256"]
    subprocess.run(checked, cwd=folder, check=True)
    assert nmt("verify", folder).returncode == 0
    assert json.loads(nmt("analyze", folder, "--json").stdout)["unit"] == "N"
    assert nmt("report", folder, "--out", tmp_path / "again.html").returncode == 0
    assert "no display" in one_sentence(nmt("dashboard"))


def test_ctrl_c_ends_a_recording_cleanly(tmp_path):
    command = [
        sys.executable,
        "-m",
        "nmt_sense",
        "record",
        "--port",
        "simulated",
        "--out",
        tmp_path,
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment(tmp_path)
    ) as running:
        for line in running.stdout:
            if "recording" in line:
                break
        running.send_signal(signal.SIGINT)
        rest, _ = running.communicate(timeout=30)
    assert running.returncode == 0
    assert (Path(rest.strip().splitlines()[-1]) / "samples.parquet").is_file()


def test_a_simulated_glove_on_a_pseudo_terminal_is_found_and_recorded(nmt, tmp_path):
    command = [sys.executable, "-m", "nmt_sense", "simulate", "--pty"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as glove:
        try:
            word, port = glove.stdout.readline().split()
            assert word == "PORT"
            result = nmt("record", "--port", port, "--seconds", "2", "--out", tmp_path)
            assert result.returncode == 0, result.stderr
            folder = Path(result.stdout.strip().splitlines()[-1])
            info = json.loads((folder / "session.json").read_text(encoding="utf-8"))
            assert info["glove"]["serial"] == "SIM-1"
            assert info["nominal"] is True  # a port is a glove like any other
        finally:
            glove.send_signal(signal.SIGTERM)
            glove.wait(timeout=10)


def test_without_a_glove_it_is_said_what_to_do(monkeypatch):
    mute = PortReport("COM3", "a modem", PortStatus.NO_ANSWER, None, "COM3: nothing answers")
    for found, missing in (([], "serial port"), ([mute], "glove")):
        monkeypatch.setattr("nmt_sense.cli.gloves.find_gloves", lambda _, found=found: found)
        said = CliRunner().invoke(app, ["devices"]).stdout
        assert f"No {missing} found: plug one in, or try 'nmt-sense demo'" in said


def test_a_threshold_is_marked_on_a_guided_ramp_and_sets_a_plan(tmp_path):
    scenario = tmp_path / "ramp.toml"
    scenario.write_text(
        'schema = "nmt-sense/scenario/1"\nname = "ramp"\nrate_hz = 100\n'
        "[[presses]]\nstart_s = 1.0\n"
        'contactor = "palm"\nlead = 1.0\nramp_s = 4.0\nheld_s = 3.0\nforce_N = 40.0\n',
        encoding="utf-8",
    )
    run = [sys.executable, "-m", "nmt_sense"]
    glove_command = [*run, "simulate", "--pty", "--scenario", str(scenario)]
    plan = ["--plan", "tension-headache", "--plan-out", str(tmp_path / "plan.json")]
    with subprocess.Popen(glove_command, stdout=subprocess.PIPE, text=True) as glove:
        _, port = glove.stdout.readline().split()
        ends = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        command = [*run, "threshold", "--port", port, "--out", str(tmp_path), "--json", *plan]
        with subprocess.Popen(command, text=True, env=environment(tmp_path), **ends) as test:
            said = next(line for line in test.stderr if "should be" in line)
            out, err = test.communicate("\n", timeout=30)
        glove.send_signal(signal.SIGTERM)
        glove.wait(timeout=10)
    assert test.returncode == 0, err
    found = json.loads(out)
    assert found["nominal"] is True
    assert found["threshold_N"] >= float(said.split()[0]) - 1
    assert found["threshold_kPa"] == pytest.approx(10 * found["threshold_N"])
    point = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["points"][0]
    assert point["band_low_N"] == pytest.approx(0.5 * found["threshold_N"])
    events = Path(found["recording"]).joinpath("events.jsonl").read_text(encoding="utf-8")
    assert "pain threshold" in events


def test_two_gloves_are_recorded_on_one_time_line(nmt, tmp_path):
    ports = ["--port", "simulated", "--port", "simulated"]
    result = nmt("record", *ports, "--seconds", "2", "--out", tmp_path)
    assert result.returncode == 0, result.stderr
    first, second = (Path(line) for line in result.stdout.strip().splitlines()[-2:])
    assert first != second
    begins, ends = zip(
        *(
            (column[0].as_py(), column[-1].as_py())
            for folder in (first, second)
            for column in [pq.read_table(folder / "samples.parquet")["host_time_s"]]
        ),
        strict=True,
    )
    assert max(begins) < min(ends)


def test_the_simulated_hand_tells_the_truth_about_itself_once(nmt, tmp_path):
    known = nmt("simulate", "--seed", "3").stdout
    assert nmt("simulate", "--seed", "3", "--truth", tmp_path / "truth.json").stdout == ""
    assert json.loads((tmp_path / "truth.json").read_text()) == json.loads(known)
    assert "is there already" in one_sentence(nmt("simulate", "--truth", tmp_path / "truth.json"))


def test_record_says_why_a_port_cannot_be_used(nmt, tmp_path):
    assert "no port" in one_sentence(nmt("record", "--port", "/dev/no-such-port"))
    ports = ["--port", "simulated", "--port", "/dev/no-such-port"]
    assert "no port" in nmt("record", *ports, "--out", tmp_path).stderr.splitlines()[-1]
    twice = nmt("record", "--port", "/dev/a", "--port", "/dev/a")
    assert "given twice" in one_sentence(twice)


def test_replay_on_a_pseudo_terminal_is_the_same_session(nmt, tmp_path):
    made = nmt("demo", "--seconds", "3", "--out", tmp_path / "out")
    folder = Path(made.stdout.strip().splitlines()[-1].removeprefix("Recording: "))
    command = [sys.executable, "-m", "nmt_sense", "replay", str(folder), "--pty", "--speed", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as glove:
        _, port = glove.stdout.readline().split()
        result = nmt("record", "--port", port, "--seconds", "2.5", "--out", tmp_path / "again")
        glove.send_signal(signal.SIGTERM)
        glove.wait(timeout=10)
    again = Path(result.stdout.strip().splitlines()[-1])
    before = pq.read_table(folder / "samples.parquet")["counts_thumb"].to_numpy()
    after = pq.read_table(again / "samples.parquet")["counts_thumb"].to_numpy()
    assert (before[: len(after)] == after).mean() > 0.99


@needs_shared
@pytest.mark.shared
def test_a_real_recording_through_the_command_line(nmt):
    result = nmt(
        "analyze",
        SHARED / "fsr402_finger_240_260g.csv",
        "--time",
        "time_s",
        "--force",
        "fsr_adc12",
        "--invert",
        "--json",
    )
    (hold,) = json.loads(result.stdout)["holds"]
    assert 0.65 <= hold["start_s"] <= 1.45
    assert 14.65 <= hold["end_s"] <= 15.25


def test_devices_and_doctor_speak_json(nmt):
    assert json.loads(nmt("devices", "--json").stdout)["schema"] == "nmt-sense/devices/1"
    findings = json.loads(nmt("doctor", "--json").stdout)["findings"]
    assert all({"what", "ok", "mend"} == finding.keys() for finding in findings)


def test_a_plan_is_listed_checked_and_set_for_a_person(nmt, tmp_path):
    assert "tension-headache" in nmt("plan").stdout
    out = tmp_path / "mine.json"
    nmt("plan", "tension-headache", "--threshold", "20", "--out", out)
    assert json.loads(out.read_text(encoding="utf-8"))["points"][0]["band_low_N"] == 10.0
    assert json.loads(nmt("plan", out).stdout)["level"] == "standard"
    assert "schema" in json.loads(nmt("plan", "--schema").stdout)["properties"]
    assert "cannot be written" in one_sentence(
        nmt("plan", out, "--out", tmp_path / "no" / "p.json")
    )
