"""Options that several commands share, written and read the same way everywhere."""

from pathlib import Path
from typing import Annotated

import typer

from nmt_sense.session.glove_feedback import GloveFeedback

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
FeedbackOption = Annotated[
    str,
    typer.Option(
        "--feedback",
        help="By what the glove itself tells the hand where the press stands: of motor, buzzer and "
        "lamp, with commas between; or none.",
    ),
]
StrengthOption = Annotated[
    float, typer.Option("--strength", min=0, max=1, help="How strongly its motor runs, 0 to 1.")
]


def feedback_of(means: str, strength: float) -> GloveFeedback:
    """Read by what the glove is to tell the hand where the press stands.

    Raises
    ------
    typer.BadParameter
        If it is none of what a glove has.
    """
    chosen = {name.strip() for name in means.split(",")} - {"none"}
    if unknown := chosen - {"motor", "buzzer", "lamp"}:
        raise typer.BadParameter(
            f"{unknown.pop()!r} is none of motor, buzzer, lamp or none", param_hint="--feedback"
        )
    return GloveFeedback(
        motor="motor" in chosen, buzzer="buzzer" in chosen, led="lamp" in chosen, strength=strength
    )
