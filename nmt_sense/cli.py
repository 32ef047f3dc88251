"""The command line: parse, call, print. The only place that puts the rooms together."""

import json
import os
import signal
import sys
import threading
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from nmt_sense import __version__
from nmt_sense.force import Profile, load_profile
from nmt_sense.glove import PortReport, find_gloves
from nmt_sense.holds import load_plan, shipped_plan
from nmt_sense.model.errors import DeviceError, InputError, NmtSenseError, RecordingError
from nmt_sense.model.hold import ForceUncertainty
from nmt_sense.model.plan import Plan
from nmt_sense.model.units import Unit, newtons_per
from nmt_sense.report import report_of, write_report
from nmt_sense.session.analysis import (
    Analysis,
    TableOptions,
    analysis_json,
    analyze_table,
    counts_to_newtons,
)
from nmt_sense.session.controller import LiveController
from nmt_sense.session.doctor import examine
from nmt_sense.session.gloves import SIMULATED, GloveChoice
from nmt_sense.session.reading import analyze_recording, plan_of, profile_of
from nmt_sense.session.recorder import force_of
from nmt_sense.session.replay import ReplayDevice
from nmt_sense.session.snapshot import LinkState, RecordingState
from nmt_sense.session.text_view import hold_line, status_line, summary_line
from nmt_sense.simulation import (
    SimulatedPort,
    load_scenario,
    serve_on_pty,
    shipped_scenario,
    simulate_counts,
)
from nmt_sense.storage import default_recordings_folder, is_recording, open_recording, read_table
from nmt_sense.storage import recover as recover_folder
from nmt_sense.storage import verify as verify_folder

DEFAULT_PLAN = "first-press"
#: Text views are read, not watched: two lines a second are enough.
STATUS_EVERY_S = 0.5

