"""The parser: any chunks of bytes in, whole messages out, everything else counted.

The same parser reads a serial port, a journal on disk, a replay and the simulation, so damage is
met by the same code everywhere.
"""

from dataclasses import dataclass, field

from nmt_sense.protocol.framing import LONGEST_FRAME, FrameError, Rejection, decode_frame
from nmt_sense.protocol.messages import Message, Samples, decode_message


@dataclass(slots=True)
class ParserCounters:
    """What a parser met.

    Attributes
    ----------
    frames
        Frames that were taken.
    rejected
        Stretches between two delimiters that were not, by reason.
    """

    frames: int = 0
    rejected: dict[Rejection, int] = field(default_factory=lambda: dict.fromkeys(Rejection, 0))

    @property
    def rejected_total(self) -> int:
        """All rejected stretches."""
        return sum(self.rejected.values())


class FrameParser:
    """Takes bytes as they come and gives back messages.

    Parameters
    ----------
    n_sensors, bits
        What the glove said of itself: sample frames of another width, or with counts past the
        converter's scale, are rejected. ``None`` accepts any.

    Notes
    -----
    After damage the parser is in step again at the next delimiter: a damaged frame costs itself
    and, where the delimiter was hit, the frame after it.
    """

    def __init__(self, n_sensors: int | None = None, bits: int | None = None) -> None:
        self.n_sensors = n_sensors
        self.bits = bits
        self.counters = ParserCounters()
        self._tail = bytearray()
        self._skipping = False

    def feed(self, data: bytes) -> list[Message]:
        """Take the next bytes of the stream.

        Parameters
        ----------
        data
            Any number of bytes, cut anywhere.

        Returns
        -------
        list of Message
            The messages that became complete, in order.
        """
        *stretches, rest = data.split(b"\x00")
        if stretches and self._tail:
            stretches[0] = bytes(self._tail) + stretches[0]
            self._tail.clear()
        if stretches and self._skipping:
            del stretches[0]
            self._skipping = False
        messages = self._decode_all(stretches)
        if not self._skipping:
            self._tail += rest
            if len(self._tail) > LONGEST_FRAME:
                # Noise without a delimiter must not grow without bound.
                self._reject(Rejection.LENGTH)
                self._tail.clear()
                self._skipping = True
        return messages

    def _decode_all(self, stretches: list[bytes]) -> list[Message]:
        messages: list[Message] = []
        for stretch in stretches:
            if not stretch:
                continue
            try:
                message = decode_message(decode_frame(stretch))
                if type(message) is Samples:
                    self._check_samples(message)
            except FrameError as error:
                self._reject(error.reason)
                continue
            messages.append(message)
        self.counters.frames += len(messages)
        return messages

    def _check_samples(self, samples: Samples) -> None:
        if self.n_sensors is not None and len(samples.counts) != self.n_sensors:
            raise FrameError(Rejection.LENGTH)
        if self.bits is not None and max(samples.counts) >> self.bits:
            raise FrameError(Rejection.RANGE)

    def _reject(self, reason: Rejection) -> None:
        self.counters.rejected[reason] += 1
