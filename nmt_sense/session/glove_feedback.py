"""What the glove itself lets the hand feel, hear and see: its motor, buzzer and lamp.

The glove compares the sum of its counts with a band of counts, so that its answer does not wait for
the computer. What those counts are only the computer knows, from calibration, creep, tare and how
the press lies on the pads. This stage works them out as the press goes on, and says them again
before a glove that hears nothing falls silent (firmware/nmt_glove/feedback.h); so a command that is
lost costs nothing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nmt_sense.glove import TOLD_ID, Means, band_arguments, feedback_arguments
from nmt_sense.model.block import FloatArray
from nmt_sense.model.glove import Pad
from nmt_sense.protocol import Command, Reply
from nmt_sense.session.pipeline import Pipeline

#: A glove falls silent after 2 s without a word: three may be lost.
SAY_AGAIN_S = 0.5
#: A band that has moved by this part of its width is said this soon, and not more often.
MOVED_PART, MOVED_AFTER_S = 50, 0.05
#: From this share of the band's lower edge on it is known how a press lies on the pads.
KNOWN_FROM = 0.2
FALLING = (
    "this glove's counts fall as the force rises, and it cannot tell a band in those: its motor, "
    "buzzer and lamp stay off"
)

Told = tuple[Command, bytes]
Band = tuple[int, int]


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

    @property
    def means(self) -> Means:
        """The same as the glove is told it."""
        return Means(Means.MOTOR * self.motor | Means.BUZZER * self.buzzer | Means.LED * self.led)

    @property
    def words(self) -> tuple[str, ...]:
        """Name what is used."""
        named = (("motor", self.motor), ("buzzer", self.buzzer), ("lamp", self.led))
        return tuple(name for name, used in named if used)


class FeedbackTeller:
    """Decides what a glove is to be told, and when.

    Parameters
    ----------
    now_s
        A monotonic clock, seconds.

    Attributes
    ----------
    wanted
        What the user switched on.
    refusal
        Why the glove does not do it, one sentence; empty while it does.
    """

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self.wanted = GloveFeedback()
        self.refusal = ""
        self._now_s = now_s
        self._told = GloveFeedback()
        self._band: Band | None = None
        self._contactor = ""
        self._shares: FloatArray = np.zeros(0)  # of the press now, or of the last one, on each pad
        self._said_s = float("-inf")  # all of it
        self._moved_s = float("-inf")  # the band alone

    def due(self, pipeline: Pipeline, force_N: FloatArray) -> tuple[Told, ...]:
        """Give what is to be told now; mostly nothing.

        Parameters
        ----------
        pipeline
            Knows the calibration and the point that is pressed.
        force_N
            Force on each pad now, array of shape (n_sensors,), newtons.
        """
        wanted = self.wanted
        if not wanted.on:
            # Said once: should it be lost, two seconds of silence do the same.
            was_on, self._told, self.refusal = self._told.on, wanted, ""
            return ((Command.BAND, b""),) if was_on else ()
        if pipeline.profile.circuit.falls:
            self.refusal = FALLING
            return ()
        now_s = self._now_s()
        again = wanted != self._told or now_s - self._said_s >= SAY_AGAIN_S
        if not again and now_s - self._moved_s < MOVED_AFTER_S:
            return ()
        band = self._band
        if not np.isnan(force_N).any():  # a pad beyond its scale leaves the band where it was
            band = self._band_in_counts(pipeline, force_N)
        if band is None or not (again or _has_moved(self._band, band)):
            return ()
        self._told, self._band, self._moved_s = wanted, band, now_s
        told = (Command.BAND, band_arguments((1 << len(pipeline.pads)) - 1, *band))
        if not again:
            return (told,)
        self._said_s = now_s
        return ((Command.FEEDBACK, feedback_arguments(wanted.means, wanted.strength)), told)

    def _band_in_counts(self, pipeline: Pipeline, force_N: FloatArray) -> Band:
        """Put the band of the point that is pressed into sums of all pads' counts.

        Counts are not proportional to newtons, so the sums depend on how the press is shared out.
        Before it is felt it is taken to lie as the last one did, at first evenly on the pads it is
        meant for; but the upper edge is that of a hand that comes down flat. Counts rise ever more
        slowly with the force, so that no other press of that force gives as many, and the glove
        does not cry "too firm" before it is known how the hand lies.
        """
        point, converter = pipeline.course.point, pipeline.converter
        if point.contactor != self._contactor:
            self._contactor = point.contactor
            self._shares = _on_contact(pipeline.pads, point.contactor)
        carried_N = np.maximum(force_N, 0.0)
        total_N = float(carried_N.sum())
        flattest = _evenly(len(force_N))
        if total_N >= KNOWN_FROM * (point.band_low_N or point.band_high_N):
            self._shares = flattest = carried_N / total_N
        low, high = (
            round(float(converter.counts_at(shares * edge_N).sum()))
            for shares, edge_N in ((self._shares, point.band_low_N), (flattest, point.band_high_N))
        )
        return low, max(low, high)

    def hear(self, reply: Reply) -> None:
        """Take the glove's answer to what it was told."""
        if reply.command_id == TOLD_ID and self._told.on:
            self.refusal = _refusal(reply.text) if reply.result else ""


def _on_contact(pads: tuple[Pad, ...], contactor: str) -> FloatArray:
    """Share a press out evenly over the pads it is meant for; over all where none is."""
    own = np.array([pad.contact == contactor for pad in pads], dtype=np.float64)
    return np.asarray(own / own.sum()) if own.any() else _evenly(len(pads))


def _evenly(n_pads: int) -> FloatArray:
    return np.full(n_pads, 1 / n_pads)


def _has_moved(before: Band | None, after: Band) -> bool:
    if before is None:
        return True
    least = max((after[1] - after[0]) // MOVED_PART, 1)
    return max(abs(after[0] - before[0]), abs(after[1] - before[1])) >= least


def _refusal(reason: str) -> str:
    return (
        f"the glove does not tell the hand where it stands ({reason}): put the firmware that came "
        "with this program on the board"
    )
