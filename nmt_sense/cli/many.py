"""Commands on many recordings: batch."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from nmt_sense.cli.app import app
from nmt_sense.cli.options import CalibrationOption, OverwriteOption, PlanOption
from nmt_sense.force import load_profile
from nmt_sense.holds import load_plan
from nmt_sense.model.errors import RecordingError
from nmt_sense.share.batch import BatchJob, BatchReport, run_batch
from nmt_sense.share.batch_workers import dask_workers, local_workers


@app.command(epilog="Example: nmt-sense batch recordings --out holds.parquet")
def batch(
    folder: Annotated[Path, typer.Argument(help="Folder with recordings, at any depth.")],
    out: Annotated[Path, typer.Option("--out", help="The table of holds to write (Parquet).")],
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", help="Dask scheduler, e.g. tcp://lab-server:8786."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="Processes here; one for each core by default."),
    ] = None,
    plan: PlanOption = None,
    calibration: CalibrationOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Judge every recording under a folder into one table of holds.

    An interrupted run goes on where it was when the same command is given again. A recording that
    cannot be read stops nothing: it is said, and stands with its reason in the table of recordings
    beside the table of holds.
    """
    job = BatchJob(
        folder.resolve(),
        None if plan is None else load_plan(plan),
        None if calibration is None else load_profile(calibration),
    )
    doers = local_workers(workers) if scheduler is None else dask_workers(scheduler)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task("recordings", total=None)

        def show(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        try:
            report = run_batch(job, out, doers, overwrite=overwrite, on_done=show)
        except KeyboardInterrupt as error:
            raise RecordingError(
                "interrupted; what is done is kept: give the same command again to go on"
            ) from error
    _print_report(report)


def _print_report(report: BatchReport) -> None:
    for name, why in report.failures.items():
        print(f"Warning: {name}: {why}", file=sys.stderr)
    before = f", {report.resumed} of them by an earlier run" if report.resumed else ""
    failed = f"; {len(report.failures)} could not be read" if report.failures else ""
    print(f"{report.recordings} recordings{before}, {report.holds} holds{failed}")
    print(report.recordings_path)
    print(report.holds_path)
    if len(report.failures) == report.recordings:
        raise RecordingError("no recording could be read: the reasons are above")
