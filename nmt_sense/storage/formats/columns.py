"""Names and cells that all table formats share; every name carries its unit."""

from collections.abc import Sequence
from typing import Any

from nmt_sense.model.hold import Hold
from nmt_sense.model.units import Unit
from nmt_sense.storage.formats.content import SessionEvent

_UNIT_WORDS = {
    Unit.NEWTON_PER_CM2: "N_per_cm2",
    Unit.PERCENT_MVC: "percent_mvc",
    Unit.OTHER: "",
}

Row = dict[str, Any]


def with_unit(name: str, unit: Unit, per: str = "") -> str:
    """Append a unit to a name, as in ``force_N`` or ``drift_N_per_s``."""
    word = _UNIT_WORDS.get(unit, unit.value)
    return "_".join(part for part in (name, word, per) if part)


def hold_rows(holds: Sequence[Hold], unit: Unit, calibration: str) -> list[Row]:
    """Make a row of each hold; cells are numbers, texts, or None where the input cannot say.

    Parameters
    ----------
    holds
        The holds, forces in ``unit``.
    unit
        What the names of the columns say.
    calibration
        What is written beside each hold, so that a nominal force says that it is one.
    """
    return [_hold_row(hold, unit, calibration) for hold in holds]


def _hold_row(hold: Hold, unit: Unit, calibration: str) -> Row:
    m = hold.measures
    return {
        "index": hold.index,
        "point": hold.point,
        "start_s": m.start_s,
        "end_s": m.end_s,
        "plateau_start_s": m.plateau_start_s,
        "plateau_end_s": m.plateau_end_s,
        "duration_s": m.duration_s,
        with_unit("mean", unit): m.mean,
        with_unit("sd", unit): m.sd,
        "cov": m.cov,
        "cov_detrended": m.cov_detrended,
        with_unit("drift", unit, "per_s"): m.drift_per_s,
        "in_band": m.in_band,
        "time_to_band_s": m.time_to_band_s,
        "evenness": m.evenness,
        with_unit("tremor_rms", unit): m.tremor_rms,
        "dips": m.dips,
        with_unit("peak", unit): m.peak,
        "longest_gap_s": m.longest_gap_s,
        "truncated": m.truncated,
        "score": hold.score,
        "verdict": hold.verdict.value,
        "faults": " ".join(fault.value for fault in hold.faults),
        "uncertain": " ".join(fault.value for fault in hold.uncertain),
        "advice": hold.advice,
        "calibration": calibration,
    }


def event_rows(events: Sequence[SessionEvent]) -> list[Row]:
    """Make a row of each event."""
    return [{"time_s": event.time_s, "kind": event.kind, "text": event.text} for event in events]
