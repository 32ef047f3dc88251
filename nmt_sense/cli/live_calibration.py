"""Commands that calibrate a glove that streams: calibrate guide, follow, daily."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from nmt_sense.cli.calibration import calibrate
from nmt_sense.cli.tables import parse_unit
from nmt_sense.cli.watching import controller_of
from nmt_sense.force import (
    Circuit,
    CircuitKind,
    Profile,
    ProfileFit,
    adjusted_profile,
    fit_profile,
    load_profile,
    nominal_profile,
    save_profile,
)
from nmt_sense.force.daily import LIES_S
from nmt_sense.glove import ReferenceCell, SerialDevice
from nmt_sense.model.errors import DeviceError, InputError
from nmt_sense.model.units import Unit, newtons_per
from nmt_sense.session.calibrating import HIGHEST_N, GuidedCalibration, Step, StepKind
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.controller import LiveController
from nmt_sense.session.following import ASKED_S, LEAST_S, TARE_S, FollowedPad, residual_of
from nmt_sense.session.gloves import GloveChoice
from nmt_sense.session.kept_profiles import kept_profile_path
from nmt_sense.session.snapshot import LinkState
from nmt_sense.session.weighing import REST_S, WeightWatch

#: A glove that does not stream by then will not, seconds; what came of it is looked at so often.
CONNECTED_WITHIN_S, LOOK_S = 15.0, 0.1
#: A fit while pressing is made anew so often, seconds.
FIT_EVERY_S = 5.0
MASS_UNITS = (Unit.KILOGRAM_FORCE, Unit.NEWTON, Unit.POUND_FORCE, Unit.GRAM_FORCE)

PortOption = Annotated[str, typer.Option("--port", help="Port or URL, or 'simulated'.")]
PadsOption = Annotated[
    list[str] | None, typer.Option("--pad", help="Only this pad; may be given several times.")
]
KeptOption = Annotated[
    Path | None,
    typer.Option("--out", help="The profile to write; by default where sessions find it."),
]
#: The circuit that gloves are built with.
USUAL = nominal_profile().circuit
CircuitOption = Annotated[CircuitKind, typer.Option("--circuit", help="How the pads are wired.")]
PulldownOption = Annotated[
    float, typer.Option("--pulldown-ohm", min=1e-3, help="The fixed resistor, ohms.")
]
UnitOption = Annotated[str, typer.Option("--unit", help=f"What it shows: {', '.join(MASS_UNITS)}.")]


@dataclass(frozen=True)
class StreamingGlove:
    """A glove that streams, as a calibration needs it."""

    controller: LiveController
    serial: str
    bits: int
    pads: tuple[str, ...]

    def look(self) -> ChannelsView | None:
        """Copy the last seconds of every channel.

        Raises
        ------
        DeviceError
            If the glove is gone.
        """
        snapshot = self.controller.snapshot()
        if snapshot is None or snapshot.link.state is not LinkState.STREAMING:
            said = "" if snapshot is None else snapshot.link.message
            raise DeviceError(said or "the glove is gone: plug it in and begin again")
        return self.controller.channels()

    def column(self, pad: str) -> int:
        """Tell the place of a pad among the channels."""
        if pad not in self.pads:
            raise InputError(f"--pad {pad} is not on this glove; it has {', '.join(self.pads)}")
        return self.pads.index(pad)

    def circuit(self, kind: CircuitKind, resistor_ohm: float) -> Circuit:
        """Tell the circuit with this glove's converter."""
        return Circuit(kind=kind, resistor_ohm=resistor_ohm, bits=self.bits)


@contextmanager
def streaming(port: str) -> Iterator[StreamingGlove]:
    """Connect to a glove and let go of it at the end."""
    controller = controller_of(None, None, "", None)
    controller.connect(GloveChoice(port, port, True))
    try:
        until_s = time.monotonic() + CONNECTED_WITHIN_S
        snapshot = controller.snapshot()
        while snapshot is None or controller.channels() is None:
            if controller.over or time.monotonic() > until_s:
                said = "" if snapshot is None else snapshot.link.message
                raise DeviceError(said or f"{port} sends no samples: is it a glove?")
            time.sleep(LOOK_S)
            snapshot = controller.snapshot()
        names = tuple(pad.name for pad in snapshot.pads)
        yield StreamingGlove(controller, snapshot.link.glove, snapshot.link.bits, names)
    finally:
        controller.close()


