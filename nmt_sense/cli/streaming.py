"""The command that puts a glove on the lab network."""

import sys
from typing import Annotated

import typer

from nmt_sense.cli.app import app
from nmt_sense.cli.options import CalibrationOption, OutOption, ParticipantOption, PlanOption
from nmt_sense.cli.watching import controller_of, recorded_folder, watch
from nmt_sense.session.gloves import GloveChoice
from nmt_sense.share.lab_markers import MarkerInlets
from nmt_sense.share.lab_streaming import LabStream

OPEN_TO_ALL = (
    "Lab streaming is on: whoever reaches this computer over any of its networks can read the "
    "forces, counts and markers of this glove, without a password, until Ctrl-C."
)


@app.command(epilog="Example: nmt-sense stream --port /dev/ttyACM0 --record")
def stream(
    port: Annotated[str, typer.Option("--port", help="Port or URL, or 'simulated'.")],
    record: Annotated[
        bool,
        typer.Option("--record", help="Record as well, with the markers of other LSL streams."),
    ] = False,
    plan: PlanOption = None,
    calibration: CalibrationOption = None,
    seconds: Annotated[
        float | None, typer.Option("--seconds", min=0.1, help="End after so long.")
    ] = None,
    participant: ParticipantOption = "",
    out: OutOption = None,
) -> None:
    """Publish a glove on the lab network (LSL): force, raw counts, and holds as markers."""
    listener = LabStream()
    controller = controller_of(
        plan,
        calibration,
        participant,
        out,
        end_after_s=seconds,
        record_at_once=record,
        listener=listener,
    )
    print(OPEN_TO_ALL, file=sys.stderr)
    markers = MarkerInlets(controller.mark_at, _say) if record else None
    try:
        watch([(controller, GloveChoice(port, port, True))])
    finally:
        if markers is not None:
            markers.close()
    if record:
        print(recorded_folder(controller))


def _say(sentence: str) -> None:
    print(f"Warning: {sentence}.", file=sys.stderr)
