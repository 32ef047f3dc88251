"""Commands that run a session: demo, dashboard, record, replay, simulate."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from nmt_sense.cli.app import app
from nmt_sense.cli.options import (
    CalibrationOption,
    DropJournalOption,
    FeedbackOption,
    OutOption,
    ParticipantOption,
    PlanOption,
    PortOption,
    StrengthOption,
    feedback_of,
)
from nmt_sense.cli.watching import (
    DEFAULT_PLAN,
    controller_of,
    has_display,
    recorded_folder,
    say_port,
    show,
    until_signal,
    watch,
)
from nmt_sense.holds import shipped_plan
from nmt_sense.model.errors import InputError
from nmt_sense.report import report_of, write_report
from nmt_sense.session.controller import LiveController
from nmt_sense.session.gloves import SIMULATED, GloveChoice
from nmt_sense.session.imported import refuse_imported
from nmt_sense.session.reading import analyze_recording, plan_of, profile_of
from nmt_sense.session.replay import ReplayDevice
from nmt_sense.session.text_view import summary_line
from nmt_sense.simulation import (
    SimulatedPort,
    load_scenario,
    serve_on_pty,
    shipped_scenario,
    simulate_counts,
)
from nmt_sense.storage import default_recordings_folder, open_recording


@app.command(epilog="Example: nmt-sense demo --headless --seconds 20")
def demo(
    seconds: Annotated[
        float | None, typer.Option("--seconds", min=1, help="Length of the session.")
    ] = None,
    headless: Annotated[bool, typer.Option("--headless", help="Text view, no window.")] = False,
    participant: ParticipantOption = "demo",
    out: OutOption = None,
) -> None:
    """Go through a whole session on the simulated glove; leave a recording and a report."""
    controller = LiveController(
        profile=None,
        plan=shipped_plan(DEFAULT_PLAN),
        recordings=out or default_recordings_folder(),
        participant=participant,
        end_after_s=seconds or shipped_scenario("demo").duration_s,
        record_at_once=True,
    )
    choice = GloveChoice(SIMULATED, "Simulated glove", True)
    if headless or not has_display():
        watch([(controller, choice)])
    else:
        show(controller, auto_connect=choice.key, close_when_ended=True)
    folder = recorded_folder(controller)
    recording = open_recording(folder)
    report = write_report(report_of(recording), folder / "report.html")
    analysis = analyze_recording(recording)
    print(summary_line(analysis.holds))
    print(f"Report: {report}")
    print(f"Recording: {folder}")


@app.command(epilog="Example: nmt-sense dashboard --port /dev/ttyACM0")
def dashboard(
    port: PortOption = None,
    plan: PlanOption = None,
    calibration: CalibrationOption = None,
    participant: ParticipantOption = "",
    out: OutOption = None,
) -> None:
    """Open the desktop program."""
    if not has_display():
        raise InputError(
            "there is no display to open a window on: use 'nmt-sense record' for a text view"
        )
    controller = controller_of(plan, calibration, participant, out)
    show(controller, auto_connect=port)


@app.command(epilog="Example: nmt-sense record --port /dev/ttyACM0 --plan first-press")
def record(
    ports: Annotated[
        list[str],
        typer.Option("--port", help="Port or URL, or 'simulated'; once for each glove."),
    ],
    plan: PlanOption = None,
    calibration: CalibrationOption = None,
    seconds: Annotated[
        float | None, typer.Option("--seconds", min=0.1, help="End after so long.")
    ] = None,
    participant: ParticipantOption = "",
    out: OutOption = None,
    drop_journal: DropJournalOption = False,
    feedback: FeedbackOption = "none",
    strength: StrengthOption = 0.5,
    rate_hz: Annotated[
        int | None,
        typer.Option("--rate", help="Scans per second, 50 to 1000; by default the glove's own."),
    ] = None,
) -> None:
    """Record without a window; Ctrl-C ends the session cleanly.

    A session of the same glove, participant and plan that a crash cut off in the last ten minutes
    goes on, with a gap; older ones are sealed.

    Several gloves are recorded at a time, each in a folder of its own; their host_time_s is one
    clock, so that they lie on one time line.
    """
    guiding = feedback_of(feedback, strength)
    twice = [port for port in ports if ports.count(port) > 1 and port != SIMULATED]
    if twice:
        raise InputError(f"{twice[0]} is given twice: name each glove's port once")
    sessions = [
        (
            controller_of(
                plan,
                calibration,
                participant,
                out,
                end_after_s=seconds,
                record_at_once=True,
                drop_journal=drop_journal,
                glove_feedback=guiding,
                rate_hz=rate_hz,
            ),
            GloveChoice(port, port, True),
        )
        for port in ports
    ]
    watch(sessions)
    for controller, _ in sessions:
        print(recorded_folder(controller))


@app.command(epilog="Example: nmt-sense replay SESSION --speed 2")
def replay(
    file: Annotated[Path, typer.Argument(help="A recording's folder.")],
    speed: Annotated[float, typer.Option("--speed", min=0.01, help="Times as fast.")] = 1.0,
    pty: Annotated[
        bool, typer.Option("--pty", help="Serve it as a glove on a pseudo-terminal.")
    ] = False,
) -> None:
    """Play a recording into the dashboard, or as a glove on a pseudo-terminal."""
    recording = open_recording(file)
    refuse_imported(recording)
    if pty:
        serve_on_pty(ReplayDevice(recording, speed=speed), on_ready=say_port, stop=until_signal())
        return
    controller = LiveController(
        profile=profile_of(recording),
        plan=plan_of(recording),
        recordings=default_recordings_folder(),
        opener=lambda _: lambda: ReplayDevice(recording, speed=speed),
    )
    choice = GloveChoice("replay", f"Replay of {recording.folder.name}", True)
    if has_display():
        show(controller, auto_connect=choice.key)
    else:
        watch([(controller, choice)])


@app.command(epilog="Example: nmt-sense simulate --pty --speed 1")
def simulate(
    pty: Annotated[
        bool, typer.Option("--pty", help="Serve the wire protocol on a pseudo-terminal.")
    ] = False,
    scenario: Annotated[
        Path | None, typer.Option("--scenario", help="Scenario file (TOML).")
    ] = None,
    rate_hz: Annotated[
        int | None, typer.Option("--rate", min=50, max=1000, help="Scans per second.")
    ] = None,
    sensors: Annotated[
        int | None, typer.Option("--sensors", min=1, max=16, help="Pads of the glove.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Of everything random.")] = 0,
    speed: Annotated[float, typer.Option("--speed", min=0.01, help="Times as fast.")] = 1.0,
    truth_file: Annotated[
        Path | None,
        typer.Option("--truth", help="Write what the hand really does to this file (JSON)."),
    ] = None,
) -> None:
    """Be a glove without hardware.

    Without --pty, only print what the hand of the scenario really does.
    """
    chosen = shipped_scenario("demo") if scenario is None else load_scenario(scenario)
    if rate_hz is not None:
        chosen = replace(chosen, rate_hz=rate_hz)
    if sensors is not None:
        chosen = replace(chosen, n_sensors=sensors)
    _, truth = simulate_counts(chosen, seed=seed)
    known = json.dumps(truth.as_json(), indent=2)
    if truth_file is not None:
        _write_new(truth_file, known)
    if pty:
        device = SimulatedPort(chosen, seed=seed, speed=speed).open()
        serve_on_pty(device, on_ready=say_port, stop=until_signal())
    elif truth_file is None:
        print(known)


def _write_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text + "\n")
    except FileExistsError as error:
        raise InputError(f"{path} is there already: choose another name") from error
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from error
