"""Notes that are spoken: the microphone, from one press of a key to the next, in a WAV file."""

import wave
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from PyQt6.QtCore import QIODevice, QObject, QTimer

from nmt_sense.dashboard.texts import tr
from nmt_sense.model.errors import InputError

#: What speech needs: 2 MB a minute.
SAMPLE_RATE_HZ, SAMPLE_BYTES = 16000, 2
#: A note that nobody ends is ended.
LONGEST_S = 120.0

#: Opens the microphone; gives what it is read from, and what closes it.
OpenMicrophone = Callable[[QObject], tuple[QIODevice, Callable[[], None]]]


def open_microphone(parent: QObject) -> tuple[QIODevice, Callable[[], None]]:
    """Open the default microphone.

    Raises
    ------
    InputError
        If there is none, or Qt's multimedia library is missing.
    """
    try:
        from PyQt6.QtMultimedia import QAudioFormat, QAudioSource, QMediaDevices
    except ImportError as error:
        raise InputError(
            tr("Spoken notes need Qt's multimedia library ({error}).", error=error)
        ) from error
    device = QMediaDevices.defaultAudioInput()
    if device.isNull():
        raise InputError(tr("No microphone was found: plug one in, or write the note (N)"))
    sound = QAudioFormat()
    sound.setSampleRate(SAMPLE_RATE_HZ)
    sound.setChannelCount(1)
    sound.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    source = QAudioSource(device, sound, parent)
    return source.start(), source.stop


class SpokenNote(QObject):
    """Writes what is spoken, one note at a time.

    Parameters
    ----------
    parent
        Ends it when it goes.
    microphone
        Opens the microphone.
    """

    def __init__(
        self, parent: QObject | None = None, microphone: OpenMicrophone = open_microphone
    ) -> None:
        super().__init__(parent)
        self._open_microphone = microphone
        self._source: QIODevice | None = None
        self._close: Callable[[], None] | None = None
        self._file: BinaryIO | None = None
        self._note: wave.Wave_write | None = None
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.timeout.connect(self.end)

    @property
    def running(self) -> bool:
        """Whether the microphone is open."""
        return self._note is not None

    def begin(self, path: Path) -> None:
        """Write from now on into a file, which must not be there yet.

        Raises
        ------
        InputError
            If there is no microphone, or the file cannot be written.
        """
        self.end()
        source, close = self._open_microphone(self)
        try:
            file = path.open("xb")
        except OSError as error:
            close()
            raise InputError(
                tr("{path} cannot be written: choose another place", path=path)
            ) from error
        note = wave.open(file, "wb")  # noqa: SIM115 - open until the note is over
        note.setnchannels(1)
        note.setsampwidth(SAMPLE_BYTES)
        note.setframerate(SAMPLE_RATE_HZ)
        self._source, self._close, self._file, self._note = source, close, file, note
        source.readyRead.connect(self._take)
        self._longest.start(round(1000 * LONGEST_S))

    def end(self) -> None:
        """Close microphone and file, if they are open."""
        if self._note is None or self._file is None or self._close is None:
            return
        self._take()
        self._longest.stop()
        self._close()
        self._note.close()
        self._file.close()
        self._source = self._close = self._file = self._note = None

    def _take(self) -> None:
        if self._source is not None and self._note is not None:
            self._note.writeframes(self._source.readAll().data())
