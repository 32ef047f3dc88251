"""Commands about gloves and this machine: devices, doctor."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from nmt_sense.cli.app import app
from nmt_sense.cli.options import (
    JsonOption,
)
from nmt_sense.glove import Candidate, PortReport, find_gloves
from nmt_sense.session.doctor import examine


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
    if not reports:
        print("No serial port found: plug the glove in, or try 'nmt-sense demo' without one.")
    for report in reports:
        said = [part for part in (_identity(report), report.sentence) if part]
        print(f"{report.port}  {report.status.value}  {'; '.join(said)}")


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
    firmware = ".".join(str(part) for part in identity.firmware)
    return f"glove {identity.serial}, {identity.n_sensors} pads, firmware {firmware}"
