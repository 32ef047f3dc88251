"""The block: the one thing that walks from room to room.

A block is contiguous: row ``i`` is sample ``start_index + i`` of its stream. Where samples were
lost, a block ends and the next one starts at a higher index, so a gap is never inside a block and
never hidden.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
CountArray = npt.NDArray[np.uint16]
FlagArray = npt.NDArray[np.uint8]


class SensorFlag(IntFlag):
    """Why the force of one sample of one sensor is not to be taken at its word."""

    SATURATED = 1  # the reading is at the end of the converter's scale: no number follows from it
    BEYOND_CALIBRATION = 2  # a number, but extrapolated past the calibrated range


@dataclass(frozen=True, slots=True)
class SampleBlock:
    """Contiguous samples of a glove in counts.

    Attributes
    ----------
    start_index
        Number of the first sample since START, unwrapped (the wire's 16 bits are not).
    time_s
        Device time of each sample since START, array of shape (n_samples,), seconds.
    host_time_s
        Host monotonic time at which each sample was read, array of shape (n_samples,), seconds.
    counts
        Converter counts, array of shape (n_samples, n_sensors).
    """

    start_index: int
    time_s: FloatArray
    host_time_s: FloatArray
    counts: CountArray

    def __len__(self) -> int:
        """Count the samples."""
        return len(self.time_s)


def joined(blocks: Sequence[SampleBlock]) -> SampleBlock:
    """Put blocks that follow each other without a gap into one.

    Parameters
    ----------
    blocks
        At least one.
    """
    if len(blocks) == 1:
        return blocks[0]
    return SampleBlock(
        blocks[0].start_index,
        np.concatenate([block.time_s for block in blocks]),
        np.concatenate([block.host_time_s for block in blocks]),
        np.concatenate([block.counts for block in blocks]),
    )


@dataclass(frozen=True, slots=True)
class ForceBlock:
    """Contiguous samples in newtons.

    Attributes
    ----------
    start_index
        Number of the first sample of the stream in this block.
    time_s
        Time of each sample, array of shape (n_samples,), seconds.
    force_N
        Force per sensor, array of shape (n_samples, n_sensors), newtons. NaN where the sensor
        cannot say (saturated, or a missing cell of a table).
    flags
        :class:`SensorFlag` bits, array of shape (n_samples, n_sensors).
    """

    start_index: int
    time_s: FloatArray
    force_N: FloatArray
    flags: FlagArray

    def __len__(self) -> int:
        """Count the samples."""
        return len(self.time_s)

    @property
    def total(self) -> FloatArray:
        """Sum over the sensors, array of shape (n_samples,); NaN where a sensor cannot say."""
        return np.asarray(self.force_N.sum(axis=1))

    def __getitem__(self, rows: slice) -> "ForceBlock":
        """Take consecutive rows as a block of their own."""
        start, stop, step = rows.indices(len(self))
        if step != 1:
            raise ValueError("a block is contiguous: its rows are taken without a step")
        rows = slice(start, stop)
        return ForceBlock(
            self.start_index + start, self.time_s[rows], self.force_N[rows], self.flags[rows]
        )
