"""The finder: force blocks in, judged holds out; the same object live and offline."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from nmt_sense.holds.advice import advise
from nmt_sense.holds.contact import Contact, ContactDetector, ContactLevels
from nmt_sense.holds.judge import Target, judge
from nmt_sense.holds.measure import measure
from nmt_sense.holds.plateau import PLATEAU_SHARE
from nmt_sense.holds.quality import data_quality
from nmt_sense.model.block import FloatArray, ForceBlock
from nmt_sense.model.hold import ForceUncertainty, Hold, HoldProgress, PressState
from nmt_sense.model.plan import Limits, Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRules:
    """How holds are found and judged.

    Attributes
    ----------
    levels
        Where contacts begin and end.
    target
        Band and duration that are asked for.
    point
        Name of the point of the plan, empty without one.
    limits
        What a good hold stays within.
    uncertainty
        How well the forces are known.
    min_hold_s
        A plateau shorter than this is a tap or a stroke, seconds.
    weights
        How much each criterion weighs in the score.
    pads
        Columns of the contact's pads, for the evenness; None for all.
    pad_names
        What these pads are called; empty where they have no names.
    places
        Where each of these pads sits; empty where it is not known.
    calibration_doubts, calibration_void
        What makes the calibration doubtful, and what makes it worthless for this glove.
    until_comfort
        A hold may end as soon as comfort was said to be reached.
    stop
        Force above which to say stop at once, in the unit of the stream; None for none.
    unit
        Unit named in the advice.
    """

    levels: ContactLevels
    target: Target
    point: str = ""
    limits: Limits = field(default_factory=Limits)
    uncertainty: ForceUncertainty = field(default_factory=ForceUncertainty)
    min_hold_s: float = 2.0
    weights: Weights = field(default_factory=Weights)
    pads: Sequence[int] | None = None
    pad_names: Sequence[str] = ()
    places: Sequence[tuple[float, float]] = ()
    calibration_doubts: Sequence[str] = ()
    calibration_void: str = ""
    until_comfort: bool = False
    stop: float | None = None
    unit: str = "N"


class HoldFinder:
    """Finds and judges the holds of one stream.

    Parameters
    ----------
    rules
        How holds are found and judged; may be changed between two contacts with
        :meth:`change_rules`.
    after_hold
        Called as soon as a hold is judged, before the samples after it are looked at; it may
        change the rules for them.
    """

    def __init__(self, rules: HoldRules, after_hold: Callable[[], None] | None = None) -> None:
        self.rules = rules
        self._after_hold = after_hold
        self._next_rules: HoldRules | None = None
        self._detector = ContactDetector(rules.levels)
        self._progress = _RunningHold(rules)
        self._said = _Said()
        self._found = 0

    @property
    def progress(self) -> HoldProgress:
        """The press that is going on."""
        view = self._progress.view()
        if not self.pressing:
            return view
        comfort, pains = self._said.comfort_s is not None, self._said.pains
        return replace(view, comfort=comfort, pain=pains[-1] if pains else None)

    @property
    def pressing(self) -> bool:
        """True while something touches."""
        return self._detector.opened_s is not None

    def comfort(self) -> None:
        """Note that comfort is reached in the press that goes on; at rest it says nothing."""
        if self.pressing and self._said.comfort_s is None:
            self._said = replace(self._said, comfort_s=self._detector.last_s)

    def pain(self, value: int) -> None:
        """Note how much the press that goes on hurts, 0..10; at rest it says nothing."""
        if self.pressing:
            self._said = replace(self._said, pains=(*self._said.pains, value))

    def change_rules(self, rules: HoldRules) -> None:
        """Judge by other rules from the next contact on: a press is judged as it was begun."""
        self._next_rules = rules
        self._adopt_rules_at_rest()

    def push(self, block: ForceBlock) -> list[Hold]:
        """Take the next samples and return the holds that ended in them."""
        holds = self._judge_all(self._detector.push(block))
        self._progress.push(block, self._detector.opened_s)
        return holds

    def finish(self) -> list[Hold]:
        """Close what is still open at the end of the stream."""
        return self._judge_all(self._detector.finish())

    def _adopt_rules_at_rest(self) -> None:
        if self._next_rules is not None and not self.pressing:
            self.rules, self._next_rules = self._next_rules, None
            self._detector.levels = self.rules.levels
            self._progress = _RunningHold(self.rules)

    def _judge_all(self, contacts: Iterable[Contact]) -> list[Hold]:
        holds = []
        for contact in contacts:
            hold = self._judge(contact)
            self._said = _Said()
            if hold is not None:
                holds.append(hold)
                if self._after_hold is not None:
                    self._after_hold()
            self._adopt_rules_at_rest()
        return holds

    def _judge(self, contact: Contact) -> Hold | None:
        rules = self.rules
        measures = measure(
            contact,
            min_hold_s=rules.min_hold_s,
            limits=rules.limits,
            band=rules.target.band,
            pads=rules.pads,
            places=rules.places,
        )
        if measures is None:
            return None
        comfort_s = self._said.comfort_s
        if comfort_s is not None and comfort_s > measures.end_s:
            comfort_s = None  # said when it was over already
        target = rules.target
        if rules.until_comfort and comfort_s is not None:
            target = _until(target, comfort_s - measures.plateau_start_s, rules.min_hold_s)
        judgement = judge(measures, target, rules.limits, rules.uncertainty, rules.weights)
        quality, reasons = data_quality(measures, rules.calibration_doubts, rules.calibration_void)
        self._found += 1
        return Hold(
            index=self._found - 1,
            point=rules.point,
            measures=measures,
            score=judgement.score,
            criteria=judgement.criteria,
            verdict=judgement.verdict,
            faults=judgement.faults,
            uncertain=judgement.uncertain,
            advice=advise(measures, judgement, target, rules.unit, rules.pad_names),
            cost=judgement.cost,
            quality=quality,
            quality_reasons=reasons,
            comfort_s=comfort_s,
            pain=max(self._said.pains, default=None),
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said in the contact that is going on."""

    comfort_s: float | None = None
    pains: tuple[int, ...] = ()


