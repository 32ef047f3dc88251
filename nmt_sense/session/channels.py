"""The last seconds of every channel, raw and in newtons, for those who look at the sensors."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from nmt_sense.model.block import CountArray, FloatArray, ForceBlock, SampleBlock

CHANNELS_S = 10.0


@dataclass(frozen=True, slots=True, eq=False)
class ChannelsView:
    """The newest samples.

    Attributes
    ----------
    time_s
        Stream time, array of shape (n_samples,), seconds.
    counts
        As the converter read them, array of shape (n_samples, n_sensors).
    force_N
        Array of shape (n_samples, n_sensors), newtons; NaN where a sensor cannot say.
    latency_ms
        Time from the scan of a read's newest sample to the end of that read, one for each read,
        milliseconds. It rests on the estimated line between the two clocks, which runs under the
        fastest reads: it is what a read took longer than those.
    newest_host_s
        Host monotonic time at which the newest sample was scanned, seconds.
    """

    time_s: FloatArray
    counts: CountArray
    force_N: FloatArray
    latency_ms: FloatArray
    newest_host_s: float


class ChannelKeeper:
    """Keeps the blocks of the last :data:`CHANNELS_S` seconds."""

    def __init__(self) -> None:
        self._blocks: deque[tuple[SampleBlock, ForceBlock, float]] = deque()

    def push(self, block: SampleBlock, forces: ForceBlock, read_s: float) -> None:
        """Take a block in counts and in newtons, and the host time of its read, seconds."""
        self._blocks.append((block, forces, read_s))
        oldest_s = block.time_s[-1] - CHANNELS_S
        while self._blocks[0][0].time_s[-1] < oldest_s:
            self._blocks.popleft()

    def view(self) -> ChannelsView | None:
        """Put the blocks together; None before the first."""
        kept = tuple(self._blocks)
        if not kept:
            return None
        late_ms = [1e3 * (read_s - block.host_time_s[-1]) for block, _, read_s in kept]
        return ChannelsView(
            time_s=np.concatenate([block.time_s for block, _, _ in kept]),
            counts=np.concatenate([block.counts for block, _, _ in kept]),
            force_N=np.concatenate([forces.force_N for _, forces, _ in kept]),
            latency_ms=np.array(late_ms),
            newest_host_s=float(kept[-1][0].host_time_s[-1]),
        )
