"""Commands between this program and others: export, import."""

from pathlib import Path
from typing import Annotated

import typer

from nmt_sense import __version__
from nmt_sense.cli.app import app
from nmt_sense.cli.options import (
    CalibrationOption,
    OverwriteOption,
    ParticipantOption,
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
    parse_target,
    parse_unit,
    warn_of_assumption,
)
from nmt_sense.force import dump_profile, load_profile
from nmt_sense.holds import load_plan, plan_to_text
from nmt_sense.session.imported import imported_content
from nmt_sense.session.reading import analyze_recording
from nmt_sense.session.recorder import force_of
from nmt_sense.storage import open_recording
from nmt_sense.storage.formats import (
    ExportFormat,
    ForeignColumns,
    ImportTexts,
    gather,
    import_info_of,
    is_imported,
    read_foreign,
    write_export,
    write_imported,
)


@app.command(epilog="Example: nmt-sense export SESSION --to csv --out session.csv")
def export(
    file: Annotated[Path, typer.Argument(help="A recording's folder.")],
    to: Annotated[ExportFormat, typer.Option("--to", help="The format.")],
    out: Annotated[
        Path, typer.Option("--out", help="The file to write; for BIDS the data set's folder.")
    ],
    overwrite: OverwriteOption = False,
) -> None:
    """Write a recording for other tools, and print the files that were written."""
    recording = open_recording(file)
    if is_imported(recording):
        content = imported_content(recording)
    else:
        holds = analyze_recording(recording).holds
        content = gather(recording, force_of(recording), holds)
    for path in write_export(content, to, out, overwrite=overwrite):
        print(path)


@app.command(
    "import",
    epilog="Example: nmt-sense import grip.csv --out recordings --time time_s --force force_N "
    "--unit N",
)
def import_table(
    table: Annotated[Path, typer.Argument(help="A CSV, TSV, Parquet, EDF or XDF file.")],
    out: Annotated[Path, typer.Option("--out", help="Folder in which the recording is made.")],
    force: Annotated[
        str,
        typer.Option("--force", help="Column, signal or channel of the force, or several: a,b,c."),
    ],
    time_column: TimeOption = None,
    time_unit: TimeUnitOption = None,
    stream: StreamOption = "",
    unit_name: UnitOption = None,
    rate_hz: RateOption = None,
    plan: PlanOption = None,
    band: BandOption = None,
    invert: InvertOption = False,
    no_tare: NoTareOption = False,
    min_hold_s: MinHoldOption = 2.0,
    calibration: CalibrationOption = None,
    participant: ParticipantOption = "",
) -> None:
    """Take a recording of others in, to be analysed, reported and exported like one's own."""
    profile = None if calibration is None else load_profile(calibration)
    chosen = None if plan is None else load_plan(plan)
    columns = ForeignColumns(
        force=tuple(force.split(",")),
        time=time_column,
        time_unit=time_unit,
        stream=stream,
        rate_hz=rate_hz,
        unit=parse_unit(unit_name),
        invert=invert,
    )
    found = read_foreign(table, columns)
    warn_of_assumption(found.table)
    info = import_info_of(
        table,
        found,
        inverted=invert,
        band=parse_target(band, chosen),
        tare=not no_tare,
        min_hold_s=min_hold_s,
    )
    texts = ImportTexts(
        participant=participant,
        software_version=__version__,
        plan_name="" if chosen is None else chosen.name,
        plan_text="" if chosen is None else plan_to_text(chosen),
        calibration_name="" if profile is None else profile.name,
        calibration_text="" if profile is None else dump_profile(profile),
        nominal=profile is not None and profile.nominal,
    )
    print(write_imported(out, table, found, info, texts))
