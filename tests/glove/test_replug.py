"""A hundred replugs of a pseudo-terminal: each heals, and each leaves a gap of its true length."""

import itertools
import os
import threading
import time

import numpy as np
import pytest

from nmt_sense.glove import BlockAssembler, GloveLink, SerialDevice, StreamState
from nmt_sense.protocol import FrameParser
from nmt_sense.simulation import SimulatedPort, serve_on_pty, shipped_scenario

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")

REPLUGS = 100
HEALS_WITHIN_S = 3.0
#: Of a gap, by which its length may be off: reads are gathered for 5 ms, and the board's clock is
#: followed to a few milliseconds at most; two scans on top.
GAP_ERROR_S = 0.03


class Plug:
    """A glove that keeps running, on a port that comes and goes under one name."""

    def __init__(self, name):
        self.name = name
        self.device = SimulatedPort(shipped_scenario("demo")).open()
        self.stop = None
        self.server = None

    def put_in(self):
        self.stop = threading.Event()
        ready = threading.Event()

        def name_it(path):
            fresh = self.name.with_suffix(".fresh")
            fresh.symlink_to(path)
            fresh.rename(self.name)
            ready.set()

        # A glove on USB loses its power with its port, but the world goes on meanwhile.
        device = self.device._port.open()
        self.server = threading.Thread(
            target=serve_on_pty, args=(device,), kwargs={"on_ready": name_it, "stop": self.stop}
        )
        self.server.start()
        assert ready.wait(5)

    def pull_out(self):
        self.name.unlink()
        self.stop.set()
        self.server.join()


def test_a_hundred_replugs_of_a_port_heal_and_leave_true_gaps(tmp_path):
    plug = Plug(tmp_path / "glove")
    plug.put_in()
    link = GloveLink(lambda: SerialDevice(str(plug.name)))
    link.start()
    parser, assembler = FrameParser(), BlockAssembler.of(link.identity)
    blocks, healed_s = [], []

    def take(chunk):
        fresh = assembler.push(parser.feed(chunk.data), chunk.monotonic_ns / 1e9)
        blocks.extend(fresh)
        return bool(fresh)

    def await_samples(since_ns):
        until_s = time.monotonic() + HEALS_WITHIN_S
        while time.monotonic() < until_s:
            chunk = link.read(0.05)
            if chunk is not None and take(chunk) and chunk.monotonic_ns > since_ns:
                return
        pytest.fail(f"nothing came within {HEALS_WITHIN_S} s: {link.fault}")

    for _ in range(REPLUGS):
        await_samples(time.monotonic_ns())
        plug.pull_out()
        while link.state is not StreamState.LOST:
            chunk = link.read(0.01)
            if chunk is not None:
                take(chunk)
        plug.put_in()
        returned_ns = time.monotonic_ns()
        await_samples(returned_ns)
        healed_s.append((time.monotonic_ns() - returned_ns) / 1e9)
    link.close()
    plug.pull_out()

    rate_hz = link.identity.rate_hz
    off_s = np.array(
        [
            (after.start_index - before.start_index - len(before) + 1) / rate_hz
            - (after.host_time_s[0] - before.host_time_s[-1])
            for before, after in itertools.pairwise(blocks)
        ]
    )
    print(
        f"{link.losses} replugs: healed after {np.median(healed_s):.2f} s, at most "
        f"{max(healed_s):.2f} s; gaps off by at most {1000 * np.abs(off_s).max():.1f} ms"
    )
    assert link.losses == REPLUGS
    assert assembler.restarts == REPLUGS
    assert np.abs(off_s).max() <= GAP_ERROR_S
