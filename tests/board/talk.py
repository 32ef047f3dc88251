# SPDX-License-Identifier: GPL-3.0-only
"""A conversation with a board in which no byte is lost, and every wait has its end."""

import struct
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from typing import TypeVar

from nmt_sense.glove import SerialDevice, ask, identify
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol import Command, FrameParser, Message, ParserCounters, Samples, Status

DEADLINE_S = 20.0
T = TypeVar("T", bound=Message)


class Talk:
    """Keeps every message that came since the port was opened or :meth:`forget` was called."""

    def __init__(self, device: SerialDevice) -> None:
        self.device = device
        self.messages: list[Message] = []
        self.parser = FrameParser()
        self.identity: GloveIdentity = identify(device)
        self.ask(Command.IDENT)  # identify() may have left half a frame behind
        self.parser.counters = ParserCounters()
        self.forget()

    def keep(self, data: bytes) -> None:
        self.messages += self.parser.feed(data)

    def ask(self, command: Command, arguments: bytes = b"") -> None:
        ask(self.device, command, arguments, keep=self.keep)

    def start(self, rate_hz: int | None = None) -> None:
        if rate_hz is not None:
            self.ask(Command.RATE, struct.pack("<H", rate_hz))
        self.forget()
        self.ask(Command.START)

    def forget(self) -> None:
        self.messages.clear()

    def of(self, kind: type[T]) -> list[T]:
        return [message for message in self.messages if isinstance(message, kind)]

    def wait(self, reached: Callable[[], object], what: str) -> None:
        until_s = time.monotonic() + DEADLINE_S
        while not reached():
            assert time.monotonic() < until_s, f"waited in vain until {what}"
            self.keep(self.device.read(0.05))

    def scans(self, wanted: int) -> list[Samples]:
        """So many scans from now on."""
        before = len(self.of(Samples))
        self.wait(lambda: len(self.of(Samples)) >= before + wanted, f"{wanted} scans have come")
        return self.of(Samples)[before:]

    def next_status(self) -> Status:
        before = len(self.of(Status))
        self.wait(lambda: len(self.of(Status)) > before, "a status comes")
        return self.of(Status)[-1]


@contextmanager
def talking(port: str, baud: int = 115200) -> Iterable[Talk]:
    device = SerialDevice(port, baud)
    try:
        yield Talk(device)
    finally:
        device.close()
