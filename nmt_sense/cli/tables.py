"""What commands on foreign tables share: their options, and what they mean."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from nmt_sense.model.errors import InputError
from nmt_sense.model.plan import Plan
from nmt_sense.model.units import Unit
from nmt_sense.storage import TIME_UNITS, ForeignTable

TimeOption = Annotated[
    str | None, typer.Option("--time", help="Column of the time: numbers or ISO timestamps.")
]
TimeUnitOption = Annotated[
    str | None,
    typer.Option(
        "--time-unit",
        help=f"Unit of the time: {', '.join(TIME_UNITS)}; by default what the column's name ends "
        "in (t_ms), or else s.",
    ),
]
StreamOption = Annotated[
    str, typer.Option("--stream", help="Stream of an XDF file, where several fit.")
]
UnitOption = Annotated[
    str | None,
    typer.Option(
        "--unit",
        help=f"Unit of the force: {', '.join(Unit)}; EDF and XDF may say it. Of a recording: "
        "the unit to show.",
    ),
]
RateOption = Annotated[
    float | None, typer.Option("--rate", help="Samples per second, if there is no time.")
]
BandOption = Annotated[
    str | None, typer.Option("--band", help="LOW,HIGH of the target band, in the unit.")
]
InvertOption = Annotated[bool, typer.Option("--invert", help="Readings fall with force.")]
NoTareOption = Annotated[bool, typer.Option("--no-tare", help="Do not take out the level at rest.")]
MinHoldOption = Annotated[
    float, typer.Option("--min-hold", min=0.1, help="Shorter is a tap or a stroke, seconds.")
]


def parse_unit(name: str | None) -> Unit | None:
    """Tell which unit was named on the command line, if one was."""
    if name is None:
        return None
    try:
        return Unit(name)
    except ValueError as error:
        raise InputError(f"--unit {name} is not known; it can be {', '.join(Unit)}") from error


def parse_target(band: str | None, plan: Plan | None) -> tuple[float, float] | None:
    """Tell the band that was given on the command line; there is none beside a plan."""
    if band is None:
        return None
    if plan is not None:
        raise InputError("give either --band or --plan: both say what the target is")
    try:
        low, high = (float(part) for part in band.split(","))
    except ValueError as error:
        raise InputError(f"--band {band} is not two numbers: give it as LOW,HIGH") from error
    if not 0 <= low < high < float("inf"):
        raise InputError(f"--band {band} must run from a lower to a higher force, from 0 up")
    return low, high


def parse_contacts(named: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Tell the columns of each contact that was given as NAME=COLUMN[,COLUMN...]."""
    contacts: dict[str, tuple[str, ...]] = {}
    for text in named:
        name, equals, columns = text.partition("=")
        if not (name and equals and all(columns.split(","))):
            raise InputError(f"--contact {text} is not NAME=COLUMN[,COLUMN...]")
        if name in contacts:
            raise InputError(f"--contact {name} is given twice: each contact has a name of its own")
        contacts[name] = tuple(columns.split(","))
    return contacts


def warn_of_assumption(table: ForeignTable) -> None:
    """Say on stderr what was taken for granted of a table."""
    if table.assumed:
        print(f"Warning: {table.assumed}.", file=sys.stderr)