app = typer.Typer(
    name="nmt-sense",
    help="Make pressing visible: a pressure glove for neuromuscular massage therapy.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

PlanOption = Annotated[
    Path | None, typer.Option("--plan", help="Plan file (TOML or JSON), or a shipped plan's name.")
]
CalibrationOption = Annotated[
    Path | None, typer.Option("--calibration", help="Calibration profile (JSON).")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
OutOption = Annotated[
    Path | None, typer.Option("--out", help="Folder for recordings; by default the user's own.")
]
PortOption = Annotated[
    str | None, typer.Option("--port", help="Port or URL of the glove, or 'simulated'.")
]
ParticipantOption = Annotated[
    str, typer.Option("--participant", help="Pseudonym to record under, never a name.")
]


def main() -> None:
    """Run the command line; a failure is one sentence on stderr and exit status 1."""
    try:
        app()
    except NmtSenseError as error:
        print(f"nmt-sense: {error}", file=sys.stderr)
        sys.exit(1)


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Make pressing visible. Without a command: the dashboard."""
    if version:
        print(__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        dashboard()


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
    if headless or not _has_display():
        _watch(controller, choice)
    else:
        _show(controller, auto_connect=choice.key, close_when_ended=True)
    folder = _recorded_folder(controller)
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
    if not _has_display():
        raise InputError(
            "there is no display to open a window on: use 'nmt-sense record' for a text view"
        )
    _show(_controller(plan, calibration, participant, out), auto_connect=port)


@app.command(epilog="Example: nmt-sense devices --json")
def devices(as_json: JsonOption = False) -> None:
    """List ports, which of them answer as a glove, and why one that does not is not usable."""
    reports = find_gloves()
    if as_json:
        rows = [
            {
                "port": report.port,
                "description": report.description,
                "status": report.status.value,
                "glove": None if report.identity is None else asdict(report.identity),
                "sentence": report.sentence,
            }
            for report in reports
        ]
        print(json.dumps({"schema": "nmt-sense/devices/1", "ports": rows}, indent=2))
        return
    if not reports:
        print("No serial port found: plug the glove in, or try 'nmt-sense demo' without one.")
    for report in reports:
        print(f"{report.port}  {report.status.value}  {report.sentence or _identity(report)}")


@app.command(epilog="Example: nmt-sense record --port /dev/ttyACM0 --plan first-press")
def record(
    port: Annotated[str, typer.Option("--port", help="Port or URL, or 'simulated'.")],
    plan: PlanOption = None,
    calibration: CalibrationOption = None,
    seconds: Annotated[
        float | None, typer.Option("--seconds", min=0.1, help="End after so long.")
    ] = None,
    participant: ParticipantOption = "",
    out: OutOption = None,
) -> None:
    """Record without a window; Ctrl-C ends the session cleanly."""
    controller = _controller(
        plan, calibration, participant, out, end_after_s=seconds, record_at_once=True
    )
    _watch(controller, GloveChoice(port, port, True))
    print(_recorded_folder(controller))


@app.command(epilog="Example: nmt-sense analyze grip.csv --time time_s --force force_N --unit N")
def analyze(
    file: Annotated[Path, typer.Argument(help="A recording's folder, or a foreign table.")],
    plan: PlanOption = None,
    as_json: JsonOption = False,
    time_column: Annotated[
        str | None, typer.Option("--time", help="Column of the time, in seconds.")
    ] = None,
    force: Annotated[
        str | None, typer.Option("--force", help="Column of the force, or several: a,b,c.")
    ] = None,
    unit_name: Annotated[
        str, typer.Option("--unit", help=f"Unit of the force: {', '.join(Unit)}.")
    ] = Unit.OTHER.value,
    rate_hz: Annotated[
        float | None, typer.Option("--rate", help="Samples per second, if there is no time.")
    ] = None,
    band: Annotated[
        str | None, typer.Option("--band", help="LOW,HIGH of the target band, in the unit.")
    ] = None,
    invert: Annotated[bool, typer.Option("--invert", help="Readings fall with force.")] = False,
    no_tare: Annotated[
        bool, typer.Option("--no-tare", help="Do not take out the level at rest.")
    ] = False,
    min_hold_s: Annotated[
        float, typer.Option("--min-hold", min=0.1, help="Shorter is a tap or a stroke, seconds.")
    ] = 2.0,
    calibration: CalibrationOption = None,
) -> None:
    """Find and judge the holds of a recording or of a foreign table."""
    profile = None if calibration is None else load_profile(calibration)
    chosen = None if plan is None else load_plan(plan)
    if is_recording(file):
        _refuse_table_options(time_column, force, band, rate_hz, invert=invert)
        result = analyze_recording(open_recording(file), plan=chosen, profile=profile)
    else:
        if force is None:
            raise InputError(
                f"{file} is no recording of a glove: name the columns of the table with --time "
                "and --force"
            )
        table = read_table(
            file,
            time_column=time_column,
            force_columns=force.split(","),
            rate_hz=rate_hz,
            invert=invert,
        )
        values, unit = table.values, _parse_unit(unit_name)
        if profile is not None:
            values = counts_to_newtons(values, profile, table.columns)
            unit = Unit.NEWTON
        options = _table_options(unit, band, chosen, profile, tare=not no_tare)
        options = replace(options, min_hold_s=min_hold_s)
        result = analyze_table(table.time_s, values, options, source=str(file))
    if as_json:
        print(json.dumps(analysis_json(result), indent=2, allow_nan=False))
    else:
        _print_analysis(result)


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
    if pty:
        serve_on_pty(ReplayDevice(recording, speed=speed), on_ready=_say_port, stop=_until_signal())
        return
    controller = LiveController(
        profile=profile_of(recording),
        plan=plan_of(recording),
        recordings=default_recordings_folder(),
        opener=lambda _: lambda: ReplayDevice(recording, speed=speed),
    )
    choice = GloveChoice("replay", f"Replay of {recording.folder.name}", True)
    if _has_display():
        _show(controller, auto_connect=choice.key)
    else:
        _watch(controller, choice)


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
) -> None:
    """Be a glove without hardware."""
    chosen = shipped_scenario("demo") if scenario is None else load_scenario(scenario)
    if rate_hz is not None:
        chosen = replace(chosen, rate_hz=rate_hz)
    if sensors is not None:
        chosen = replace(chosen, n_sensors=sensors)
    if pty:
        device = SimulatedPort(chosen, seed=seed, speed=speed).open()
        serve_on_pty(device, on_ready=_say_port, stop=_until_signal())
        return
    _, truth = simulate_counts(chosen, seed=seed)
    print(json.dumps(truth.as_json(), indent=2))


@app.command(epilog="Example: nmt-sense report SESSION --out report.html")
def report(
    file: Annotated[Path, typer.Argument(help="A recording's folder.")],
    out: Annotated[Path, typer.Option("--out", help="The HTML file to write.")],
    plan: PlanOption = None,
    calibration: CalibrationOption = None,
) -> None:
    """Write a session as one self-contained HTML file."""
    content = report_of(
        open_recording(file),
        plan=None if plan is None else load_plan(plan),
        profile=None if calibration is None else load_profile(calibration),
    )
    print(write_report(content, out))


@app.command(epilog="Example: nmt-sense recover SESSION")
def recover(
    file: Annotated[Path, typer.Argument(help="A recording's folder.")],
) -> None:
    """Seal a session that was cut off, up to its last written frame."""
    recording = open_recording(file)
    print(recover_folder(recording.folder, force_of(recording)).sentence)


@app.command(epilog="Example: nmt-sense verify SESSION")
def verify(
    file: Annotated[Path, typer.Argument(help="A recording's folder.")],
    as_json: JsonOption = False,
) -> None:
    """Check a recording: rows, gaps, checksums."""
    found = verify_folder(open_recording(file).folder)
    if as_json:
        print(json.dumps({"schema": "nmt-sense/verify/1", **asdict(found)}, indent=2))
    else:
        print(f"{found.rows} rows, {found.gaps} gaps")
    if not found.ok:
        raise RecordingError("; ".join(found.problems))


@app.command(epilog="Example: nmt-sense doctor")
def doctor(as_json: JsonOption = False) -> None:
    """Say what is installed, what is missing, and the line that mends it."""
    findings = examine()
    if as_json:
        rows = [asdict(finding) for finding in findings]
        print(json.dumps({"schema": "nmt-sense/doctor/1", "findings": rows}, indent=2))
    else:
        for finding in findings:
            mend = f"  mend: {finding.mend}" if finding.mend else ""
            print(f"{'ok     ' if finding.ok else 'missing'}  {finding.what}{mend}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


# --- what the commands share ---------------------------------------------------------------------


def _controller(
    plan: Path | None,
    calibration: Path | None,
    participant: str,
    out: Path | None,
    *,
    end_after_s: float | None = None,
    record_at_once: bool = False,
) -> LiveController:
    return LiveController(
        profile=None if calibration is None else load_profile(calibration),
        plan=shipped_plan(DEFAULT_PLAN) if plan is None else load_plan(plan),
        recordings=out or default_recordings_folder(),
        participant=participant,
        end_after_s=end_after_s,
        record_at_once=record_at_once,
    )


def _show(
    controller: LiveController, *, auto_connect: str | None, close_when_ended: bool = False
) -> None:
    # Qt takes half a second to load: only the commands that open a window pay for it.
    from nmt_sense.dashboard.app import run

    status = run(controller, auto_connect=auto_connect, close_when_ended=close_when_ended)
    if status:
        raise typer.Exit(status)


def _watch(controller: LiveController, choice: GloveChoice) -> None:
    """Follow a session as text until it ends, or until Ctrl-C."""
    stop = _until_signal()
    controller.connect(choice)
    shown = 0
    nominal = False
    while True:
        over = stop.wait(STATUS_EVERY_S) or controller.over
        if over:
            controller.close()
        snapshot = controller.snapshot()
        if snapshot is not None:
            nominal = snapshot.calibration.nominal
            for hold in snapshot.holds[shown:]:
                print(f"\r{hold_line(hold, nominal=nominal)}")
            shown = len(snapshot.holds)
            if snapshot.link.state is LinkState.FAILED:
                raise DeviceError(snapshot.link.message)
            if not over:
                print(f"\r{status_line(snapshot)}", end="\n" if not sys.stdout.isatty() else "")
        if over:
            print()
            return


def _recorded_folder(controller: LiveController) -> Path:
    snapshot = controller.snapshot()
    if snapshot is None or snapshot.recording.folder is None:
        message = "" if snapshot is None else snapshot.recording.message
        raise RecordingError(message or "nothing was recorded: the session ended before it began")
    if snapshot.recording.state is RecordingState.FAILED:
        raise RecordingError(snapshot.recording.message)
    if snapshot.recording.message:
        print(snapshot.recording.message, file=sys.stderr)
    return snapshot.recording.folder


def _table_options(
    unit: Unit, band: str | None, plan: Plan | None, profile: Profile | None, *, tare: bool
) -> TableOptions:
    if band is not None and plan is not None:
        raise InputError("give either --band or --plan: both say what the target is")
    known = ForceUncertainty() if profile is None else profile.uncertainty
    options = TableOptions(unit=unit, band=_parse_band(band), tare=tare, uncertainty=known)
    if plan is None:
        return options
    point = plan.points[0]
    per_unit = newtons_per(unit)
    return replace(
        options,
        band=(point.band_low_N / per_unit, point.band_high_N / per_unit),
        hold_min_s=point.hold_min_s,
        hold_max_s=point.hold_max_s,
        limits=plan.limits,
        plan_name=plan.name,
    )


def _parse_unit(name: str) -> Unit:
    try:
        return Unit(name)
    except ValueError as error:
        raise InputError(f"--unit {name} is not known; it can be {', '.join(Unit)}") from error


def _parse_band(band: str | None) -> tuple[float, float] | None:
    if band is None:
        return None
    try:
        low, high = (float(part) for part in band.split(","))
    except ValueError as error:
        raise InputError(f"--band {band} is not two numbers: give it as LOW,HIGH") from error
    if not 0 <= low < high < float("inf"):
        raise InputError(f"--band {band} must run from a lower to a higher force, from 0 up")
    return low, high


def _refuse_table_options(*options: object, invert: bool) -> None:
    if invert or any(option is not None for option in options):
        raise InputError(
            "--time, --force, --band, --rate and --invert are for foreign tables: a recording "
            "knows them; judge it by another plan with --plan"
        )


def _print_analysis(result: Analysis) -> None:
    unit = "" if result.unit == Unit.OTHER else result.unit
    print(
        f"{result.source}: {result.duration_s:.1f} s at {result.rate_hz:.1f} Hz, "
        f"{result.missing_samples} samples missing" + (f", forces in {unit}" if unit else "")
    )
    for hold in result.holds:
        print(hold_line(hold, nominal=result.uncertainty.nominal, unit=unit))
    print(summary_line(result.holds))


def _identity(report: PortReport) -> str:
    identity = report.identity
    if identity is None:
        return ""
    firmware = ".".join(str(part) for part in identity.firmware)
    return f"glove {identity.serial}, {identity.n_sensors} pads, firmware {firmware}"


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM")
    return bool(chosen or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _until_signal() -> threading.Event:
    """Make an event that Ctrl-C, or a polite request to end, sets."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _say_port(path: str) -> None:
    print(f"PORT {path}", flush=True)
