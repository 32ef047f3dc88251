"""A calibration that guides: what to press next, whether it was steady enough, and the profile."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

import numpy as np

from nmt_sense.force import Circuit, ProfileFit, Readings, fit_profile, forces_of
from nmt_sense.force.table import Mask
from nmt_sense.model.errors import InputError
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.pad_log import KEPT_HZ, PadLog

#: Highest force where nothing else is asked for, newtons; levels under it, as shares.
HIGHEST_N = 40.0
LEVELS = (0.05, 0.1, 0.2, 0.4, 0.7, 1.0)
#: Exercise: so many presses at this share of the highest force.
EXERCISES, EXERCISE_SHARE = 5, 1.1
#: Presses that are not fitted to but say how well the fit repeats, as shares.
CHECKS = (0.3, 0.6)
HOLD_SHARE = 0.5
REST_S, EXERCISE_S, STEP_S, HOLD_S = 2.0, 1.5, 3.0, 30.0
#: A person on a scale wavers; more than so much, as a share of the reading, is not steady. A long
#: press may change by more, as the pad creeps.
STEADY, STEADY_HOLD = 0.05, 0.20
#: A press must move the reading by so many counts from rest.
LEAST_COUNTS = 5.0


class StepKind(StrEnum):
    """What a step is for."""

    REST = "rest"
    EXERCISE = "exercise"
    UP = "up"
    DOWN = "down"
    HOLD = "hold"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Attributes
    ----------
    kind
        What it is for.
    force_N
        How hard to press, newtons.
    held_s
        How long the press must have been steady, seconds.
    """

    kind: StepKind
    force_N: float
    held_s: float


def steps_up_to(highest_N: float) -> tuple[Step, ...]:
    """List what a pad goes through: rest, exercise, up, down, one long hold, and a check."""
    levels = [share * highest_N for share in LEVELS]
    return (
        Step(StepKind.REST, 0.0, REST_S),
        *(Step(StepKind.EXERCISE, EXERCISE_SHARE * highest_N, EXERCISE_S),) * EXERCISES,
        *(Step(StepKind.UP, level, STEP_S) for level in levels),
        *(Step(StepKind.DOWN, level, STEP_S) for level in levels[-2::-1]),
        Step(StepKind.HOLD, HOLD_SHARE * highest_N, HOLD_S),
        *(Step(StepKind.CHECK, share * highest_N, STEP_S) for share in CHECKS),
    )


@dataclass
class _PadRecord:
    """What was read from one pad: every reading, and the force of those where it is known."""

    time_s: list[float] = field(default_factory=list)
    count: list[float] = field(default_factory=list)
    force_N: list[float] = field(default_factory=list)
    direction: list[str] = field(default_factory=list)
    checks: list[bool] = field(default_factory=list)
    rest_count: float = 0.0


