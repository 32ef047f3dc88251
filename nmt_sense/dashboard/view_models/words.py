"""How numbers are written: one decimal, true minus signs, narrow units."""

import math
from collections.abc import Sequence

from nmt_sense.dashboard.texts import later, told, tr
from nmt_sense.dashboard.view_models import units
from nmt_sense.holds.advice import FAULT_WORDS
from nmt_sense.model.hold import Fault, Verdict
from nmt_sense.model.units import Unit

NOTHING = "–"
VERDICT_WORDS = {
    Verdict.GOOD: later("Good"),
    Verdict.FAULT: later("To repeat"),
    Verdict.UNCERTAIN: later("Uncertain"),
}


def newtons(force_N: float) -> str:
    """Write a live force in the unit in use, without naming it."""
    if not math.isfinite(force_N):
        return NOTHING
    return signed(units.in_unit(force_N), units.DECIMALS[units.shown()])


def signed(value: float, decimals: int = 0) -> str:
    """Write a number with a true minus sign, and never as minus zero."""
    text = f"{value:.{decimals}f}"
    if float(text) == 0.0:
        return text.lstrip("-")
    return text.replace("-", "−")


def percent(share: float) -> str:
    """Write a share 0..1 in whole per cent."""
    return f"{signed(100 * share)} %"


def number(value: float) -> str:
    """Write a setting of a plan, without useless decimals."""
    return f"{value:g}"


def band(low_N: float, high_N: float) -> str:
    """Write a target band."""
    return f"{edge(low_N)}–{edge(high_N)} {units.shown()}"


def edge(force_N: float) -> str:
    """Write an edge of a band in the unit in use, without naming it; newtons as they were set."""
    if units.shown() is Unit.NEWTON:
        return number(force_N)
    return f"{units.in_unit(force_N):.{units.DECIMALS[units.shown()]}f}"


def clock(time_s: float) -> str:
    """Write a time of session as minutes and seconds, with hours once there are any."""
    whole = max(0, int(time_s))
    minutes, seconds = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes}:{seconds:02d}"
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"


def span(time_s: float) -> str:
    """Write how long something has lasted, in words."""
    whole = max(0, int(time_s))
    if whole < 120:
        return f"{whole} s"
    return f"{whole // 60} min"


def count(n: int, one: str, many: str = "") -> str:
    """Write a number of things."""
    return f"{grouped(n)} {one if n == 1 else many or one + 's'}"


def grouped(n: int) -> str:
    """Write a number with its thousands apart."""
    return f"{n:,}".replace(",", " ")


def listed(faults: Sequence[Fault]) -> str:
    """Write faults as a user reads them, costliest first."""
    words = [told(FAULT_WORDS[fault]) for fault in faults]
    if len(words) < 2:
        return "".join(words)
    return tr("{some} and {last}", some=", ".join(words[:-1]), last=words[-1])
