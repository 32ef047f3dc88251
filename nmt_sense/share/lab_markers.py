"""Markers of other programs on the lab network, taken in."""

import threading
from collections.abc import Callable
from typing import Any

from nmt_sense.share.lab_streaming import SOURCE, load_lsl, lsl_minus_host_s

#: Looking for new streams, and at those that are known.
LOOK_EVERY_S = 0.1
#: A stream is opened, and its clock compared, within this time, or tried again.
OPEN_S = 2.0
#: First wait after a failure; doubles up to the longest.
FIRST_RETRY_S, LONGEST_RETRY_S = 0.1, 5.0
OTHERS_MARKERS = f"type='Markers' and not(starts-with(source_id,'{SOURCE}'))"

OnMarker = Callable[[str, int], None]


class MarkerInlets:
    """Finds marker streams of other programs and hands on what they say.

    Parameters
    ----------
    on_marker
        Called on a thread of its own with the text of each marker and the host's monotonic time
        at which it was set, nanoseconds.
    on_fault
        Called with a sentence when a stream cannot be read; looking goes on.
    """

    def __init__(self, on_marker: OnMarker, on_fault: Callable[[str], None]) -> None:
        self._lsl = load_lsl()
        self._on_marker = on_marker
        self._on_fault = on_fault
        self._ahead_s = lsl_minus_host_s()
        self._inlets: dict[str, Any] = {}
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="lab markers", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End listening."""
        self._closing.set()
        self._thread.join()
        self._inlets.clear()

    def _run(self) -> None:
        resolver = self._lsl.ContinuousResolver(pred=OTHERS_MARKERS)
        retry_s = FIRST_RETRY_S
        while not self._closing.wait(LOOK_EVERY_S):
            try:
                self._open_new(resolver.results())
                self._take()
                retry_s = FIRST_RETRY_S
            except Exception as error:  # noqa: BLE001 - no thread dies silently: say it, go on
                self._on_fault(f"markers of the lab network could not be read: {error}")
                self._closing.wait(retry_s)
                retry_s = min(2 * retry_s, LONGEST_RETRY_S)

    def _open_new(self, found: list[Any]) -> None:
        there = {info.uid(): info for info in found}
        for uid in self._inlets.keys() - there.keys():
            del self._inlets[uid]
        for uid in there.keys() - self._inlets.keys():
            inlet = self._lsl.StreamInlet(there[uid], max_buflen=60)
            inlet.open_stream(timeout=OPEN_S)
            self._inlets[uid] = inlet

    def _take(self) -> None:
        for inlet in self._inlets.values():
            # The clocks of two computers: what LSL measured between them is added to a stamp. It
            # is asked first, so that a failure leaves the markers in the inlet.
            correction_s = inlet.time_correction(timeout=OPEN_S)
            texts, stamps_s = inlet.pull_chunk(timeout=0.0)
            for words, stamp_s in zip(texts, stamps_s, strict=True):
                host_s = stamp_s + correction_s - self._ahead_s
                self._on_marker(" ".join(words), round(host_s * 1e9))
