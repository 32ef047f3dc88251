"""Contacts: stretches of the stream in which something is pressed.

A two-level (Schmitt) switch with a bridge over short dips. It is causal, and the same samples give
the same contacts in any block sizes: every decision is made on timestamps, never on block edges.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from nmt_sense.model.block import FlagArray, FloatArray, ForceBlock, SensorFlag

PIECE_ROWS = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLevels:
    """Where a contact begins and ends.

    Attributes
    ----------
    on, off
        Force at which a contact opens, and under which it closes, in the unit of the stream,
        above rest.
    rest
        Force at rest, subtracted from the sum of the sensors.
    bridge_s
        A stretch under ``off`` shorter than this does not end a contact, seconds.
    split_gap_s
        A stretch without samples longer than this ends a contact, seconds: a whole hold could
        hide in it. A shorter one is bridged, counted and left out of every measure.
    before_s
        How much of the stream before its opening a contact carries, seconds.
    """

    on: float
    off: float
    rest: float = 0.0
    bridge_s: float = 0.5
    split_gap_s: float = 10.0
    before_s: float = 1.0


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact, from a little before it opened until it was over.

    Attributes
    ----------
    time_s
        Array of shape (n_samples,), seconds.
    total
        Sum of the sensors above rest, array of shape (n_samples,); NaN where a sensor is
        saturated.
    per_sensor
        Array of shape (n_samples, n_sensors).
    flags
        Array of shape (n_samples, n_sensors).
    opened_s, closed_s
        When the switch opened, and the last sample before it closed, seconds.
    gap_before_s, gap_after_s
        Length of the gap that the contact began or broke off at, seconds; 0 where it did not.
    truncated
        True if the stream ended, or a gap began, before the contact did.
    """

    time_s: FloatArray
    total: FloatArray
    per_sensor: FloatArray
    flags: FlagArray
    opened_s: float
    closed_s: float
    gap_before_s: float
    gap_after_s: float
    truncated: bool


@dataclass(slots=True)
class _Pieces:
    """Samples kept as the pieces they came in."""

    blocks: list[ForceBlock] = field(default_factory=list)

    def add(self, block: ForceBlock) -> None:
        if len(block):
            self.blocks.append(block)

    def forget_before(self, time_s: float) -> None:
        while self.blocks and self.blocks[0].time_s[-1] < time_s:
            self.blocks.pop(0)

    def since(self, time_s: float) -> list[ForceBlock]:
        kept = [b[int(np.searchsorted(b.time_s, time_s)) :] for b in self.blocks]
        return [b for b in kept if len(b)]


