"""The press that is going on: what to do, how long, how hard."""

import math
from dataclasses import dataclass

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.prompts import Correction, Prompt
from nmt_sense.dashboard.texts import later, tr
from nmt_sense.dashboard.view_models import units, words
from nmt_sense.dashboard.view_models.points import CONTACTORS, current_point
from nmt_sense.dashboard.view_models.scale import force_scale
from nmt_sense.model.block import SensorFlag
from nmt_sense.model.hold import HoldProgress, PressState
from nmt_sense.session.snapshot import BandState, SessionSnapshot

_STATE_WORDS = {
    BandState.REST: (later("rest"), Role.MUTED),
    BandState.BELOW: (later("press a little more"), Role.BELOW),
    BandState.IN: (later("in the band"), Role.IN),
    BandState.ABOVE: (later("ease off"), Role.ABOVE),
}
_CORRECTED = {
    Prompt.PRESS: Role.BELOW,
    Prompt.EASE: Role.ABOVE,
    Prompt.REPEATED: Role.ABOVE,
}
_CORRECTION_WORDS = {
    Prompt.PRESS: later("Lean in a little more, until you are in the band."),
    Prompt.EASE: later("Ease off a little, until you are in the band."),
}
_DRIFT_SPAN_S = 10.0  # drift is told as the change over ten seconds


@dataclass(frozen=True, slots=True)
class HeadingView:
    """What is to be pressed and how, or what to correct in it."""

    title: str
    instruction: str
    role: Role = Role.MUTED


@dataclass(frozen=True, slots=True)
class RingView:
    """The hold ring: it closes at the goal.

    ``ticks`` are (fraction of the circle, label).
    """

    fraction: float
    role: Role
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class GaugeView:
    """The force as a bar against the band, all places 0..1 from the foot.

    ``fraction`` is ``None`` where the force is not known; ``beyond`` is true where the bar should
    be longer than the scale. ``band`` holds (place, label) of both edges, or nothing.
    """

    fraction: float | None
    beyond: bool
    band: tuple[tuple[float, str], ...]
    role: Role


@dataclass(frozen=True, slots=True)
class ReadingView:
    """The numbers, to be renewed four times a second only, so that they can be read."""

    force: str
    unit: str
    uncertainty: str
    pill: str
    pill_role: Role
    steadiness: str
    held: str
    held_caption: str


def heading_view(snapshot: SessionSnapshot, correction: Correction | None = None) -> HeadingView:
    """Say which point is next and how to press it, or the one thing to correct."""
    point = current_point(snapshot)
    if point is None:
        return HeadingView(
            tr("All points pressed"),
            tr("Rest, or choose a point on the left to press it again."),
        )
    if snapshot.progress.past_stop:
        return HeadingView(
            tr("Stop: let go"), tr("Past the limit of this point: let go at once."), Role.ABOVE
        )
    if snapshot.progress.comfort and point.until_comfort:
        return HeadingView(point.name, tr("Comfort reached: let go slowly."), Role.IN)
    if correction is not None:
        return HeadingView(point.name, correction_text(correction), _CORRECTED[correction.prompt])
    if point.until_comfort:
        instruction = tr(
            "Press with the {contactor} until comfort is said, at {low} to {high} {unit}, steady.",
            contactor=tr(CONTACTORS[point.contactor]),
            low=words.edge(point.band_low_N),
            high=words.edge(point.band_high_N),
            unit=units.shown(),
        )
        return HeadingView(point.name, instruction)
    instruction = tr(
        "Press with the {contactor}. Hold {goal} s at {low} to {high} {unit}, steady.",
        contactor=tr(CONTACTORS[point.contactor]),
        goal=words.number(point.goal_s),
        low=words.edge(point.band_low_N),
        high=words.edge(point.band_high_N),
        unit=units.shown(),
    )
    return HeadingView(point.name, instruction)


