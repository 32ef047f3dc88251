"""The last half minute of force, as the plot draws it."""

from dataclasses import dataclass

import numpy as np

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.view_models.points import VERDICT_MARKS, VERDICT_ROLES, current_point
from nmt_sense.dashboard.view_models.scale import ForceScale, force_scale
from nmt_sense.model.block import FloatArray
from nmt_sense.model.hold import Hold, PressState
from nmt_sense.session.snapshot import SessionSnapshot

#: A score is written only over a span wide enough for it, as a share of the plot.
_LABEL_SHARE = 0.08


@dataclass(frozen=True, slots=True)
class HoldSpan:
    """A hold on the trace: from and to in seconds before now (negative), and its score."""

    start_s: float
    end_s: float
    label: str
    role: Role


@dataclass(frozen=True, slots=True, eq=False)
class TracePlot:
    """The trace.

    Attributes
    ----------
    x_s, y_N
        Points of one line that runs through the low and the high of each column in turn, arrays
        of shape (2 * n_columns,); seconds before now, newtons, NaN where there is no sample.
    length_s
        Time the plot shows.
    scale
        Scale of force.
    spans
        Holds within that time, the one that is going on last.
    """

    x_s: FloatArray
    y_N: FloatArray
    length_s: float
    scale: ForceScale
    spans: tuple[HoldSpan, ...]


def trace_plot(snapshot: SessionSnapshot) -> TracePlot:
    """Lay out the trace; the work is the same at any sample rate."""
    trace = snapshot.trace
    n_columns = len(trace.low_N)
    column_x_s = (np.arange(n_columns) - n_columns + 0.5) * trace.column_s
    y_N = np.column_stack((trace.low_N, trace.high_N)).ravel()
    peak_N = float(np.nanmax(trace.high_N, initial=0.0))
    length_s = n_columns * trace.column_s
    return TracePlot(
        x_s=np.repeat(column_x_s, 2),
        y_N=y_N,
        length_s=length_s,
        scale=force_scale(current_point(snapshot), peak_N),
        spans=_spans(snapshot, length_s),
    )


def _spans(snapshot: SessionSnapshot, length_s: float) -> tuple[HoldSpan, ...]:
    now_s = snapshot.trace.end_s
    spans = [
        _span(hold, now_s, length_s)
        for hold in snapshot.holds
        if hold.measures.plateau_end_s > now_s - length_s
    ]
    if snapshot.progress.state is PressState.HOLD:
        spans.append(HoldSpan(max(-snapshot.progress.held_s, -length_s), 0.0, "", Role.IN))
    return tuple(spans)


def _span(hold: Hold, now_s: float, length_s: float) -> HoldSpan:
    start_s = max(hold.measures.plateau_start_s - now_s, -length_s)
    end_s = min(hold.measures.plateau_end_s - now_s, 0.0)
    fits = end_s - start_s >= _LABEL_SHARE * length_s
    label = f"{hold.score:.0f} {VERDICT_MARKS[hold.verdict]}" if fits else ""
    return HoldSpan(start_s, end_s, label, VERDICT_ROLES[hold.verdict])
