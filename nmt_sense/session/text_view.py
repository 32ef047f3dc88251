"""A session as lines of text, for terminals and for ears that listen to a screen reader."""

import math

from nmt_sense.holds.judge import COVERAGE
from nmt_sense.model.hold import ForceUncertainty, Hold, PressState, Verdict
from nmt_sense.session.snapshot import BandState, LinkState, RecordingState, SessionSnapshot

BAND_WORDS = {
    BandState.REST: "rest",
    BandState.BELOW: "press a little more",
    BandState.IN: "in the band",
    BandState.ABOVE: "ease off",
}


def status_line(snapshot: SessionSnapshot) -> str:
    """Say in one line what goes on now."""
    link = snapshot.link
    if link.state is not LinkState.STREAMING:
        return f"{link.glove or 'glove'}: {link.state.value}. {link.message}".rstrip()
    point = snapshot.plan.points[min(snapshot.point_index, len(snapshot.plan.points) - 1)]
    held = f"{snapshot.progress.held_s:4.1f} s of {point.goal_s:.0f}"
    force = "  -.-" if math.isnan(snapshot.force_N) else f"{snapshot.force_N:5.1f}"
    if not snapshot.calibration.nominal and not math.isnan(snapshot.force_N):
        force += f" ± {snapshot.force_uncertainty_N:.1f}"
    words = "STOP: let go" if snapshot.progress.past_stop else _band_or_rest(snapshot)
    band = f"{point.band_low_N:g}-{point.band_high_N:g} N"
    kept = "recording" if snapshot.recording.state is RecordingState.ON else "not recording"
    hold = held if snapshot.progress.state is not PressState.REST else ""
    return (
        f"{snapshot.time_s:7.1f} s  {point.name} ({band})  {force} N "
        f"[{snapshot.calibration.label}]  {words:<19}  {hold:<13}  "
        f"{link.lost_samples} lost  {kept}"
    )


def _band_or_rest(snapshot: SessionSnapshot) -> str:
    """Say where the force stands, or how long to rest after the last hold."""
    words = BAND_WORDS[snapshot.band_state]
    if snapshot.progress.state is not PressState.REST or not snapshot.holds:
        return words
    last = snapshot.holds[-1]
    rest_s = next((p.rest_s for p in snapshot.plan.points if p.name == last.point), 0.0)
    left_s = rest_s - (snapshot.time_s - last.measures.end_s)
    return f"rest for {left_s:.0f} s" if left_s > 0 else words


def hold_line(hold: Hold, known: ForceUncertainty, *, unit: str = "N") -> str:
    """Say in one line how a hold was, and how well its force is known (twice its uncertainty)."""
    m = hold.measures
    faults = [fault.value.replace("_", " ") for fault in hold.faults]
    perhaps = [fault.value.replace("_", " ") for fault in hold.uncertain]
    because = ", ".join(faults) if hold.verdict is Verdict.FAULT else ""
    if hold.verdict is Verdict.UNCERTAIN:
        because = "perhaps " + ", ".join(perhaps)
    named = f"{unit} (nominal, not calibrated)" if known.nominal else unit
    spread = (
        "" if known.nominal or not known.level else f" ± {COVERAGE * known.level * m.level:.2g}"
    )
    level = f"{m.level:.4g}{spread} {named}".rstrip()
    named_pain = "" if hold.pain is None else f", pain {hold.pain} of 10"
    where = f" at {hold.point}" if hold.point else ""
    verdict = f"{hold.verdict.value}: {because}" if because else hold.verdict.value
    return (
        f"Hold {hold.index + 1}{where}: {m.duration_s:.1f} s, {level}, "
        f"wavering {m.cov_detrended:.1%}, score {hold.score:.0f}{named_pain}, {verdict}. "
        f"{hold.advice}"
    )


def summary_line(holds: tuple[Hold, ...]) -> str:
    """Say in one line how a session was."""
    if not holds:
        return "Summary: no holds."
    good = sum(hold.verdict is Verdict.GOOD for hold in holds)
    uncertain = sum(hold.verdict is Verdict.UNCERTAIN for hold in holds)
    mean = sum(hold.score for hold in holds) / len(holds)
    return (
        f"Summary: {len(holds)} holds, {good} good, {uncertain} uncertain, "
        f"mean score {mean:.0f} of 100."
    )