class ContactDetector:
    """Finds contacts in a stream of force blocks.

    Parameters
    ----------
    levels
        Where contacts begin and end.
    """

    def __init__(self, levels: ContactLevels) -> None:
        self.levels = levels
        self._recent = _Pieces()  # at rest: the last `before_s`; in contact: all of it
        self._opened_s: float | None = None
        self._low_since_s: float | None = None
        self._last_above_s = -np.inf
        self._last_s = -np.inf
        self._fresh_from_s = -np.inf  # nothing before this belongs to the next contact
        self._gap_before_s = 0.0

    @property
    def opened_s(self) -> float | None:
        """When the contact that is going on was opened, or None at rest."""
        return self._opened_s

    @property
    def last_s(self) -> float:
        """Time of the last sample that was looked at."""
        return self._last_s

    def push(self, block: ForceBlock) -> Iterator[Contact]:
        """Take the next samples and yield each contact as soon as it is over.

        ``levels`` may be changed between two contacts: the rest of the block is then read with
        the new ones, so that it does not matter where blocks begin and end.
        """
        for part in _without_missing(block):
            steps_s = np.diff(part.time_s, prepend=self._last_s)
            first = 0
            for at in np.flatnonzero(steps_s > self.levels.split_gap_s):
                yield from self._push_unbroken(part[first : int(at)])
                yield from self._break_at_gap(float(part.time_s[at]), float(steps_s[at]))
                first = int(at)
            # After a contact the rest of a block is looked at again: pieces keep that cheap.
            for begin in range(first, len(part), PIECE_ROWS):
                yield from self._push_unbroken(part[begin : begin + PIECE_ROWS])

    def finish(self) -> list[Contact]:
        """Close what is still open at the end of the stream."""
        return [self._close(truncated=True)] if self._opened_s is not None else []

    def _break_at_gap(self, next_s: float, gap_s: float) -> Iterator[Contact]:
        if not np.isfinite(gap_s):
            return  # the first sample ever
        if self._opened_s is not None:
            yield self._close(truncated=True, gap_after_s=gap_s)
        self._recent.blocks.clear()
        self._fresh_from_s = next_s
        self._gap_before_s = gap_s

    def _push_unbroken(self, block: ForceBlock) -> Iterator[Contact]:
        while len(block):
            above = block.total - self.levels.rest
            above = np.where(np.isnan(above), np.inf, above)  # saturated: pressed, however hard
            begin = 0
            if self._opened_s is None:
                rising = np.flatnonzero(above >= self.levels.on)
                if not rising.size:
                    break
                begin = int(rising[0])
                self._open(float(block.time_s[begin]))
            end = self._find_end(block.time_s, above, begin)
            if end is None:
                break
            self._recent.add(block[: end + 1])
            contact = self._close(truncated=False)
            self._last_s = float(block.time_s[end])
            self._fresh_from_s = float(np.nextafter(self._last_s, np.inf))
            block = block[end + 1 :]
            yield contact
        self._keep(block)

    def _keep(self, block: ForceBlock) -> None:
        self._recent.add(block)
        if len(block):
            self._last_s = float(block.time_s[-1])
        if self._opened_s is None:
            self._recent.forget_before(self._last_s - self.levels.before_s)

    def _open(self, time_s: float) -> None:
        self._opened_s = time_s
        self._last_above_s = time_s
        self._low_since_s = None

    def _find_end(self, time_s: FloatArray, above: FloatArray, first: int) -> int | None:
        """Find the sample at which the force has been low for the bridging time."""
        low = above[first:] < self.levels.off
        edges = np.flatnonzero(low[1:] != low[:-1]) + 1
        bounds = [0, *edges.tolist(), len(low)]
        for begin, stop in pairwise(bounds):
            if not low[begin]:
                self._low_since_s = None
                self._last_above_s = float(time_s[first + stop - 1])
                continue
            if self._low_since_s is None:
                self._low_since_s = float(time_s[first + begin])
            enough_s = self._low_since_s + self.levels.bridge_s
            at = (
                first + begin + int(np.searchsorted(time_s[first + begin : first + stop], enough_s))
            )
            if at < first + stop:
                return at
        return None

    def _close(self, *, truncated: bool, gap_after_s: float = 0.0) -> Contact:
        assert self._opened_s is not None
        from_s = max(self._opened_s - self.levels.before_s, self._fresh_from_s)
        blocks = self._recent.since(from_s)
        per_sensor = np.concatenate([b.force_N for b in blocks])
        contact = Contact(
            time_s=np.concatenate([b.time_s for b in blocks]),
            total=per_sensor.sum(axis=1) - self.levels.rest,
            per_sensor=per_sensor,
            flags=np.concatenate([b.flags for b in blocks]),
            opened_s=self._opened_s,
            closed_s=self._last_above_s,
            gap_before_s=self._gap_before_s if self._opened_s == self._fresh_from_s else 0.0,
            gap_after_s=gap_after_s,
            truncated=truncated,
        )
        self._opened_s = None
        self._recent.blocks.clear()
        return contact


def _without_missing(block: ForceBlock) -> list[ForceBlock]:
    """Cut a block at rows whose force is missing without being saturated: those are gaps."""
    unknown = np.isnan(block.force_N)
    if not unknown.any():
        return [block]
    missing = unknown & ((block.flags & SensorFlag.SATURATED) == 0)
    bad = np.flatnonzero(missing.any(axis=1))
    if not bad.size:
        return [block]
    bounds = [-1, *bad.tolist(), len(block)]
    parts = [block[a + 1 : b] for a, b in pairwise(bounds)]
    return [part for part in parts if len(part)]
