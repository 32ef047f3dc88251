"""The simulated glove behind the device seam: in process, on any system."""

import threading
import time
from collections.abc import Callable

import numpy as np

from nmt_sense.model.block import FloatArray, SampleBlock
from nmt_sense.model.errors import DeviceLostError
from nmt_sense.model.glove import pads_of
from nmt_sense.simulation.board import SimulatedBoard, damage
from nmt_sense.simulation.hand import Truth, press_truth
from nmt_sense.simulation.scenario import Faults, Scenario
from nmt_sense.simulation.sensor import counts_of_force

#: Longest stretch of a fast simulation that one read brings, seconds of the simulated world.
READ_STEP_S = 0.1
#: How often a waiting read looks again, seconds.
LOOK_EVERY_S = 0.005


def simulate_counts(scenario: Scenario, *, seed: int = 0) -> tuple[SampleBlock, Truth]:
    """Simulate a whole session at once.

    Parameters
    ----------
    scenario
        What happens.
    seed
        Of everything random.

    Returns
    -------
    block : SampleBlock
        What the converter reads.
    truth : Truth
        What really happened.
    """
    n_samples = round(scenario.duration_s * scenario.rate_hz)
    time_s = np.arange(n_samples) / scenario.rate_hz
    truth = press_truth(scenario, time_s, seed)
    random = np.random.default_rng([seed, 1])
    counts = counts_of_force(truth.force_N, scenario.rate_hz, scenario.sensors, random)
    for number, pad in enumerate(pads_of(scenario.n_sensors)):
        if pad.name == scenario.faults.dead_sensor:
            counts[:, number] = 0
        if pad.name == scenario.faults.saturated_sensor:
            counts[_saturated(scenario.faults, time_s), number] = (1 << scenario.sensors.bits) - 1
    return SampleBlock(0, time_s, time_s, counts), truth


def _saturated(faults: Faults, time_s: FloatArray) -> slice:
    """Tell which samples are at the end of the scale."""
    if faults.saturated_s == 0:
        return slice(None)
    span_s = (faults.saturated_at_s, faults.saturated_at_s + faults.saturated_s)
    return slice(*np.searchsorted(time_s, span_s))


def board_of(scenario: Scenario, *, seed: int = 0) -> SimulatedBoard:
    """Make the board that plays a scenario."""
    block, _ = simulate_counts(scenario, seed=seed)
    return SimulatedBoard(
        block.counts,
        rate_hz=scenario.rate_hz,
        bits=scenario.sensors.bits,
        scan_step_us=scenario.sensors.scan_step_us,
        clock_ppm=scenario.faults.clock_ppm,
    )


class SimulatedPort:
    """A port with a simulated glove on it, which can be opened again and again.

    Parameters
    ----------
    scenario
        What happens.
    seed
        Of everything random.
    speed
        How many times faster than life; 0 as fast as it is read.
    clock, sleep
        Taken from outside by tests.
    """

    def __init__(
        self,
        scenario: Scenario,
        *,
        seed: int = 0,
        speed: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.scenario = scenario
        self._board = board_of(scenario, seed=seed)
        self._random = np.random.default_rng([seed, 2])
        self._speed = speed
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._began_s = clock()
        self._fast_s = 0.0
        self._held = bytearray()  # on its way while the way stands still

    def open(self) -> "SimulatedDevice":
        """Open the port.

        Raises
        ------
        DeviceLostError
            While the glove is unplugged.
        """
        if self.unplugged:
            raise DeviceLostError("the simulated glove is unplugged")
        return SimulatedDevice(self)

    @property
    def unplugged(self) -> bool:
        """True while the scenario has the glove unplugged."""
        faults = self.scenario.faults
        return 0 <= self._now_s() - faults.unplug_at_s < faults.unplug_s

    def receive(self, data: bytes) -> None:
        """Hand bytes to the board."""
        with self._lock:
            self._board.receive(data)

    def take(self, timeout_s: float) -> bytes:
        """Return what the board has sent, waiting for the first byte up to ``timeout_s``."""
        until_s = self._clock() + timeout_s
        while True:
            if self._speed == 0:
                self._fast_s += READ_STEP_S
            with self._lock:
                sent = self._board.advance(self._now_s())
            self._held += sent
            if (self._held and not self._stalled) or self._clock() >= until_s:
                return damage(self._let_go(), self.scenario.faults, self._random)
            self._sleep(LOOK_EVERY_S)

    @property
    def _stalled(self) -> bool:
        faults = self.scenario.faults
        return 0 <= self._now_s() - faults.stall_at_s < faults.stall_s

    def _let_go(self) -> bytes:
        if self._stalled:
            return b""
        sent = bytes(self._held)
        self._held.clear()
        return sent

    def _now_s(self) -> float:
        if self._speed == 0:
            return self._fast_s
        return (self._clock() - self._began_s) * self._speed


class SimulatedDevice:
    """The device seam over a :class:`SimulatedPort`; made by its ``open``."""

    def __init__(self, port: SimulatedPort) -> None:
        self._port = port
        self._closed = False

    @property
    def name(self) -> str:
        """What the user calls it."""
        return "simulated glove"

    def read(self, timeout_s: float) -> bytes:
        """Return what has arrived, waiting up to ``timeout_s``.

        Raises
        ------
        DeviceLostError
            If the glove was unplugged, or the device was closed.
        """
        self._check()
        return self._port.take(timeout_s)

    def write(self, data: bytes) -> None:
        """Send bytes to the glove.

        Raises
        ------
        DeviceLostError
            If the glove was unplugged, or the device was closed.
        """
        self._check()
        self._port.receive(data)

    def next_speed(self) -> None:
        """Do nothing: there is no line."""

    def close(self) -> None:
        """Let go of it."""
        self._closed = True

    def _check(self) -> None:
        if self._closed or self._port.unplugged:
            raise DeviceLostError("the simulated glove is gone")
