"""What a screen, or a command, can make a session do. Everything slow happens on a thread."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np

from nmt_sense.force import Profile, nominal_profile, simulated_profile
from nmt_sense.glove import Device, GloveLink
from nmt_sense.model.errors import NmtSenseError
from nmt_sense.model.glove import pads_of
from nmt_sense.model.hold import HoldProgress
from nmt_sense.model.plan import Plan
from nmt_sense.session.channels import ChannelsView
from nmt_sense.session.glove_feedback import GloveFeedback
from nmt_sense.session.gloves import SIMULATED, GloveChoice, list_gloves, opener_of
from nmt_sense.session.kept_profiles import kept_profile
from nmt_sense.session.listener import SessionListener
from nmt_sense.session.live import LiveSession
from nmt_sense.session.snapshot import (
    BandState,
    CalibrationView,
    LinkState,
    LinkView,
    RecordingState,
    RecordingView,
    SessionSnapshot,
    empty_trace,
)
from nmt_sense.session.trace import COLUMN_S, TRACE_S


class LiveController:
    """Connects to gloves, one at a time, and passes on what the user does.

    Parameters
    ----------
    profile, plan, recordings, participant, end_after_s, listener, keep_journal
        See :class:`~nmt_sense.session.live.LiveSession`. Without a profile, a glove gets the one
        that was made for it and kept (see :mod:`nmt_sense.session.kept_profiles`), else one
        that comes with the program: the data sheet's, or the simulated glove's own.
    record_at_once
        Begin a recording as soon as the glove is connected.
    glove_feedback
        By what the glove itself tells the hand; None for nothing.
    rate_hz
        Scans per second that the glove is asked for; None for its own.
    list_choices, opener
        How gloves are found and opened.
    """

    def __init__(
        self,
        *,
        profile: Profile | None,
        plan: Plan,
        recordings: Path,
        participant: str = "",
        end_after_s: float | None = None,
        record_at_once: bool = False,
        listener: SessionListener | None = None,
        keep_journal: bool = True,
        glove_feedback: GloveFeedback | None = None,
        rate_hz: int | None = None,
        list_choices: Callable[[], list[GloveChoice]] = list_gloves,
        opener: Callable[[str], Callable[[], Device]] = opener_of,
    ) -> None:
        self._profile = nominal_profile() if profile is None else profile
        self._own_profile = profile is not None
        self._plan = plan
        self._recordings = recordings
        self._participant = participant
        self._end_after_s = end_after_s
        self._record_at_once = record_at_once
        self._listener = listener
        self._keep_journal = keep_journal
        self._list_choices = list_choices
        self._opener = opener
        self._feedback_mode = ""
        self._glove_feedback = glove_feedback or GloveFeedback()
        self._rate_hz = rate_hz
        self._consent = True
        self._session: LiveSession | None = None
        self._waiting: LinkView | None = None
        self._work: list[threading.Thread] = []

    @property
    def session(self) -> LiveSession | None:
        """The session that runs or ran last."""
        return self._session

    @property
    def over(self) -> bool:
        """True when connecting failed, or the session has ended by itself."""
        if self._session is not None:
            return self._session.wait(0)
        return self._waiting is not None and self._waiting.state is LinkState.FAILED

    def another(self) -> "LiveController":
        """Make a session of the same kind for one more glove."""
        return LiveController(
            profile=self._profile if self._own_profile else None,
            plan=self._plan,
            recordings=self._recordings,
            keep_journal=self._keep_journal,
            glove_feedback=self._glove_feedback,
            rate_hz=self._rate_hz,
            list_choices=self._list_choices,
            opener=self._opener,
        )

    def gloves(self) -> list[GloveChoice]:
        """Look for gloves; takes some seconds."""
        return self._list_choices()

    def connect(self, choice: GloveChoice) -> None:
        """Start to connect; returns at once."""
        self._session = None
        self._waiting = LinkView(state=LinkState.CONNECTING, glove=choice.label)
        self._in_background(lambda: self._connect(choice))

    def disconnect(self) -> None:
        """Let go of the glove; a running recording is sealed first."""
        if self._session is not None:
            self._in_background(self._session.close)

    def snapshot(self) -> SessionSnapshot | None:
        """Tell the state of the session; None while nothing was ever connected."""
        if self._session is not None:
            return self._session.snapshot()
        return None if self._waiting is None else self._blank(self._waiting)

    def channels(self) -> ChannelsView | None:
        """Copy the last seconds of every channel; None where there are none."""
        return None if self._session is None else self._session.channels()

    def set_participant(self, participant: str) -> None:
        """Name who is recorded from the next recording on, by a pseudonym."""
        self._participant = participant
        if self._session is not None:
            self._session.set_participant(participant)

    def set_consent(self, given: bool) -> None:
        """Say whether recording is agreed to, in this session and in those that follow."""
        self._consent = given
        if self._session is not None:
            self._session.set_consent(given)

    def start_recording(self) -> None:
        """Start to keep the session."""
        if self._session is not None:
            self._session.start_recording()

    def stop_recording(self) -> None:
        """End the recording; sealing goes on in the background."""
        if self._session is not None:
            self._in_background(self._session.stop_recording)

    def mark(self, text: str) -> None:
        """Note this moment."""
        if self._session is not None:
            self._session.mark(text)

    def mark_at(self, text: str, monotonic_ns: int) -> None:
        """Note a moment by the host's monotonic clock."""
        if self._session is not None:
            self._session.mark_at(text, monotonic_ns)

    def comfort(self) -> None:
        """Note that comfort is reached in the press that goes on."""
        if self._session is not None:
            self._session.comfort()

    def pain(self, value: int) -> None:
        """Note how much the press that goes on hurts, 0..10."""
        if self._session is not None:
            self._session.pain(value)

    def undo_mark(self) -> None:
        """Take the newest mark back."""
        if self._session is not None:
            self._session.undo_mark()

    def set_keep_journal(self, wanted: bool) -> None:
        """Keep the journal of recordings that end from now on beside their tables, or drop it."""
        self._keep_journal = wanted
        if self._session is not None:
            self._session.set_keep_journal(wanted)

    def set_feedback_mode(self, mode: str) -> None:
        """Note what the learner is shown, in this recording and in those that follow."""
        self._feedback_mode = mode
        if self._session is not None:
            self._session.set_feedback_mode(mode)

    def set_glove_feedback(self, wanted: GloveFeedback) -> None:
        """Let the glove's own motor, buzzer and lamp tell where the press stands, or no more."""
        if wanted == self._glove_feedback:
            return  # told with every frame
        self._glove_feedback = wanted
        if self._session is not None:
            self._session.set_glove_feedback(wanted)

    def select_point(self, index: int) -> None:
        """Choose the point of the plan that is pressed next."""
        if self._session is not None:
            self._session.select_point(index)

    def tare(self) -> None:
        """Take the forces of this moment as zero."""
        if self._session is not None:
            self._session.tare()

    def close(self) -> None:
        """End everything that runs."""
        for thread in self._work:
            thread.join()
        if self._session is not None:
            self._session.close()

    def _connect(self, choice: GloveChoice) -> None:
        try:
            link = GloveLink(self._opener(choice.key), rate_hz=self._rate_hz)
            remark = ""
            if not self._own_profile:
                shipped = simulated_profile() if choice.key == SIMULATED else nominal_profile()
                kept, remark = kept_profile(link.identity.serial)
                self._profile = kept or shipped
            session = LiveSession(
                link,
                profile=self._profile,
                remark=remark,
                plan=self._plan,
                recordings=self._recordings,
                participant=self._participant,
                end_after_s=self._end_after_s,
                listener=self._listener,
                keep_journal=self._keep_journal,
            )
            session.set_feedback_mode(self._feedback_mode)
            session.set_glove_feedback(self._glove_feedback)
            session.set_consent(self._consent)
            if self._record_at_once:
                session.start_recording()
            session.start()
        except NmtSenseError as error:
            self._waiting = LinkView(state=LinkState.FAILED, glove=choice.label, message=str(error))
            return
        self._session = session

    def _in_background(self, work: Callable[[], None]) -> None:
        self._work = [thread for thread in self._work if thread.is_alive()]
        thread = threading.Thread(target=work, name="controller", daemon=True)
        self._work.append(thread)
        thread.start()

    def _blank(self, link: LinkView) -> SessionSnapshot:
        pads = pads_of(6)
        return SessionSnapshot(
            time_s=0.0,
            link=link,
            pads=pads,
            pad_force_N=np.full(len(pads), np.nan),
            pad_flags=np.zeros(len(pads), np.uint8),
            force_N=float("nan"),
            force_uncertainty_N=0.0,
            band_state=BandState.REST,
            calibration=CalibrationView(
                label=self._profile.label,
                nominal=self._profile.nominal,
                level_uncertainty=self._profile.level_uncertainty,
            ),
            plan=self._plan,
            point_index=0,
            progress=HoldProgress(),
            trace=empty_trace(COLUMN_S, round(TRACE_S / COLUMN_S)),
            recording=RecordingView(state=RecordingState.OFF),
        )
