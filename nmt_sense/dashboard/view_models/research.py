"""What a researcher looks at: a lane for each channel, the link in numbers, the cue."""

import math
from dataclasses import dataclass

import numpy as np

from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.view_models import words
from nmt_sense.dashboard.view_models.top_bar import LINK_WORDS
from nmt_sense.model.block import FloatArray
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.script import Cue, cue_at
from nmt_sense.session.snapshot import SessionSnapshot

_LANE_SHARE = 0.9  # of a lane's height that its full scale takes
_SMALLEST_N = 1.0  # lanes of forces show at least so much
_COLUMNS = 500


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """Curves one above the other, the first at the top.

    Attributes
    ----------
    curves
        (time_s, height) of each; a lane is 1 high, the lowest stands on 0.
    ticks
        (height, name) of each lane's foot.
    scale
        What the height of a lane stands for.
    """

    curves: tuple[tuple[FloatArray, FloatArray], ...]
    ticks: tuple[tuple[float, str], ...]
    scale: str


@dataclass(frozen=True, slots=True)
class CueView:
    """What the script says now."""

    prompt: str
    remaining: str
    next: str
    fraction: float
    resting: bool


def lanes(channels: ChannelsView, names: tuple[str, ...], *, raw: bool, bits: int = 10) -> Lanes:
    """Lay out the channels, raw or in newtons."""
    values = channels.counts.astype(np.float64) if raw else channels.force_N
    if raw:
        top = float(2**bits - 1)
        while top < values.max():  # a converter that is finer than was said
            top = 2 * top + 1
        scale = tr("a lane is {n} counts", n=f"{top:.0f}")
    else:
        top = max(float(np.nanmax(values, initial=0.0)), _SMALLEST_N)
        scale = tr("a lane is {force} N", force=f"{top:.1f}")
    n = len(names)
    feet = [float(n - 1 - i) for i in range(n)]
    time_s = channels.time_s - channels.time_s[-1]
    every = max(1, len(time_s) // _COLUMNS // 2)
    return Lanes(
        curves=tuple(
            _drawn(time_s, foot + _LANE_SHARE * values[:, i] / top, every)
            for i, foot in enumerate(feet)
        ),
        ticks=tuple(zip(feet, names, strict=True)),
        scale=scale,
    )


def _drawn(time_s: FloatArray, height: FloatArray, every: int) -> tuple[FloatArray, FloatArray]:
    """Draw the low and the high of each few samples, so that any rate costs the same."""
    if every == 1:
        return time_s, height
    n = len(height) // every * every
    cells = height[-n:].reshape(-1, every)
    pairs = np.column_stack((cells.min(axis=1), cells.max(axis=1))).ravel()
    return np.repeat(time_s[-n::every], 2), pairs


def link_lines(
    snapshot: SessionSnapshot, channels: ChannelsView | None, now_s: float
) -> tuple[tuple[str, str], ...]:
    """Say how the link does, as (what, how) pairs."""
    link = snapshot.link
    late = slowest = shown = words.NOTHING
    if channels is not None:
        p50, p99 = np.percentile(channels.latency_ms, [50, 99])
        late, slowest = (f"{words.signed(late_ms, 1)} ms" for late_ms in (p50, p99))
        shown = f"{1e3 * max(now_s - channels.newest_host_s, 0.0):.0f} ms"
    drift = words.NOTHING
    if math.isfinite(link.drift_ppm):
        drift = f"{words.signed(link.drift_ppm, 1)} ± {link.drift_uncertainty_ppm:.1f} ppm"
    return (
        (tr("Glove"), link.glove),
        (tr("State"), tr(LINK_WORDS[link.state][0])),
        (tr("Rate"), f"{link.rate_hz:.0f} Hz"),
        (tr("Samples lost"), str(link.lost_samples)),
        (tr("Frames rejected"), str(link.rejected_frames)),
        (tr("Most that waited"), str(link.queue_high_water)),
        (tr("Clock drift"), drift),
        (tr("Reads late by, p50"), late),
        (tr("Reads late by, p99"), slowest),
        (tr("Age on screen"), shown),
    )


def cue_view(cues: tuple[Cue, ...], elapsed_s: float | None) -> CueView:
    """Say what the script says now, and what comes next."""
    if elapsed_s is None:
        whole = words.clock(cues[-1].end_s)
        first = tr("First: {prompt}", prompt=cues[0].prompt)
        return CueView(tr("Not started"), tr("takes {time}", time=whole), first, 0.0, True)
    number = cue_at(cues, elapsed_s)
    if number is None:
        return CueView(tr("The script is done"), "", "", 1.0, True)
    cue = cues[number]
    after = cues[number + 1] if number + 1 < len(cues) else None
    prompt = tr("Rest") if cue.resting else cue.prompt
    return CueView(
        prompt=f"{prompt} ({cue.number})" if cue.number else prompt,
        remaining=tr("{n} s left", n=math.ceil(cue.end_s - elapsed_s)),
        next=tr("Then: {prompt}", prompt=_name(after)),
        fraction=(elapsed_s - cue.start_s) / (cue.end_s - cue.start_s),
        resting=cue.resting,
    )


def _name(cue: Cue | None) -> str:
    if cue is None:
        return tr("the end")
    return tr("Rest") if cue.resting else cue.prompt


def cue_mark(cue: Cue) -> str:
    """Write a cue as the text of its mark in the recording."""
    what = "rest" if cue.resting else cue.prompt
    return f"script: {what} {cue.number}".strip()
