"""The command that works out statistics over a table of holds."""

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from nmt_sense.cli.app import app
from nmt_sense.cli.options import JsonOption, OverwriteOption
from nmt_sense.model.errors import InputError
from nmt_sense.report.statistics import (
    Columns,
    agreement,
    persons,
    read_holds,
    reliability,
)
from nmt_sense.report.statistics_figures import draw_agreement, draw_sessions
from nmt_sense.storage.formats.output import new_files


@app.command(epilog="Example: nmt-sense statistics holds.parquet --measure mean --out statistics")
def statistics(
    table: Annotated[Path, typer.Argument(help="Table of holds: of nmt-sense batch, or a CSV.")],
    measure: Annotated[str, typer.Option("--measure", help="Column that is compared.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the tables and figures.")],
    person: Annotated[
        str, typer.Option("--person", help="Column that says whose.")
    ] = "participant",
    session: Annotated[
        str, typer.Option("--session", help="Column that says in which session.")
    ] = "session_id",
    group: Annotated[
        str, typer.Option("--group", help="Column whose values are taken apart, e.g. point.")
    ] = "",
    reference: Annotated[
        str, typer.Option("--reference", help="Column with the same by a reference.")
    ] = "",
    overwrite: OverwriteOption = False,
    as_json: JsonOption = False,
) -> None:
    """Test-retest ICC(2,1), SEM and minimal detectable change; agreement with a reference."""
    columns = Columns(
        measure=measure, person=person, session=session, group=group, reference=reference
    )
    holds = read_holds(table, columns)
    nominal = bool(holds["nominal"].any()) if "nominal" in holds.columns else False
    unit = str(holds["unit"].iloc[0]) if "unit" in holds.columns and len(holds) else ""
    found: dict[str, list[dict[str, Any]]] = {
        "reliability": [asdict(row) for row in reliability(holds, columns)],
        "persons": [asdict(row) for row in persons(holds, columns)],
    }
    if reference:
        found["agreement"] = [asdict(row) for row in agreement(holds, columns)]
    if not found["reliability"] and not found.get("agreement"):
        raise InputError(
            f"{table} has too few: reliability needs three persons with two sessions each, and "
            "agreement three pairs"
        )
    paths = [out / f"{name}.csv" for name in found]
    with new_files(paths, overwrite=overwrite) as aside:
        for path, rows in zip(aside, found.values(), strict=True):
            _write_csv(path, rows)
    label = f"{measure} (nominal, not calibrated)" if nominal else measure
    figures = draw_sessions(holds, columns, label, out)
    if reference:
        figures += draw_agreement(holds, columns, label, out)
    if as_json:
        about = {
            "schema": "nmt-sense/statistics/1",
            "source": str(table),
            "columns": asdict(columns),
            "unit_of_forces": unit,
            "nominal": nominal,
        }
        print(json.dumps(about | found, indent=2))
        return
    if nominal:
        print("Some forces are nominal, not calibrated.")
    for row in found["reliability"]:
        print(
            f"{row['group'] or 'all'}: {row['persons']} persons, {row['sessions']} sessions each: "
            f"ICC(2,1) {row['icc']:.2f} ({row['icc_low']:.2f} to {row['icc_high']:.2f}), "
            f"SEM {row['sem']:.3g}, MDC95 {row['mdc95']:.3g}, mean {row['mean']:.3g}"
        )
    for row in found.get("agreement", ()):
        print(
            f"{row['group'] or 'all'}: {row['pairs']} pairs: bias {row['bias']:.3g} "
            f"({row['bias_low']:.3g} to {row['bias_high']:.3g}), limits of agreement "
            f"{row['lower']:.3g} to {row['upper']:.3g}"
        )
    for path in (*paths, *figures):
        print(path)


def _write_csv(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        if rows:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(
                {k: " ".join(v) if isinstance(v, tuple) else v for k, v in row.items()}
                for row in rows
            )
