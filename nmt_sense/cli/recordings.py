"""Commands on what was recorded: analyze, report, recover, verify."""

import json
import sys
from collections.abc import Mapping, Sequence
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
from nmt_sense.cli.tables import (
    BandOption,
    InvertOption,
    MinHoldOption,
    NoTareOption,
    RateOption,
    StreamOption,
    TimeOption,
    TimeUnitOption,
    UnitOption,
    parse_contacts,
    parse_target,
    parse_unit,
    warn_of_assumption,
)
from nmt_sense.force import Profile, load_profile
from nmt_sense.holds import ReferenceComparison, load_plan
from nmt_sense.model.errors import InputError, RecordingError
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
from nmt_sense.session.imported import refuse_imported
from nmt_sense.session.reading import analyze_recording, profile_of
from nmt_sense.session.recorder import force_of
from nmt_sense.session.reference import compare_holds, comparison_words, reference_hold
from nmt_sense.session.shown_unit import in_unit
from nmt_sense.session.text_view import hold_line, summary_line
from nmt_sense.storage import Recording, is_recording, open_recording
from nmt_sense.storage import recover as recover_folder
from nmt_sense.storage import verify as verify_folder
from nmt_sense.storage.formats import ForeignColumns, read_foreign


@app.command(epilog="Example: nmt-sense analyze grip.csv --time time_s --force force_N --unit N")
def analyze(
    file: Annotated[Path, typer.Argument(help="A recording's folder, or a foreign table.")],
    plan: PlanOption = None,
    as_json: JsonOption = False,
    time_column: TimeOption = None,
    time_unit: TimeUnitOption = None,
    force: Annotated[
        str | None, typer.Option("--force", help="Column of the force, or several: a,b,c.")
    ] = None,
    contact: Annotated[
        list[str] | None,
        typer.Option("--contact", help="NAME=COLUMN[,COLUMN...] found apart; once for each."),
    ] = None,
    stream: StreamOption = "",
    unit_name: UnitOption = None,
    rate_hz: RateOption = None,
    band: BandOption = None,
    invert: InvertOption = False,
    no_tare: NoTareOption = False,
    min_hold_s: MinHoldOption = 2.0,
    calibration: CalibrationOption = None,
    reference: Annotated[
        Path | None,
        typer.Option("--reference", help="Like FILE: its longest hold is the target."),
    ] = None,
) -> None:
    """Find and judge the holds of a recording or of a foreign table."""
    profile = None if calibration is None else load_profile(calibration)
    chosen = None if plan is None else load_plan(plan)
    judged_by = parse_target(band, chosen)
    contacts = parse_contacts(contact or ())
    if reference is not None and contacts:
        raise InputError("give either --reference or --contact: a reference is one contact's hold")
    columns = ForeignColumns(
        force=_force_columns(force, contacts),
        time=time_column,
        time_unit=time_unit,
        stream=stream,
        rate_hz=rate_hz,
        unit=parse_unit(unit_name),
        invert=invert,
    )

    def read(path: Path, band: tuple[float, float] | None) -> Analysis:
        if is_recording(path):
            recording = open_recording(path)
            _refuse_table_options(columns, judged_by)
            found = _analyze_recording(recording, chosen, profile)
            if columns.unit is None or found.unit != Unit.NEWTON:
                return found
            return in_unit(found, columns.unit, profile or profile_of(recording))
        options = TableOptions(band=band, plan=chosen, tare=not no_tare, min_hold_s=min_hold_s)
        return _analyze_foreign(path, columns, contacts, options, profile)

    target = None if reference is None else reference_hold(read(reference, judged_by))
    if target is not None and judged_by is None and chosen is None:
        judged_by = target.band
    result = read(file, judged_by)
    compared = None if target is None else compare_holds(result, target)
    if as_json:
        print(json.dumps(analysis_json(result, compared), indent=2, allow_nan=False))
    else:
        _print_analysis(result, compared)


def _analyze_recording(
    recording: Recording, plan: Plan | None, profile: Profile | None
) -> Analysis:
    _say_misfit(profile, recording)
    return analyze_recording(recording, plan=plan, profile=profile)


def _analyze_foreign(
    path: Path,
    columns: ForeignColumns,
    contacts: Mapping[str, tuple[str, ...]],
    options: TableOptions,
    profile: Profile | None,
) -> Analysis:
    if not columns.force:
        raise InputError(
            f"{path} is no recording of a glove: name the columns of the table with --time "
            "and --force"
        )
    found = read_foreign(path, columns)
    table, values = found.table, found.table.values
    warn_of_assumption(table)
    places = {
        name: [table.columns.index(column) for column in of_contact]
        for name, of_contact in contacts.items()
    }
    options = replace(options, unit=found.unit, contacts=places)
    if profile is not None:
        values = counts_to_newtons(table.time_s, values, profile, table.columns)
        options = replace(options, unit=Unit.NEWTON, uncertainty=profile.uncertainty)
    return analyze_table(table.time_s, values, options, source=str(path))


def _force_columns(force: str | None, contacts: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Name each column of the force once, those of the contacts with it."""
    named = () if force is None else tuple(name.strip() for name in force.split(","))
    return tuple(dict.fromkeys([*named, *(c for of_one in contacts.values() for c in of_one)]))


@app.command(epilog="Example: nmt-sense report SESSION --out report.html")
def report(
    file: Annotated[Path, typer.Argument(help="A recording's folder.")],
    out: Annotated[Path, typer.Option("--out", help="The HTML file to write.")],
    plan: PlanOption = None,
    calibration: CalibrationOption = None,
) -> None:
    """Write a session as one self-contained HTML file."""
    recording = open_recording(file)
    profile = None if calibration is None else load_profile(calibration)
    _say_misfit(profile, recording)
    chosen = None if plan is None else load_plan(plan)
    content = report_of(recording, plan=chosen, profile=profile)
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


def _say_misfit(profile: Profile | None, recording: Recording) -> None:
    misfit = "" if profile is None else profile.misfit(recording.identity.serial)
    if misfit:
        print(f"Warning: {misfit}.", file=sys.stderr)


def _refuse_table_options(columns: ForeignColumns, band: object) -> None:
    if columns != ForeignColumns(force=(), unit=columns.unit) or band is not None:
        raise InputError(
            "--time, --force, --contact, --band, --rate and --invert are for foreign tables: a "
            "recording knows them; judge it by another plan with --plan"
        )


def _print_analysis(
    result: Analysis, compared: Sequence[ReferenceComparison | None] | None
) -> None:
    unit = "" if result.unit == Unit.OTHER else result.unit
    print(
        f"{result.source}: {result.duration_s:.1f} s at {result.rate_hz:.1f} Hz, "
        f"{result.missing_samples} samples missing" + (f", forces in {unit}" if unit else "")
    )
    for number, hold in enumerate(result.holds):
        print(hold_line(hold, result.uncertainty, unit=unit))
        if compared is not None:
            print(f"    {comparison_words(compared[number], unit)}")
    print(summary_line(result.holds))
