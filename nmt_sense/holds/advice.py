"""One sentence for the next press, in plain words."""

from collections.abc import Sequence

from nmt_sense.holds.judge import Judgement, Target, change_over_hold
from nmt_sense.model.hold import Fault, HoldMeasures, Verdict
from nmt_sense.model.sentence import Sentence, sentence

#: What a fault is called where people read it.
FAULT_WORDS = {
    Fault.TOO_SHORT: sentence("too short"),
    Fault.TOO_LONG: sentence("too long"),
    Fault.TOO_LIGHT: sentence("too light"),
    Fault.TOO_HARD: sentence("too hard"),
    Fault.UNSTEADY: sentence("unsteady"),
    Fault.DRIFTING: sentence("drifting"),
    Fault.UNEVEN: sentence("uneven"),
    Fault.DIPPED: sentence("let go in between"),
    Fault.SLOW_ONSET: sentence("slow to reach the band"),
    Fault.SATURATED: sentence("past what the sensor can read"),
    Fault.GAP: sentence("data missing"),
}


def advise(
    measures: HoldMeasures,
    judgement: Judgement,
    target: Target,
    unit: str = "N",
    pad_names: Sequence[str] = (),
) -> Sentence:
    """Say the one thing to change.

    Parameters
    ----------
    measures, judgement, target
        The hold and what it was judged against.
    unit
        Unit to name after a force; empty where it has none.
    pad_names
        What the contact's pads are called; empty where they have no names.
    """
    if judgement.verdict is Verdict.GOOD:
        return _praise(measures, unit)
    if judgement.verdict is Verdict.UNCERTAIN:
        return _doubt(measures, judgement.uncertain)
    return _correction(judgement.faults[0], measures, target, unit, pad_names)


def _praise(m: HoldMeasures, unit: str) -> Sentence:
    return sentence(
        "Well held: {held} s at {force}. Do the same again.",
        held=f"{m.duration_s:.0f}",
        force=_force(m.level, unit),
    )


def _doubt(m: HoldMeasures, uncertain: tuple[Fault, ...]) -> Sentence:
    if uncertain == (Fault.DRIFTING,):
        return sentence(
            "The reading changed by {change} over the hold: this calibration cannot tell a pad "
            "that creeps from a hand that tires.",
            change=f"{change_over_hold(m):+.0%}",
        )
    words = [FAULT_WORDS[fault] for fault in uncertain]
    if len(words) == 1:
        return sentence(
            "Perhaps {fault}: nearer to the limit than this calibration can tell.", fault=words[0]
        )
    return sentence(
        "Perhaps {fault} or {other}: nearer to the limit than this calibration can tell.",
        fault=words[0],
        other=words[1],
    )


def _correction(
    fault: Fault, m: HoldMeasures, target: Target, unit: str, pad_names: Sequence[str]
) -> Sentence:
    change = change_over_hold(m)
    match fault:
        case Fault.TOO_SHORT:
            return sentence(
                "You held {held} s: stay until at least {least} s, breathing slowly.",
                held=f"{m.duration_s:.0f}",
                least=f"{target.hold_min_s:.0f}",
            )
        case Fault.TOO_LONG:
            return sentence(
                "You held {held} s: let go slowly by {most} s.",
                held=f"{m.duration_s:.0f}",
                most=f"{target.hold_max_s:.0f}",
            )
        case Fault.TOO_LIGHT | Fault.TOO_HARD:
            return _wrong_level(fault, m, target, unit)
        case Fault.UNSTEADY:
            return sentence(
                "The force wavered by {share}: stack your joints and let your weight press, not "
                "your muscles.",
                share=f"{m.cov_detrended:.0%}",
            )
        case Fault.DRIFTING if change < 0:
            return sentence(
                "You faded {share} over the hold: lock your elbow and lean in a little more as you "
                "tire.",
                share=f"{-change:.0%}",
            )
        case Fault.DRIFTING:
            return sentence(
                "The force climbed {share} over the hold: stop leaning in once you are there.",
                share=f"{change:.0%}",
            )
        case Fault.UNEVEN:
            return _uneven(m, pad_names)
        case Fault.DIPPED if m.dips == 1:
            return sentence("You let go once in between: keep the contact until the end.")
        case Fault.DIPPED:
            return sentence(
                "You let go {n} times in between: keep the contact until the end.", n=str(m.dips)
            )
        case Fault.SLOW_ONSET:
            return sentence(
                "It took {time} s to reach the band: sink in within two or three seconds.",
                time=f"{m.time_to_band_s or 0.0:.1f}",
            )
        case Fault.SATURATED:
            return sentence(
                "A pad was pressed past what it can read: ease off, or spread the press."
            )
        case Fault.GAP:
            return sentence(
                "{time} s of data are missing in this hold: check the cable and press again.",
                time=f"{m.longest_gap_s:.1f}",
            )


def _wrong_level(fault: Fault, m: HoldMeasures, target: Target, unit: str) -> Sentence:
    force = _force(m.level, unit)
    light = fault is Fault.TOO_LIGHT
    if target.band is None:
        if light:
            return sentence("You reached {force}: lean in with your weight.", force=force)
        return sentence("You pressed {force}: ease off.", force=force)
    low, high = (_force(edge, unit) for edge in target.band)
    if light:
        return sentence(
            "You reached {force}: lean in with your weight, to between {low} and {high}.",
            force=force,
            low=low,
            high=high,
        )
    return sentence(
        "You pressed {force}: ease off, to between {low} and {high}.",
        force=force,
        low=low,
        high=high,
    )


def _uneven(m: HoldMeasures, pad_names: Sequence[str]) -> Sentence:
    share = f"{max(m.shares):.0%}"
    if m.heaviest_pad is None or not pad_names:
        return sentence(
            "One pad carried {share} of the press: spread it over the contact.", share=share
        )
    return sentence(
        "The {pad} pad carried {share} of the press: spread it over the contact.",
        pad=pad_names[m.heaviest_pad],
        share=share,
    )


def _force(value: float, unit: str) -> str:
    number = f"{value:.0f}" if abs(value) >= 10 else f"{value:.2g}"
    return f"{number} {unit}".rstrip()
