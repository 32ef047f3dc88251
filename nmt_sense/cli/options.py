"""Options that several commands share, written the same way everywhere."""

from pathlib import Path
from typing import Annotated

import typer

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
DropJournalOption = Annotated[
    bool,
    typer.Option(
        "--drop-journal", help="Once the table is sealed and read back, keep no journal beside it."
    ),
]
OverwriteOption = Annotated[
    bool, typer.Option("--overwrite", help="Replace files that are there already.")
]
