"""Commands between this program and others: export."""

from pathlib import Path
from typing import Annotated

import typer

from nmt_sense.cli.app import app
from nmt_sense.session.reading import analyze_recording
from nmt_sense.session.recorder import force_of
from nmt_sense.storage import open_recording
from nmt_sense.storage.formats import ExportFormat, gather, write_export


@app.command(epilog="Example: nmt-sense export SESSION --to csv --out session.csv")
def export(
    file: Annotated[Path, typer.Argument(help="A recording's folder.")],
    to: Annotated[ExportFormat, typer.Option("--to", help="The format.")],
    out: Annotated[
        Path, typer.Option("--out", help="The file to write; for BIDS the data set's folder.")
    ],
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace files that are there already.")
    ] = False,
) -> None:
    """Write a recording for other tools, and print the files that were written."""
    recording = open_recording(file)
    holds = analyze_recording(recording).holds
    content = gather(recording, force_of(recording), holds)
    for path in write_export(content, to, out, overwrite=overwrite):
        print(path)