def ring_view(snapshot: SessionSnapshot) -> RingView:
    """Show how much of the goal is held."""
    point = current_point(snapshot)
    held_s = snapshot.progress.held_s
    if point is None:
        return RingView(0.0, Role.IN, ())
    return RingView(
        fraction=min(1.0, held_s / point.goal_s),
        role=Role.ABOVE if held_s > point.hold_max_s else Role.IN,
        ticks=(
            (point.hold_min_s / point.goal_s, f"{words.number(point.hold_min_s)} s"),
            (1.0, tr("goal {n} s", n=words.number(point.goal_s))),
        )
        if point.hold_min_s < point.goal_s
        else ((1.0, tr("goal {n} s", n=words.number(point.goal_s))),),
    )


def gauge_view(snapshot: SessionSnapshot) -> GaugeView:
    """Show the force against the band."""
    scale = force_scale(current_point(snapshot))
    force_N = snapshot.force_N
    known = math.isfinite(force_N)
    return GaugeView(
        fraction=scale.fraction(force_N) if known else None,
        beyond=(known and force_N > scale.top_N) or (not known and over_range(snapshot)),
        band=tuple((scale.fraction(edge), label) for edge, label in scale.band),
        role=_STATE_WORDS[snapshot.band_state][1],
    )


def correction_text(correction: Correction) -> str:
    """Write a correction as one sentence."""
    if correction.fault is None:
        return tr(_CORRECTION_WORDS[correction.prompt])
    return tr("The last holds were all {fault}.", fault=words.listed((correction.fault,)))


def reading_view(snapshot: SessionSnapshot, *, hidden: bool = False) -> ReadingView:
    """Write the numbers of the press; ``hidden`` where the learning mode keeps them back."""
    if hidden:
        return _hidden_reading(snapshot)
    over = over_range(snapshot) and not math.isfinite(snapshot.force_N)
    pill, role = _STATE_WORDS[snapshot.band_state]
    return ReadingView(
        force=tr("over range") if over else words.newtons(snapshot.force_N),
        unit="" if over else str(units.shown()),
        uncertainty=tr("past what a pad can measure") if over else _uncertainty(snapshot),
        pill=tr("ease off") if over else tr(pill),
        pill_role=Role.ABOVE if over else role,
        steadiness=_steadiness(snapshot.progress),
        held=f"{math.floor(snapshot.progress.held_s * 10) / 10:.1f}",
        held_caption=_held_caption(snapshot),
    )


def _hidden_reading(snapshot: SessionSnapshot) -> ReadingView:
    return ReadingView(
        force=words.NOTHING,
        unit="",
        uncertainty=tr("hidden by the learning mode"),
        pill=tr("by feel"),
        pill_role=Role.MUTED,
        steadiness="",
        held=f"{math.floor(snapshot.progress.held_s * 10) / 10:.1f}",
        held_caption=_held_caption(snapshot),
    )


def over_range(snapshot: SessionSnapshot) -> bool:
    """Tell whether a pad is at the end of its scale."""
    return bool((snapshot.pad_flags & SensorFlag.SATURATED).any())


def _uncertainty(snapshot: SessionSnapshot) -> str:
    if snapshot.calibration.nominal:
        return snapshot.calibration.label
    if not math.isfinite(snapshot.force_N):
        return f"± {words.percent(snapshot.calibration.level_uncertainty)}"
    return f"± {words.newtons(snapshot.force_uncertainty_N)} {units.shown()}"


def _steadiness(progress: HoldProgress) -> str:
    if progress.cov is None or not progress.mean:
        return "" if progress.state is PressState.REST else tr("settling in")
    parts = [tr("varies {share}", share=words.percent(progress.cov))]
    if progress.drift_per_s is not None:
        drift = progress.drift_per_s * _DRIFT_SPAN_S / progress.mean
        parts.append(tr("drift {share}/{span:g} s", share=words.percent(drift), span=_DRIFT_SPAN_S))
    return " · ".join(parts)


def _held_caption(snapshot: SessionSnapshot) -> str:
    point, held_s = current_point(snapshot), snapshot.progress.held_s
    if point is None or held_s < point.goal_s:
        return tr("seconds")
    return tr("let go") if held_s > point.hold_max_s else tr("goal reached")
