"""The plan: which point is next, what it asks for, and how the last hold on each went."""

from dataclasses import dataclass

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import later, tr
from nmt_sense.dashboard.view_models import words
from nmt_sense.model.hold import Hold, Verdict
from nmt_sense.model.plan import Point
from nmt_sense.session.snapshot import SessionSnapshot

VERDICT_ROLES = {
    Verdict.GOOD: Role.IN,
    Verdict.FAULT: Role.ABOVE,
    Verdict.UNCERTAIN: Role.MUTED,
}
CONTACTORS = {
    "thumb": later("thumb"),
    "fingers": later("fingers"),
    "palm": later("palm"),
    "elbow": later("elbow"),
}
VERDICT_MARKS = {Verdict.GOOD: "✓", Verdict.FAULT: "!", Verdict.UNCERTAIN: "?"}


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point as the list and the body map show it.

    ``x`` and ``y`` place it on the figure, 0..1 from its left and top. ``score`` and ``mark`` are
    empty until the point was pressed.
    """

    number: str
    name: str
    target: str
    score: str
    mark: str
    role: Role
    current: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan card."""

    title: str
    progress: str
    rows: tuple[PointRow, ...]


def current_point(snapshot: SessionSnapshot) -> Point | None:
    """Find the point to press now; ``None`` when the plan is done."""
    points = snapshot.plan.points
    return points[snapshot.point_index] if snapshot.point_index < len(points) else None


def plan_view(snapshot: SessionSnapshot) -> PlanView:
    """Describe the plan and how far it has come."""
    last_holds = {hold.point: hold for hold in snapshot.holds}
    rows = tuple(
        _row(i, point, last_holds.get(point.name), current=i == snapshot.point_index)
        for i, point in enumerate(snapshot.plan.points)
    )
    done = sum(bool(row.score) for row in rows)
    return PlanView(
        snapshot.plan.name, tr("{done} of {n} points pressed", done=done, n=len(rows)), rows
    )


def _row(i: int, point: Point, hold: Hold | None, *, current: bool) -> PointRow:
    target = (
        f"{words.number(point.goal_s)} s · {words.band(point.band_low_N, point.band_high_N)}"
        f" · {tr(CONTACTORS[point.contactor])}"
    )
    return PointRow(
        number=str(i + 1),
        name=point.name,
        target=target,
        score=f"{hold.score:.0f}" if hold else "",
        mark=VERDICT_MARKS[hold.verdict] if hold else "",
        role=VERDICT_ROLES[hold.verdict] if hold else Role.MUTED,
        current=current,
        x=point.body_x,
        y=point.body_y,
    )
