"""A made-up session: plausible snapshots for pictures, tests and benchmarks, without a glove."""

from dataclasses import replace

import numpy as np

from nmt_sense.dashboard.controller import GloveChoice
from nmt_sense.model.block import FloatArray, SensorFlag
from nmt_sense.model.glove import pads_of
from nmt_sense.model.hold import Fault, Hold, HoldMeasures, HoldProgress, PressState, Verdict
from nmt_sense.model.plan import Plan, Point
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.snapshot import (
    BandState,
    CalibrationView,
    LinkState,
    LinkView,
    SessionSnapshot,
    TraceView,
)

COLUMN_S = 0.025
N_COLUMNS = 1200
N_PADS = 6
_SHARES = np.array([0.71, 0.12, 0.09, 0.05, 0.03, 0.0])
_LEVEL_N = 19.2
_PRESS_S, _REST_S, _RAMP_S = 21.0, 11.0, 0.9
_PERIOD_S = _PRESS_S + _REST_S
_FIRST_PRESS_S = 4.0


def _point(name: str, side: str, x: float, y: float, low: float, high: float, goal: float) -> Point:
    return Point(
        name=name,
        side=side,  # type: ignore[arg-type]
        body_x=x,
        body_y=y,
        band_low_N=low,
        band_high_N=high,
        goal_s=goal,
    )


PLAN = Plan(
    name="Desk worker: upper back",
    points=(
        _point("Upper trapezius, left", "left", 0.29, 0.335, 16, 22, 20),
        _point("Upper trapezius, right", "right", 0.71, 0.335, 16, 22, 20),
        _point("Levator scapulae, left", "left", 0.415, 0.275, 14, 20, 15),
        _point("Levator scapulae, right", "right", 0.585, 0.275, 14, 20, 15),
        _point("Rhomboid, left", "left", 0.35, 0.50, 18, 24, 20),
        _point("Rhomboid, right", "right", 0.65, 0.50, 18, 24, 20),
    ),
)
GLOVES = (
    GloveChoice("simulated", "Simulated glove", True, "A hand that presses by itself, to try out"),
    GloveChoice("/dev/ttyUSB0", "Glove R-0042 on /dev/ttyUSB0", True),
    GloveChoice(
        "/dev/ttyACM0",
        "/dev/ttyACM0",
        False,
        "Another program holds this port: close it, then refresh.",
    ),
)
NOMINAL = CalibrationView(label="nominal, not calibrated", nominal=True, level_uncertainty=0.2)
CALIBRATED = CalibrationView(label="calibrated 2 days ago", nominal=False, level_uncertainty=0.04)


def force_at(time_s: FloatArray) -> FloatArray:
    """Give the force of the made-up hand at any times, newtons."""
    phase = np.mod(time_s - _FIRST_PRESS_S, _PERIOD_S)
    rise = np.clip(phase / _RAMP_S, 0, 1)
    fall = np.clip((_PRESS_S - phase) / _RAMP_S, 0, 1)
    tremor = 0.15 * np.sin(2 * np.pi * 7.3 * time_s) + 0.1 * np.sin(2 * np.pi * 2.1 * time_s)
    sway = 0.5 * np.sin(2 * np.pi * 0.09 * time_s)
    press = np.minimum(rise, fall) * (_LEVEL_N + sway + tremor)
    return np.where(time_s < _FIRST_PRESS_S, 0.0, np.maximum(press, 0.0))


def trace_at(now_s: float) -> TraceView:
    """Give the trace of the made-up hand."""
    starts = now_s + (np.arange(N_COLUMNS) - N_COLUMNS) * COLUMN_S
    within = np.linspace(0, COLUMN_S, 10)
    times = starts[:, None] + within[None, :]
    forces = np.where(times < 0, np.nan, force_at(np.maximum(times, 0)))
    return TraceView(
        end_s=now_s, column_s=COLUMN_S, low_N=forces.min(axis=1), high_N=forces.max(axis=1)
    )


