"""The command that leads through a pressure-pain threshold test."""

import json
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from nmt_sense.cli.app import app
from nmt_sense.cli.options import (
    CalibrationOption,
    JsonOption,
    OutOption,
    ParticipantOption,
)
from nmt_sense.cli.plans import write_plan
from nmt_sense.cli.watching import controller_of, recorded_folder, until_signal
from nmt_sense.holds import Threshold, load_plan, plan_for_person
from nmt_sense.model.errors import DeviceError, InputError
from nmt_sense.model.units import Unit, newtons_per
from nmt_sense.session.controller import LiveController
from nmt_sense.session.gloves import GloveChoice
from nmt_sense.session.guided_ramp import GuidedRamp, ramp_line
from nmt_sense.session.snapshot import LinkState

#: The usual rate of hand-held algometers, kgf/cm2 a second.
RATE_KGF_PER_CM2_S = 1.0
#: How often the line is said, and how often the stop limit is looked at, seconds.
SAY_EVERY_S, LOOK_EVERY_S = 0.5, 0.02


@app.command(epilog="Example: nmt-sense threshold --port /dev/ttyACM0 --stop 60 --repeats 3")
def threshold(
    port: Annotated[str, typer.Option("--port", help="Port or URL, or 'simulated'.")],
    stop_N: Annotated[
        float, typer.Option("--stop", min=1, help="Force that must not be passed, N.")
    ] = 60.0,
    area_cm2: Annotated[
        float, typer.Option("--area", min=0.1, help="Area that presses, cm2: sets the rate.")
    ] = 1.0,
    repeats: Annotated[
        int, typer.Option("--repeats", min=1, max=10, help="Ramps; their mean.")
    ] = 1,
    plan: Annotated[
        Path | None, typer.Option("--plan", help="Plan whose bands are set by the threshold.")
    ] = None,
    plan_out: Annotated[
        Path | None, typer.Option("--plan-out", help="JSON file for that plan.")
    ] = None,
    calibration: CalibrationOption = None,
    participant: ParticipantOption = "",
    out: OutOption = None,
    as_json: JsonOption = False,
) -> None:
    """Lead through a pressure-pain threshold test, and record it.

    Press ever harder at the guided rate (1 kgf/cm2 a second); whoever is pressed says when it
    begins to hurt, and Enter marks that. Passing the stop limit ends the test at once.
    """
    if (plan is None) != (plan_out is None):
        raise InputError("--plan and --plan-out go together: a plan, and where its copy goes")
    chosen = None if plan is None else load_plan(plan)
    rate_N_per_s = RATE_KGF_PER_CM2_S * area_cm2 * newtons_per(Unit.KILOGRAM_FORCE)
    ramp = GuidedRamp(stop_N, rate_N_per_s)
    controller = controller_of(
        None, calibration, participant, out, record_at_once=True, listener=ramp
    )
    controller.connect(GloveChoice(port, port, True))
    try:
        found = _marks(controller, ramp, repeats)
        snapshot = controller.snapshot()
    finally:
        controller.close()
    folder = recorded_folder(controller)
    force_N = float(np.mean([one.force_N for one in found]))
    nominal = snapshot is not None and snapshot.calibration.nominal
    for one in found:
        if not one.even:
            print(
                f"Warning: a ramp ran at {one.rate_N_per_s:.1f} N/s, not near {rate_N_per_s:.1f} "
                "N/s: a threshold depends on the rate, so repeat it.",
                file=sys.stderr,
            )
    if as_json:
        document = {
            "schema": "nmt-sense/threshold/1",
            "threshold_N": force_N,
            "area_cm2": area_cm2,
            "threshold_kPa": 10 * force_N / area_cm2,
            "nominal": nominal,
            "ramps": [asdict(one) for one in found],
            "recording": str(folder),
        }
        print(json.dumps(document, indent=2))
    else:
        label = " (nominal, not calibrated)" if nominal else ""
        print(f"Threshold: {force_N:.1f} N{label}, {10 * force_N / area_cm2:.0f} kPa")
    if chosen is not None and plan_out is not None:
        write_plan(plan_for_person(chosen, threshold_N=force_N), plan_out)
    if not as_json:
        print(folder)


def _marks(controller: LiveController, ramp: GuidedRamp, repeats: int) -> Sequence[Threshold]:
    """Say where the ramp stands until it was marked as often as wanted."""
    stop, pressed = until_signal(), threading.Semaphore(0)
    threading.Thread(target=_count_enters, args=(pressed, stop), daemon=True).start()
    found: list[Threshold] = []
    looks = 0
    while len(found) < repeats:
        entered = pressed.acquire(timeout=LOOK_EVERY_S)
        if ramp.past_stop:
            print("\a", end="", file=sys.stderr)
            raise InputError("STOP, let go: the stop limit was passed before the threshold")
        snapshot = controller.snapshot()
        if snapshot is not None and snapshot.link.state is LinkState.FAILED:
            raise DeviceError(snapshot.link.message)
        if entered:
            marked = ramp.mark()
            if marked is not None:
                found.append(marked)
                controller.mark(f"pain threshold at {marked.force_N:.1f} N")
            said = "nothing is pressed" if marked is None else f"marked at {marked.force_N:.1f} N"
            print(f"{said}; {repeats - len(found)} to go", file=sys.stderr, flush=True)
        elif stop.is_set():
            raise InputError("the test was ended before the threshold was marked")
        elif looks % round(SAY_EVERY_S / LOOK_EVERY_S) == 0:
            print(ramp_line(ramp.ramp), file=sys.stderr, flush=True)
        looks += 1
    return found


def _count_enters(pressed: threading.Semaphore, stop: threading.Event) -> None:
    for _ in sys.stdin:
        pressed.release()
    stop.set()  # nobody can mark any more
