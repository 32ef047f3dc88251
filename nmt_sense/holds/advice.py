"""One sentence for the next press, in plain words."""

from collections.abc import Sequence

from nmt_sense.holds.judge import Judgement, Target, change_over_hold
from nmt_sense.model.hold import Fault, HoldMeasures, Verdict

#: What a fault is called where people read it.
FAULT_WORDS = {
    Fault.TOO_SHORT: "too short",
    Fault.TOO_LONG: "too long",
    Fault.TOO_LIGHT: "too light",
    Fault.TOO_HARD: "too hard",
    Fault.UNSTEADY: "unsteady",
    Fault.DRIFTING: "drifting",
    Fault.UNEVEN: "uneven",
    Fault.DIPPED: "let go in between",
    Fault.SLOW_ONSET: "slow to reach the band",
    Fault.SATURATED: "past what the sensor can read",
    Fault.GAP: "data missing",
}


def advise(
    measures: HoldMeasures,
    judgement: Judgement,
    target: Target,
    unit: str = "N",
    pad_names: Sequence[str] = (),
) -> str:
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
    if judgement.verdict is Verdict.UNCERTAIN and judgement.uncertain == (Fault.DRIFTING,):
        return (
            f"The reading changed by {change_over_hold(measures):+.0%} over the hold: this "
            "calibration cannot tell a pad that creeps from a hand that tires."
        )
    if judgement.verdict is Verdict.UNCERTAIN:
        words = " or ".join(FAULT_WORDS[fault] for fault in judgement.uncertain[:2])
        return f"Perhaps {words}: nearer to the limit than this calibration can tell."
    return _correction(judgement.faults[0], measures, target, unit, pad_names)


def _praise(m: HoldMeasures, unit: str) -> str:
    return f"Well held: {m.duration_s:.0f} s at {_force(m.level, unit)}. Do the same again."


def _correction(
    fault: Fault, m: HoldMeasures, target: Target, unit: str, pad_names: Sequence[str]
) -> str:
    change = change_over_hold(m)
    held = f"You held {m.duration_s:.0f} s"
    match fault:
        case Fault.TOO_SHORT:
            return f"{held}: stay until at least {target.hold_min_s:.0f} s, breathing slowly."
        case Fault.TOO_LONG:
            return f"{held}: let go slowly by {target.hold_max_s:.0f} s."
        case Fault.TOO_LIGHT:
            return (
                f"You reached {_force(m.level, unit)}: lean in with your weight{_to(target, unit)}."
            )
        case Fault.TOO_HARD:
            return f"You pressed {_force(m.level, unit)}: ease off{_to(target, unit)}."
        case Fault.UNSTEADY:
            return (
                f"The force wavered by {m.cov_detrended:.0%}: stack your joints and let your "
                "weight press, not your muscles."
            )
        case Fault.DRIFTING if change < 0:
            return (
                f"You faded {-change:.0%} over the hold: lock your elbow and lean in a little "
                "more as you tire."
            )
        case Fault.DRIFTING:
            return (
                f"The force climbed {change:.0%} over the hold: stop leaning in once you are there."
            )
        case Fault.UNEVEN:
            return (
                f"{_heaviest(m, pad_names)} carried {max(m.shares):.0%} of the press: spread it "
                "over the contact."
            )
        case Fault.DIPPED:
            times = "once" if m.dips == 1 else f"{m.dips} times"
            return f"You let go {times} in between: keep the contact until the end."
        case Fault.SLOW_ONSET:
            return (
                f"It took {m.time_to_band_s or 0.0:.1f} s to reach the band: sink in within "
                "two or three seconds."
            )
        case Fault.SATURATED:
            return "A pad was pressed past what it can read: ease off, or spread the press."
        case Fault.GAP:
            return (
                f"{m.longest_gap_s:.1f} s of data are missing in this hold: check the cable and "
                "press again."
            )


def _heaviest(m: HoldMeasures, pad_names: Sequence[str]) -> str:
    if m.heaviest_pad is None or not pad_names:
        return "One pad"
    return f"The {pad_names[m.heaviest_pad]} pad"


def _force(value: float, unit: str) -> str:
    number = f"{value:.0f}" if abs(value) >= 10 else f"{value:.2g}"
    return f"{number} {unit}".rstrip()


def _to(target: Target, unit: str) -> str:
    if target.band is None:
        return ""
    return f", to between {_force(target.band[0], unit)} and {_force(target.band[1], unit)}"
