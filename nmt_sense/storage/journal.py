"""The journal: the glove's own frames as they came, and host frames in the same framing.

What reads a port reads a journal as well, so a torn or damaged one is put right by the very parser
that does it live.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nmt_sense.glove import BlockAssembler
from nmt_sense.model.block import SampleBlock, joined
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol import FrameParser, HostTime, Ident, Message, Reply, encode_message
from nmt_sense.protocol.framing import DELIMITER

READ_BYTES = 1 << 16
BLOCK_ROWS = 12_000


class StretchCutter:
    """Cuts a stream of bytes after its last whole frame: a journal holds only whole ones."""

    def __init__(self) -> None:
        self._rest = b""

    def push(self, data: bytes) -> bytes:
        """Take bytes and return all up to the last delimiter so far."""
        whole, delimiter, rest = data.rpartition(DELIMITER)
        if not delimiter:
            self._rest += data
            return b""
        whole = self._rest + whole + delimiter
        self._rest = rest
        return whole


def journal_head(identity: GloveIdentity) -> bytes:
    """Return what a journal begins with, so that it can be read by itself."""
    return encode_message(Ident(identity))


def going_on(identity: GloveIdentity) -> bytes:
    """Return what is put at the end of a journal that was cut off, before it goes on.

    It ends a frame that a crash tore, and says that the glove came back and was started: how long
    it was away is told by the host's clock, as after a replug.
    """
    return DELIMITER + journal_head(identity) + encode_message(Reply(0, 0, ""))


def last_host_time(journal: Path) -> HostTime | None:
    """Read when a journal was last written to; None if it does not say."""
    with journal.open("rb") as file:
        file.seek(max(0, journal.stat().st_size - READ_BYTES))
        messages = FrameParser().feed(file.read())
    return next((m for m in reversed(messages) if isinstance(m, HostTime)), None)


def host_frame(monotonic_ns: int, utc_ns: int, journal_offset: int) -> bytes:
    """Return the frame that says when the frames after it were read."""
    return encode_message(HostTime(monotonic_ns, utc_ns, journal_offset))


@dataclass(slots=True)
class JournalReader:
    """Reads a journal from disk as blocks.

    Attributes
    ----------
    path
        The journal.
    parser, assembler
        Their counters say what was rejected and what is missing.
    """

    path: Path
    parser: FrameParser
    assembler: BlockAssembler

    @classmethod
    def open(cls, path: Path, identity: GloveIdentity) -> "JournalReader":
        """Prepare to read the journal of a glove."""
        return cls(
            path,
            FrameParser(identity.n_sensors, identity.bits),
            BlockAssembler.of(identity),
        )

    def blocks(self, max_rows: int = BLOCK_ROWS) -> Iterator[SampleBlock]:
        """Yield contiguous blocks; memory does not grow with the journal.

        Parameters
        ----------
        max_rows
            Stretches that follow each other are joined up to about so many samples: every stage
            costs less for one long block than for many short ones, and gives the same.
        """
        waiting: list[SampleBlock] = []
        rows = 0
        for block in self._stretches():
            follows = waiting and block.start_index == waiting[0].start_index + rows
            if waiting and (not follows or rows >= max_rows):
                yield joined(waiting)
                waiting, rows = [], 0
            waiting.append(block)
            rows += len(block)
        if waiting:
            yield joined(waiting)

    def _stretches(self) -> Iterator[SampleBlock]:
        host_s = 0.0
        with self.path.open("rb") as file:
            while data := file.read(READ_BYTES):
                waiting: list[Message] = []
                for message in self.parser.feed(data):
                    if isinstance(message, HostTime):
                        yield from self.assembler.push(waiting, host_s)
                        waiting = []
                        host_s = message.monotonic_ns / 1e9
                    else:
                        waiting.append(message)
                yield from self.assembler.push(waiting, host_s)