@calibrate.command(epilog="Example: nmt-sense calibrate guide --port /dev/ttyACM0 --unit kgf")
def guide(
    port: PortOption,
    out: KeptOption = None,
    unit_name: UnitOption = Unit.KILOGRAM_FORCE.value,
    highest_N: Annotated[
        float, typer.Option("--highest", min=1.0, max=1000.0, help="Highest force, newtons.")
    ] = HIGHEST_N,
    pads: PadsOption = None,
    circuit: CircuitOption = USUAL.kind,
    pulldown_ohm: PulldownOption = USUAL.resistor_ohm,
) -> None:
    """Lead through a calibration with a scale, weights, a luggage scale or a dynamometer."""
    unit = _mass_unit(unit_name)
    with streaming(port) as glove:
        chosen = pads or list(glove.pads)
        for pad in chosen:
            glove.column(pad)
        leader = GuidedCalibration(
            chosen,
            glove.circuit(circuit, pulldown_ohm),
            glove=glove.serial,
            highest_N=highest_N,
            columns=[glove.column(pad) for pad in chosen],
        )
        lead(leader, unit, look=glove.look, ask=_ask)
        _save(leader.fit(), out or kept_profile_path(glove.serial))


@calibrate.command(
    epilog="Example: nmt-sense calibrate follow --port /dev/ttyACM0 --reference /dev/ttyUSB0"
)
def follow(
    port: PortOption,
    reference: Annotated[
        str, typer.Option("--reference", help="Port of the load cell's board: a number a line.")
    ],
    reference_baud: Annotated[
        int, typer.Option("--reference-baud", min=300, help="Speed of that port.")
    ] = 115200,
    unit_name: UnitOption = Unit.NEWTON.value,
    per_newton: Annotated[
        float | None,
        typer.Option("--counts-per-newton", help="Instead of a unit: of a cell's raw counts."),
    ] = None,
    seconds: Annotated[
        float, typer.Option("--seconds", min=LEAST_S, help="How long each pad is pressed.")
    ] = ASKED_S,
    out: KeptOption = None,
    pads: PadsOption = None,
    circuit: CircuitOption = USUAL.kind,
    pulldown_ohm: PulldownOption = USUAL.resistor_ohm,
) -> None:
    """Calibrate beside a load cell on a second port: press freely, residuals live."""
    if per_newton == 0:
        raise InputError("--counts-per-newton 0 says nothing: give how many counts a newton is")
    newtons = newtons_per(_mass_unit(unit_name)) if per_newton is None else 1 / per_newton
    cell = ReferenceCell(SerialDevice(reference, reference_baud))
    try:
        with streaming(port) as glove:
            tables = []
            for pad in pads or glove.pads:
                one = FollowedPad(
                    pad, glove.column(pad), glove.circuit(circuit, pulldown_ohm), newtons
                )
                _ask(
                    f"Pad {pad}: lay it on the load cell, take the hand off, and press Enter; "
                    f"after {TARE_S:.0f} s press freely, light and hard, for {seconds:.0f} s. "
                )
                _follow_one(one, glove, cell, seconds)
                tables.append(one.fit(name=pad, made_on="", glove="")[1])
            fitted = fit_profile(
                tables,
                glove.circuit(circuit, pulldown_ohm),
                name=f"Glove {glove.serial}",
                made_on=_today(),
                glove=glove.serial,
            )
            _save(fitted, out or kept_profile_path(glove.serial))
    finally:
        cell.close()


@calibrate.command(
    epilog="Example: nmt-sense calibrate daily --port /dev/ttyACM0 --known 1 --unit kgf"
)
def daily(
    port: PortOption,
    known: Annotated[float, typer.Option("--known", min=1e-3, help="The weight.")],
    unit_name: UnitOption = Unit.KILOGRAM_FORCE.value,
    pad: Annotated[str, typer.Option("--pad", help="The pad that it lies on.")] = "thumb",
    profile_file: Annotated[
        Path | None,
        typer.Option("--calibration", help="The profile; by default the one kept for the glove."),
    ] = None,
    adjust: Annotated[
        Path | None,
        typer.Option("--adjust", help="Write the profile with the creep of today here."),
    ] = None,
) -> None:
    """Check a calibration with one known weight in twenty seconds; fails where it is off."""
    known_N = known * newtons_per(_mass_unit(unit_name))
    with streaming(port) as glove:
        kept = kept_profile_path(glove.serial)
        if profile_file is None and not kept.exists():
            raise InputError(
                f"no calibration is kept for the glove {glove.serial}: make one with "
                "'nmt-sense calibrate guide', or name one with --calibration"
            )
        profile = load_profile(profile_file or kept)
        misfit = profile.misfit(glove.serial)
        if misfit:
            print(f"Warning: {misfit}.", file=sys.stderr)
        _ask(
            f"Take everything off the pad {pad} and press Enter; after {REST_S:.0f} s lay "
            f"{known:g} {unit_name} on its middle and leave it. "
        )
        weight = _watch_weight(glove, pad)
    check = weight.check(profile, glove.bits, known_N)
    if not check.in_tolerance:
        raise InputError(check.sentence)
    print(f"{check.sentence}.")
    if adjust is not None:
        save_profile(adjusted_profile(profile, check, _today()), adjust)
        print(adjust)


