"""The course of a session through its plan: which point is pressed now, and by which rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from nmt_sense.holds import HoldRules, Target, levels_for_band
from nmt_sense.model.glove import pads_of
from nmt_sense.model.hold import ForceUncertainty
from nmt_sense.model.plan import Plan, Point
from nmt_sense.session.calibration_doubts import CalibrationDoubts


@dataclass(frozen=True, slots=True)
class PointChoice:
    """A point that was chosen by hand.

    Attributes
    ----------
    from_index
        First sample of the recording after the choice.
    point_index
        Number of the point in the plan.
    """

    from_index: int
    point_index: int


def rules_for_point(
    point: Point,
    plan: Plan,
    n_sensors: int,
    u: ForceUncertainty,
    doubts: CalibrationDoubts | None = None,
) -> HoldRules:
    """Make the rules that a press at a point is found and judged by.

    Parameters
    ----------
    point, plan
        The point, and the plan whose limits hold.
    n_sensors
        Pads of the glove; the evenness is taken over those of the point's contactor.
    u
        How well the forces are known.
    doubts
        What speaks against the calibration.
    """
    doubts = doubts or CalibrationDoubts()
    pads = pads_of(n_sensors)
    columns = [i for i, pad in enumerate(pads) if pad.contact == point.contactor]
    return HoldRules(
        levels=levels_for_band(point.band_low_N, point.band_high_N),
        target=Target(
            band=(point.band_low_N, point.band_high_N),
            hold_min_s=point.hold_min_s,
            hold_max_s=point.hold_max_s,
        ),
        point=point.name,
        stop=point.stop_N,
        until_comfort=point.until_comfort,
        limits=plan.limits,
        weights=plan.weights,
        uncertainty=u,
        pads=columns,
        pad_names=[pads[i].name for i in columns],
        places=[(pads[i].x, pads[i].y) for i in columns],
        calibration_doubts=doubts.doubtful,
        calibration_void=doubts.void,
    )


class Course:
    """Walks through the points of a plan, one hold after the other.

    As many judged holds as a point asks for lead to the next one; going back to repeat one is a
    choice by hand. After the last point the course is done, and further presses are judged as that
    point.

    Parameters
    ----------
    plan
        The plan.
    rules
        The rules of each of its points.
    """

    def __init__(self, plan: Plan, rules: Sequence[HoldRules]) -> None:
        self.plan = plan
        self.point_index = 0
        self.holds_here = 0
        self._rules = tuple(rules)

    @property
    def point(self) -> Point:
        """The point that is pressed now."""
        return self.plan.points[min(self.point_index, len(self.plan.points) - 1)]

    @property
    def rules(self) -> HoldRules:
        """The rules that hold for it."""
        return self._rules[min(self.point_index, len(self._rules) - 1)]

    def choose(self, point_index: int) -> None:
        """Go to a point by hand; numbers past the ends are brought back to them."""
        self.point_index = min(max(point_index, 0), len(self.plan.points) - 1)
        self.holds_here = 0

    def advance(self) -> None:
        """Go on after a judged hold."""
        self.holds_here += 1
        if self.holds_here >= self.point.repeats:
            self.point_index = min(self.point_index + 1, len(self.plan.points))
            self.holds_here = 0
