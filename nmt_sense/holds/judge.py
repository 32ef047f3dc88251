"""Judging a hold: a score for each criterion, faults with their certainty, one verdict.

A measure counts as fault, or as good, only when it clears its limit by twice its standard
uncertainty (a coverage factor of 2, JCGM 100:2008, 6.2.1); nearer than that it is uncertain.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nmt_sense.model.hold import Fault, ForceUncertainty, HoldMeasures, Verdict
from nmt_sense.model.plan import Limits, Weights

COVERAGE = 2.0
#: Score against the share of a limit that was used up: half of it is free, at the limit a press
#: is nearly right, at three times the limit nothing is left.
SHARE_KNOTS = ((0.5, 1.0, 2.0, 3.0), (100.0, 80.0, 20.0, 0.0))
#: Score against the share of the time that was missing from, or added to, the demanded duration.
TIME_KNOTS = ((0.0, 0.1, 0.5, 1.0), (100.0, 80.0, 20.0, 0.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a hold is judged against.

    Attributes
    ----------
    band
        Lower and upper end, in the unit of the stream; None where no level is judged.
    hold_min_s, hold_max_s
        Shortest and longest good hold, seconds.
    """

    band: tuple[float, float] | None
    hold_min_s: float = 10.0
    hold_max_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One limit against its measure.

    Attributes
    ----------
    fault
        What it would be called.
    criterion
        The score it counts in.
    excess
        How far the measure lies past its limit (negative: inside), in units of the measure.
    uncertainty
        Standard uncertainty of the measure, in the same units.
    """

    fault: Fault
    criterion: str
    excess: float
    uncertainty: float = 0.0

    @property
    def certain(self) -> bool:
        """True if the limit is cleared, on whichever side, by twice the uncertainty."""
        return abs(self.excess) >= COVERAGE * self.uncertainty

    @property
    def missed(self) -> bool:
        """True if the measure lies past its limit."""
        return self.excess > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What is said of a hold; see :class:`~nmt_sense.model.hold.Hold`."""

    score: float
    criteria: dict[str, float]
    cost: dict[str, float]
    verdict: Verdict
    faults: tuple[Fault, ...]
    uncertain: tuple[Fault, ...]


def judge(
    measures: HoldMeasures,
    target: Target,
    limits: Limits,
    uncertainty: ForceUncertainty,
    weights: Weights,
) -> Judgement:
    """Judge a hold.

    Parameters
    ----------
    measures
        What was measured.
    target
        Band and duration that were asked for.
    limits
        What a good hold stays within.
    uncertainty
        How well the forces are known.
    weights
        How much each criterion weighs in the score.
    """
    criteria = _criteria(measures, target, limits)
    cost = costs(criteria, weights)
    findings = _findings(measures, target, limits, uncertainty)
    findings.sort(key=lambda finding: -cost[finding.criterion])
    faults = tuple(f.fault for f in findings if f.missed and f.certain)
    uncertain = tuple(f.fault for f in findings if not f.certain)
    verdict = Verdict.FAULT if faults else Verdict.UNCERTAIN if uncertain else Verdict.GOOD
    return Judgement(
        score=max(0.0, 100 - sum(cost.values())),
        criteria=criteria,
        cost=cost,
        verdict=verdict,
        faults=faults,
        uncertain=uncertain,
    )


def costs(criteria: dict[str, float], weights: Weights) -> dict[str, float]:
    """Say how many of 100 points each criterion takes.

    The score is half the weighted mean of the criteria and half the worst of them, so that one bad
    criterion shows: each takes its weighted share of half the points, and the worst takes half of
    its own missing points besides.

    Parameters
    ----------
    criteria
        0..100 for each criterion that could be judged.
    weights
        How much each of them weighs; one of no weight takes nothing.
    """
    weighing = {name: getattr(weights, name) for name in criteria}
    whole = sum(weighing.values())
    taken = {name: weight / whole * (100 - criteria[name]) / 2 for name, weight in weighing.items()}
    worst = min((name for name in criteria if weighing[name] > 0), key=criteria.__getitem__)
    taken[worst] += (100 - criteria[worst]) / 2
    return taken


def change_over_hold(measures: HoldMeasures) -> float:
    """Change along the robust trend over the plateau, as a share of the level."""
    held_s = measures.plateau_end_s - measures.plateau_start_s
    return measures.drift_per_s * held_s / measures.level


