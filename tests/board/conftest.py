# SPDX-License-Identifier: GPL-3.0-only
"""The compiled firmware on a simulated board, as a port that pyserial opens."""

import csv
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "build"
SOURCE = ROOT / "tests" / "board" / "simulated_board.c"
COMPILED = ["gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-I/usr/include/simavr"]
LIBRARIES = ["-lsimavr", "-lelf", "-lutil", "-lm"]
PACKAGES = "gcc-avr avr-libc arduino-core-avr libsimavr-dev libelf-dev gcc"


@dataclass(frozen=True)
class PinChange:
    """From ``time_s`` on, in simulated time since the port was opened, a pin has this duty."""

    time_s: float
    pin: str
    duty: int


@dataclass
class Board:
    """A running board; ``stop`` ends it and returns what it measured from outside the chip."""

    port: str
    process: subprocess.Popen
    pin_log: Path
    _said: str | None = None

    def stop(self) -> dict[str, float]:
        if self._said is None:
            if self.process.poll() is None:
                self.process.terminate()
            _, self._said = self.process.communicate(timeout=10)
        words = [word.split("=") for word in self._said.split() if "=" in word]
        return {name: float(value) for name, value in words}

    def pin_changes(self, pin: str) -> list[PinChange]:
        with self.pin_log.open(encoding="ascii") as log:
            changes = [
                PinChange(float(row["time_s"]), row["pin"], int(row["duty"]))
                for row in csv.DictReader(log)
                if row["duty"]
            ]
        return [change for change in changes if change.pin == pin]


def _need_tools():
    there = shutil.which("avr-g++") and Path("/usr/include/simavr/sim_avr.h").exists()
    if there and Path("/usr/share/arduino/hardware/arduino/avr").is_dir():
        return
    reason = f"the simulated board needs these Debian packages: {PACKAGES}"
    if os.environ.get("NMT_REQUIRE_BOARD") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def _digest(paths: Iterable[Path], *words: str) -> str:
    told = hashlib.sha256(" ".join(words).encode())
    for path in sorted(paths):
        told.update(path.read_bytes())
    return told.hexdigest()[:16]


@contextmanager
def _alone():
    """Two test runs at a time must not build into the same file."""
    BUILT.mkdir(exist_ok=True)
    with (BUILT / ".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield


@pytest.fixture(scope="session")
def simulated_board():
    """Build the board, unless it has been built from this source."""
    _need_tools()
    program = BUILT / f"simulated_board-{_digest([SOURCE], *COMPILED)}"
    with _alone():
        if not program.exists():
            building = program.with_suffix(".new")
            subprocess.run([*COMPILED, "-o", building, SOURCE, *LIBRARIES], check=True)
            building.replace(program)
    return program


@pytest.fixture(scope="session")
def build_firmware():
    """Build the firmware with given options, unless it has been built from these sources."""
    _need_tools()
    script = ROOT / "firmware" / "build.sh"
    sources = [script, *(ROOT / "firmware" / "nmt_glove").iterdir()]

    def build(**options: object) -> Path:
        settings = {name.upper(): str(value) for name, value in options.items()}
        name = _digest(sources, *(f"{key}={settings[key]}" for key in sorted(settings)))
        elf = BUILT / f"firmware-{name}" / "nmt_glove.elf"
        with _alone():
            if not elf.exists():
                out = BUILT / "firmware.new"
                shutil.rmtree(out, ignore_errors=True)
                environment = {**os.environ, **settings, "OUT": str(out)}
                subprocess.run(
                    [script], check=True, env=environment, stdout=subprocess.DEVNULL, cwd=ROOT
                )
                shutil.rmtree(elf.parent, ignore_errors=True)
                out.replace(elf.parent)
        return elf

    return build


@pytest.fixture
def board(simulated_board, build_firmware, tmp_path):
    """Start boards; those still running are ended with the test.

    ``rows`` are the scenario: time, then millivolts of each pad. ``firmware`` are settings of
    ``build.sh`` beside ``sensors`` and ``baud``.
    """
    running = []

    def start(
        rows=(),
        *,
        speed=0.0,
        sensors=6,
        baud=115200,
        end_s=0.0,
        supply_mv=5000,
        eeprom=None,
        hang_at_s=0.0,
        multiplexed=False,
        **firmware,
    ):
        scenario = tmp_path / f"scenario{len(running)}.csv"
        lines = [",".join(str(value) for value in row) for row in rows]
        scenario.write_text("time_s,mv...\n" + "\n".join(lines) + "\n", encoding="ascii")
        pin_log = tmp_path / f"pins{len(running)}.csv"
        command = [simulated_board, "-s", scenario, "-p", pin_log, "-x", speed, "-e", end_s]
        command += ["-v", supply_mv, "-H", hang_at_s]
        command += ["-E", eeprom] if eeprom else []
        command += ["-M"] if multiplexed else []
        elf = build_firmware(sensors=sensors, baud=baud, **firmware)
        process = subprocess.Popen(
            [*map(str, command), str(elf)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(Board("", process, pin_log))
        for line in process.stdout:  # simavr has a word to say first
            if line.startswith("PORT "):
                running[-1].port = line.removeprefix("PORT ").strip()
                return running[-1]
        raise AssertionError(f"the board does not start: {running[-1].stop()}")

    yield start
    for started in running:
        started.stop()
