"""Sample frames to contiguous blocks on one unbroken time line.

A function of messages and host times alone, so that a journal read again gives the same blocks as
the live port did.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from nmt_sense.glove.clock import DeviceClock
from nmt_sense.model.block import SampleBlock
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol import Ident, Message, Reply, Samples, encode_message
from nmt_sense.protocol.messages import SEQ_MODULUS, TIME_MODULUS_US

#: A board's clock and its stated rate may differ by this share (ceramic resonators: 0.5 %) before
#: sequence numbers and times contradict each other.
RATE_TOLERANCE = 0.02
#: On top of that, scans may come late by this many periods.
SLACK_PERIODS = 1.5
#: A serial line does not reorder; what is at most this many frames old is a repeated frame, what is
#: older is a board that began anew.
LATE_FRAMES = 8
#: So many scans in a row, evenly spaced at another rate, are a glove that misstates its rate.
WRONG_RATE_SCANS = 20
#: A byte on a serial line has a start and a stop bit.
BITS_PER_BYTE = 10
#: A jump of the board's clock longer than this must be one of the host's clock as well.
LONG_SILENCE_S = 60.0


@dataclass(slots=True)
class _Run:
    """Samples of one contiguous stretch."""

    start_index: int
    time_us: list[int]
    counts: list[tuple[int, ...]]


class BlockAssembler:
    """Puts samples in order, unwraps their counters and finds what is missing.

    Parameters
    ----------
    n_sensors, bits
        What the glove says of itself.
    rate_hz
        Scans per second that the glove states.
    least_delay_s
        Of the clock, see :class:`DeviceClock`.

    Attributes
    ----------
    lost_samples
        Samples that the sequence numbers say are missing.
    refused_samples
        Frames that came twice or out of order.
    restarts
        Times at which the board began anew (power, reset, START).
    true_rate_hz
        The rate at which scans come where it is not the one that the glove states, else None.
    clock
        How the board's clock lies to the host's.
    """

    def __init__(
        self, n_sensors: int, bits: int, rate_hz: float, least_delay_s: float = 0.0
    ) -> None:
        self.n_sensors = n_sensors
        self.bits = bits
        self.rate_hz = rate_hz
        self.lost_samples = 0
        self.refused_samples = 0
        self.restarts = 0
        self.true_rate_hz: float | None = None
        self.clock = DeviceClock(least_delay_s)
        self._odd_us: list[int] = []  # spaces between scans that contradict the stated rate
        self._step_max_us = (1 + SLACK_PERIODS + RATE_TOLERANCE) * 1e6 / rate_hz
        self._last: Samples | None = None
        self._came_back = False  # the glove was identified anew, and has not yet answered to START
        self._begins_anew = False  # it has, and no sample has come since
        self._last_index = -1
        self._last_us = 0  # on the session's time line
        self._last_host_s = 0.0

    @classmethod
    def of(cls, identity: GloveIdentity) -> "BlockAssembler":
        """Make the assembler of a glove from what it says of itself."""
        return cls(identity.n_sensors, identity.bits, identity.rate_hz, least_delay_s(identity))

    def push(self, messages: Iterable[Message], host_time_s: float) -> list[SampleBlock]:
        """Take messages in the order they came.

        Parameters
        ----------
        messages
            Messages of any type. Samples are placed; an identity among them says that the glove
            came back, so that its stream begins anew with the first sample after its next reply.
        host_time_s
            Host monotonic time at which they were read, seconds.

        Returns
        -------
        list of SampleBlock
            Contiguous blocks; a new one begins after every gap.
        """
        runs: list[_Run] = []
        for message in messages:
            if type(message) is Samples:
                self._place(message, host_time_s, runs)
            elif type(message) is Ident:
                self._came_back = self._last is not None
            elif type(message) is Reply and self._came_back:
                self._came_back, self._begins_anew = False, True
        if runs:
            self.clock.push(runs[-1].time_us[-1] / 1e6, host_time_s)
        return [self._block(run) for run in runs]

    def _place(self, samples: Samples, host_time_s: float, runs: list[_Run]) -> None:
        steps, time_us = self._step(samples, host_time_s)
        if steps < 1:
            self.refused_samples += 1
            return
        if self._last is not None:
            self.lost_samples += steps - 1
        self._last = samples
        self._last_index += steps
        self._last_us = time_us
        self._last_host_s = host_time_s
        if steps > 1 or not runs:
            runs.append(_Run(self._last_index, [], []))
        run = runs[-1]
        run.time_us.append(time_us)
        run.counts.append(samples.counts)

    def _step(self, samples: Samples, host_time_s: float) -> tuple[int, int]:
        """Tell how many samples further this one is, and its time on the session's line."""
        last = self._last
        if last is None:
            return 1, 0
        if self._begins_anew:
            # A stream that had just begun and one that begins now may fit each other by chance.
            return self._restart(host_time_s)
        seq_steps = (samples.seq - last.seq) % SEQ_MODULUS
        elapsed_us = (samples.t_us - last.t_us) % TIME_MODULUS_US
        if seq_steps == 1 and elapsed_us < self._step_max_us:
            self._odd_us.clear()
            return 1, self._last_us + elapsed_us  # as nearly always
        if seq_steps == 1:
            self._note_odd(elapsed_us)
        steps = self._steps_by_time(seq_steps, elapsed_us)
        if steps is not None and self._plausible(elapsed_us, host_time_s):
            return steps, self._last_us + elapsed_us
        steps_back = -seq_steps % SEQ_MODULUS
        back_us = -elapsed_us % TIME_MODULUS_US
        if steps_back <= LATE_FRAMES and self._agree(steps_back, back_us * self.rate_hz / 1e6):
            return 0, self._last_us  # the same frame again, or one that was overtaken
        return self._restart(host_time_s)

    def _note_odd(self, elapsed_us: int) -> None:
        self._odd_us = [*self._odd_us[-WRONG_RATE_SCANS + 1 :], elapsed_us]
        middle_us = sorted(self._odd_us)[len(self._odd_us) // 2]
        even = max(self._odd_us) - min(self._odd_us) < RATE_TOLERANCE * middle_us
        if len(self._odd_us) == WRONG_RATE_SCANS and even:
            self.true_rate_hz = 1e6 / middle_us

    def _steps_by_time(self, seq_steps: int, elapsed_us: int) -> int | None:
        """Settle by the clock how often the 16-bit number wrapped; None if they contradict."""
        by_time = elapsed_us * self.rate_hz / 1e6
        steps = seq_steps + round((by_time - seq_steps) / SEQ_MODULUS) * SEQ_MODULUS
        return steps if steps > 0 and self._agree(steps, by_time) else None

    def _agree(self, steps: int, by_time: float) -> bool:
        return abs(by_time - steps) <= SLACK_PERIODS + RATE_TOLERANCE * steps

    def _plausible(self, elapsed_us: int, host_time_s: float) -> bool:
        """Check a long silence of the board against the host's clock.

        A board that began anew has a clock near zero again, which over the 71 minutes of the
        counter looks like a long silence; the host knows better.
        """
        elapsed_s = elapsed_us / 1e6
        if elapsed_s < LONG_SILENCE_S:
            return True
        by_host_s = host_time_s - self._last_host_s
        return abs(by_host_s - elapsed_s) < LONG_SILENCE_S / 2 + RATE_TOLERANCE * elapsed_s

    def _restart(self, host_time_s: float) -> tuple[int, int]:
        """Begin anew with the board: only the host's clock knows how long it was away."""
        self.restarts += 1
        self._came_back = self._begins_anew = False
        self.clock.restart()
        away_s = max(host_time_s - self._last_host_s, 1 / self.rate_hz)
        return max(round(away_s * self.rate_hz), 1), self._last_us + round(away_s * 1e6)

    def _block(self, run: _Run) -> SampleBlock:
        time_s = np.array(run.time_us, dtype=np.float64) / 1e6
        return SampleBlock(
            run.start_index,
            time_s,
            self.clock.host_of(time_s),
            np.array(run.counts, dtype=np.uint16),
        )


def least_delay_s(identity: GloveIdentity) -> float:
    """Time from a timer tick to the end of its frame on the line, at the least, seconds."""
    scan_s = identity.n_sensors * identity.scan_step_us / 1e6
    line_bits = BITS_PER_BYTE * len(encode_message(Samples(1, 1, 1, (1,) * identity.n_sensors)))
    return scan_s + (line_bits / identity.baud if identity.baud else 0.0)