def _criteria(m: HoldMeasures, target: Target, limits: Limits) -> dict[str, float]:
    scores = {
        "steady": _of_share(m.cov_detrended / limits.cov_detrended_max),
        "constant": _of_share(abs(change_over_hold(m)) / limits.drift_max),
        "held": _of_time(m.duration_s, target),
        "whole": _whole(m, limits),
    }
    if target.band is not None:
        low, high = target.band
        scores["firm"] = _of_share(abs(m.level - (low + high) / 2) / ((high - low) / 2))
        if m.time_to_band_s is not None:
            scores["prompt"] = _of_share(m.time_to_band_s / limits.onset_max_s)
    if m.evenness is not None:
        scores["even"] = _of_share((1 - m.evenness) / max(1 - limits.evenness_min, 1e-6))
    return scores


def _findings(
    m: HoldMeasures, target: Target, limits: Limits, uncertainty: ForceUncertainty
) -> list[Finding]:
    findings = [
        Finding(Fault.TOO_SHORT, "held", target.hold_min_s - m.duration_s),
        Finding(Fault.TOO_LONG, "held", m.duration_s - target.hold_max_s),
        Finding(
            Fault.UNSTEADY,
            "steady",
            m.cov_detrended - limits.cov_detrended_max,
            m.cov_detrended * uncertainty.level,
        ),
        Finding(
            Fault.DRIFTING,
            "constant",
            abs(change_over_hold(m)) - limits.drift_max,
            _drift_uncertainty(m, uncertainty),
        ),
        Finding(Fault.DIPPED, "whole", m.dips - 0.5),
        Finding(Fault.GAP, "whole", m.longest_gap_s - limits.gap_max_s),
        Finding(Fault.SATURATED, "whole", m.saturated - limits.saturated_max),
    ]
    if target.band is not None:
        low, high = target.band
        level_uncertainty = m.level * uncertainty.level
        findings += [
            Finding(Fault.TOO_LIGHT, "firm", low - m.level, level_uncertainty),
            Finding(Fault.TOO_HARD, "firm", m.level - high, level_uncertainty),
        ]
        if m.time_to_band_s is not None:
            findings.append(
                Finding(Fault.SLOW_ONSET, "prompt", m.time_to_band_s - limits.onset_max_s)
            )
    if m.evenness is not None:
        findings.append(
            Finding(
                Fault.UNEVEN,
                "even",
                limits.evenness_min - m.evenness,
                _evenness_uncertainty(m.shares, uncertainty),
            )
        )
    return findings


def _drift_uncertainty(m: HoldMeasures, uncertainty: ForceUncertainty) -> float:
    """Creep that calibration cannot take out grows with the logarithm of the time held."""
    since_onset_s = max(m.plateau_start_s - m.start_s, 1.0)
    held_s = m.plateau_end_s - m.plateau_start_s
    return uncertainty.creep_per_decade * float(np.log10((since_onset_s + held_s) / since_onset_s))


def _evenness_uncertainty(shares: tuple[float, ...], uncertainty: ForceUncertainty) -> float:
    """Propagate an independent level uncertainty of each pad to the normalised entropy."""
    p = np.array([share for share in shares if share > 0])
    entropy = -float((p * np.log(p)).sum())
    slopes = p * (np.log(p) + entropy) / np.log(len(shares))
    return uncertainty.level * float(np.sqrt((slopes**2).sum()))


def _curve(knots: tuple[tuple[float, ...], tuple[float, ...]]) -> Callable[[float], float]:
    return lambda value: float(np.interp(value, *knots))


_of_share = _curve(SHARE_KNOTS)
_of_time_share = _curve(TIME_KNOTS)


def _of_time(duration_s: float, target: Target) -> float:
    missing_s = target.hold_min_s - duration_s
    extra_s = duration_s - target.hold_max_s
    return _of_time_share(max(missing_s / target.hold_min_s, extra_s / target.hold_max_s, 0.0))


def _whole(m: HoldMeasures, limits: Limits) -> float:
    """Score for an unbroken press: dips, gaps in the data and saturated samples all cost."""
    return min(
        _of_share(float(m.dips)) if m.dips else 100.0,
        _of_share(m.longest_gap_s / limits.gap_max_s),
        _of_share(m.saturated / max(limits.saturated_max, 1e-6)),
    )
