"""The sound of a press: what sounds when, and its waveform; no Qt in here.

A tone's pitch follows the error to the band: an octave down at half the band's lower edge, an
octave up at twice its upper edge, and silence inside, so that the ear hears only what to change.
In eyes-on-client mode the band itself hums softly, since silence could be a lost glove as well.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from nmt_sense.dashboard.settings import Settings
from nmt_sense.dashboard.view_models.points import current_point
from nmt_sense.model.block import FloatArray
from nmt_sense.model.hold import PressState
from nmt_sense.session.snapshot import BandState, SessionSnapshot

SAMPLE_RATE_HZ = 44100
#: A4, in the range where the ear tells pitches best and small loudspeakers still sound.
BAND_PITCH_HZ = 440.0
_OCTAVES = 1.0  # the pitch goes no further than this
_HUM_LOUDNESS = 0.25
_TONE_LOUDNESS = 0.6
_GLIDE_S = 0.03  # loudness and pitch glide to their new values, or they would click


class Chime(StrEnum):
    """A short sound."""

    TICK = "tick"
    GOAL = "goal"
    RELEASE = "release"
    LOST = "lost"
    STOP = "stop"


#: Pitches of each chime, played one after the other, Hz, and how long each lasts, seconds.
_NOTES: dict[Chime, tuple[tuple[float, ...], float]] = {
    Chime.TICK: ((1760.0,), 0.03),
    Chime.GOAL: ((659.3, 880.0), 0.14),
    Chime.RELEASE: ((880.0, 587.3), 0.12),
    Chime.STOP: ((1046.5, 1046.5, 1046.5), 0.12),
    Chime.LOST: ((330.0, 330.0, 330.0), 0.2),
}


@dataclass(frozen=True, slots=True)
class Tone:
    """The tone that sounds now; ``loudness`` 0..1."""

    pitch_hz: float = BAND_PITCH_HZ
    loudness: float = 0.0


def pitch_of(force_N: float, low_N: float, high_N: float) -> float:
    """Tell the pitch for a force against a band, Hz."""
    if force_N < low_N:
        octaves = math.log2(max(force_N / low_N, 2**-_OCTAVES)) if force_N > 0 else -_OCTAVES
    elif force_N > high_N:
        octaves = min(math.log2(force_N / high_N), _OCTAVES)
    else:
        octaves = 0.0
    return BAND_PITCH_HZ * 2.0**octaves


class SoundScore:
    """Follows snapshots, and tells the tone and the chimes of each moment."""

    def __init__(self) -> None:
        self._ticked_s = 0
        self._pressing = False
        self._goal_reached = False
        self._past_stop = False

    def tone(self, snapshot: SessionSnapshot, settings: Settings, *, live: bool) -> Tone:
        """Tell the tone; silent where the learning mode hides the press (``live`` is false)."""
        point = current_point(snapshot)
        wanted = settings.tones or settings.eyes_on_client
        known = math.isfinite(snapshot.force_N)
        if not (wanted and live and known and point) or snapshot.band_state is BandState.REST:
            return Tone()
        pitch_hz = pitch_of(snapshot.force_N, point.band_low_N, point.band_high_N)
        if snapshot.band_state is not BandState.IN:
            return Tone(pitch_hz, _TONE_LOUDNESS * settings.volume)
        return Tone(pitch_hz, _HUM_LOUDNESS * settings.volume * settings.eyes_on_client)

    def chimes(self, snapshot: SessionSnapshot, settings: Settings) -> tuple[Chime, ...]:
        """Tell what is to sound once now."""
        found: list[Chime] = []
        if snapshot.progress.past_stop and not self._past_stop:
            found.append(
                Chime.STOP
            )  # an alarm, not feedback: no setting but the volume silences it
        self._past_stop = snapshot.progress.past_stop
        held_s, point = snapshot.progress.held_s, current_point(snapshot)
        holding = snapshot.progress.state is PressState.HOLD
        if holding and int(held_s) > self._ticked_s:
            found += [Chime.TICK] if settings.ticks or settings.eyes_on_client else []
        self._ticked_s = int(held_s) if holding else 0
        reached = holding and point is not None and held_s >= point.goal_s
        chimes = settings.chimes or settings.eyes_on_client
        if chimes and reached and not self._goal_reached:
            found.append(Chime.GOAL)
        self._goal_reached = reached
        if chimes and self._pressing and not holding:
            found.append(Chime.RELEASE)
        self._pressing = holding
        return tuple(found)


def chime_wave(chime: Chime, volume: float) -> FloatArray:
    """Write a chime as samples -1..1, an array of shape (n_samples,)."""
    pitches, note_s = _NOTES[chime]
    times_s = np.arange(round(note_s * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    fade = np.minimum(1.0, np.minimum(times_s, note_s - times_s) / (_GLIDE_S / 6))
    envelope = fade * np.exp(-3.0 * times_s / note_s)
    notes = [np.sin(2 * np.pi * pitch_hz * times_s) * envelope for pitch_hz in pitches]
    return volume * np.concatenate(notes)


class Synthesiser:
    """Writes the samples of tone and chimes, block after block without a seam."""

    def __init__(self) -> None:
        self._phase = 0.0
        self._pitch_hz, self._loudness = BAND_PITCH_HZ, 0.0
        self._waiting: FloatArray = np.zeros(0)
        self.tone = Tone()

    def chime(self, chime: Chime, volume: float) -> None:
        """Let a chime sound as soon as those before it are over."""
        self._waiting = np.concatenate((self._waiting, chime_wave(chime, volume)))

    def block(self, n_samples: int) -> FloatArray:
        """Write the next samples, -1..1, an array of shape (n_samples,)."""
        glide = np.exp(-np.arange(1, n_samples + 1) / (_GLIDE_S * SAMPLE_RATE_HZ))
        pitch_hz = self.tone.pitch_hz + (self._pitch_hz - self.tone.pitch_hz) * glide
        loudness = self.tone.loudness + (self._loudness - self.tone.loudness) * glide
        phase = self._phase + np.cumsum(2 * np.pi * pitch_hz / SAMPLE_RATE_HZ)
        samples = loudness * np.sin(phase)
        if n_samples:
            self._phase = float(phase[-1]) % (2 * np.pi)
            self._pitch_hz, self._loudness = float(pitch_hz[-1]), float(loudness[-1])
        chime, self._waiting = self._waiting[:n_samples], self._waiting[n_samples:]
        samples[: len(chime)] += chime
        return np.clip(samples, -1.0, 1.0)
