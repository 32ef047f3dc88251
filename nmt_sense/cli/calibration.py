"""Commands on calibration profiles: calibrate fit, check, show."""

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from nmt_sense.cli.app import app
from nmt_sense.cli.options import JsonOption
from nmt_sense.force import (
    Circuit,
    CircuitKind,
    Profile,
    SensorCheck,
    check_profile,
    dump_profile,
    fit_profile,
    kept_readings,
    load_profile,
    profile_schema,
    read_calibration_table,
    save_profile,
)
from nmt_sense.force.creep import rise_per_decade
from nmt_sense.model.errors import InputError

calibrate = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog="Example: nmt-sense calibrate fit readings.csv --out glove.json",
)
app.add_typer(calibrate, name="calibrate", help="Make, check and show calibration profiles.")

ProfileArgument = Annotated[Path, typer.Argument(metavar="F", help="Calibration profile (JSON).")]


@calibrate.command(epilog="Example: nmt-sense calibrate fit readings.csv --out glove.json")
def fit(
    table: Annotated[
        Path, typer.Argument(help="CSV: count,force_N[,sensor][,time_s][,direction].")
    ],
    out: Annotated[Path, typer.Option("--out", help="The profile to write.")],
    circuit: Annotated[
        CircuitKind, typer.Option("--circuit", help="How the pads are wired.")
    ] = CircuitKind.DIVIDER_HIGH,
    pulldown_ohm: Annotated[
        float, typer.Option("--pulldown-ohm", min=1e-3, help="The fixed resistor, ohms.")
    ] = 1000.0,
    bits: Annotated[int, typer.Option("--bits", min=8, max=16, help="Of the converter.")] = 10,
    name: Annotated[str, typer.Option("--name", help="What the profile is called.")] = "",
    glove: Annotated[str, typer.Option("--glove", help="Serial number of the glove.")] = "",
    made_by: Annotated[str, typer.Option("--made-by", help="Pseudonym of who made it.")] = "",
    temperature_C: Annotated[
        float | None, typer.Option("--temperature", help="Degrees Celsius.")
    ] = None,
    area_cm2: Annotated[
        float | None, typer.Option("--area", min=1e-3, help="Active area of a pad, cm2.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Fit a profile to known forces: steps, or a press followed beside a reference."""
    result = fit_profile(
        read_calibration_table(table),
        Circuit(kind=circuit, resistor_ohm=pulldown_ohm, bits=bits),
        name=name or table.stem,
        made_on=datetime.now(UTC).date().isoformat(),
        glove=glove,
        made_by=made_by,
        temperature_C=temperature_C,
        area_cm2=area_cm2,
    )
    save_profile(result.profile, out)
    for doubt in result.doubts:
        print(f"Warning: {doubt}.", file=sys.stderr)
    if as_json:
        print(json.dumps({**_summary(result.profile), "warnings": result.doubts}, indent=2))
        return
    _print_profile(result.profile)
    print(out)


@calibrate.command(epilog="Example: nmt-sense calibrate check glove.json second.csv")
def check(
    profile_file: ProfileArgument,
    table: Annotated[
        Path | None,
        typer.Argument(help="Second table, like that of 'fit'; without it, the readings kept."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Hold a profile against known forces; fails where it misses by twice what it states."""
    profile = load_profile(profile_file)
    if table is None:
        tables = [kept for curve in profile.sensors if (kept := kept_readings(curve)) is not None]
        if not tables:
            raise InputError(f"{profile_file} keeps no readings: give a table to check it against")
    else:
        tables = read_calibration_table(table)
    checks = check_profile(profile, tables)
    if as_json:
        rows = [{**asdict(found), "ok": found.ok} for found in checks]
        print(json.dumps({"schema": "nmt-sense/calibration-check/1", "sensors": rows}, indent=2))
    else:
        for found in checks:
            print(_check_line(found))
    missed = [found for found in checks if not found.ok]
    if missed:
        raise InputError(
            f"the calibration {profile.name!r} misses by {100 * missed[0].rms:.1f} % of the force "
            f"(sensor {missed[0].sensor}) and states {100 * missed[0].expected:.1f} %: calibrate "
            "the glove again"
        )


@calibrate.command(epilog="Example: nmt-sense calibrate show glove.json")
def show(
    profile_file: ProfileArgument,
    as_json: JsonOption = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON schema of profiles instead.")
    ] = False,
) -> None:
    """Print a profile: its circuit, its curves, and how well they are known."""
    if schema:
        print(json.dumps(profile_schema(), indent=2))
        return
    profile = load_profile(profile_file)
    if as_json:
        print(dump_profile(profile), end="")
    else:
        _print_profile(profile)


def _summary(profile: Profile) -> dict[str, object]:
    return {
        "schema": "nmt-sense/calibration-fit/1",
        "name": profile.name,
        "level_uncertainty": profile.level_uncertainty,
        "creep_uncertainty_per_decade": profile.creep_uncertainty_per_decade,
        "sensors": [
            {
                "sensor": curve.sensor,
                "law": curve.law,
                "lowest_N": curve.force_N[0],
                "highest_N": curve.force_N[-1],
                "creep_per_decade": rise_per_decade(curve.creep_weights)
                if curve.creep_weights
                else None,
                **({} if curve.quality is None else asdict(curve.quality)),
            }
            for curve in profile.sensors
        ],
    }


def _print_profile(profile: Profile) -> None:
    circuit = profile.circuit
    print(
        f"{profile.name}: {profile.label}" + (f", glove {profile.glove}" if profile.glove else "")
    )
    print(f"Circuit: {circuit.kind}, {circuit.resistor_ohm:g} ohm, {circuit.bits} bits")
    print(
        f"Uncertainty: {100 * profile.level_uncertainty:.1f} % of a force, creep "
        f"{100 * profile.creep_uncertainty_per_decade:.1f} % per decade of time"
    )
    for curve in profile.sensors:
        said = [f"{curve.force_N[0]:.3g} to {curve.force_N[-1]:.3g} N", curve.law or "data sheet"]
        quality = curve.quality
        if quality is not None:
            said.append(f"residual {100 * quality.residual:.1f} %")
            said.append(f"on unseen levels {100 * quality.cross_validated:.1f} %")
            if quality.repeatability is not None:
                said.append(f"repeats to {100 * quality.repeatability:.1f} %")
            if quality.hysteresis is not None:
                said.append(f"hysteresis {100 * quality.hysteresis:.1f} %")
        if curve.creep_weights:
            said.append(f"creep {100 * rise_per_decade(curve.creep_weights):.1f} % a decade undone")
        print(f"Sensor {curve.sensor}: {', '.join(said)}")


def _check_line(found: SensorCheck) -> str:
    late = "" if found.lag_s is None else f", {1000 * found.lag_s:+.0f} ms late"
    return (
        f"Sensor {found.sensor}: {100 * found.rms:.1f} % RMS of the force ({found.rms_N:.2f} N), "
        f"mean {100 * found.bias:+.1f} %, worst {100 * found.worst:.0f} %{late}; "
        f"{found.readings} readings; states {100 * found.expected:.1f} %"
    )