def example_hold(
    index: int,
    verdict: Verdict = Verdict.GOOD,
    *,
    score: float = 92.0,
    faults: tuple[Fault, ...] = (),
    uncertain: tuple[Fault, ...] = (),
    advice: str = "Next time: let the thumb lead.",
    start_s: float | None = None,
) -> Hold:
    """Make up a judged hold."""
    start_s = _FIRST_PRESS_S + index * _PERIOD_S if start_s is None else start_s
    measures = HoldMeasures(
        start_s=start_s,
        end_s=start_s + _PRESS_S,
        plateau_start_s=start_s + _RAMP_S,
        plateau_end_s=start_s + _PRESS_S - _RAMP_S,
        duration_s=_PRESS_S - 2 * _RAMP_S,
        level=19.1,
        mean=19.1,
        sd=0.6,
        cov=0.04,
        cov_detrended=0.04,
        drift_per_s=-0.02,
        in_band=0.97,
        time_to_band_s=0.8,
        evenness=0.9,
        shares=tuple(float(share) for share in _SHARES),
        tremor_rms=0.2,
        dips=0,
        longest_gap_s=0.0,
        saturated=0.0,
        peak=20.4,
        truncated=False,
    )
    return Hold(
        index=index,
        point=PLAN.points[index % len(PLAN.points)].name,
        measures=measures,
        score=score,
        criteria={
            "steady": 90.0,
            "constant": 94.0,
            "held": 100.0,
            "whole": 100.0,
            "firm": 96.0,
            "prompt": 91.0,
            "even": 78.0,
        },
        verdict=verdict,
        faults=faults,
        uncertain=uncertain,
        advice=advice,
    )


def snapshot_at(now_s: float) -> SessionSnapshot:
    """Make up the whole state of the session at one moment."""
    presses = max(0, int((now_s - _FIRST_PRESS_S) // _PERIOD_S))
    phase_s = (now_s - _FIRST_PRESS_S) % _PERIOD_S if now_s >= _FIRST_PRESS_S else _PRESS_S
    held_s = phase_s - _RAMP_S if _RAMP_S < phase_s < _PRESS_S else 0.0
    n_holds = presses + int(now_s >= _FIRST_PRESS_S and phase_s >= _PRESS_S)
    force_N = float(force_at(np.array([now_s]))[0])
    point_index = min(n_holds, len(PLAN.points))
    return SessionSnapshot(
        time_s=now_s,
        link=LinkView(state=LinkState.STREAMING, glove="R-0042", rate_hz=200.0),
        pads=pads_of(N_PADS),
        pad_force_N=force_N * _SHARES,
        pad_flags=np.zeros(N_PADS, dtype=np.uint8),
        force_N=force_N,
        force_uncertainty_N=0.04 * force_N,
        band_state=_band_state(force_N, point_index),
        calibration=CALIBRATED,
        plan=PLAN,
        point_index=point_index,
        progress=_progress(held_s, force_N),
        trace=trace_at(now_s),
        holds=tuple(example_hold(i) for i in range(n_holds)),
    )


def channels_at(now_s: float) -> ChannelsView:
    """Make up the last ten seconds of every channel."""
    time_s = now_s + np.arange(-2000, 0) / 200
    force_N = force_at(time_s)[:, None] * _SHARES
    counts = (1023 * force_N / (force_N + 20)).astype(np.uint16)
    latency_ms = np.abs(np.sin(np.arange(500.0))) * 4
    return ChannelsView(time_s, counts, force_N, latency_ms, now_s)


def _band_state(force_N: float, point_index: int) -> BandState:
    if force_N < 1.0 or point_index >= len(PLAN.points):
        return BandState.REST
    point = PLAN.points[point_index]
    if force_N < point.band_low_N:
        return BandState.BELOW
    return BandState.ABOVE if force_N > point.band_high_N else BandState.IN


def _progress(held_s: float, force_N: float) -> HoldProgress:
    if held_s > 2.0:
        return HoldProgress(
            state=PressState.HOLD,
            held_s=held_s,
            mean=force_N,
            cov=0.03,
            drift_per_s=-0.001 * force_N,
            in_band=0.98,
        )
    state = PressState.CONTACT if force_N > 1.0 else PressState.REST
    return HoldProgress(state=state, held_s=held_s)


def saturated(snapshot: SessionSnapshot, pad: int = 0) -> SessionSnapshot:
    """Drive one pad to the end of its scale."""
    flags, forces = snapshot.pad_flags.copy(), snapshot.pad_force_N.copy()
    flags[pad], forces[pad] = SensorFlag.SATURATED, np.nan
    return replace(
        snapshot,
        pad_flags=flags,
        pad_force_N=forces,
        force_N=float("nan"),
        band_state=BandState.ABOVE,
    )
