"""The drawings of a report, as plain numbers and SVG paths; the template only places them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nmt_sense.model.block import FloatArray
from nmt_sense.model.hold import Hold
from nmt_sense.model.steps import GAP_STEPS

Band = tuple[float, float] | None
TRACE_COLUMNS = 1200
ZOOM_COLUMNS = 300
#: A zoomed hold shows so much of the time before and after it, seconds.
ZOOM_MARGIN_S = 2.0


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of an axis: where, in pixels, and what it says."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels with a word to it."""

    x: float
    y: float
    width: float
    height: float
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One drawing, in pixels.

    Attributes
    ----------
    width, height, left, right, top, bottom
        Size of the drawing, and the edges of its plotting area.
    path
        SVG path of the force: one vertical min-max stroke a column, broken at gaps.
    bands, holds, gaps
        Target bands over the span of their holds, spans of holds, and stretches without data.
    times, forces
        Ticks of the two axes.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    path: str
    bands: tuple[Box, ...]
    holds: tuple[Box, ...]
    gaps: tuple[Box, ...]
    times: tuple[Tick, ...]
    forces: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Scales:
    """From seconds and forces to pixels."""

    from_s: float
    to_s: float
    top_force: float
    left: float
    right: float
    top: float
    bottom: float

    def x(self, time_s: float) -> float:
        """Place a time."""
        return self.left + (time_s - self.from_s) / (self.to_s - self.from_s) * self.span

    def y(self, force: float) -> float:
        """Place a force; what lies outside is put at the edge."""
        share = min(max(force / self.top_force, 0.0), 1.0)
        return self.bottom - share * (self.bottom - self.top)

    @property
    def span(self) -> float:
        """Width of the plotting area."""
        return self.right - self.left


def trace_figure(
    time_s: FloatArray,
    force: FloatArray,
    holds: Sequence[Hold],
    bands: Sequence[Band],
) -> Figure:
    """Draw the whole session.

    Parameters
    ----------
    time_s, force
        Arrays of shape (n_samples,); NaN in ``force`` is missing.
    holds
        The judged holds.
    bands
        Target band of each hold, or None.
    """
    return _figure(time_s, force, holds, bands, width=1040, height=300, columns=TRACE_COLUMNS)


def hold_figure(time_s: FloatArray, force: FloatArray, hold: Hold, band: Band) -> Figure:
    """Draw one hold by itself, with a little of what was before and after it."""
    m = hold.measures
    around = (time_s >= m.start_s - ZOOM_MARGIN_S) & (time_s <= m.end_s + ZOOM_MARGIN_S)
    return _figure(
        time_s[around], force[around], [hold], [band], width=330, height=170, columns=ZOOM_COLUMNS
    )


def _figure(
    time_s: FloatArray,
    force: FloatArray,
    holds: Sequence[Hold],
    bands: Sequence[Band],
    *,
    width: float,
    height: float,
    columns: int,
) -> Figure:
    tops = [band[1] for band in bands if band is not None]
    top_force = 1.12 * max([float(np.nanmax(force, initial=0.0)), *tops, 1e-9])
    scales = Scales(
        from_s=float(time_s[0]),
        to_s=max(float(time_s[-1]), float(time_s[0]) + 1e-3),
        top_force=top_force,
        left=46,
        right=width - 10,
        top=22,
        bottom=height - 34,
    )
    spans = [
        Box(
            scales.x(hold.measures.start_s),
            scales.top,
            scales.x(hold.measures.end_s) - scales.x(hold.measures.start_s),
            scales.bottom - scales.top,
            str(hold.index + 1),
        )
        for hold in holds
    ]
    return Figure(
        width=width,
        height=height,
        left=scales.left,
        right=scales.right,
        top=scales.top,
        bottom=scales.bottom,
        path=_path(time_s, force, scales, columns),
        bands=tuple(
            _band_box(span, band, scales)
            for span, band in zip(spans, bands, strict=True)
            if band is not None
        ),
        holds=tuple(spans),
        gaps=_gap_boxes(time_s, force, scales),
        times=tuple(
            Tick(scales.x(at), f"{at:g}")
            for at in nice_ticks(scales.from_s, scales.to_s, width / 110)
        ),
        forces=tuple(
            Tick(scales.y(at), f"{at:g}") for at in nice_ticks(0.0, top_force, height / 60)
        ),
    )


def _band_box(span: Box, band: tuple[float, float], scales: Scales) -> Box:
    high, low = scales.y(band[1]), scales.y(band[0])
    return Box(span.x, high, span.width, low - high, f"{band[0]:g} to {band[1]:g}")


def _path(time_s: FloatArray, force: FloatArray, scales: Scales, columns: int) -> str:
    """Draw smallest and largest force of each column, so that an hour stays a small file."""
    known = ~np.isnan(force)
    if not known.any():
        return ""
    edges = np.linspace(scales.from_s, scales.to_s, columns + 1)
    column = np.clip(np.searchsorted(edges, time_s, side="right") - 1, 0, columns - 1)
    pieces: list[str] = []
    drawing = False
    last = -1
    for first, stop in _runs(column):
        inside = slice(first, stop)
        here = int(column[first])
        if not known[inside].any():
            drawing = False
            continue
        x = scales.x(float((edges[here] + edges[here + 1]) / 2))
        low, high = scales.y(np.nanmin(force[inside])), scales.y(np.nanmax(force[inside]))
        broken = not drawing or not known[inside].all() or here - last > max(3, columns // 100)
        pieces.append(f"{'M' if broken else 'L'}{x:.1f} {low:.1f}")
        if low - high >= 0.1:
            pieces.append(f"V{high:.1f}")
        drawing, last = True, here
    return "".join(pieces)


def _runs(column: np.ndarray) -> list[tuple[int, int]]:
    starts = np.flatnonzero(np.diff(column, prepend=-1))
    stops = np.append(starts[1:], len(column))
    return list(zip(starts.tolist(), stops.tolist(), strict=True))


def _gap_boxes(time_s: FloatArray, force: FloatArray, scales: Scales) -> tuple[Box, ...]:
    known_s = time_s[~np.isnan(force)]
    steps_s = np.diff(known_s)
    if not len(steps_s):
        return ()
    at = np.flatnonzero(steps_s > max(GAP_STEPS * float(np.median(steps_s)), 0.1))
    return tuple(
        Box(
            scales.x(known_s[i]),
            scales.top,
            scales.x(known_s[i + 1]) - scales.x(known_s[i]),
            scales.bottom - scales.top,
        )
        for i in at
    )


def nice_ticks(low: float, high: float, wanted: float) -> list[float]:
    """Choose round numbers for an axis: 1, 2 or 5 times a power of ten apart."""
    rough = (high - low) / max(wanted, 1.0)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in (1, 2, 5, 10) if step * power >= rough)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(i * step, 10) for i in range(first, last + 1)]
