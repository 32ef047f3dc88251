"""A live session: the glove's bytes walk through the pipeline while screens take snapshots.

Threads: the link's reader owns the port; the pipeline thread here decodes, converts, finds holds
and feeds the recording; the recording's writer owns the disk. Whoever draws takes a snapshot.
"""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np

from nmt_sense.force import Profile
from nmt_sense.glove import (
    Chunk,
    GloveLink,
    StreamState,
)
from nmt_sense.model.block import FloatArray, ForceBlock, SampleBlock
from nmt_sense.model.errors import NmtSenseError
from nmt_sense.model.hold import Hold
from nmt_sense.model.plan import Plan, Point
from nmt_sense.protocol import Message, Reply
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.cut_off import session_to_go_on
from nmt_sense.session.glove_feedback import FeedbackTeller, GloveFeedback
from nmt_sense.session.listener import SessionListener
from nmt_sense.session.recorder import Recorder
from nmt_sense.session.snapshot import (
    BandState,
    CalibrationView,
    LinkState,
    LinkView,
    RecordingState,
    RecordingView,
    SessionSnapshot,
)
from nmt_sense.session.take import Take
from nmt_sense.storage import Recording

READ_TIMEOUT_S = 0.05
NO_CONSENT = "Nothing is recorded: the intake says that there is no consent to it."
#: Wait between two tries after the pipeline failed; doubles up to the longest.
FIRST_RETRY_S, LONGEST_RETRY_S = 0.1, 5.0

_LINK_STATE = {
    StreamState.STREAMING: LinkState.STREAMING,
    StreamState.LOST: LinkState.LOST,
    StreamState.ENDED: LinkState.ENDED,
}


