"""What a report says: sentences and table cells, made from an analysis."""

from dataclasses import dataclass

from nmt_sense.holds.advice import FAULT_WORDS
from nmt_sense.holds.judge import COVERAGE
from nmt_sense.model.hold import Fault, Hold, Verdict
from nmt_sense.model.units import Unit
from nmt_sense.report.build import SessionReport

VERDICT_SIGN = {Verdict.GOOD: "●", Verdict.FAULT: "▲", Verdict.UNCERTAIN: "◌"}
CRITERION_WORDS = {
    "firm": "firmness",
    "steady": "steadiness",
    "constant": "keeping the force constant",
    "held": "the time held",
    "even": "evenness among the pads",
    "prompt": "reaching the band soon",
    "whole": "keeping the press whole",
}
GOOD_SCORE = 80.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One hold as a row of the table, every cell a text."""

    number: str
    point: str
    start: str
    duration: str
    mean: str
    wavering: str
    drift: str
    in_band: str
    score: str
    verdict: str
    sign: str
    kind: str
    because: str
    advice: str
    test: bool


def unit_of(report: SessionReport) -> str:
    """Name the unit after a number; nothing where there is none."""
    unit = report.analysis.unit
    return "" if unit == Unit.OTHER.value else unit


def rows_of(report: SessionReport) -> list[Row]:
    """Write the table of holds."""
    return [_row(hold, report) for hold in report.analysis.holds]


def _row(hold: Hold, report: SessionReport) -> Row:
    m = hold.measures
    spread = COVERAGE * report.analysis.uncertainty.level * m.level
    known = f"{m.level:.4g}"
    if report.analysis.uncertainty.level > 0 and not report.analysis.uncertainty.nominal:
        known = f"{m.level:.1f} ± {spread:.1f}"
    return Row(
        number=str(hold.index + 1),
        point=hold.point or "–",
        start=f"{m.start_s:.1f}",
        duration=f"{m.duration_s:.1f}",
        mean=known,
        wavering=f"{100 * m.cov_detrended:.1f}",
        drift=f"{1000 * m.drift_per_s / m.level:+.1f}",
        in_band="–" if m.in_band is None else f"{100 * m.in_band:.0f}",
        score=f"{hold.score:.0f}",
        verdict=hold.verdict.value,
        sign=VERDICT_SIGN[hold.verdict],
        kind=hold.verdict.value,
        because=", ".join(FAULT_WORDS[fault] for fault in hold.faults or hold.uncertain) or "–",
        advice=hold.advice,
        test=hold.index in report.tests,
    )


def went_well(report: SessionReport) -> list[str]:
    """Say what went well: good holds, and criteria that were met throughout."""
    holds = report.analysis.holds
    if not holds:
        return []
    sentences = []
    good = [hold for hold in holds if hold.verdict is Verdict.GOOD]
    if good:
        best = max(good, key=lambda hold: hold.score)
        where = f" ({best.point})" if best.point else ""
        sentences.append(
            f"{len(good)} of {len(holds)} holds were good; the best was number "
            f"{best.index + 1}{where} with {best.score:.0f} of 100."
        )
    names = set.intersection(*(set(hold.criteria) for hold in holds))
    steady = [
        CRITERION_WORDS[name]
        for name in CRITERION_WORDS
        if name in names and all(hold.criteria[name] >= GOOD_SCORE for hold in holds)
    ]
    if steady:
        sentences.append(f"In every hold: {', '.join(steady)}.")
    return sentences


def to_practise(report: SessionReport) -> list[str]:
    """Say what to practise: the advice of each fault's clearest hold, most frequent fault first."""
    by_fault: dict[Fault, list[Hold]] = {}
    for hold in report.analysis.holds:
        for fault in hold.faults[:1]:
            by_fault.setdefault(fault, []).append(hold)
    ranked = sorted(by_fault.items(), key=lambda item: (-len(item[1]), item[1][0].score))
    return [
        f"{FAULT_WORDS[fault].capitalize()} (hold{'s' if len(holds) > 1 else ''} "
        f"{', '.join(str(hold.index + 1) for hold in holds)}): "
        f"{min(holds, key=lambda hold: hold.score).advice}"
        for fault, holds in ranked
    ]


def not_certain(report: SessionReport) -> str:
    """Say which holds could not be judged for sure, and why."""
    unsure = [hold for hold in report.analysis.holds if hold.verdict is Verdict.UNCERTAIN]
    if not unsure:
        return ""
    numbers = ", ".join(str(hold.index + 1) for hold in unsure)
    faults = {fault for hold in unsure for fault in hold.uncertain}
    words = ", ".join(word for fault, word in FAULT_WORDS.items() if fault in faults)
    return (
        f"Hold{'s' if len(unsure) > 1 else ''} {numbers} cannot be judged for sure: {words} may "
        f"or may not be so, nearer to the limit than the calibration "
        f"({report.calibration_label}) can tell."
    )
