"""What the glove itself lets the hand feel, hear and see: its motor, buzzer and lamp.

The glove compares the sum of its counts with a band of counts, so that its answer does not wait for
the computer. This stage puts the plan's band into counts and says it again every second: a glove
that hears nothing for two seconds falls silent (firmware/nmt_glove/feedback.h), and a reply that
is lost costs nothing.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nmt_sense.force import ForceConverter
from nmt_sense.model.block import FloatArray
from nmt_sense.model.glove import Pad
from nmt_sense.model.plan import Point
from nmt_sense.protocol import Command

SAY_AGAIN_S = 1.0
_STRONGEST = 255
#: Shares of the pads are taken in steps of this size, so that a steady press keeps its band.
_SHARE_STEP = 0.1
_LEAST_PRESS_N = 2.0  # below, the shares of the pads are noise

Told = tuple[Command, bytes]


@dataclass(frozen=True, slots=True)
class GloveFeedback:
    """Which of its means the glove uses, and how strongly its motor runs, 0..1."""

    motor: bool = False
    buzzer: bool = False
    led: bool = False
    strength: float = 0.5

    @property
    def on(self) -> bool:
        """Whether any of them is used."""
        return self.motor or self.buzzer or self.led


class FeedbackTeller:
    """Decides what a glove is to be told, and when.

    Attributes
    ----------
    wanted
        What the user switched on.
    """

    def __init__(self) -> None:
        self.wanted = GloveFeedback()
        self._told: tuple[Told, ...] = ()
        self._next_s = 0.0

    def due(
        self,
        now_s: float,
        point: Point,
        pads: tuple[Pad, ...],
        force_N: FloatArray,
        converter: ForceConverter,
    ) -> Iterator[Told]:
        """Give what is to be told now: anything new at once, the same again every second.

        Parameters
        ----------
        now_s
            A monotonic clock, seconds.
        point
            What is pressed now.
        pads, force_N
            The pads, and the force on each, array of shape (n_sensors,), newtons.
        converter
            What turns counts into these newtons.
        """
        wanted = self.wanted
        if not wanted.on:
            tell: tuple[Told, ...] = ((Command.BAND, b""),) if self._told else ()
        else:
            means = wanted.motor | wanted.buzzer << 1 | wanted.led << 2
            mask, low, high = band_in_counts(point, pads, force_N, converter)
            tell = (
                (Command.FEEDBACK, bytes((means, round(wanted.strength * _STRONGEST)))),
                (Command.BAND, struct.pack("<HII", mask, low, high)),
            )
        if tell == self._told and now_s < self._next_s:
            return
        # "Off" is said once: should it be lost, two seconds of silence do the same.
        self._told, self._next_s = tell if wanted.on else (), now_s + SAY_AGAIN_S
        yield from tell


def band_in_counts(
    point: Point, pads: tuple[Pad, ...], force_N: FloatArray, converter: ForceConverter
) -> tuple[int, int, int]:
    """Put the band of a point into sums of counts.

    Counts are not proportional to newtons, so the sum depends on how the press is shared out: as
    it is now, or evenly over the contact's pads before there is a press. Creep is not in it: a
    glove that is told once a second cannot follow it.

    Returns
    -------
    tuple of int
        Bit mask of the pads that carry the press, lower and upper edge of their summed counts.
    """
    carried_N = np.nan_to_num(np.maximum(force_N, 0.0))
    if carried_N.sum() < _LEAST_PRESS_N:
        carried_N = np.array([float(pad.contact == point.contactor) for pad in pads])
    if not carried_N.any():
        carried_N = np.ones(len(pads))
    shares = np.round(carried_N / carried_N.sum() / _SHARE_STEP)
    carrying = shares > 0
    shares /= shares.sum()
    mask = sum(1 << i for i in np.flatnonzero(carrying).tolist())
    low, high = (
        int(converter.counts_of(shares * edge_N)[carrying].sum())
        for edge_N in (point.band_low_N, point.band_high_N)
    )
    return mask, min(low, high), max(low, high)
