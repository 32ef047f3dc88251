"""A reference on a port of its own: a load cell whose board prints a number a line.

That is what the example sketches of the usual HX711 libraries do. The last number of a line is
taken, whatever stands around it.
"""

import re
import time

from nmt_sense.glove.device import Device
from nmt_sense.model.errors import DeviceError, DeviceLostError

#: A reference that says nothing for so long is none, seconds: boards take two to start.
SILENT_S = 5.0
#: Longest line that is looked at, bytes; what has no end by then is no text.
LONGEST_LINE = 200
_NUMBER = re.compile(rb"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


class ReferenceCell:
    """Reads numbers, each with the time it came.

    Parameters
    ----------
    device
        The port; it is closed with the cell.
    """

    def __init__(self, device: Device) -> None:
        self._device = device
        self._rest = b""
        self._last_s = time.monotonic()

    def read(self, timeout_s: float) -> list[tuple[float, float]]:
        """Return what has come, waiting up to ``timeout_s`` for it.

        Returns
        -------
        list of (host_s, value)
            Host monotonic time of the read, seconds, and the number as it was printed.

        Raises
        ------
        DeviceError
            If the port is gone, or no number came for :data:`SILENT_S`.
        """
        try:
            data = self._device.read(timeout_s)
        except DeviceLostError as error:
            raise DeviceError(
                f"the reference on {self._device.name} is gone: plug it in and begin again"
            ) from error
        now_s = time.monotonic()
        *lines, self._rest = (self._rest + data).replace(b"\r", b"\n").split(b"\n")
        self._rest = self._rest[-LONGEST_LINE:]
        found = [numbers[-1] for line in lines if (numbers := _NUMBER.findall(line))]
        if found:
            self._last_s = now_s
        elif now_s - self._last_s > SILENT_S:
            raise DeviceError(
                f"the reference on {self._device.name} sends no numbers, one a line: check its "
                "sketch, and its speed with --reference-baud"
            )
        return [(now_s, float(number)) for number in found]

    def close(self) -> None:
        """Let go of the port."""
        self._device.close()
