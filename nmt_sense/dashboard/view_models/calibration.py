"""What the calibration view says and asks for; no Qt in here."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from nmt_sense.dashboard.texts import later, tr
from nmt_sense.force import nominal_profile, save_profile
from nmt_sense.model.errors import NmtSenseError
from nmt_sense.model.units import Unit, newtons_per
from nmt_sense.session.calibrating import GuidedCalibration, Step, StepKind
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.kept_profiles import kept_profile_path
from nmt_sense.session.snapshot import LinkState, SessionSnapshot

#: What the reference may show, and the unit it shows it in.
REFERENCES = (
    (Unit.KILOGRAM_FORCE, later("Scale or weights, in kilograms")),
    (Unit.NEWTON, later("Dynamometer or load cell, in newtons")),
    (Unit.POUND_FORCE, later("Luggage scale, in pounds")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationPage:
    """All that the view shows.

    Attributes
    ----------
    title, task, steady, said
        What is done, what to do now, whether the press can be taken, and what came of the last.
    value
        What the reference should show.
    unit
        Its unit.
    progress
        Share of the steps that were taken, 0..1.
    can_take, can_save
        Which buttons do something.
    """

    title: str
    task: str
    steady: str = ""
    said: str = ""
    value: float = 0.0
    unit: Unit = Unit.KILOGRAM_FORCE
    progress: float = 0.0
    can_take: bool = False
    can_save: bool = False


class CalibrationModel:
    """Leads through the calibration of the glove that streams.

    Parameters
    ----------
    channels
        Gives the last seconds of every channel.
    """

    def __init__(self, channels: Callable[[], ChannelsView | None]) -> None:
        self._channels = channels
        self._guide: GuidedCalibration | None = None
        self._unit = Unit.KILOGRAM_FORCE
        self._glove, self._said = "", ""

    def see(self, snapshot: SessionSnapshot | None) -> CalibrationPage:
        """Take in what the glove sent, and tell what to show."""
        if snapshot is None or snapshot.link.state is not LinkState.STREAMING:
            return CalibrationPage(
                title=tr("Calibrate"), task=tr("Connect a glove first: see Practice.")
            )
        if self._guide is None or self._glove != snapshot.link.glove:
            circuit = replace(nominal_profile().circuit, bits=snapshot.link.bits)
            self._glove = snapshot.link.glove
            self._guide = GuidedCalibration(
                [pad.name for pad in snapshot.pads], circuit, glove=self._glove
            )
        guide, view = self._guide, self._channels()
        if view is not None:
            guide.push(view)
        step = guide.step
        if step is None:
            return CalibrationPage(
                title=tr("All pads are done"),
                task=tr("Save the profile: this glove uses it from the next session on."),
                said=self._said,
                progress=1.0,
                can_save=True,
            )
        _, reason = guide.steadiness()
        return CalibrationPage(
            title=tr("Pad: {pad}", pad=guide.pad),
            task=_task(step, self._unit),
            steady=reason or tr("Steady: take it"),
            said=self._said,
            value=step.force_N / newtons_per(self._unit),
            unit=self._unit,
            progress=guide.progress,
            can_take=not reason,
        )

    def choose_unit(self, unit: Unit) -> None:
        """Say what the reference shows."""
        self._unit = unit

    def take(self, value: float) -> None:
        """Take the press for what the reference shows, in its unit."""
        if self._guide is not None:
            guide = self._guide
            self._try(lambda: guide.take(value * newtons_per(self._unit)), tr("Taken."))

    def again(self) -> None:
        """Begin this pad anew."""
        if self._guide is not None:
            self._guide.again()
            self._said = tr("This pad begins anew.")

    def save(self) -> None:
        """Fit the profile and keep it; one that was kept stays where that fails."""
        if self._guide is not None:
            self._try(self._save, "")

    def _save(self) -> None:
        assert self._guide is not None
        fitted = self._guide.fit()
        path = kept_profile_path(self._glove)
        path.parent.mkdir(parents=True, exist_ok=True)
        save_profile(fitted.profile, path)
        self._said = tr(
            "Saved: {path}. Forces are known to ± {percent} %.",
            path=path,
            percent=f"{100 * fitted.profile.level_uncertainty:.1f}",
        )
        if fitted.doubts:
            self._said += " " + tr("Doubtful: {doubt}.", doubt=fitted.doubts[0])

    def _try(self, do: Callable[[], None], said: str) -> None:
        try:
            do()
        except NmtSenseError as error:
            self._said = str(error)
        else:
            self._said = said or self._said


def _task(step: Step, unit: Unit) -> str:
    force = f"{step.force_N / newtons_per(unit):.2f} {unit}"
    seconds = f"{step.held_s:g}"
    match step.kind:
        case StepKind.REST:
            return tr("Take the hand off, and wait.")
        case StepKind.EXERCISE:
            return tr("Exercise the pad: press to {force}, then let go.", force=force)
        case StepKind.UP:
            return tr("Press to {force} for {seconds} s.", force=force, seconds=seconds)
        case StepKind.DOWN:
            return tr("Less: {force} for {seconds} s.", force=force, seconds=seconds)
        case StepKind.HOLD:
            return tr("Hold {force} for {seconds} s.", force=force, seconds=seconds)
        case StepKind.CHECK:
            return tr("Once more, to check: {force} for {seconds} s.", force=force, seconds=seconds)
