"""From a byte on a pseudo-terminal to a block of counts, while a dashboard draws in this process.

python -m tests.bench.latency

Another process sends real frames and puts into each, as its device time, the host's own monotonic
clock at the moment of writing; both processes read the same clock, so what the decoded sample is
behind it is the latency, and nothing else.
"""

import contextlib
import os
import subprocess
import sys
import threading
import time
import tty
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nmt_sense.glove import BlockAssembler, GloveLink, SerialDevice
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.protocol import (
    Ask,
    Command,
    FrameParser,
    Ident,
    Message,
    Reply,
    Samples,
    encode_message,
)
from nmt_sense.protocol.messages import PROTOCOL_VERSION, SEQ_MODULUS, TIME_MODULUS_US

N_SENSORS, BITS = 8, 10
RATES_HZ = (200, 1000, 8000)
MEASURED_S = 10.0
FRAMES_A_SECOND = 60


@dataclass(frozen=True)
class Figures:
    """What was measured at one rate."""

    rate_hz: int
    received: int
    cpu_percent: float
    latency_ms: np.ndarray
    high_water: int
    lost: int


def send(rate_hz: int) -> None:
    """Be a glove at the end of a pseudo-terminal that stamps what it sends."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    os.set_blocking(ours, False)
    print(os.ttyname(theirs), flush=True)
    parser = FrameParser()
    counts = (500,) * N_SENSORS
    began_s, sent = None, 0
    while True:
        try:
            asked = parser.feed(os.read(ours, 4096))
        except BlockingIOError:
            asked = []
        for message in asked:
            if isinstance(message, Ask):
                os.write(ours, answer(message, rate_hz))
                if message.command == Command.START:
                    began_s, sent = time.monotonic(), 0
                if message.command == Command.STOP and began_s is not None:
                    return
        if began_s is None:
            time.sleep(0.001)
            continue
        due_s = began_s + sent / rate_hz
        while due_s <= time.monotonic():
            t_us = time.monotonic_ns() // 1000 % TIME_MODULUS_US
            # What finds no room on a machine that is too busy is lost, and counted by its number.
            with contextlib.suppress(BlockingIOError):
                os.write(ours, encode_message(Samples(sent % SEQ_MODULUS, t_us, 0, counts)))
            sent += 1
            due_s = began_s + sent / rate_hz
        time.sleep(max(due_s - time.monotonic(), 0))


def answer(asked: Ask, rate_hz: int) -> bytes:
    """Answer a command as a board does."""
    replied = encode_message(Reply(asked.command_id, 0, ""))
    if asked.command != Command.IDENT:
        return replied
    identity = GloveIdentity(
        PROTOCOL_VERSION, (0, 1, 0), 255, N_SENSORS, BITS, 5000, rate_hz, 0, "BENCH", 1, 0, 104
    )
    return encode_message(Ident(identity)) + replied


def measure(rate_hz: int) -> Figures:
    """Receive for some seconds beside a dashboard that draws sixty frames a second."""
    draw = dashboard()
    command = [sys.executable, "-m", "tests.bench.latency", "--send", str(rate_hz)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as sender:
        port = sender.stdout.readline().strip()
        link = GloveLink(lambda: SerialDevice(port))
        decoded: list[tuple[int, list[Message]]] = []
        cpu_s: list[float] = []
        pipeline = threading.Thread(target=receive, args=(link, decoded, cpu_s))
        link.start()
        pipeline.start()
        while pipeline.is_alive():
            began_s = time.perf_counter()
            draw()
            time.sleep(max(1 / FRAMES_A_SECOND - (time.perf_counter() - began_s), 0))
        link.close()
    late_us, seqs = [], []
    for now_us, messages in decoded:
        scans = [message for message in messages if type(message) is Samples]
        late_us += [(now_us - scan.t_us) % TIME_MODULUS_US for scan in scans]
        seqs += [scan.seq for scan in scans]
    lost = int((np.diff(seqs) % SEQ_MODULUS - 1).sum())
    cpu_percent = 100 * cpu_s[0] / MEASURED_S
    late_ms = np.array(late_us) / 1000
    return Figures(rate_hz, len(seqs), cpu_percent, late_ms, link.high_water, lost)


def receive(link: GloveLink, decoded: list[tuple[int, list[Message]]], cpu_s: list[float]) -> None:
    """Decode what comes and note when it was decoded, as the pipeline's thread does."""
    parser = FrameParser(N_SENSORS, BITS)
    assembler = BlockAssembler.of(link.identity)
    until_s = time.monotonic() + MEASURED_S
    while time.monotonic() < until_s:
        chunk = link.read(0.05)
        if chunk is not None:
            messages = parser.feed(chunk.data)
            assembler.push(messages, chunk.monotonic_ns / 1e9)
            decoded.append((time.monotonic_ns() // 1000, messages))
    cpu_s.append(time.thread_time())


def dashboard() -> Callable[[], None]:
    """Open a window and tell how a frame of it is drawn."""
    from PyQt6.QtWidgets import QApplication

    from nmt_sense.dashboard.example import snapshot_at
    from nmt_sense.dashboard.example_controller import ExampleController
    from nmt_sense.dashboard.theme import Theme
    from nmt_sense.dashboard.window import MainWindow

    application = QApplication.instance() or QApplication([])
    window = MainWindow(ExampleController(snapshot_at(18.0)), Theme("light"))
    window.resize(1280, 800)
    window.show()

    def draw() -> None:
        window.draw_frame()
        application.processEvents()

    draw()  # the first is slow and is not one of a session
    return draw


def main() -> None:
    """Print a row for each rate."""
    if sys.argv[1:2] == ["--send"]:
        send(int(sys.argv[2]))
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for rate_hz in RATES_HZ:
        one = measure(rate_hz)
        p50, p99 = np.percentile(one.latency_ms, (50, 99))
        print(
            f"{rate_hz:5d} Hz  {one.received / MEASURED_S:7.0f} frames/s  decoding thread "
            f"{one.cpu_percent:4.1f} % of a core  byte to block p50 {p50:5.2f} ms  "
            f"p99 {p99:5.2f} ms  queue {one.high_water}  lost {one.lost}",
            flush=True,
        )


if __name__ == "__main__":
    main()
