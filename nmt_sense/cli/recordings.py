"""Commands on what was recorded: analyze, report, recover, verify."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from nmt_sense.cli.app import app
from nmt_sense.cli.options import (
    CalibrationOption,
    JsonOption,
    PlanOption,
)
from nmt_sense.force import Profile, load_profile
from nmt_sense.holds import load_plan
from nmt_sense.model.errors import InputError, RecordingError
from nmt_sense.model.hold import ForceUncertainty
from nmt_sense.model.plan import Plan
from nmt_sense.model.units import Unit
from nmt_sense.report import report_of, write_report
from nmt_sense.session.analysis import (
    Analysis,
    TableOptions,
    analysis_json,
    analyze_table,
    counts_to_newtons,
)
from nmt_sense.session.reading import analyze_recording
from nmt_sense.session.recorder import force_of
from nmt_sense.session.text_view import hold_line, summary_line
from nmt_sense.storage import is_recording, open_recording, read_table
from nmt_sense.storage import recover as recover_folder
from nmt_sense.storage import verify as verify_folder


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


def _table_options(
    unit: Unit, band: str | None, plan: Plan | None, profile: Profile | None, *, tare: bool
) -> TableOptions:
    if band is not None and plan is not None:
        raise InputError("give either --band or --plan: both say what the target is")
    known = ForceUncertainty() if profile is None else profile.uncertainty
    return TableOptions(unit=unit, band=_parse_band(band), plan=plan, tare=tare, uncertainty=known)


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
