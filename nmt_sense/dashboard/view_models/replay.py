"""A recording on screen: the stretch that is looked at, and what is said of a hold."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import told, tr
from nmt_sense.dashboard.view_models import words
from nmt_sense.dashboard.view_models.points import VERDICT_MARKS, VERDICT_ROLES
from nmt_sense.dashboard.view_models.trace import HoldSpan
from nmt_sense.model.block import FloatArray
from nmt_sense.model.hold import Verdict
from nmt_sense.session.review import Review, ReviewedHold

#: Nearest zoom: a handful of samples at 200 Hz.
SHORTEST_S = 0.05
_HOLD_MARGIN = 0.15  # of a hold's length, shown before and after it
_LABEL_SHARE = 0.02  # a score is written only over a span of this share of the plot
_ROOM_ABOVE = 1.08


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, seconds."""

    start_s: float
    end_s: float

    @property
    def length_s(self) -> float:
        """How long it is."""
        return self.end_s - self.start_s

    def zoomed(self, factor: float, within: "Stretch") -> "Stretch":
        """Look at ``factor`` times as much, about the middle."""
        centre_s = (self.start_s + self.end_s) / 2
        length_s = min(max(self.length_s * factor, SHORTEST_S), within.length_s)
        return Stretch(centre_s - length_s / 2, centre_s + length_s / 2).kept_in(within)

    def moved(self, share: float, within: "Stretch") -> "Stretch":
        """Move by a share of its own length."""
        step_s = share * self.length_s
        return Stretch(self.start_s + step_s, self.end_s + step_s).kept_in(within)

    def kept_in(self, within: "Stretch") -> "Stretch":
        """Move it until it lies within another, cut where it is longer."""
        length_s = min(self.length_s, within.length_s)
        start_s = min(max(self.start_s, within.start_s), within.end_s - length_s)
        return Stretch(start_s, start_s + length_s)


@dataclass(frozen=True, slots=True)
class HoldCardView:
    """What is said of one hold."""

    title: str
    score: str
    verdict: str
    role: Role
    lines: tuple[str, ...]
    advice: str


@dataclass(frozen=True, slots=True, eq=False)
class AlignedCurve:
    """A hold with its onset at zero: seconds since the onset, newtons."""

    label: str
    time_s: FloatArray
    force_N: FloatArray


def whole(review: Review) -> Stretch:
    """Take the whole recording."""
    return Stretch(review.start_s, max(review.end_s, review.start_s + SHORTEST_S))


def around(hold: ReviewedHold, within: Stretch) -> Stretch:
    """Take a hold with a little before and after it."""
    margin_s = _HOLD_MARGIN * (hold.end_s - hold.start_s)
    return Stretch(hold.start_s - margin_s, hold.end_s + margin_s).kept_in(within)


def next_hold(holds: Sequence[ReviewedHold], chosen: int | None, step: int) -> int | None:
    """Go from hold to hold; from none to the first or the last."""
    if not holds:
        return None
    if chosen is None:
        return 0 if step > 0 else len(holds) - 1
    return min(max(chosen + step, 0), len(holds) - 1)


def top_N(review: Review) -> float:
    """Find the upper end of the scale for a recording, newtons."""
    peak_N = float(np.nanmax(review.force.value, initial=0.0))
    points = review.plan.points if review.plan is not None and review.unit == "N" else ()
    return _ROOM_ABOVE * max([peak_N, *(point.band_high_N for point in points)]) or 1.0


def band_of(review: Review, hold: ReviewedHold | None) -> tuple[float, float] | None:
    """Find the band that a hold was judged by, newtons."""
    if hold is None or review.plan is None or review.unit != "N":
        return None
    found = (p for p in review.plan.points if p.name == hold.point)
    return next(((p.band_low_N, p.band_high_N) for p in found), None)


def spans(review: Review, shown: Stretch) -> tuple[HoldSpan, ...]:
    """Place the holds that can be seen, in seconds of the recording."""
    return tuple(
        HoldSpan(hold.plateau_start_s, hold.plateau_end_s, _label(hold, shown), _role(hold))
        for hold in review.holds
        if hold.plateau_end_s > shown.start_s and hold.plateau_start_s < shown.end_s
    )


def title_of(review: Review) -> str:
    """Name a recording as the screen does."""
    info = review.recording.info
    who = info.participant or tr("no name")
    return f"{who} · {info.started_utc.astimezone():%Y-%m-%d %H:%M}"


def facts_of(review: Review) -> str:
    """Say in a line what a recording is."""
    info = review.recording.info
    parts = [
        words.clock(review.end_s - review.start_s),
        f"{info.glove.rate_hz} Hz",
        tr("{n} missing", n=review.missing_samples),
        info.calibration_name,
        tr("judged by {plan}", plan=tr("no plan") if review.plan is None else review.plan.name),
    ]
    if not review.recording.is_sealed:
        parts.append(tr("not sealed"))
    return " · ".join(parts)


def hold_card(review: Review | None, chosen: int | None) -> HoldCardView:
    """Say how a hold went, or how all did where none is chosen."""
    if review is None:
        what = tr("Here stands how each hold went, and why.")
        return HoldCardView(what, "", "", Role.INK, (), "")
    if chosen is None:
        good = sum(hold.verdict is Verdict.GOOD for hold in review.holds)
        verdict = tr("{good} of {n} good", good=good, n=len(review.holds))
        if not review.holds:
            verdict = tr("No hold in it")
        hint = tr("Press N for the first hold.") if review.holds else ""
        return HoldCardView(tr("All holds"), "", verdict, Role.INK, (), hint)
    hold = review.holds[chosen]
    unit = "" if review.unit == "other" else f" {review.unit}"
    lines = [
        tr("held {s:.1f} s at {force:.1f}", s=hold.duration_s, force=hold.mean) + unit,
        tr("varies {share}", share=words.percent(hold.cov_detrended)),
        tr("drifts {drift}", drift=words.signed(hold.drift_per_s, 2)) + f"{unit}/s",
    ]
    if hold.in_band is not None:
        lines.append(tr("{share} of the time in the band", share=words.percent(hold.in_band)))
    if hold.verdict is not Verdict.GOOD:
        lines.append(words.listed(hold.faults or hold.uncertain))
    return HoldCardView(
        title=tr("Hold {i} of {n}: {point}", i=chosen + 1, n=len(review.holds), point=hold.point),
        score=f"{hold.score:.0f}",
        verdict=f"{VERDICT_MARKS[hold.verdict]} {tr(words.VERDICT_WORDS[hold.verdict])}",
        role=_role(hold),
        lines=tuple(lines),
        advice=told(hold.advice),
    )


def aligned(review: Review, hold: ReviewedHold, n_columns: int) -> AlignedCurve:
    """Take a hold's force with its onset at zero, to be laid over another's."""
    shown = around(hold, whole(review))
    curve = review.force.curve(shown.start_s, shown.end_s, n_columns)
    label = f"{title_of(review)} · {tr('hold {i}', i=hold.index + 1)} · {hold.score:.0f}"
    return AlignedCurve(label, curve.time_s - hold.start_s, curve.value)


def _role(hold: ReviewedHold) -> Role:
    return VERDICT_ROLES[hold.verdict]


def _label(hold: ReviewedHold, shown: Stretch) -> str:
    wide = hold.plateau_end_s - hold.plateau_start_s >= _LABEL_SHARE * shown.length_s
    return f"{hold.score:.0f} {VERDICT_MARKS[hold.verdict]}" if wide else ""