class LiveSession:
    """One glove, from its bytes to its holds, while it is worn.

    Parameters
    ----------
    link
        An identified glove; the session starts and closes it.
    profile
        The calibration in use.
    plan
        What is judged against.
    recordings
        Folder in which recordings get folders of their own.
    participant
        Pseudonym for recordings; empty for none.
    end_after_s
        End by itself after so much of the stream, seconds; None to go on until closed.
    listener
        Is told what the session does; None for nobody.
    keep_journal
        Keep the journal of a recording beside its table.
    remark
        What to warn of all through the session, one sentence; empty for nothing.
    """

    def __init__(
        self,
        link: GloveLink,
        *,
        profile: Profile,
        plan: Plan,
        recordings: Path,
        participant: str = "",
        end_after_s: float | None = None,
        listener: SessionListener | None = None,
        keep_journal: bool = True,
        remark: str = "",
    ) -> None:
        self._link = link
        self._keep_journal = keep_journal
        self._listener = listener
        self._profile_remark = remark
        self._profile = profile
        self._plan = plan
        self._recordings = recordings
        self._participant = participant
        self._end_after_s = float("inf") if end_after_s is None else end_after_s
        self._lock = threading.Lock()
        self._take = Take(link.identity, profile, plan)
        self._recorder: Recorder | None = None
        self._recording = RecordingView()
        self._faults: list[str] = []
        self._losses = 0
        self._feedback_mode = ""
        self._teller = FeedbackTeller()
        self._consent = True
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pipeline", daemon=True)

    # --- what a user does -------------------------------------------------------------------

    def start(self) -> None:
        """Start the stream and the pipeline.

        Raises
        ------
        DeviceError
            If the glove refuses.
        """
        if self._listener is not None:
            self._listener.begin(self._link.identity, self._profile)
        self._link.start()
        self._thread.start()

    def start_recording(self) -> None:
        """Begin a recording, and with it a new take: holds and time start from nothing.

        One that a crash cut off a moment ago goes on instead, with a gap. Where it cannot begin,
        the snapshots say so.
        """
        with self._lock:
            if self._recorder is not None:
                return
            if not self._consent:
                self._recording = RecordingView(state=RecordingState.FAILED, message=NO_CONSENT)
                return
            identity, profile, plan = self._link.identity, self._profile, self._plan
            try:
                before = session_to_go_on(
                    self._recordings, identity, self._participant, plan, profile
                )
                take = Take(identity, profile, plan, before)
                self._recorder = Recorder(
                    self._recordings,
                    identity=identity,
                    profile=profile,
                    plan=plan,
                    participant=self._participant,
                    before=before,
                )
            except NmtSenseError as error:
                self._recording = RecordingView(state=RecordingState.FAILED, message=str(error))
                return
            self._take = take
            self._recording = RecordingView(state=RecordingState.ON, folder=self._recorder.folder)
            if before is not None:
                self._note_going_on(before)
            self._note_feedback_mode()
            if self._teller.wanted.on:
                self._note_glove_feedback()

    def _note_going_on(self, before: Recording) -> None:
        """Note where the gap begins, and holds that the crash kept from being noted."""
        assert self._recorder is not None
        noted = sum(event["kind"] == "hold" for event in before.events)
        for hold in self._take.holds[noted:]:
            self._recorder.hold(hold)
        self._recorder.note(
            "went on", time_s=self._take.time_s, sentence="the session was cut off, and goes on"
        )

    def stop_recording(self) -> None:
        """End the recording and seal it; takes a moment for a long one.

        Where it cannot be sealed the snapshots say so; what was written stays and can be recovered.
        """
        with self._lock:
            recorder, self._recorder = self._recorder, None
            if recorder is None:
                return
            for hold in self._take.pipeline.finish():
                self._take.holds.append(hold)
                recorder.hold(hold)
        try:
            report = recorder.close(keep_journal=self._keep_journal)
        except NmtSenseError as error:
            self._recording = RecordingView(
                state=RecordingState.FAILED, folder=recorder.folder, message=str(error)
            )
            return
        self._recording = RecordingView(
            state=RecordingState.SEALED, folder=recorder.folder, message=report.sentence
        )

    def set_participant(self, participant: str) -> None:
        """Name who is recorded from the next recording on, by a pseudonym."""
        with self._lock:
            self._participant = participant

    def set_consent(self, given: bool) -> None:
        """Say whether who is pressed, or presses, agrees to be recorded; without it nothing is."""
        with self._lock:
            self._consent = given

    def mark(self, text: str) -> None:
        """Mark this moment."""
        with self._lock:
            if self._recorder is not None:
                self._recorder.mark(text, self._take.time_s, time.monotonic_ns())
                self._take.marks_s.append(self._take.time_s)

    def mark_at(self, text: str, monotonic_ns: int) -> None:
        """Mark a moment by the host's monotonic clock, e.g. one that another program tells."""
        with self._lock:
            take = self._take
            if self._recorder is not None and not math.isnan(take.host_time_s):
                time_s = take.time_s + monotonic_ns / 1e9 - take.host_time_s
                self._recorder.mark(text, time_s, monotonic_ns)
                take.marks_s.append(time_s)

    def comfort(self) -> None:
        """Note that comfort is reached in the press that goes on."""
        self._remark(None)

    def pain(self, value: int) -> None:
        """Note how much the press that goes on hurts, 0..10."""
        self._remark(value)

    def _remark(self, pain: int | None) -> None:
        with self._lock:
            if not self._take.pipeline.finder.pressing:
                return
            remark = self._take.pipeline.remark(pain)
            if self._recorder is not None:
                self._recorder.remark(remark, self._take.time_s)

    def undo_mark(self) -> None:
        """Take the newest mark back: a second event says so, and the first one stays."""
        with self._lock:
            if self._recorder is not None and self._take.marks_s:
                self._recorder.note("marker_undone", time_s=self._take.marks_s.pop())

    def set_keep_journal(self, wanted: bool) -> None:
        """Keep the journal of recordings that end from now on beside their tables, or drop it."""
        with self._lock:
            self._keep_journal = wanted

    def set_feedback_mode(self, mode: str) -> None:
        """Note what the learner is shown, in this recording and in those that follow."""
        with self._lock:
            self._feedback_mode = mode
            self._note_feedback_mode()

    def _note_feedback_mode(self) -> None:
        if self._recorder is not None and self._feedback_mode:
            time_s = self._take.time_s
            self._recorder.note("feedback_mode", mode=self._feedback_mode, time_s=time_s)

    def set_glove_feedback(self, wanted: GloveFeedback) -> None:
        """Let the glove's own motor, buzzer and lamp tell where the press stands, or no more."""
        with self._lock:
            if wanted != self._teller.wanted:
                self._teller.wanted = wanted
                self._note_glove_feedback()

    def _note_glove_feedback(self) -> None:
        if self._recorder is not None:
            time_s = self._take.time_s
            self._recorder.note("glove_feedback", time_s=time_s, **asdict(self._teller.wanted))

    def select_point(self, point_index: int) -> None:
        """Go to a point of the plan by hand."""
        with self._lock:
            choice = self._take.pipeline.choose(point_index)
            if self._recorder is not None:
                self._recorder.choice(choice)

    def tare(self) -> None:
        """Take the mean force of the last second for zero, unless something is being pressed."""
        with self._lock:
            if self._take.pipeline.finder.pressing or not self._take.recent:
                return
            offset_N = np.array(self._take.resting_N()) + self._take.pipeline.converter.offset_N
            if np.isnan(offset_N).any():
                return  # a saturated pad has no resting force
            self._set_zero(offset_N)

    def close(self) -> None:
        """End the stream and, where one runs, the recording."""
        self._closing.set()
        if self._thread.ident is None:  # never started
            self._end()
        else:
            self._thread.join()

    def wait(self, timeout_s: float) -> bool:
        """Wait for the session to end by itself; return whether it did."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    # --- what a screen sees -----------------------------------------------------------------

    @property
    def recording_folder(self) -> Path | None:
        """Where the recording lies, or the last one lay."""
        return self._recording.folder

    def channels(self) -> ChannelsView | None:
        """Copy the last seconds of every channel; None before the first sample."""
        with self._lock:
            return self._take.channels.view()

    def snapshot(self) -> SessionSnapshot:
        """Take a picture of everything at this moment."""
        with self._lock:
            take = self._take
            total_N = float(take.force_N.sum())
            level = self._profile.level_uncertainty
            course = take.pipeline.course
            return SessionSnapshot(
                time_s=take.time_s,
                link=self._link_view(take),
                pads=take.pipeline.pads,
                pad_force_N=take.force_N.copy(),
                pad_flags=take.flags.copy(),
                force_N=total_N,
                force_uncertainty_N=abs(total_N) * level,
                band_state=_band_state(total_N, course.point, take.pipeline.finder.pressing),
                calibration=CalibrationView(
                    label=self._profile.label,
                    nominal=self._profile.nominal,
                    level_uncertainty=level,
                ),
                plan=self._plan,
                point_index=course.point_index,
                progress=take.pipeline.finder.progress,
                trace=take.trace.view(),
                holds=tuple(take.holds),
                recording=self._recording_view(),
                marks_s=tuple(take.marks_s),
                faults=tuple(self._faults),
            )

    def _link_view(self, take: Take) -> LinkView:
        link = self._link
        line = take.assembler.clock.line
        return LinkView(
            state=_LINK_STATE[link.state],
            glove=link.identity.serial or link.name,
            rate_hz=link.identity.rate_hz,
            lost_samples=take.assembler.lost_samples,
            rejected_frames=take.parser.counters.rejected_total,
            queue_high_water=link.high_water,
            message=link.fault,
            warnings=take.warnings() + self._remarks(),
            feedback=self._teller.wanted.words if self._tells_hand else (),
            bits=link.identity.bits,
            drift_ppm=math.nan if line is None else line.drift_ppm,
            drift_uncertainty_ppm=math.nan if line is None else line.drift_uncertainty_ppm,
        )

    def _remarks(self) -> tuple[str, ...]:
        said = (
            self._profile.misfit(self._link.identity.serial),
            self._profile_remark,
            self._teller.refusal,
            self._link.overflow,
        )
        return tuple(sentence for sentence in said if sentence)

    @property
    def _tells_hand(self) -> bool:
        return self._link.state is StreamState.STREAMING and not self._teller.refusal

    def _recording_view(self) -> RecordingView:
        if self._recorder is None or not self._recorder.fault:
            return self._recording
        return RecordingView(
            state=RecordingState.ON, folder=self._recorder.folder, message=self._recorder.fault
        )

    # --- the pipeline thread ----------------------------------------------------------------

    def _run(self) -> None:
        retry_s = FIRST_RETRY_S
        while not self._over():
            chunk = self._link.read(READ_TIMEOUT_S)
            if chunk is None:
                self._note_losses()
                continue
            try:
                self._push(chunk)
                self._tell_glove()
                retry_s = FIRST_RETRY_S
            except Exception as error:  # noqa: BLE001 - no thread dies silently: say it, go on
                self._faults.append(f"the pipeline failed and went on: {error}")
                self._closing.wait(retry_s)
                retry_s = min(2 * retry_s, LONGEST_RETRY_S)

        self._end()

    def _tell_glove(self) -> None:
        with self._lock:
            told = self._teller.due(self._take.pipeline, self._take.force_N)
        for command, arguments in told:
            self._link.tell(command, arguments)

    def _hear(self, messages: list[Message]) -> None:
        for message in messages:
            if isinstance(message, Reply):
                self._teller.hear(message)

    def _over(self) -> bool:
        late = self._take.time_s - self._take.began_s >= self._end_after_s
        return late or self._closing.is_set() or self._link.drained

    def _end(self) -> None:
        self.stop_recording()
        self._link.close()
        if self._listener is not None:
            self._listener.end()

    def _push(self, chunk: Chunk) -> None:
        with self._lock:
            if self._recorder is not None:
                self._recorder.chunk(chunk)
            holds = self._take.push(chunk, self._hear, self._tell_block)
            if self._recorder is not None:
                for hold in holds:
                    self._recorder.hold(hold)
            for hold in holds:
                self._tell_hold(hold)
            self._follow_zero()
        self._note_losses()

    def _follow_zero(self) -> None:
        take = self._take
        recent_N = [force_N for _, force_N in take.recent]
        shift_N = take.zero.due(take.time_s, take.pipeline.finder.pressing, recent_N)
        if shift_N is not None:
            self._set_zero(shift_N + take.pipeline.converter.offset_N)

    def _set_zero(self, offset_N: FloatArray) -> None:
        tare = self._take.pipeline.tare(tuple(float(v) for v in offset_N))
        if self._recorder is not None:
            self._recorder.tare(tare)

    def _tell_block(self, samples: SampleBlock, forces: ForceBlock) -> None:
        self._tell(lambda listener: listener.block(samples, forces))

    def _tell_hold(self, hold: Hold) -> None:
        self._tell(lambda listener: listener.hold(hold))

    def _tell(self, what: Callable[[SessionListener], None]) -> None:
        """Tell the listener; one that fails is said once, let go, and never costs a sample."""
        if self._listener is None:
            return
        try:
            what(self._listener)
        except Exception as error:  # noqa: BLE001 - whoever listens must not stop the session
            self._faults.append(f"the listener failed and hears no more: {error}")
            self._listener = None

    def _note_losses(self) -> None:
        if self._link.losses > self._losses:
            self._losses = self._link.losses
            with self._lock:
                if self._recorder is not None:
                    self._recorder.note(
                        "glove lost", time_s=self._take.time_s, sentence=self._link.fault
                    )


def _band_state(force_N: float, point: Point, pressing: bool) -> BandState:
    if not pressing:
        return BandState.REST
    if force_N < point.band_low_N:
        return BandState.BELOW
    return BandState.IN if force_N <= point.band_high_N else BandState.ABOVE