class GuidedCalibration:
    """Guides a person with a scale, weights or a dynamometer through the pads of a glove.

    Parameters
    ----------
    pads
        Names of the pads.
    circuit
        The circuit around them.
    glove
        Serial number of the glove.
    highest_N
        Highest force to calibrate, newtons.
    columns
        Places of the pads among the channels; None for all of them, in order.
    """

    def __init__(
        self,
        pads: Sequence[str],
        circuit: Circuit,
        *,
        glove: str,
        highest_N: float = HIGHEST_N,
        columns: Sequence[int] | None = None,
    ) -> None:
        self.pads = tuple(pads)
        self._columns = tuple(range(len(self.pads)) if columns is None else columns)
        self.steps = steps_up_to(highest_N)
        self.done: dict[str, Readings] = {}
        self._circuit, self._glove = circuit, glove
        self._record = _PadRecord()
        self._taken = 0
        self._log = PadLog()
        self._checks: dict[str, tuple[Readings, Mask]] = {}

    @property
    def pad(self) -> str | None:
        """The pad whose turn it is; None when all are done."""
        return next((pad for pad in self.pads if pad not in self.done), None)

    @property
    def step(self) -> Step | None:
        """What to do now; None when all pads are done."""
        return None if self.pad is None else self.steps[self._taken]

    @property
    def progress(self) -> float:
        """Share of the steps that were taken, 0..1."""
        total = len(self.pads) * len(self.steps)
        return (len(self.done) * len(self.steps) + self._taken) / total

    def push(self, channels: ChannelsView) -> None:
        """Take what is new among the last seconds of every channel."""
        if self.pad is None:
            return
        time_s, count = self._log.push(channels, self._columns[len(self.done)])
        record = self._record
        record.time_s += time_s.tolist()
        record.count += count.tolist()
        record.force_N += [np.nan] * len(count)
        record.direction += [""] * len(count)
        record.checks += [False] * len(count)

    def steadiness(self) -> tuple[float, str]:
        """Tell how much the newest readings waver, as a share, and why they cannot be taken.

        Returns
        -------
        share : float
            Spread of the readings of the time that the step asks for; NaN where there is none.
        reason : str
            Why they cannot be taken, one sentence; empty where they can.
        """
        step = self.step
        if step is None:
            return float("nan"), "every pad is calibrated: save the profile"
        wanted = round(step.held_s * KEPT_HZ)
        counts = np.array(self._record.count[-wanted:])
        if len(counts) < wanted:
            return float("nan"), f"wait: {step.held_s:g} s of readings are needed"
        if step.kind is StepKind.REST:
            return float(np.ptp(counts)), "" if np.ptp(counts) < LEAST_COUNTS else (
                "the pad is not at rest: take the hand off and lay the glove down"
            )
        share = float(np.ptp(counts) / max(counts.mean(), 1.0))
        if counts.mean() < self._record.rest_count + LEAST_COUNTS:
            return share, f"nothing presses on the pad {self.pad}: press on its middle"
        if counts.max() >= (1 << self._circuit.bits) - 2:
            return share, "the reading stands at the end of its scale: press less hard"
        # Counts of a light press are few: one up or down is not the hand's.
        allowed = STEADY_HOLD if step.kind is StepKind.HOLD else STEADY
        if np.ptp(counts) > max(allowed * counts.mean(), LEAST_COUNTS):
            return share, (
                f"the press wavered by {100 * share:.0f} % within {step.held_s:g} s, more than "
                f"{100 * allowed:.0f} %: hold still and take it again"
            )
        return share, ""

    def take(self, force_N: float) -> None:
        """Take the newest readings for a known force, and go on to the next step.

        Raises
        ------
        InputError
            If they are not steady, or nothing presses; the step stays.
        """
        step = self.step
        _, reason = self.steadiness()
        if step is None or reason:
            raise InputError(reason)
        if step.kind is not StepKind.REST and not force_N > 0:
            raise InputError("type the force that the scale shows, above zero")
        record, held = self._record, round(step.held_s * KEPT_HZ)
        resting = step.kind is StepKind.REST
        if resting:
            record.rest_count = float(np.mean(record.count[-held:]))
        way = step.kind.value if step.kind in (StepKind.UP, StepKind.DOWN) else ""
        for row in range(len(record.count) - held, len(record.count)):
            record.force_N[row], record.direction[row] = 0.0 if resting else force_N, way
            record.checks[row] = step.kind is StepKind.CHECK
        self._taken += 1
        if self._taken == len(self.steps):
            self._finish_pad()

    def again(self) -> None:
        """Begin the pad whose turn it is anew."""
        self._record, self._taken = _PadRecord(), 0

    def fit(self) -> ProfileFit:
        """Fit the profile; what it misses the presses of the check by widens what it states.

        Raises
        ------
        InputError
            If pads are missing, or no calibration can be made of the readings.
        """
        if self.pad is not None:
            raise InputError(f"the pad {self.pad} is not calibrated yet")
        fitted = fit_profile(
            [self.done[pad] for pad in self.pads],
            self._circuit,
            name=f"Glove {self._glove}",
            made_on=datetime.now(UTC).date().isoformat(),
            glove=self._glove,
        )
        profile, doubts = fitted.profile, list(fitted.doubts)
        for pad, (readings, checked) in self._checks.items():
            error = forces_of(profile, readings)[checked] / readings.force_N[checked] - 1
            missed = float(np.sqrt(np.mean(error**2)))
            if missed > 2 * profile.level_uncertainty:
                doubts.append(
                    f"the presses of the check on {pad} miss by {100 * missed:.0f} %, the "
                    f"calibration states {100 * profile.level_uncertainty:.0f} %"
                )
            profile = replace(profile, level_uncertainty=max(profile.level_uncertainty, missed))
        return ProfileFit(profile, tuple(doubts))

    def _finish_pad(self) -> None:
        assert self.pad is not None
        record = self._record
        count, force_N = np.array(record.count), np.array(record.force_N)
        # Between the presses nobody read a force; near the reading at rest there was none.
        at_rest = np.isnan(force_N) & (count < record.rest_count + LEAST_COUNTS)
        force_N[at_rest] = 0.0
        known, checks = np.isfinite(force_N), np.array(record.checks)
        everything = Readings(
            self.pad,
            count,
            force_N,
            np.array(record.time_s),
            tuple(record.direction),
            tuple(range(1, len(count) + 1)),
        )
        self._checks[self.pad] = everything, checks
        self.done[self.pad] = everything.only(known & ~checks)
        self.again()
