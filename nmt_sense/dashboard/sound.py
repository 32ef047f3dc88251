"""The loudspeaker: plays what the synthesiser writes."""

import logging

import numpy as np
from PyQt6.QtCore import QIODevice, QObject, QTimer

from nmt_sense.dashboard.tones import SAMPLE_RATE_HZ, Chime, Synthesiser, Tone

logger = logging.getLogger(__name__)
#: Sound follows the press after this long at most: three frames of the screen.
_LATENCY_S = 0.1
_REFILL_MS = 20
_FULL_SCALE = 32767


class Speaker(QObject):
    """Plays tone and chimes; opens the loudspeaker when there is first something to hear.

    Attributes
    ----------
    trouble
        Why nothing can be heard, empty if nothing is wrong.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._synthesiser = Synthesiser()
        self._sink: QObject | None = None
        self._device: QIODevice | None = None
        self._refill = QTimer(self)
        self._refill.timeout.connect(self._fill)
        self.trouble = ""

    def play(self, tone: Tone, chimes: tuple[Chime, ...], volume: float) -> None:
        """Let a tone sound from now on, and chimes once."""
        self._synthesiser.tone = tone
        if self._device is None and (tone.loudness or chimes) and not self.trouble:
            self._open()
        for chime in chimes if self._device is not None else ():
            self._synthesiser.chime(chime, volume)

    def close(self) -> None:
        """Let go of the loudspeaker."""
        self._refill.stop()
        if self._sink is not None:
            self._sink.stop()
        self._sink = self._device = None

    def _open(self) -> None:
        # Qt's multimedia takes a while to load and needs libraries that a headless machine lacks.
        try:
            from PyQt6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices
        except ImportError as error:
            self._give_up(f"Sound needs Qt's multimedia library ({error}).")
            return
        output = QMediaDevices.defaultAudioOutput()
        if output.isNull():
            self._give_up("No loudspeaker was found: plug one in, then start again.")
            return
        sound = QAudioFormat()
        sound.setSampleRate(SAMPLE_RATE_HZ)
        sound.setChannelCount(1)
        sound.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        sink = QAudioSink(output, sound, self)
        sink.setBufferSize(2 * round(_LATENCY_S * SAMPLE_RATE_HZ))
        self._sink, self._device = sink, sink.start()
        self._refill.start(_REFILL_MS)

    def _give_up(self, sentence: str) -> None:
        self.trouble = sentence
        logger.warning(sentence)

    def _fill(self) -> None:
        if self._sink is None or self._device is None:
            return
        n_samples = self._sink.bytesFree() // 2
        samples = self._synthesiser.block(n_samples)
        self._device.write((samples * _FULL_SCALE).astype(np.int16).tobytes())