def lead(
    leader: GuidedCalibration,
    unit: Unit,
    *,
    look: Callable[[], ChannelsView | None],
    ask: Callable[[str], str],
) -> None:
    """Go through all steps of a calibration.

    Parameters
    ----------
    leader
        Knows the steps, and what can be taken.
    unit
        What the reference shows.
    look
        Gives the last seconds of every channel.
    ask
        Shows a line and returns what was typed.
    """
    print("Lay the pad on the scale, or the weight on the pad. Press Enter while the reading is")
    print("steady, or first type what the scale shows. 'again' begins the pad anew.")
    with _Background(leader, look) as background:
        while (step := leader.step) is not None:
            typed = ask(f"{leader.pad} {100 * leader.progress:.0f} %: {_task(step, unit)} ").strip()
            background.see()
            if typed == "again":
                with background.lock:
                    leader.again()
                continue
            try:
                value = float(typed.replace(",", ".")) if typed else None
                force_N = step.force_N if value is None else value * newtons_per(unit)
                with background.lock:
                    leader.take(force_N)
            except ValueError:
                print(f"'{typed}' is no number: type what the scale shows, in {unit}")
            except InputError as error:
                print(f"Not taken: {error}")


class _Background:
    """Goes on reading the glove while a person types; a hold is longer than what screens keep."""

    def __init__(self, leader: GuidedCalibration, look: Callable[[], ChannelsView | None]) -> None:
        self.lock = threading.Lock()
        self._leader, self._look = leader, look
        self._over = threading.Event()
        self._failure: DeviceError | None = None
        self._thread = threading.Thread(target=self._run, name="calibration", daemon=True)

    def __enter__(self) -> "_Background":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def see(self) -> None:
        """Take in what is new now.

        Raises
        ------
        DeviceError
            If the glove went away meanwhile.
        """
        if self._failure is not None:
            raise self._failure
        channels = self._look()
        if channels is not None:
            with self.lock:
                self._leader.push(channels)

    def _run(self) -> None:
        while not self._over.wait(LOOK_S * 5):
            try:
                self.see()
            except DeviceError as error:
                self._failure = error
                return


def _task(step: Step, unit: Unit) -> str:
    shown = f"{step.force_N / newtons_per(unit):.2f} {unit}"
    match step.kind:
        case StepKind.REST:
            return "hand off, wait 2 s."
        case StepKind.EXERCISE:
            return f"exercise, press to {shown}, Enter, then let go."
        case StepKind.UP:
            return f"press to {shown} for {step.held_s:g} s."
        case StepKind.DOWN:
            return f"ease off to {shown} for {step.held_s:g} s."
        case StepKind.HOLD:
            return f"let go, rest, then hold {shown} for {step.held_s:g} s."
        case StepKind.CHECK:
            return f"once more, to check: {shown} for {step.held_s:g} s."


def _follow_one(
    one: FollowedPad, glove: StreamingGlove, cell: ReferenceCell, seconds: float
) -> None:
    said_s = LEAST_S
    cell.read(0)  # what came before belongs to nothing
    while one.length_s < seconds:
        one.push_reference(cell.read(LOOK_S))
        channels = glove.look()
        if channels is not None:
            one.push(channels)
        if one.length_s > said_s:
            said_s = one.length_s + FIT_EVERY_S
            try:
                fitted, readings = one.fit(name=one.pad, made_on="", glove="")
            except InputError as error:
                print(f"{one.length_s:4.0f} s: {error}")
            else:
                highest_N = readings.force_N.max()
                left = residual_of(fitted, readings)
                print(f"{one.length_s:4.0f} s: up to {highest_N:.1f} N, residual {left:.1%}")


def _watch_weight(glove: StreamingGlove, pad: str) -> WeightWatch:
    """Read a pad until a weight has lain on it for long enough."""
    weight = WeightWatch(pad, glove.column(pad))
    given_up_s = time.monotonic() + 3 * LIES_S
    while not weight.complete and time.monotonic() < given_up_s:
        channels = glove.look()
        if channels is not None:
            weight.push(channels)
        time.sleep(LOOK_S)
    return weight


def _mass_unit(name: str) -> Unit:
    unit = parse_unit(name)
    if unit not in MASS_UNITS:
        raise InputError(f"--unit {name} is no force; a reference shows {', '.join(MASS_UNITS)}")
    return unit


def _ask(words: str) -> str:
    try:
        return input(words)
    except EOFError as error:
        raise InputError("the input ended before the calibration: nothing was saved") from error


def _save(fitted: ProfileFit, path: Path) -> Profile:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_profile(fitted.profile, path)
    for doubt in fitted.doubts:
        print(f"Warning: {doubt}.", file=sys.stderr)
    print(f"Forces are known to ± {100 * fitted.profile.level_uncertainty:.1f} %.")
    print(path)
    return fitted.profile


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
