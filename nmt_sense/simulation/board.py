"""The simulated board: the whole wire protocol, without threads and without a clock."""

import struct
from dataclasses import dataclass

import numpy as np

from nmt_sense.glove import band_of_arguments, identity_of_arguments
from nmt_sense.model.block import CountArray
from nmt_sense.model.glove import SHIPPED_FIRMWARE, GloveIdentity
from nmt_sense.protocol import (
    Ask,
    Command,
    FrameParser,
    Ident,
    Message,
    Reply,
    Samples,
    Status,
    encode_message,
)
from nmt_sense.protocol.messages import PROTOCOL_VERSION, SEQ_MODULUS, TIME_MODULUS_US
from nmt_sense.simulation.scenario import Faults

DONE, UNKNOWN_COMMAND, BAD_ARGUMENT, NOT_POSSIBLE = 0, 1, 2, 3
#: A host that has said nothing for so long is gone, and the band with it.
HOST_SILENCE_S = 2.0
RATES_HZ = (50, 1000)
#: Number of this kind of board; real ones are in firmware/README.md.
SIMULATED_BOARD = 255
SUPPLY_MV = 5000


@dataclass(slots=True)
class BoardFeedback:
    """The band that the board was told, and what its status says of it."""

    band: tuple[int, int, int] | None = None
    heard_s: float = 0.0
    state: int = 0

    def push(self, counts: list[int], now_s: float) -> None:
        """Take a scan."""
        if now_s - self.heard_s >= HOST_SILENCE_S:
            self.band = None
        if self.band is None:
            self.state = 0
            return
        mask, low, high = self.band
        total = sum(count for number, count in enumerate(counts) if mask >> number & 1)
        self.state = 1 if total < low else 2 if total <= high else 3


