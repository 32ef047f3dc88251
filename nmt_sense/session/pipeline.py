"""The pipeline: counts to judged holds. One object for live, replayed and recorded sessions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nmt_sense.force import ForceConverter, Profile, Tare
from nmt_sense.holds import HoldFinder
from nmt_sense.model.block import ForceBlock, SampleBlock
from nmt_sense.model.glove import GloveIdentity, Pad, pads_of
from nmt_sense.model.hold import Hold
from nmt_sense.model.plan import Plan
from nmt_sense.session.calibration_doubts import doubts_about
from nmt_sense.session.course import Course, PointChoice, rules_for_point
from nmt_sense.session.remarks import Remark


@dataclass(frozen=True, slots=True)
class PipelineResult:
    """What came out of one block.

    Attributes
    ----------
    forces
        The block in newtons.
    holds
        Holds that were over by its end.
    """

    forces: ForceBlock
    holds: tuple[Hold, ...]


class Pipeline:
    """Turns blocks of counts into forces and judged holds.

    Parameters
    ----------
    identity
        The glove.
    profile
        Its calibration.
    plan
        What is judged against.
    choices, tares, remarks
        What was chosen, tared and said in a session that is read again, oldest first.
    on
        Day of the measurement, for the age of the calibration; None to leave it out.
    """

    def __init__(
        self,
        identity: GloveIdentity,
        profile: Profile,
        plan: Plan,
        *,
        choices: Iterable[PointChoice] = (),
        tares: Iterable[Tare] = (),
        remarks: Iterable[Remark] = (),
        on: date | None = None,
    ) -> None:
        self.pads: tuple[Pad, ...] = pads_of(identity.n_sensors)
        self.profile = profile
        self.converter = ForceConverter(
            profile,
            sensors=[pad.name for pad in self.pads],
            bits=identity.bits,
            tares=tares,
            scan_step_s=identity.scan_step_us / 1e6,
            rate_hz=identity.rate_hz,
        )
        doubts = doubts_about(profile, identity, on)
        self.course = Course(
            plan,
            [
                rules_for_point(point, plan, identity.n_sensors, profile.uncertainty, doubts)
                for point in plan.points
            ],
        )
        self.finder = HoldFinder(self.course.rules, after_hold=self._after_hold)
        self.next_index = 0
        acts: list[PointChoice | Remark] = [*choices, *remarks]
        self._acts = sorted(acts, key=lambda act: act.from_index)

    def push(self, block: SampleBlock) -> PipelineResult:
        """Take the next block of counts."""
        forces = self.converter.push(block)
        holds: list[Hold] = []
        position = 0
        while self._acts and self._acts[0].from_index < block.start_index + len(block):
            act = self._acts.pop(0)
            at = max(act.from_index - block.start_index, position)
            holds += self.finder.push(forces[position:at])
            position = at
            self._act(act)
        holds += self.finder.push(forces[position:])
        self.next_index = block.start_index + len(block)
        return PipelineResult(forces, tuple(holds))

    def finish(self) -> tuple[Hold, ...]:
        """Judge what is still pressed at the end."""
        return tuple(self.finder.finish())

    def choose(self, point_index: int) -> PointChoice:
        """Go to a point by hand, from the next sample on."""
        self._choose(point_index)
        return PointChoice(self.next_index, self.course.point_index)

    def remark(self, pain: int | None = None) -> Remark:
        """Take what is said of the press that goes on: how much it hurts, or that it is enough."""
        remark = Remark(self.next_index, pain)
        remark.tell(self.finder)
        return remark

    def tare(self, offset_N: tuple[float, ...]) -> Tare:
        """Take forces for zero, from the next sample on."""
        tare = Tare(self.next_index, offset_N)
        self.converter.tare(tare)
        return tare

    def _act(self, act: PointChoice | Remark) -> None:
        if isinstance(act, PointChoice):
            self._choose(act.point_index)
        else:
            act.tell(self.finder)

    def _choose(self, point_index: int) -> None:
        self.course.choose(point_index)
        self.finder.change_rules(self.course.rules)

    def _after_hold(self) -> None:
        # A hold at a point that was left by hand while pressing it does not lead on from there.
        if self.finder.rules is self.course.rules:
            self.course.advance()
            self.finder.change_rules(self.course.rules)
