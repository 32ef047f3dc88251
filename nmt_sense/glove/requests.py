"""Asking a glove before it streams: who are you, start, stop, how fast.

Replies are lost now and then, and every command is idempotent, so each is repeated with growing
pauses until it is answered.
"""

import time
from collections.abc import Callable

from nmt_sense.glove.device import Device
from nmt_sense.model.errors import DeviceError, NoAnswerError, ProtocolVersionError
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol import Ask, Command, FrameParser, Ident, Message, Reply, encode_message
from nmt_sense.protocol.framing import Rejection
from nmt_sense.protocol.messages import PROTOCOL_VERSION

IDENTIFY_EVERY_S = 0.2
#: An Uno resets when its port is opened and is deaf for about two seconds.
IDENTIFY_TIMEOUT_S = 5.0
FIRST_WAIT_S, LONGEST_WAIT_S, TRIES = 0.15, 1.0, 8

Clock = Callable[[], float]


def identify(
    device: Device, *, timeout_s: float = IDENTIFY_TIMEOUT_S, clock: Clock = time.monotonic
) -> GloveIdentity:
    """Ask who is there until it answers, at each speed that its line may have.

    Raises
    ------
    NoAnswerError
        If nothing on the port answers as a glove in time.
    ProtocolVersionError
        If the glove speaks another version of the protocol.
    DeviceLostError
        If the port goes away meanwhile.
    """
    parser = FrameParser()
    heard = 0
    until_s = clock() + timeout_s
    while clock() < until_s:
        device.write(encode_message(Ask(0, Command.IDENT)))
        ask_again_s = min(clock() + IDENTIFY_EVERY_S, until_s)
        while clock() < ask_again_s:
            data = device.read(0.02)
            heard += len(data)
            for message in parser.feed(data):
                if isinstance(message, Ident):
                    return _known(device, message.identity)
            if parser.counters.rejected[Rejection.VERSION]:
                raise _other_protocol(device, "another protocol")
        if parser.counters.frames == 0:
            device.next_speed()
    what = "nothing answers" if heard == 0 else "what answers there is no nmt_sense glove"
    raise NoAnswerError(
        f"{device.name}: {what}; check that the glove's firmware is on the board, or choose "
        "another port"
    )


def _known(device: Device, identity: GloveIdentity) -> GloveIdentity:
    if identity.protocol != PROTOCOL_VERSION:
        raise _other_protocol(device, f"protocol {identity.protocol}")
    return identity


def _other_protocol(device: Device, spoken: str) -> ProtocolVersionError:
    return ProtocolVersionError(
        f"the glove on {device.name} speaks {spoken}, this program protocol {PROTOCOL_VERSION}: "
        "put the firmware that came with this program on the board"
    )


def ask(
    device: Device,
    command: Command,
    arguments: bytes = b"",
    *,
    keep: Callable[[bytes], None],
    clock: Clock = time.monotonic,
) -> str:
    """Send a command and wait until it is done.

    Parameters
    ----------
    device
        The glove; the caller is the one who reads it.
    command, arguments
        What is asked.
    keep
        Gets every byte that was read while waiting, so that no sample is lost.

    Returns
    -------
    str
        What the glove said to it; mostly nothing.

    Raises
    ------
    DeviceError
        If the glove refuses, with its reason.
    NoAnswerError
        If it does not answer.
    """
    parser = FrameParser()
    wait_s = FIRST_WAIT_S
    for command_id in range(1, TRIES + 1):
        device.write(encode_message(Ask(command_id, command, arguments)))
        until_s = clock() + wait_s
        while clock() < until_s:
            data = device.read(0.02)
            keep(data)
            answer = _answer(parser.feed(data), command_id, command, device.name)
            if answer is not None:
                return answer
        wait_s = min(2 * wait_s, LONGEST_WAIT_S)
    raise NoAnswerError(f"{device.name} does not answer to {command.name}: unplug and replug it")


def _answer(messages: list[Message], last_id: int, command: Command, name: str) -> str | None:
    for message in messages:
        # A late reply to an earlier try is as good: the command was the same.
        if isinstance(message, Reply) and 1 <= message.command_id <= last_id:
            if message.result:
                raise DeviceError(f"{name} refuses {command.name}: {message.text}")
            return message.text
    return None
