"""Commands on what was recorded: analyze, report, recover, verify."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from nmt_sense.cli.app import app
from nmt_sense.cli.options import (
    CalibrationOption,
    JsonOption,
    PlanOption,
)
from nmt_sense.cli.tables import (
    BandOption,
    InvertOption,
    MinHoldOption,
    NoTareOption,
    RateOption,
    TimeOption,
    parse_target,
    parse_unit,
)
from nmt_sense.force import load_profile
from nmt_sense.holds import load_plan
from nmt_sense.model.errors import InputError, RecordingError
from nmt_sense.model.hold import ForceUncertainty
from nmt_sense.model.units import Unit
from nmt_sense.report import report_of, write_report
from nmt_sense.session.analysis import (
    Analysis,
    TableOptions,
    analysis_json,
    analyze_table,
    counts_to_newtons,
)
from nmt_sense.session.imported import refuse_imported
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
    time_column: TimeOption = None,
    force: Annotated[
        str | None, typer.Option("--force", help="Column of the force, or several: a,b,c.")
    ] = None,
    unit_name: Annotated[
        str, typer.Option("--unit", help=f"Unit of the force: {', '.join(Unit)}.")
    ] = Unit.OTHER.value,
    rate_hz: RateOption = None,
    band: BandOption = None,
    invert: InvertOption = False,
    no_tare: NoTareOption = False,
    min_hold_s: MinHoldOption = 2.0,
    calibration: CalibrationOption = None,
) -> None:
    """Find and judge the holds of a recording or of a foreign table."""
    profile = None if calibration is None else load_profile(calibration)
    chosen = None if plan is None else load_plan(plan)
    if is_recording(file):
        _refuse_table_options(time_column, force, band, rate_hz, invert=invert)
        recording = open_recording(file)
        misfit = "" if profile is None else profile.misfit(recording.identity.serial)
        if misfit:
            print(f"Warning: {misfit}.", file=sys.stderr)
        result = analyze_recording(recording, plan=chosen, profile=profile)
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
        values, unit = table.values, parse_unit(unit_name)
        if profile is not None:
            values = counts_to_newtons(table.time_s, values, profile, table.columns)
            unit = Unit.NEWTON
        options = TableOptions(
            unit=unit,
            band=parse_target(band, chosen),
            plan=chosen,
            tare=not no_tare,
            min_hold_s=min_hold_s,
            uncertainty=ForceUncertainty() if profile is None else profile.uncertainty,
        )
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
    refuse_imported(recording)
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