class SimulatedBoard:
    """A glove's board that plays counts on its own device time.

    Parameters
    ----------
    counts
        What the converter reads, array of shape (n_samples, n_sensors); after its end the last
        row is repeated.
    rate_hz
        Samples per second of ``counts``, and of the stream until RATE changes it.
    bits
        Width of the converter, bits.
    scan_step_us
        From one pad to the next within a scan, microseconds.
    serial
        Serial number of the glove.
    clock_ppm
        How much faster than true its clock runs, parts per million.
    boot_us
        Its clock when it begins, microseconds.
    """

    def __init__(
        self,
        counts: CountArray,
        *,
        rate_hz: int,
        bits: int = 10,
        scan_step_us: int = 0,
        serial: str = "SIM-1",
        clock_ppm: float = 0.0,
        boot_us: int = 0,
    ) -> None:
        self._counts = counts
        self._counts_rate_hz = rate_hz
        self._rate_hz = rate_hz
        self._bits = bits
        self._scan_step_us = scan_step_us
        self._serial, self._layout_id, self._calibration_id = serial, 1, 0
        self._feedback = BoardFeedback()
        self._clock = 1 + clock_ppm * 1e-6
        self._boot_us = boot_us
        self._parser = FrameParser()
        self._out = bytearray()
        self._now_s = 0.0
        self._started_s: float | None = None
        self._world_s = 0.0  # the world stands still until the first START
        self._sent = 0
        self._statuses = 0

    @property
    def streaming(self) -> bool:
        """True between START and STOP."""
        return self._started_s is not None

    def identity(self) -> GloveIdentity:
        """Tell who it is."""
        return GloveIdentity(
            protocol=PROTOCOL_VERSION,
            firmware=SHIPPED_FIRMWARE,
            board_id=SIMULATED_BOARD,
            n_sensors=self._counts.shape[1],
            bits=self._bits,
            vref_mv=SUPPLY_MV,
            rate_hz=self._rate_hz,
            baud=115200,
            serial=self._serial,
            layout_id=self._layout_id,
            calibration_id=self._calibration_id,
            scan_step_us=self._scan_step_us,
        )

    def receive(self, data: bytes) -> None:
        """Take bytes from the host; what is answered comes with the next :meth:`advance`."""
        for message in self._parser.feed(data):
            if isinstance(message, Ask):
                self._feedback.heard_s = self._now_s
                self._obey(message)

    def advance(self, to_s: float) -> bytes:
        """Let time go on and return the bytes that the board has sent meanwhile.

        Parameters
        ----------
        to_s
            True time since the board began, seconds.
        """
        if self._started_s is not None:
            due = int((to_s - self._started_s) * self._clock * self._rate_hz)
            for _ in range(due - self._sent):
                self._send_scan()
        self._now_s = to_s
        out = bytes(self._out)
        self._out.clear()
        return out

    def _obey(self, asked: Ask) -> None:
        result, text = DONE, ""
        match asked.command:
            case Command.IDENT:
                self._send(Ident(self.identity()))
            case Command.START:
                self._leave_off()
                self._started_s, self._sent, self._statuses = self._now_s, 0, 0
            case Command.STOP:
                self._leave_off()
                self._feedback = BoardFeedback()
            case Command.RATE:
                result, text = self._set_rate(asked.arguments)
            case Command.TEST:
                text = f"supply {SUPPLY_MV} mV, open 0000, short 0000"
            case Command.BAND:
                result, text = self._set_band(asked.arguments)
            case Command.SET_ID:
                result, text = self._set_id(asked.arguments)
            case Command.FEEDBACK | Command.PULSE:
                pass  # there is no motor to move
            case _:
                result, text = UNKNOWN_COMMAND, f"unknown command {asked.command}"
        self._send(Reply(asked.command_id, result, text))

    def _set_rate(self, arguments: bytes) -> tuple[int, str]:
        if len(arguments) != 2:
            return BAD_ARGUMENT, "RATE takes two bytes"
        (rate_hz,) = struct.unpack("<H", arguments)
        if not RATES_HZ[0] <= rate_hz <= RATES_HZ[1]:
            return BAD_ARGUMENT, f"rate must be {RATES_HZ[0]} to {RATES_HZ[1]} Hz"
        if self._started_s is not None:
            self._leave_off()
            self._started_s, self._sent = self._now_s, 0
        self._rate_hz = rate_hz
        return DONE, ""

    def _set_band(self, arguments: bytes) -> tuple[int, str]:
        band = band_of_arguments(arguments)
        if band is None and arguments:
            return BAD_ARGUMENT, "BAND takes ten bytes or none"
        self._feedback.band = band
        return DONE, ""

    def _set_id(self, arguments: bytes) -> tuple[int, str]:
        given = identity_of_arguments(arguments)
        if given is None:
            return BAD_ARGUMENT, "SET_ID takes fourteen bytes"
        if self.streaming:
            return NOT_POSSIBLE, "send STOP first"
        self._serial, self._layout_id, self._calibration_id = given
        return DONE, ""

    def _leave_off(self) -> None:
        """Remember how far the world has come."""
        if self._started_s is not None:
            self._world_s += self._sent / self._rate_hz
        self._started_s = None

    def _send_scan(self) -> None:
        assert self._started_s is not None
        since_s = self._sent / self._rate_hz
        row = min(round((self._world_s + since_s) * self._counts_rate_hz), len(self._counts) - 1)
        started_us = self._boot_us + round(self._started_s * self._clock * 1e6)
        t_us = (started_us + round(since_s * 1e6)) % TIME_MODULUS_US
        counts: list[int] = self._counts[row].tolist()
        self._feedback.push(counts, self._started_s + since_s)
        self._send(Samples(self._sent % SEQ_MODULUS, t_us, 0, tuple(counts)))
        self._sent += 1
        if since_s >= self._statuses:
            self._statuses += 1
            self._send(Status(int(self._now_s), SUPPLY_MV, 0, 0, 0, 0, self._feedback.state))

    def _send(self, message: Message) -> None:
        self._out += encode_message(message)


def damage(data: bytes, faults: Faults, random: np.random.Generator) -> bytes:
    """Damage bytes as a bad cable does.

    Parameters
    ----------
    data
        The bytes.
    faults
        Its shares of flipped, dropped and inserted bytes, and of truncated frames.
    random
        Source of the damage.
    """
    if faults.truncated:
        data = b"\x00".join(_truncate(data.split(b"\x00"), faults.truncated, random))
    if not data or faults.flipped == faults.dropped == faults.inserted == 0:
        return data
    values = np.frombuffer(data, dtype=np.uint8).copy()
    hit = random.random(len(values)) < faults.flipped
    values[hit] ^= (1 << random.integers(0, 8, int(hit.sum()))).astype(np.uint8)
    values = values[random.random(len(values)) >= faults.dropped]
    places = np.flatnonzero(random.random(len(values)) < faults.inserted)
    noise = random.integers(0, 256, len(places)).astype(np.uint8)
    return np.insert(values, places, noise).tobytes()


def _truncate(frames: list[bytes], share: float, random: np.random.Generator) -> list[bytes]:
    kept = random.random(len(frames))
    hit = random.random(len(frames)) < share
    return [
        frame[: int(part * len(frame))] if cut else frame
        for frame, part, cut in zip(frames, kept, hit, strict=True)
    ]
