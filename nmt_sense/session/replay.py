"""Replay: a recording as a glove; it answers, streams and ends like one."""

import time
from collections import deque
from collections.abc import Callable, Iterator

from nmt_sense.model.block import SampleBlock
from nmt_sense.protocol import Ask, Command, FrameParser, Ident, Reply, Samples, encode_message
from nmt_sense.protocol.messages import SEQ_MODULUS, TIME_MODULUS_US
from nmt_sense.storage import Recording

#: Samples are handed on in stretches this long.
STEP_S = 0.02
BATCH_ROWS = 4096


class ReplayDevice:
    """The :class:`~nmt_sense.glove.device.Device` seam over a recording.

    Parameters
    ----------
    recording
        What is played.
    speed
        How many times faster than it was recorded; 0 as fast as it is read.
    clock, sleep
        Taken from outside by tests.
    """

    def __init__(
        self,
        recording: Recording,
        *,
        speed: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._recording = recording
        self._speed = speed
        self._clock = clock
        self._sleep = sleep
        self._parser = FrameParser()
        self._answers: deque[bytes] = deque()
        self._steps: Iterator[tuple[float, bytes]] | None = None
        self._waiting: tuple[float, bytes] | None = None
        self._began_s = 0.0

    @property
    def name(self) -> str:
        """What is played."""
        return f"replay of {self._recording.folder.name}"

    def write(self, data: bytes) -> None:
        """Answer commands as a glove does."""
        for message in self._parser.feed(data):
            if isinstance(message, Ask):
                self._answer(message)

    def read(self, timeout_s: float) -> bytes:
        """Return what is due; see :class:`~nmt_sense.glove.device.Device`."""
        if self._answers:
            return self._answers.popleft()
        if self._steps is None:
            self._sleep(timeout_s)
            return b""
        if self._waiting is None:
            self._waiting = next(self._steps, None)
        if self._waiting is None:
            raise EOFError("the replay has come to its end")
        due_s, data = self._waiting
        # Due times are absolute, so that small delays do not add up to drift.
        wait_s = self._began_s + due_s / self._speed - self._clock() if self._speed else 0.0
        self._sleep(min(max(wait_s, 0.0), timeout_s))
        if wait_s > timeout_s:
            return b""
        self._waiting = None
        return data

    def next_speed(self) -> None:
        """Do nothing: a recording has no line."""

    def close(self) -> None:
        """Stop playing."""
        self._steps = None

    def _answer(self, asked: Ask) -> None:
        result, text = 0, ""
        match asked.command:
            case Command.IDENT:
                self._answers.append(encode_message(Ident(self._recording.identity)))
            case Command.START:
                self._steps = self._make_steps()
                self._began_s = self._clock()
            case Command.STOP:
                self._steps = None
            case Command.BAND | Command.FEEDBACK | Command.PULSE:
                pass  # no hand is in it
            case _:
                result, text = 2, "a replay is as it was recorded"
        self._answers.append(encode_message(Reply(asked.command_id, result, text)))

    def _make_steps(self) -> Iterator[tuple[float, bytes]]:
        """Cut the recording into stretches of wire bytes, each with the time it is due."""
        rows = max(1, round(STEP_S * self._recording.identity.rate_hz))
        for block in self._recording.blocks(max_rows=BATCH_ROWS):
            for first in range(0, len(block), rows):
                last = min(first + rows, len(block))
                data = b"".join(_frame(block, row) for row in range(first, last))
                yield float(block.time_s[last - 1]), data


def _frame(block: SampleBlock, row: int) -> bytes:
    return encode_message(
        Samples(
            (block.start_index + row) % SEQ_MODULUS,
            round(block.time_s[row] * 1e6) % TIME_MODULUS_US,
            0,
            tuple(block.counts[row].tolist()),
        )
    )
