"""Commands on plans."""

import json
from pathlib import Path
from typing import Annotated

import typer

from nmt_sense.cli.app import app
from nmt_sense.holds import (
    load_plan,
    plan_for_person,
    plan_like,
    plan_schema,
    plan_to_text,
    shipped_plan,
    shipped_plan_names,
)
from nmt_sense.model.errors import InputError
from nmt_sense.model.plan import Plan
from nmt_sense.session.reading import analyze_recording
from nmt_sense.storage import open_recording


@app.command(epilog="Example: nmt-sense plan low-back --own 60 --out mine.json")
def plan(
    name: Annotated[
        Path | None, typer.Argument(help="Plan file or shipped plan; without it, a list.")
    ] = None,
    threshold_N: Annotated[
        float | None,
        typer.Option("--threshold", help="Pressure-pain threshold that bands are a share of, N."),
    ] = None,
    own_N: Annotated[
        float | None, typer.Option("--own", help="The trainee's reference, N.")
    ] = None,
    reference: Annotated[
        Path | None,
        typer.Option("--reference", help="An instructor's recording whose holds set the bands."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="JSON file to write.")] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the schema of plans.")] = False,
) -> None:
    """Check a plan, set its bands for a person, or list the plans that ship."""
    if schema:
        print(json.dumps(plan_schema(), indent=2))
    elif name is None:
        for shipped in shipped_plan_names():
            print(f"{shipped:<18} {shipped_plan(shipped).name}")
    else:
        mine = plan_for_person(load_plan(name), threshold_N=threshold_N, own_N=own_N)
        if reference is not None:
            mine = plan_like(mine, analyze_recording(open_recording(reference)).holds)
        if out is None:
            print(plan_to_text(mine), end="")
        else:
            write_plan(mine, out)
            print(out)


def write_plan(plan: Plan, path: Path) -> None:
    """Write a plan file.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    try:
        path.write_text(plan_to_text(plan), encoding="utf-8")
    except OSError as error:
        raise InputError(f"the plan cannot be written to {path}: {error}") from error
