"""A take: what a session has found since its recording began, or since it started."""

import math
from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np

from nmt_sense.force import Profile
from nmt_sense.glove import BlockAssembler, Chunk, GloveHealth, health_of_status
from nmt_sense.model.block import FlagArray, FloatArray, ForceBlock, SampleBlock
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.model.hold import Hold
from nmt_sense.model.plan import Plan
from nmt_sense.protocol import FrameParser, Message, Status
from nmt_sense.session.channels import ChannelKeeper
from nmt_sense.session.pipeline import Pipeline
from nmt_sense.session.recorder import choices_of, remarks_of, tares_of
from nmt_sense.session.trace import Trace
from nmt_sense.session.zero import ZeroTracker
from nmt_sense.storage import Recording
from nmt_sense.storage.journal import going_on

#: A tare is the mean over this long.
TARE_S = 1.0


class Take:
    """All that starts anew with a recording, so that the recording, read again, gives the same.

    Parameters
    ----------
    identity, profile, plan
        The glove, its calibration, and what is judged against.
    before
        What was recorded before a crash, where the take is the rest of it.

    Attributes
    ----------
    holds
        Those that are over, oldest first.
    marks_s
        Moments that were marked and not taken back, seconds.
    began_s, time_s
        Where the time line was when the take began, and where it is now, seconds.
    host_time_s
        Host time of the newest sample, seconds; NaN before the first.
    force_N, flags
        Newest force on each pad, and what is wrong with it, arrays of shape (n_sensors,).
    health
        What the glove said last of itself; None before it did.
    """

    def __init__(
        self,
        identity: GloveIdentity,
        profile: Profile,
        plan: Plan,
        before: Recording | None = None,
    ) -> None:
        self.parser = FrameParser(identity.n_sensors, identity.bits)
        self.assembler = BlockAssembler.of(identity)
        self.pipeline = Pipeline(
            identity,
            profile,
            plan,
            choices=() if before is None else choices_of(before),
            tares=() if before is None else tares_of(before),
            remarks=() if before is None else remarks_of(before),
            on=(datetime.now(UTC) if before is None else before.info.started_utc).date(),
        )
        self.trace = Trace()
        self.channels = ChannelKeeper()
        self.holds: list[Hold] = []
        self.marks_s: list[float] = []
        self.began_s = self.time_s = 0.0
        self.host_time_s = math.nan
        self.force_N = np.full(identity.n_sensors, np.nan)
        self.flags: FlagArray = np.zeros(identity.n_sensors, np.uint8)
        self.recent: list[tuple[float, FloatArray]] = []
        self.zero = ZeroTracker()
        self.health: GloveHealth | None = None
        self._n_sensors = identity.n_sensors
        self._rate_hz = identity.rate_hz
        if before is not None:
            self._catch_up(before)

    def _catch_up(self, before: Recording) -> None:
        """Walk through what was recorded before a crash, as it will be read again."""
        journal = before.journal()
        self.parser, self.assembler = journal.parser, journal.assembler
        for block in journal.blocks():
            self.holds += self._walk(block, float(block.host_time_s[-1]), lambda *_: None)
        self.began_s = self.time_s
        came_back = self.parser.feed(going_on(before.identity))
        self.assembler.push(came_back, self.host_time_s)
        for event in before.events:
            if event["kind"] == "marker":
                self.marks_s.append(event["time_s"])
            elif event["kind"] == "marker_undone" and self.marks_s:
                self.marks_s.pop()

    def push(
        self,
        chunk: Chunk,
        on_messages: Callable[[list[Message]], None],
        on_block: Callable[[SampleBlock, ForceBlock], None],
    ) -> list[Hold]:
        """Walk bytes through and return the holds that were over with them."""
        messages = self.parser.feed(chunk.data)
        on_messages(messages)
        status = next((m for m in reversed(messages) if isinstance(m, Status)), None)
        if status is not None:
            self.health = health_of_status(status)
        holds: list[Hold] = []
        read_s = chunk.monotonic_ns / 1e9
        for block in self.assembler.push(messages, read_s):
            holds += self._walk(block, read_s, on_block)
        self.holds += holds
        return holds

    def _walk(
        self, block: SampleBlock, read_s: float, on_block: Callable[[SampleBlock, ForceBlock], None]
    ) -> tuple[Hold, ...]:
        result = self.pipeline.push(block)
        self.channels.push(block, result.forces, read_s)
        self.trace.push(result.forces.time_s, result.forces.total)
        self.time_s = float(result.forces.time_s[-1])
        self.host_time_s = float(block.host_time_s[-1])
        on_block(block, result.forces)
        self.force_N, self.flags = result.forces.force_N[-1], result.forces.flags[-1]
        self._remember(result.forces.force_N.mean(axis=0))
        return result.holds

    def warnings(self) -> tuple[str, ...]:
        """Say what is wrong with the glove though it streams."""
        found = [] if self.health is None else self.health.problems(self._n_sensors)
        true_rate_hz = self.assembler.true_rate_hz
        if true_rate_hz is not None:
            found.append(
                f"the glove says {self._rate_hz} Hz and sends {true_rate_hz:.0f} Hz: put the "
                "firmware that came with this program on the board"
            )
        return tuple(found)

    def _remember(self, force_N: FloatArray) -> None:
        self.recent.append((self.time_s, force_N))
        while self.recent[0][0] < self.time_s - TARE_S:
            self.recent.pop(0)

    def resting_N(self) -> tuple[float, ...]:
        """Mean of each pad over the last second, on top of the tare in use, newtons."""
        return tuple(float(v) for v in np.mean([force_N for _, force_N in self.recent], axis=0))
