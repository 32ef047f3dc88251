"""Commands on plans."""

import json
from pathlib import Path
from typing import Annotated

import typer

from nmt_sense.cli.app import app
from nmt_sense.holds import (
    load_plan,
    plan_for_person,
    plan_schema,
    plan_to_text,
    shipped_plan,
    shipped_plan_names,
)
from nmt_sense.model.errors import InputError


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
        text = plan_to_text(plan_for_person(load_plan(name), threshold_N=threshold_N, own_N=own_N))
        if out is None:
            print(text, end="")
        else:
            try:
                out.write_text(text, encoding="utf-8")
            except OSError as error:
                raise InputError(f"the plan cannot be written to {out}: {error}") from error
            print(out)
