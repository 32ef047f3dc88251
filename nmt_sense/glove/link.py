"""The link: one thread that reads a glove and hands on bytes, and heals when it is unplugged."""

import contextlib
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from nmt_sense.glove.commands import rate_arguments
from nmt_sense.glove.device import Device
from nmt_sense.glove.requests import IDENTIFY_TIMEOUT_S, ask, identify
from nmt_sense.model.errors import DeviceError, DeviceLostError, NmtSenseError
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol import Ask, Command, Ident, encode_message
from nmt_sense.protocol.framing import DELIMITER

READ_TIMEOUT_S = 0.05
#: At 50 reads a second this is more than a minute of a pipeline that stands still.
QUEUE_CHUNKS = 4096
FIRST_RETRY_S, LONGEST_RETRY_S = 0.1, 1.0
#: After a replug the board may still be in its bootloader; each try to identify is this short, so
#: that a board that is back is found soon.
REIDENTIFY_TIMEOUT_S = 3.0
#: What is told while the stream runs bears this number, which no command that waits for its reply
#: ever has.
TOLD_ID = 255


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes of one read and when it ended.

    Attributes
    ----------
    data
        As they came.
    monotonic_ns, utc_ns
        Host time of the read, nanoseconds.
    """

    data: bytes
    monotonic_ns: int
    utc_ns: int


class StreamState(StrEnum):
    """Where a link stands."""

    STREAMING = "streaming"
    LOST = "lost"
    ENDED = "ended"


class GloveLink:
    """Owns a glove: opens, identifies and starts it, reads it on a thread, and brings it back.

    Parameters
    ----------
    open_device
        Opens the glove; called again after every loss.
    queue_chunks
        How many reads may wait for the pipeline; further ones are dropped and counted.
    rate_hz
        Scans per second that the glove is asked for, now and after every loss; None for its own.

    Attributes
    ----------
    identity
        What the glove said of itself.
    state, fault
        Where the link stands, and one sentence when something is wrong.
    high_water, dropped_chunks
        Most reads that ever waited, and those that found no room.
    losses
        Times the glove went away.

    Raises
    ------
    DeviceError
        If there is no glove, or it refuses the rate.
    """

    def __init__(
        self,
        open_device: Callable[[], Device],
        *,
        queue_chunks: int = QUEUE_CHUNKS,
        rate_hz: int | None = None,
    ) -> None:
        self._open_device = open_device
        self._chunks: queue.Queue[Chunk] = queue.Queue(queue_chunks)
        self._closing = threading.Event()
        self._device = open_device()
        self._thread: threading.Thread | None = None
        self._rate_hz = rate_hz
        self.state = StreamState.STREAMING
        self.fault = ""
        self.high_water = 0
        self.dropped_chunks = 0
        self.losses = 0
        try:
            self.identity: GloveIdentity = self._get_ready(self._device, IDENTIFY_TIMEOUT_S)
        except NmtSenseError:
            self._device.close()
            raise

    @property
    def name(self) -> str:
        """What the user calls the port."""
        return self._device.name

    def start(self) -> None:
        """Start the stream.

        Raises
        ------
        DeviceError
            If the glove does not answer.
        """
        self._start_device()
        self._thread = threading.Thread(target=self._run, name="glove reader", daemon=True)
        self._thread.start()

    def read(self, timeout_s: float) -> Chunk | None:
        """Return the next chunk, or None if none came in time."""
        try:
            return self._chunks.get(timeout=timeout_s)
        except queue.Empty:
            return None

    def tell(self, command: Command, arguments: bytes = b"") -> None:
        """Send a command while the glove streams; its reply comes with the stream.

        What is told must be told again from time to time: replies are not waited for, and a glove
        that came back knows nothing. May be called from another thread than the reader's.
        """
        if self.state is not StreamState.STREAMING:
            return
        # The reader finds out that a glove is gone, and says so.
        with contextlib.suppress(DeviceLostError):
            self._device.write(encode_message(Ask(TOLD_ID, command, arguments)))

    @property
    def overflow(self) -> str:
        """Say that reads found no room; empty where none did."""
        if not self.dropped_chunks:
            return ""
        return (
            f"this computer was too slow and lost {self.dropped_chunks} reads of the glove: close "
            "other programs, or choose a lower rate"
        )

    @property
    def drained(self) -> bool:
        """True when the link has ended and nothing waits any more."""
        return self.state is StreamState.ENDED and self._chunks.empty()

    def close(self) -> None:
        """Stop the stream, if the glove still listens, and let go of the port."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join()
        try:
            if self.state is not StreamState.LOST:
                ask(self._device, Command.STOP, keep=lambda _: None)
        except DeviceError as error:
            self.fault = str(error)  # a glove that is gone needs no stopping
        finally:
            self._device.close()
            self.state = StreamState.ENDED

    def _get_ready(self, device: Device, timeout_s: float) -> GloveIdentity:
        identity = identify(device, timeout_s=timeout_s)
        # A board that kept its power may still send the stream of a host that is gone.
        ask(device, Command.STOP, keep=lambda _: None)
        if self._rate_hz is None or self._rate_hz == identity.rate_hz:
            return identity
        ask(device, Command.RATE, rate_arguments(self._rate_hz), keep=lambda _: None)
        return identify(device, timeout_s=timeout_s)

    def _start_device(self) -> None:
        # The stream itself says that it begins, after whatever frame a loss has torn.
        self._hand_on(DELIMITER + encode_message(Ident(self.identity)))
        ask(self._device, Command.START, keep=self._hand_on)

    def _run(self) -> None:
        retry_s = FIRST_RETRY_S
        while not self._closing.is_set():
            try:
                if self.state is StreamState.LOST:
                    self._reopen()
                    retry_s = FIRST_RETRY_S
                self._hand_on(self._device.read(READ_TIMEOUT_S))
            except EOFError:
                self.state = StreamState.ENDED  # a replay came to its end
                return
            except Exception as error:  # noqa: BLE001 - no thread dies silently: say it, heal
                self._lose(error)
                self._closing.wait(retry_s)
                retry_s = min(2 * retry_s, LONGEST_RETRY_S)

    def _lose(self, error: Exception) -> None:
        if self.state is not StreamState.LOST:
            self.losses += 1
            self.state = StreamState.LOST
        self.fault = str(error)
        self._device.close()

    def _reopen(self) -> None:
        device = self._open_device()
        self._device = device
        identity = self._get_ready(device, REIDENTIFY_TIMEOUT_S)
        if identity.serial != self.identity.serial or identity.n_sensors != self.identity.n_sensors:
            raise DeviceLostError(
                f"another glove is on {device.name}: {identity.serial!r} instead of "
                f"{self.identity.serial!r}; plug the first one in again"
            )
        self._start_device()
        self.fault = ""
        self.state = StreamState.STREAMING

    def _hand_on(self, data: bytes) -> None:
        if not data:
            return
        chunk = Chunk(data, time.monotonic_ns(), time.time_ns())
        try:
            self._chunks.put_nowait(chunk)
        except queue.Full:
            self.dropped_chunks += 1
        self.high_water = max(self.high_water, self._chunks.qsize())
