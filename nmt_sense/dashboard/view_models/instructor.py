"""What an instructor sees: a tile for each glove, one time line for all, a table of scores."""

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.view_models import words
from nmt_sense.dashboard.view_models.points import VERDICT_MARKS, VERDICT_ROLES, current_point
from nmt_sense.dashboard.view_models.press import GaugeView, gauge_view, reading_view
from nmt_sense.dashboard.view_models.top_bar import LINK_WORDS
from nmt_sense.dashboard.view_models.trace import trace_plot
from nmt_sense.model.block import FloatArray
from nmt_sense.model.hold import Verdict
from nmt_sense.session.snapshot import LinkState, RecordingState, SessionSnapshot

_LANE_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class TileView:
    """One glove at a glance."""

    name: str
    point: str
    force: str
    held: str
    pill: str
    pill_role: Role
    last: str
    last_role: Role
    recording: bool
    gauge: GaugeView


@dataclass(frozen=True, slots=True, eq=False)
class RoomLanes:
    """Every glove's force in a lane, seconds before now."""

    curves: tuple[tuple[FloatArray, FloatArray], ...]
    ticks: tuple[tuple[float, str], ...]
    length_s: float


def tile_view(name: str, snapshot: SessionSnapshot) -> TileView:
    """Describe one glove."""
    reading, point = reading_view(snapshot), current_point(snapshot)
    pill, role = reading.pill, reading.pill_role
    if snapshot.link.state is not LinkState.STREAMING:
        said, role = LINK_WORDS[snapshot.link.state]
        pill = tr(said)
    last, last_role = tr("no hold yet"), Role.MUTED
    if snapshot.holds:
        hold = snapshot.holds[-1]
        last = f"{hold.score:.0f} {VERDICT_MARKS[hold.verdict]}"
        last_role = VERDICT_ROLES[hold.verdict]
    return TileView(
        name=name or snapshot.link.glove,
        point=point.name if point is not None else tr("all points pressed"),
        force=f"{reading.force} {reading.unit}",
        held=tr("held {s:.0f} s", s=math.floor(snapshot.progress.held_s)),
        pill=pill,
        pill_role=role,
        last=last,
        last_role=last_role,
        recording=snapshot.recording.state is RecordingState.ON,
        gauge=gauge_view(snapshot),
    )


def room_lanes(seats: tuple[tuple[str, SessionSnapshot], ...]) -> RoomLanes:
    """Lay the traces above each other on one time line, each in a lane on its own scale.

    Lanes carry the numbers of the tiles.
    """
    n, curves, ticks, length_s = len(seats), [], [], 0.0
    for i, (_, snapshot) in enumerate(seats):
        foot, plot = float(n - 1 - i), trace_plot(snapshot)
        curves.append((plot.x_s, foot + _LANE_SHARE * plot.y_N / plot.scale.top_N))
        ticks.append((foot + _LANE_SHARE / 2, str(i + 1)))
        length_s = max(length_s, plot.length_s)
    return RoomLanes(tuple(curves), tuple(ticks), length_s)


def score_rows(seats: tuple[tuple[str, SessionSnapshot], ...]) -> tuple[tuple[str, ...], ...]:
    """Tell of each glove: name, holds, good ones, mean score, last score, what to practise."""
    return tuple(_score_row(name, snapshot) for name, snapshot in seats)


def _score_row(name: str, snapshot: SessionSnapshot) -> tuple[str, ...]:
    holds = snapshot.holds
    scores = [hold.score for hold in holds]
    faults = Counter(fault for hold in holds for fault in hold.faults)
    return (
        name or snapshot.link.glove,
        str(len(holds)),
        str(sum(hold.verdict is Verdict.GOOD for hold in holds)),
        f"{np.mean(scores):.0f}" if scores else words.NOTHING,
        f"{scores[-1]:.0f}" if scores else words.NOTHING,
        words.listed([fault for fault, _ in faults.most_common(1)]) or words.NOTHING,
    )
