"""What was held: the last verdict, and the scores of the session so far."""

from dataclasses import dataclass
from statistics import median

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import later, told, tr
from nmt_sense.dashboard.view_models import units, words
from nmt_sense.dashboard.view_models.points import VERDICT_MARKS, VERDICT_ROLES
from nmt_sense.model.hold import Hold, Verdict
from nmt_sense.session.snapshot import SessionSnapshot

_WELL = 80.0  # a criterion from here on is drawn as met
_ORDER = (
    later("firm"),
    later("steady"),
    later("constant"),
    later("held"),
    later("even"),
    later("prompt"),
    later("whole"),
)


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion of the last hold as a bar."""

    name: str
    fraction: float
    score: str
    role: Role


@dataclass(frozen=True, slots=True)
class LastHoldView:
    """The verdict on the last hold; ``score`` is empty before the first."""

    title: str
    score: str
    mark: str
    verdict: str
    role: Role
    why: str
    numbers: str
    criteria: tuple[CriterionView, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class ChipView:
    """One hold of the session."""

    score: str
    mark: str
    role: Role
    description: str


@dataclass(frozen=True, slots=True)
class HoldsView:
    """All holds of the session, oldest first."""

    title: str
    chips: tuple[ChipView, ...]
    summary: str


def last_hold_view(snapshot: SessionSnapshot) -> LastHoldView:
    """Tell how the last hold went."""
    if not snapshot.holds:
        return LastHoldView(
            title=tr("Last hold"),
            score="",
            mark="",
            verdict=tr("No hold yet"),
            role=Role.MUTED,
            why="",
            numbers="",
            criteria=(),
            advice=tr("Press and hold the point; the verdict appears here when you let go."),
        )
    hold = snapshot.holds[-1]
    return LastHoldView(
        title=tr("Last hold: {point}", point=hold.point or hold.index + 1),
        score=f"{hold.score:.0f}",
        mark=VERDICT_MARKS[hold.verdict],
        verdict=tr(words.VERDICT_WORDS[hold.verdict]),
        role=VERDICT_ROLES[hold.verdict],
        why=_why(hold),
        numbers=_numbers(hold),
        criteria=tuple(_criterion(name, hold.criteria[name]) for name in _ordered(hold)),
        advice=told(hold.advice),
    )


def holds_view(snapshot: SessionSnapshot) -> HoldsView:
    """List the holds of the session."""
    holds = snapshot.holds
    if not holds:
        return HoldsView(tr("Holds of this session"), (), tr("None yet"))
    scores = [hold.score for hold in holds]
    parts = [
        tr("best {score:.0f}", score=max(scores)),
        tr("median {score:.0f}", score=median(scores)),
    ]
    repeats = sum(hold.verdict is Verdict.FAULT for hold in holds)
    if repeats:
        parts.append(tr("{n} to repeat", n=repeats))
    chips = tuple(_chip(hold) for hold in holds)
    return HoldsView(tr("Holds of this session: {n}", n=len(holds)), chips, " · ".join(parts))


def _ordered(hold: Hold) -> list[str]:
    known = [name for name in _ORDER if name in hold.criteria]
    return known + [name for name in hold.criteria if name not in _ORDER]


def _why(hold: Hold) -> str:
    if hold.verdict is Verdict.FAULT:
        return words.listed(hold.faults).capitalize()
    if hold.verdict is Verdict.UNCERTAIN:
        return tr("Too close to tell: {what}", what=words.listed(hold.uncertain))
    return ""


def _numbers(hold: Hold) -> str:
    measures = hold.measures
    force = f"{words.newtons(measures.mean)} {units.shown()}"
    return f"{measures.duration_s:.1f} s · {force} · " + tr(
        "varies {share}", share=words.percent(measures.cov_detrended)
    )


def _criterion(name: str, score: float) -> CriterionView:
    return CriterionView(
        name=tr(name.replace("_", " ")),
        fraction=min(1.0, max(0.0, score / 100)),
        score=f"{score:.0f}",
        role=Role.IN if score >= _WELL else Role.BELOW,
    )


def _chip(hold: Hold) -> ChipView:
    verdict = tr(words.VERDICT_WORDS[hold.verdict])
    description = f"{hold.point or tr('hold')}: {hold.score:.0f}, {verdict}"
    why = _why(hold)
    return ChipView(
        score=f"{hold.score:.0f}",
        mark=VERDICT_MARKS[hold.verdict],
        role=VERDICT_ROLES[hold.verdict],
        description=f"{description} ({why})" if why else description,
    )
