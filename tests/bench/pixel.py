"""From a byte on a pseudo-terminal to a changed pixel, and the work of the whole program.

python -m tests.bench.pixel

The program runs in a process of its own on a screen of its own (Xvfb), with recording on. This
process is the glove: it writes frames of eight pads and steps from no force to a firm press and
back at times by chance. The memory of the screen is a file; here it is read until the pixel of
the gauge has changed, so that pseudo-terminal, threads, drawing and screen are all in the figure.
"""

import json
import mmap
import os
import random
import struct
import subprocess
import sys
import tempfile
import time
import tty
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from nmt_sense.protocol import Ask, Command, FrameParser, Samples, encode_message
from nmt_sense.protocol.messages import SEQ_MODULUS, TIME_MODULUS_US
from tests.bench.latency import N_SENSORS, answer

STEPS = 100
REST, FIRM = (0,) * N_SENSORS, (600, *(0,) * (N_SENSORS - 1))
SETTLE_S, CPU_S = 3.0, 10.0
LONGEST_S = 2.0
#: Scans and frames a second.
PACES = ((200, 60), (1000, 60), (200, 30))
_CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


class Screen:
    """An Xvfb whose memory can be read."""

    def __init__(self, folder: str) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24"]
        self._server = subprocess.Popen(
            [*command, "-nolisten", "tcp", "-fbdir", folder],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            self.display = f":{pipe.readline().strip()}"
        with (Path(folder) / "Xvfb_screen0").open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # The header of an X window dump: 25 numbers, big-endian; then name, colours, pixels.
        header = struct.unpack(">25I", self._memory[:100])
        self._line_bytes, n_colours = header[12], header[19]
        self._pixels_at = header[0] + n_colours * 12

    def pixel(self, x: int, y: int) -> bytes:
        """Read one pixel."""
        at = self._pixels_at + y * self._line_bytes + 4 * x
        return self._memory[at : at + 4]

    def close(self) -> None:
        """End the server."""
        self._memory.close()
        self._server.terminate()
        self._server.wait(10)


class Glove:
    """The other end of the pseudo-terminal."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._ours, theirs = os.openpty()
        tty.setraw(theirs)
        os.set_blocking(self._ours, False)
        self.port = os.ttyname(theirs)
        self._parser = FrameParser()
        self._began_s: float | None = None
        self._sent = 0
        self.counts = REST

    def serve(self) -> float | None:
        """Answer, and send the frames that are due; tell when the last was written, if any."""
        try:
            asked = self._parser.feed(os.read(self._ours, 4096))
        except BlockingIOError:
            asked = []
        for message in asked:
            if isinstance(message, Ask):
                os.write(self._ours, answer(message, self._rate_hz))
                if message.command == Command.START:
                    self._began_s, self._sent = time.monotonic(), 0
                if message.command == Command.STOP:
                    self._began_s = None
        wrote_s = None
        while self._began_s is not None and time.monotonic() >= self._due_s():
            t_us = round(self._sent * 1e6 / self._rate_hz) % TIME_MODULUS_US
            frame = encode_message(Samples(self._sent % SEQ_MODULUS, t_us, 0, self.counts))
            wrote_s = wrote_s or time.monotonic()
            os.write(self._ours, frame)
            self._sent += 1
        return wrote_s

    def _due_s(self) -> float:
        assert self._began_s is not None
        return self._began_s + self._sent / self._rate_hz

    def serve_for(self, seconds: float) -> None:
        """Go on sending."""
        until_s = time.monotonic() + seconds
        while time.monotonic() < until_s:
            self.serve()
            time.sleep(0.0005)


@contextmanager
def program(screen: Screen, glove: Glove, frames_per_s: int, state: str = "shown"):
    """Run the program on a glove until it streams; give its process and its pixel."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.program"]
        running = subprocess.Popen(
            [*command, glove.port, folder, str(frames_per_s), state],
            env={**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        os.set_blocking(running.stdout.fileno(), False)
        line = ""
        while not line.endswith("\n"):
            glove.serve_for(0.05)
            line += running.stdout.readline()
        glove.serve_for(SETTLE_S)
        yield running, json.loads(line)
        running.stdin.close()
        while running.poll() is None:
            glove.serve_for(0.05)


def latencies_ms(screen: Screen, glove: Glove, place: tuple[int, int]) -> list[float]:
    """Step between rest and a firm press; tell how long each step took to the screen."""
    chance = random.Random(1)
    late_ms: list[float] = []
    for _ in range(STEPS):
        glove.serve_for(0.25 + chance.random() / 10)
        before = screen.pixel(*place)
        glove.counts = FIRM if glove.counts is REST else REST
        wrote_s = None
        while screen.pixel(*place) == before:
            wrote = glove.serve()
            wrote_s = wrote_s or wrote
            if wrote_s is not None and time.monotonic() - wrote_s > LONGEST_S:
                raise RuntimeError("the pixel did not change")
            time.sleep(0.0002)
        late_ms.append(1000 * (time.monotonic() - wrote_s))
    return late_ms


def cpu_percent(glove: Glove, process: int) -> float:
    """Tell what share of one core a process and its threads take."""

    def used_s() -> float:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / _CLOCK_TICKS

    before_s = used_s()
    glove.serve_for(CPU_S)
    return 100 * (used_s() - before_s) / CPU_S


def main() -> None:
    """Print a row for each rate and pace."""
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen(folder)
        try:
            for rate_hz, frames_per_s in PACES:
                glove = Glove(rate_hz)
                with program(screen, glove, frames_per_s) as (running, place):
                    late_ms = latencies_ms(screen, glove, place)
                    glove.counts = FIRM
                    percent = cpu_percent(glove, running.pid)
                p50, p99 = np.percentile(late_ms, (50, 99))
                print(
                    f"{rate_hz:5d} Hz  {frames_per_s} frames/s  byte to pixel p50 {p50:5.1f} ms  "
                    f"p99 {p99:5.1f} ms  program {percent:4.1f} % of a core",
                    flush=True,
                )
            glove = Glove(200)
            with program(screen, glove, 30, "minimised") as (running, _):
                percent = cpu_percent(glove, running.pid)
            print(f"  200 Hz  minimised, still recording  {percent:4.1f} % of a core", flush=True)
        finally:
            screen.close()


if __name__ == "__main__":
    main()
