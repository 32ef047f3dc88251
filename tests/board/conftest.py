"""The compiled firmware on a simulated board, as a port that pyserial opens."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINKED = ["-I/usr/include/simavr", "-lsimavr", "-lelf", "-lutil", "-lm"]
PACKAGES = "gcc-avr avr-libc arduino-core-avr libsimavr-dev libelf-dev gcc"


@dataclass
class Board:
    """A running board; ``stop`` ends it and returns what it said of itself."""

    port: str
    process: subprocess.Popen

    def stop(self) -> str:
        if self.process.poll() is None:
            self.process.terminate()
        _, said = self.process.communicate(timeout=10)
        return said


def _need_tools():
    there = shutil.which("avr-g++") and Path("/usr/include/simavr/sim_avr.h").exists()
    if there and Path("/usr/share/arduino/hardware/arduino/avr").is_dir():
        return
    reason = f"the simulated board needs these Debian packages: {PACKAGES}"
    if os.environ.get("NMT_REQUIRE_BOARD") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def simulated_board(tmp_path_factory):
    """Build the board."""
    _need_tools()
    program = tmp_path_factory.mktemp("board") / "simulated_board"
    source = ROOT / "tests" / "board" / "simulated_board.c"
    subprocess.run(
        ["gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-o", program, source, *LINKED],
        check=True,
    )
    return program


@pytest.fixture(scope="session")
def build_firmware(tmp_path_factory):
    """Build the firmware with given options; each build once a session."""
    _need_tools()
    built = {}

    def build(*, sensors=6, baud=115200):
        if (sensors, baud) not in built:
            out = tmp_path_factory.mktemp("firmware")
            options = {"SENSORS": str(sensors), "BAUD": str(baud), "OUT": str(out)}
            subprocess.run(
                [ROOT / "firmware" / "build.sh"],
                check=True,
                env={**os.environ, **options},
                stdout=subprocess.DEVNULL,
            )
            built[sensors, baud] = out / "nmt_glove.elf"
        return built[sensors, baud]

    return build


@pytest.fixture
def board(simulated_board, build_firmware, tmp_path):
    """Start boards; those still running are ended with the test."""
    running = []

    def start(rows=(), *, speed=0.0, sensors=6, baud=115200):
        scenario = tmp_path / f"scenario{len(running)}.csv"
        lines = [",".join(str(value) for value in row) for row in rows]
        scenario.write_text("time_s,mv...\n" + "\n".join(lines) + "\n", encoding="ascii")
        elf = build_firmware(sensors=sensors, baud=baud)
        process = subprocess.Popen(
            [simulated_board, "-s", scenario, "-x", str(speed), elf],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(Board("", process))
        for line in process.stdout:  # simavr has a word to say first
            if line.startswith("PORT "):
                running[-1].port = line.removeprefix("PORT ").strip()
                return running[-1]
        raise AssertionError(f"the board does not start: {running[-1].stop()}")

    yield start
    for started in running:
        started.stop()