def _until(target: Target, comfort_after_s: float, min_hold_s: float) -> Target:
    """Let a hold end at comfort; what is held at all is never asked to be shorter than a hold."""
    least_s = max(comfort_after_s, min_hold_s)
    return replace(target, hold_min_s=min(target.hold_min_s, least_s))


#: After the plateau is reached a press still settles for so long; it counts as time held, but not
#: in the figures of steadiness and drift.
SETTLE_S = 0.5


class _RunningHold:
    """Running figures of the contact that is going on; constant cost for each block.

    The plateau is taken to have begun when the force first reached its share of the lower end of
    the band, or, without a band, of the highest force so far.
    """

    def __init__(self, rules: HoldRules) -> None:
        self._rules = rules
        self._clear(None)

    def _clear(self, opened_s: float | None) -> None:
        self._opened_s = opened_s
        self._held_from_s: float | None = None
        self._last_s = 0.0
        self._peak = 0.0
        self._sums = np.zeros(6)  # n, x, x*x, t, t*t, t*x, with t from the plateau's start
        self._inside = 0
        self._past_stop = False

    def push(self, block: ForceBlock, opened_s: float | None) -> None:
        """Take the samples of the contact; those before it are left out."""
        if opened_s != self._opened_s:
            self._clear(opened_s)
        if opened_s is None:
            return
        total = block.total - self._rules.levels.rest
        known = ~np.isnan(total) & (block.time_s >= opened_s)
        time_s, total = block.time_s[known], total[known]
        if not len(total):
            return
        self._last_s = float(time_s[-1])
        self._peak = max(self._peak, float(total.max()))
        stop = self._rules.stop
        self._past_stop = stop is not None and float(total.max()) > stop
        if self._held_from_s is None:
            reached = np.flatnonzero(total >= PLATEAU_SHARE * self._reference())
            if not reached.size:
                return
            self._held_from_s = float(time_s[reached[0]])
        settled = time_s >= self._held_from_s + SETTLE_S
        self._add(time_s[settled], total[settled])

    def _reference(self) -> float:
        band = self._rules.target.band
        return self._peak if band is None else band[0]

    def _add(self, time_s: FloatArray, total: FloatArray) -> None:
        assert self._held_from_s is not None
        t = time_s - self._held_from_s
        self._sums += np.array(
            [len(t), total.sum(), total @ total, t.sum(), t @ t, t @ total], dtype=np.float64
        )
        if self._rules.target.band is not None:
            low, high = self._rules.target.band
            self._inside += int(((total >= low) & (total <= high)).sum())

    def view(self) -> HoldProgress:
        """Turn the sums into figures."""
        if self._opened_s is None:
            return HoldProgress()
        if self._held_from_s is None:
            return HoldProgress(state=PressState.CONTACT, past_stop=self._past_stop)
        held_s = self._last_s - self._held_from_s
        n, x, xx, t, tt, tx = self._sums
        if held_s < self._rules.min_hold_s or n < 3:
            return HoldProgress(state=PressState.CONTACT, held_s=held_s, past_stop=self._past_stop)
        mean = x / n
        variance = max(xx / n - mean**2, 0.0)
        slope = (tx - t * x / n) / (tt - t * t / n)
        trend_variance = slope**2 * (tt / n - (t / n) ** 2)
        return HoldProgress(
            state=PressState.HOLD,
            held_s=held_s,
            mean=float(mean),
            cov=float(np.sqrt(max(variance - trend_variance, 0.0)) / mean),
            drift_per_s=float(slope),
            in_band=None if self._rules.target.band is None else float(self._inside / n),
            past_stop=self._past_stop,
        )
