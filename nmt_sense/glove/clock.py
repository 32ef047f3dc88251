"""The board's clock against the host's: when, in host time, a sample was taken.

A board's resonator runs up to some thousand parts per million off, and bytes reach the host late by
a time that changes with every read: batches of the USB bridge, a busy system. They are never early.
So the true relation is a line under all points (device time, arrival minus device time), and the
points nearest to it are those of least delay. The line is the edge of the lower convex hull below
the points' centre, which is the line under all points with the least sum of distances (Moon, Skelly
& Towsley 1999, "Estimation and removal of clock skew from network delay measurements").

Only what has been seen so far is used, so that live and read-again sessions give the same times.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np

from nmt_sense.model.block import FloatArray

#: Of each stretch so long only the earliest arrival is kept.
STRETCH_S = 1.0
#: Resonators wander with temperature: what is older than this no longer counts.
WINDOW_S = 120.0
#: Ceramic resonators are within half a percent; a steeper line is one through too few reads.
LARGEST_DRIFT = 0.01
#: The first estimates rest on few reads and are put right by the next ones. The times handed out
#: follow at most this share faster or slower than the board's clock, so that they never run back.
FOLLOW = 0.05


@dataclass(frozen=True, slots=True)
class ClockLine:
    """Host time as a line of device time.

    Attributes
    ----------
    at_s
        Device time at which the line was taken, seconds.
    offset_s
        Host time less device time there, seconds.
    drift
        How much slower than the host's the board's clock runs: host seconds per device second,
        less one.
    spread_s
        Median distance of the earliest arrivals from the line, seconds: how well it is known.
    span_s
        Device time from the first to the last of them, seconds.
    """

    at_s: float
    offset_s: float
    drift: float
    spread_s: float
    span_s: float

    @property
    def drift_ppm(self) -> float:
        """How much faster than the host's the board's clock runs, parts per million."""
        return 1e6 * (1 / (1 + self.drift) - 1)

    @property
    def drift_uncertainty_ppm(self) -> float:
        """How far off the drift may be: the spread over the span, parts per million."""
        return 1e6 * self.spread_s / self.span_s if self.span_s > 0 else float("inf")

    def offset_at(self, device_s: float) -> float:
        """Host time less device time at another device time, seconds."""
        return self.offset_s + self.drift * (device_s - self.at_s)


class DeviceClock:
    """Learns from every read how device time and host time lie to each other.

    Parameters
    ----------
    least_delay_s
        What even the fastest sample takes from its timer tick to the host, as far as it is known:
        its scan and its frame's time on the line, seconds.

    Attributes
    ----------
    line
        The relation as known now; None before the first read.
    """

    def __init__(self, least_delay_s: float = 0.0) -> None:
        self.line: ClockLine | None = None
        self._least_delay_s = least_delay_s
        self._earliest: deque[tuple[float, float]] = deque()  # one point of each past stretch
        self._stretch = -1
        self._point = (0.0, float("inf"))  # of the stretch that is filling
        self._given: tuple[float, float] | None = None  # device time and offset last handed out

    def restart(self) -> None:
        """Forget everything: the board began anew, and its clock with it."""
        self.line = None
        self._earliest.clear()
        self._stretch = -1
        self._point = (0.0, float("inf"))

    def push(self, device_s: float, host_s: float) -> None:
        """Take the last sample of a read.

        Parameters
        ----------
        device_s
            Its device time, seconds; rising from call to call.
        host_s
            Host monotonic time at which it was read, seconds.
        """
        offset_s = host_s - device_s - self._least_delay_s
        stretch = int(device_s / STRETCH_S)
        if stretch != self._stretch:
            if self._stretch >= 0:
                self._earliest.append(self._point)
            while self._earliest and self._earliest[0][0] < device_s - WINDOW_S:
                self._earliest.popleft()
            self._stretch = stretch
            self._point = (device_s, offset_s)
            self.line = _line_under([*self._earliest, self._point])
        elif self._above_line_s(device_s, offset_s) < self._above_line_s(*self._point):
            self._point = (device_s, offset_s)
            if self._above_line_s(device_s, offset_s) < 0:
                self.line = _line_under([*self._earliest, self._point])

    def _above_line_s(self, device_s: float, offset_s: float) -> float:
        return offset_s - (self.line.offset_at(device_s) if self.line is not None else 0.0)

    def host_of(self, device_s: FloatArray) -> FloatArray:
        """Host time of samples, never running backwards.

        Parameters
        ----------
        device_s
            Device times in order, array of shape (n_samples,), seconds; after those of earlier
            calls. At least one read must have been taken.

        Returns
        -------
        ndarray of shape (n_samples,)
            Host monotonic times, seconds.
        """
        line = self.line
        if line is None:
            raise ValueError("no read was taken yet")
        last_s = float(device_s[-1])
        wanted_s = line.offset_at(last_s)
        if self._given is None:
            first_s = float(device_s[0])
            self._given = (first_s, line.offset_at(first_s))
        before_s, given_s = self._given
        elapsed_s = last_s - before_s
        change_s = max(-FOLLOW * elapsed_s, min(wanted_s - given_s, FOLLOW * elapsed_s))
        self._given = (last_s, given_s + change_s)
        slope = change_s / elapsed_s if elapsed_s > 0 else 0.0
        return np.asarray(device_s * (1 + slope) + (given_s - slope * before_s))


def _line_under(points: list[tuple[float, float]]) -> ClockLine:
    """Draw the line under all points with the least sum of distances from them."""
    hull: list[tuple[float, float]] = []
    for point in points:
        while len(hull) > 1 and not _turns_left(hull[-2], hull[-1], point):
            hull.pop()
        hull.append(point)
    centre_s = sum(at_s for at_s, _ in points) / len(points)
    right = next((i for i, (at_s, _) in enumerate(hull) if at_s >= centre_s), len(hull) - 1)
    drift = 0.0
    if right > 0:
        (left_s, left_offset_s), (right_s, right_offset_s) = hull[right - 1], hull[right]
        drift = (right_offset_s - left_offset_s) / (right_s - left_s)
        drift = max(-LARGEST_DRIFT, min(drift, LARGEST_DRIFT))
    at_s = points[-1][0]
    levelled_s = [offset_s - drift * (point_s - at_s) for point_s, offset_s in points]
    lowest_s = min(levelled_s)
    spread_s = float(np.median(levelled_s)) - lowest_s
    return ClockLine(at_s, lowest_s, drift, spread_s, at_s - points[0][0])


def _turns_left(
    first: tuple[float, float], second: tuple[float, float], third: tuple[float, float]
) -> bool:
    return (second[0] - first[0]) * (third[1] - first[1]) > (second[1] - first[1]) * (
        third[0] - first[0]
    )
