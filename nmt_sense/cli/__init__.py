"""The command line: parse, call, print. The only place that puts the rooms together."""

import sys
from typing import Annotated

import typer

from nmt_sense import __version__
from nmt_sense.cli import (
    calibration,
    catalogue,
    exports,
    gloves,
    live_calibration,
    many,
    plans,
    recordings,
    sessions,
    statistics,
    streaming,
    thresholds,
)
from nmt_sense.cli.app import app
from nmt_sense.model.errors import NmtSenseError

__all__ = [
    "app",
    "calibration",
    "catalogue",
    "exports",
    "gloves",
    "live_calibration",
    "main",
    "many",
    "plans",
    "recordings",
    "sessions",
    "statistics",
    "streaming",
    "thresholds",
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
        sessions.dashboard()
