"""What the program itself has to say to a learner at each moment; no Qt in here."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from nmt_sense.dashboard.learning import Learning, Shown
from nmt_sense.dashboard.prompts import Alert, Correction, LossWatch, Prompter
from nmt_sense.dashboard.settings import Settings, SettingsStore
from nmt_sense.dashboard.taps import DoubleTap
from nmt_sense.dashboard.tones import Chime, SoundScore, Tone
from nmt_sense.model.hold import HoldProgress
from nmt_sense.session.glove_feedback import GloveFeedback
from nmt_sense.session.snapshot import BandState, LinkState, SessionSnapshot

logger = logging.getLogger(__name__)
_LOST_CHIME_EVERY_S = 5.0


@dataclass(frozen=True, slots=True)
class Advice:
    """What is shown, said and heard with one snapshot."""

    shown: Shown = field(default_factory=Shown)
    correction: Correction | None = None
    alert: Alert = Alert.NONE
    tone: Tone = field(default_factory=Tone)
    chimes: tuple[Chime, ...] = ()
    glove: GloveFeedback = field(default_factory=GloveFeedback)
    double_tapped: bool = False


class Coach:
    """Brings together learning mode, prompts, alerts and sound.

    Parameters
    ----------
    store
        The settings; changes are followed.
    now_s
        A monotonic clock, seconds.
    """

    def __init__(self, store: SettingsStore, now_s: Callable[[], float] = time.monotonic) -> None:
        self._store, self._now_s = store, now_s
        self.learning = Learning(store.value.mode)
        self._prompter = Prompter()
        self._loss = LossWatch(now_s, logger.warning)
        self._score = SoundScore()
        self._taps = DoubleTap()
        self._lost_chime_s = float("-inf")
        self._newest: SessionSnapshot | None = None
        self._follow()
        store.listen(self._follow)

    def see(self, snapshot: SessionSnapshot | None) -> Advice:
        """Decide what is shown, said and heard with this snapshot; called at frame rate."""
        self._newest = snapshot
        alert = self._loss.see(snapshot)
        if snapshot is None:
            return Advice()
        if snapshot.link.state is not LinkState.STREAMING:
            return Advice(alert=alert, chimes=self._lost_chime(alert))
        settings, shown = self._store.value, self.learning.see(snapshot)
        correction = self._prompter.see(snapshot)
        return Advice(
            shown=shown,
            correction=correction if shown.live else None,
            alert=alert,
            tone=self._score.tone(snapshot, settings, live=shown.live),
            chimes=self._score.chimes(snapshot, settings),
            glove=_glove(settings) if shown.live else GloveFeedback(),
            double_tapped=self._taps.see(snapshot),
        )

    def ask(self) -> bool:
        """Show the press for a moment, where the learner may ask for it."""
        return self._newest is not None and self.learning.ask(self._newest)

    def _lost_chime(self, alert: Alert) -> tuple[Chime, ...]:
        if alert is not Alert.SOUND or self._now_s() - self._lost_chime_s < _LOST_CHIME_EVERY_S:
            return ()
        self._lost_chime_s = self._now_s()
        return (Chime.LOST,)

    def _follow(self) -> None:
        settings = self._store.value
        self._prompter.after_s = settings.prompt_after_s
        self._prompter.after_misses = settings.prompt_after_misses
        if settings.mode is not self.learning.mode:
            self.learning.choose(settings.mode, self._newest)


def _glove(settings: Settings) -> GloveFeedback:
    if not settings.glove_feedback:
        return GloveFeedback()
    return GloveFeedback(
        motor=settings.glove_motor,
        buzzer=settings.glove_buzzer,
        led=settings.glove_led,
        strength=settings.glove_strength,
    )


def veiled(snapshot: SessionSnapshot, shown: Shown) -> SessionSnapshot:
    """Take out of a snapshot what the learner is not to see; how long the hold lasts stays."""
    if not shown.verdict:
        snapshot = replace(snapshot, holds=())
    if shown.live:
        return snapshot
    nothing = np.full_like(snapshot.trace.low_N, np.nan)
    progress = snapshot.progress
    return replace(
        snapshot,
        force_N=float("nan"),
        pad_force_N=np.full_like(snapshot.pad_force_N, np.nan),
        pad_flags=np.zeros_like(snapshot.pad_flags),
        band_state=BandState.REST,
        progress=HoldProgress(state=progress.state, held_s=progress.held_s),
        trace=replace(snapshot.trace, low_N=nothing, high_N=nothing),
    )
