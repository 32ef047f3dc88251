"""Commands about gloves and this machine: devices, glove, doctor."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from nmt_sense.cli.app import app
from nmt_sense.cli.options import (
    JsonOption,
)
from nmt_sense.glove import (
    Candidate,
    Device,
    PortReport,
    PortStatus,
    ask,
    find_gloves,
    identify,
    identity_arguments,
    problems_of,
    pulse_arguments,
    version_of,
)
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol import Command
from nmt_sense.session.doctor import examine
from nmt_sense.session.gloves import opener_of

#: Strength and length of the pulse that a motor is tried with.
TRIED_STRENGTH, TRIED_MS = 0.6, 600


@app.command(epilog="Example: nmt-sense devices --json")
def devices(
    ports: Annotated[
        list[str] | None,
        typer.Option("--port", help="Ask only this port or URL; may be given several times."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List ports, which of them answer as a glove, and why one that does not is not usable."""
    reports = find_gloves(None if not ports else [Candidate(port, "") for port in ports])
    if as_json:
        rows = [
            {
                "port": report.port,
                "description": report.description,
                "status": report.status.value,
                "glove": None if report.identity is None else asdict(report.identity),
                "sentence": report.sentence,
            }
            for report in reports
        ]
        print(json.dumps({"schema": "nmt-sense/devices/1", "ports": rows}, indent=2))
        return
    for report in reports:
        said = [part for part in (_identity(report), report.sentence) if part]
        print(f"{report.port}  {report.status.value}  {'; '.join(said)}")
    if not ports and all(report.status is not PortStatus.GLOVE for report in reports):
        what = "glove" if reports else "serial port"
        print(f"No {what} found: plug one in, or try 'nmt-sense demo' without one.")


@app.command(epilog="Example: nmt-sense glove --port /dev/ttyACM0 --name LEFT-01")
def glove(
    port: Annotated[str, typer.Option("--port", help="Port or URL, or 'simulated'.")],
    name: Annotated[
        str | None, typer.Option("--name", help="Call the glove so, up to 8 characters.")
    ] = None,
    layout: Annotated[
        int | None, typer.Option("--layout", help="Number of its pad layout, 0 to 65535.")
    ] = None,
    calibration: Annotated[
        int | None, typer.Option("--calibration-id", help="Number of its calibration.")
    ] = None,
    try_motor: Annotated[
        bool, typer.Option("--try-motor", help="Let its motor run for a moment.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Say all that a glove says of itself; with a name or a number, write it into the glove.

    Name and numbers stay in the glove without power. Recordings and calibrations go by the name:
    give each glove its own.
    """
    device = opener_of(port)()
    try:
        identity = identify(device)
        # A program that has crashed may have left it streaming, and so it would not listen.
        ask(device, Command.STOP, keep=lambda _: None)
        if not (name is None and layout is None and calibration is None):
            identity = _renamed(device, identity, name, layout, calibration)
        if try_motor:
            pulse = pulse_arguments(TRIED_STRENGTH, TRIED_MS)
            ask(device, Command.PULSE, pulse, keep=lambda _: None)
        problems = problems_of(device, identity)
    finally:
        device.close()
    if as_json:
        found = {"schema": "nmt-sense/glove/1", "port": port, **asdict(identity)}
        print(json.dumps({**found, "problems": problems}, indent=2))
        return
    for what, value in asdict(identity).items():
        print(f"{what:<16}{version_of(value) if what == 'firmware' else value}")
    print(
        "\n".join(f"Problem: {sentence}." for sentence in problems) or "Self-test: nothing wrong."
    )


def _renamed(
    device: Device,
    identity: GloveIdentity,
    name: str | None,
    layout: int | None,
    calibration: int | None,
) -> GloveIdentity:
    arguments = identity_arguments(
        identity.serial if name is None else name,
        identity.layout_id if layout is None else layout,
        identity.calibration_id if calibration is None else calibration,
    )
    ask(device, Command.SET_ID, arguments, keep=lambda _: None)
    return identify(device)


@app.command(epilog="Example: nmt-sense doctor")
def doctor(as_json: JsonOption = False) -> None:
    """Say what is installed, what is missing, and the line that mends it."""
    findings = examine()
    if as_json:
        rows = [asdict(finding) for finding in findings]
        print(json.dumps({"schema": "nmt-sense/doctor/1", "findings": rows}, indent=2))
    else:
        for finding in findings:
            mend = f"  mend: {finding.mend}" if finding.mend else ""
            print(f"{'ok     ' if finding.ok else 'missing'}  {finding.what}{mend}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def _identity(report: PortReport) -> str:
    identity = report.identity
    if identity is None:
        return ""
    firmware = version_of(identity.firmware)
    return f"glove {identity.serial}, {identity.n_sensors} pads, firmware {firmware}"
