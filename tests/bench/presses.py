"""Simulated presses of every kind with the truth about them, worked out apart from the finder."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import stats

from nmt_sense.model.block import FloatArray, ForceBlock, SensorFlag
from nmt_sense.model.hold import Fault
from nmt_sense.model.plan import Limits
from nmt_sense.simulation import Press, Scenario, TrueHold
from nmt_sense.simulation.hand import press_truth

RATE_HZ = 100
REST_S = 2.0
LIMITS = Limits()
HOLD_S = (10.0, 30.0)
#: White noise on each of two pads, as a share of the target.
NOISE = 0.005
FAULTS = tuple(Fault)
MIXABLE = (
    (Fault.TOO_SHORT, Fault.TOO_LONG),
    (Fault.TOO_LIGHT, Fault.TOO_HARD),
    (Fault.UNSTEADY,),
    (Fault.DRIFTING,),
    (Fault.UNEVEN,),
    (Fault.DIPPED,),
    (Fault.SLOW_ONSET,),
    (Fault.GAP,),
)
NO_HOLDS = ("tap", "stroke", "kneading", "double press", "nothing")
KINDS = ("good", "mixture", *FAULTS, *NO_HOLDS)


@dataclass(frozen=True, slots=True)
class Case:
    """One stretch of a stream with at most one hold in it.

    Attributes
    ----------
    kind
        One of :data:`KINDS`.
    band
        What was asked for, newtons.
    block
        What the finder sees.
    start_s, end_s
        True edges of the hold, seconds; NaN where there is none.
    faults
        What is truly wrong with it.
    """

    kind: str
    band: tuple[float, float]
    block: ForceBlock
    start_s: float = np.nan
    end_s: float = np.nan
    faults: frozenset[Fault] = frozenset()

    @property
    def is_hold(self) -> bool:
        """True if there is a hold to be found."""
        return bool(np.isfinite(self.start_s))


def make_case(seed: int) -> Case:
    """Make the press of a seed; kinds take turns."""
    random = np.random.default_rng(seed)
    kind = KINDS[seed % len(KINDS)]
    target = float(np.exp(random.uniform(np.log(8), np.log(60))))
    band = (0.85 * target, 1.15 * target)
    if kind in NO_HOLDS:
        time_s, total = _no_hold(kind, target, random)
        return Case(kind, band, _block(time_s, total, 0.5, target, random))
    return _hold(kind, target, band, random, seed)


def _wanted(kind: str, random: np.random.Generator) -> frozenset[Fault]:
    if kind == "good":
        return frozenset()
    if kind != "mixture":
        return frozenset([Fault(kind)])
    groups = random.choice(len(MIXABLE), size=int(random.integers(2, 4)), replace=False)
    return frozenset(MIXABLE[group][int(random.integers(len(MIXABLE[group])))] for group in groups)


def _hold(
    kind: str, target: float, band: tuple[float, float], random: np.random.Generator, seed: int
) -> Case:
    wanted = _wanted(kind, random)
    press = _press(wanted, target, random)
    scenario = Scenario(name=kind, presses=(press,), rate_hz=RATE_HZ, n_sensors=1, rest_s=REST_S)
    time_s = np.arange(round(scenario.duration_s * RATE_HZ)) / RATE_HZ
    truth = press_truth(scenario, time_s, seed)
    total, (hold,) = truth.force_N[:, 0], truth.holds
    share = random.uniform(0.8, 0.97) if Fault.UNEVEN in wanted else random.uniform(0.4, 0.6)
    block = _block(time_s, total, share, target, random)
    middle_s = hold.plateau_start_s + 0.55 * (hold.plateau_end_s - hold.plateau_start_s)
    if Fault.SATURATED in wanted:
        block = _saturated(block, middle_s, random.uniform(0.08, 0.3) * press.held_s)
    lost_s = 0.0
    if Fault.GAP in wanted:
        lost_s = min(random.uniform(0.5, 4.0), 0.3 * press.held_s)
        block = _lossy(block, middle_s, lost_s)
    seen = np.isin(time_s, block.time_s)
    faults = _true_faults(press, time_s, total, band, share, lost_s, hold, seen)
    if Fault.SATURATED in wanted:
        faults |= {Fault.SATURATED}
    return Case(kind, band, block, hold.start_s, hold.end_s, faults)


def _press(wanted: frozenset[Fault], target: float, random: np.random.Generator) -> Press:
    """Draw a press that shows the wanted faults."""
    press = Press(
        start_s=REST_S,
        force_N=target * random.uniform(0.92, 1.08),
        ramp_s=random.uniform(0.3, 1.2),
        held_s=random.uniform(11.0, 28.0),
        tremor=random.uniform(0.0, 0.01),
        wander=random.uniform(0.0, 0.015),
        fade=random.uniform(-0.05, 0.05),
    )
    changes: dict[str, float] = {}
    if Fault.TOO_SHORT in wanted:
        changes["held_s"] = random.uniform(2.2, 9.0)
    if Fault.TOO_LONG in wanted:
        changes["held_s"] = random.uniform(31.0, 60.0)
    if Fault.TOO_LIGHT in wanted:
        changes["force_N"] = target * random.uniform(0.4, 0.78)
    if Fault.TOO_HARD in wanted:
        changes["force_N"] = target * random.uniform(1.25, 2.5)
    if Fault.DRIFTING in wanted:
        changes["fade"] = float(random.choice([random.uniform(-0.6, -0.16), 0.25]))
    if Fault.UNSTEADY in wanted:
        changes["wander"] = random.uniform(0.09, 0.16)
    if Fault.SLOW_ONSET in wanted:
        changes["ramp_s"] = random.uniform(6.0, 10.0)
    if Fault.DIPPED in wanted:
        held_s = changes.get("held_s", press.held_s)
        changes["dip_at_s"] = random.uniform(0.25, 0.7) * held_s
        changes["dip_s"] = random.uniform(0.15, 0.45)
        changes["dip_depth"] = random.uniform(0.5, 1.0)
    return replace(press, **changes)


def _true_faults(
    press: Press,
    time_s: FloatArray,
    total: FloatArray,
    band: tuple[float, float],
    share: float,
    lost_s: float,
    hold: TrueHold,
    seen: npt.NDArray[np.bool_],
) -> frozenset[Fault]:
    """Hold the undisturbed force against the limits, by the plainest formulas there are."""
    from_s, to_s = press.start_s + press.ramp_s, press.end_s - press.ramp_s
    ramps = 0.2 * press.ramp_s  # of a raised cosine, so much lies above nine tenths, on each side
    held_s = to_s - from_s + 2 * ramps - lost_s
    inside = (time_s >= from_s) & (time_s <= to_s)
    if press.dip_s:
        since_s = time_s - from_s - press.dip_at_s
        inside &= (since_s < -0.25) | (since_s > press.dip_s + 0.25)
    t, x = time_s[inside], total[inside]
    level = x.mean()
    slope, offset = np.polyfit(t, x, 1)
    trend = stats.theilslopes(x[::10], t[::10]).slope
    in_band = np.flatnonzero(
        (time_s >= hold.start_s) & (time_s <= hold.end_s) & (total >= band[0]) & (total <= band[1])
    )
    line = slope * time_s + offset
    low = seen & (time_s >= from_s) & (time_s <= to_s) & (total < LIMITS.dip_level * line)
    runs = "".join("x" if under else " " for under in low).split()
    longest_low_s = max(map(len, runs), default=0) / RATE_HZ
    found = {
        Fault.TOO_SHORT: held_s < HOLD_S[0],
        Fault.TOO_LONG: held_s > HOLD_S[1],
        Fault.TOO_LIGHT: level < band[0],
        Fault.TOO_HARD: level > band[1],
        Fault.UNSTEADY: (x - slope * t - offset).std() / level > LIMITS.cov_detrended_max,
        Fault.DRIFTING: abs(trend) * (to_s - from_s) / level > LIMITS.drift_max,
        Fault.DIPPED: longest_low_s >= LIMITS.dip_max_s,
        Fault.GAP: lost_s > LIMITS.gap_max_s,
        Fault.UNEVEN: stats.entropy([share, 1 - share], base=2) < LIMITS.evenness_min,
        Fault.SLOW_ONSET: in_band.size > 0
        and time_s[in_band[0]] - hold.start_s > LIMITS.onset_max_s,
    }
    return frozenset(fault for fault, there in found.items() if there)


def _block(
    time_s: FloatArray, total: FloatArray, share: float, target: float, random: np.random.Generator
) -> ForceBlock:
    pads = np.stack([share * total, (1 - share) * total], axis=1)
    pads += random.normal(0, NOISE * target, pads.shape)
    return ForceBlock(0, time_s, pads, np.zeros(pads.shape, np.uint8))


def _saturated(block: ForceBlock, at_s: float, length_s: float) -> ForceBlock:
    hard = (block.time_s >= at_s) & (block.time_s < at_s + length_s)
    force_N, flags = block.force_N.copy(), block.flags.copy()
    force_N[hard, 0] = np.nan
    flags[hard, 0] = SensorFlag.SATURATED
    return replace(block, force_N=force_N, flags=flags)


def _lossy(block: ForceBlock, at_s: float, length_s: float) -> ForceBlock:
    """Leave samples out; in one block, the times tell of the gap."""
    kept = (block.time_s < at_s) | (block.time_s >= at_s + length_s)
    return ForceBlock(0, block.time_s[kept], block.force_N[kept], block.flags[kept])


def _no_hold(
    kind: str, target: float, random: np.random.Generator
) -> tuple[FloatArray, FloatArray]:
    """Draw a force that is no hold."""
    time_s = np.arange(0, 14, 1 / RATE_HZ)
    top = target * random.uniform(0.7, 1.5)
    if kind == "tap":
        knots_s = REST_S + np.cumsum([0, 0.15, random.uniform(0.05, 1.4), 0.15])
        return time_s, np.interp(time_s, knots_s, [0, top, top, 0])
    if kind == "stroke":
        peak_s = REST_S + random.uniform(0.8, 2.0)
        end_s = peak_s + random.uniform(0.8, 2.0)
        return time_s, np.interp(time_s, [REST_S, peak_s, end_s], [0, top, 0])
    if kind == "kneading":
        phase = 2 * np.pi * random.uniform(0.5, 1.5) * (time_s - REST_S)
        worked = (time_s > REST_S) & (time_s < 12)
        return time_s, np.where(worked, top * (1 - np.cos(phase)) / 2, 0.0)
    if kind == "double press":
        steps_s = [0, 0.2, random.uniform(0.5, 1.3), 0.2, random.uniform(0.15, 0.9)]
        knots_s = REST_S + np.cumsum([*steps_s, 0.2, random.uniform(0.5, 1.3), 0.2])
        return time_s, np.interp(time_s, knots_s, [0, top, top, 0, 0, top, top, 0])
    return time_s, np.zeros_like(time_s)
