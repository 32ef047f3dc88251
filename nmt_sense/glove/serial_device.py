"""A glove on a serial port, or on any URL that pyserial knows."""

import contextlib
import errno
import sys
import time
from pathlib import Path

import serial

from nmt_sense.model.errors import (
    DeviceError,
    DeviceLostError,
    PortBusyError,
    PortPermissionError,
)

DEFAULT_BAUD = 115_200
#: Speeds that gloves are built with, see firmware/README.md.
BAUDS = (DEFAULT_BAUD, 250_000, 500_000, 1_000_000)
#: Opening at this speed sends boards with native USB into their bootloader.
BOOTLOADER_BAUD = 1200
#: Lets whoever sits at a Linux computer open a glove.
UDEV_RULES = Path(__file__).with_name("70-nmt-sense.rules")
RULES_FOLDER = Path("/etc/udev/rules.d")
#: Bytes are gathered this long before they are handed on: reading each byte as it comes costs
#: many times the processor, and this is a third of a frame of the screen.
BATCH_S = 0.005
#: Longest wait for a port that takes no bytes.
WRITE_TIMEOUT_S = 1.0


class SerialDevice:
    """The :class:`~nmt_sense.glove.device.Device` seam over pyserial.

    Parameters
    ----------
    url
        A port (``/dev/ttyACM0``, ``COM10``) or a URL (``socket://host:port``, ``rfc2217://``).
    baud
        Speed of the line, bits per second.

    Raises
    ------
    PortBusyError
        If another program holds the port.
    PortPermissionError
        If the user may not open it.
    DeviceError
        If there is no such port, or it cannot be opened.
    """

    def __init__(self, url: str, baud: int = DEFAULT_BAUD) -> None:
        if baud == BOOTLOADER_BAUD:
            raise DeviceError(f"{url} is not opened at {baud} baud: that starts the bootloader")
        self._url = url
        try:
            self._port = serial.serial_for_url(url, baudrate=baud, do_not_open=True)
            if isinstance(self._port, serial.Serial):  # a port of this computer, not of another
                self._port.exclusive = True
                self._port.write_timeout = WRITE_TIMEOUT_S
            self._port.open()
        except (serial.SerialException, OSError, ValueError) as error:
            raise _why_not_open(url, error) from error

    @property
    def name(self) -> str:
        """The port or URL."""
        return self._url

    def read(self, timeout_s: float) -> bytes:
        """Return what has arrived; see :class:`~nmt_sense.glove.device.Device`."""
        try:
            self._port.timeout = timeout_s
            first = self._port.read(1)
            if not first:
                return b""
            time.sleep(BATCH_S)
            return bytes(first + self._port.read(self._port.in_waiting))
        except (serial.SerialException, OSError, TypeError) as error:
            # pyserial raises TypeError where its descriptor was closed under a waiting read.
            raise DeviceLostError(f"the glove on {self._url} is gone: {error}") from error

    def write(self, data: bytes) -> None:
        """Send bytes; see :class:`~nmt_sense.glove.device.Device`."""
        try:
            self._port.write(data)
        except (serial.SerialException, OSError, TypeError) as error:
            raise DeviceLostError(f"the glove on {self._url} is gone: {error}") from error

    def next_speed(self) -> None:
        """Go to the next of :data:`BAUDS`; see :class:`~nmt_sense.glove.device.Device`."""
        known = self._port.baudrate in BAUDS
        place = BAUDS.index(self._port.baudrate) + 1 if known else 0
        try:
            self._port.baudrate = BAUDS[place % len(BAUDS)]
        except (serial.SerialException, OSError, ValueError) as error:
            raise DeviceLostError(f"the glove on {self._url} is gone: {error}") from error

    def close(self) -> None:
        """Let go of the port."""
        # A port that was pulled out cannot be closed properly, and need not be.
        with contextlib.suppress(OSError):
            self._port.close()


def _why_not_open(url: str, error: Exception) -> DeviceError:
    number = getattr(error, "errno", None)
    text = str(error)
    if number == errno.EACCES or ("PermissionError" in text and "denied" not in text.lower()):
        return PortPermissionError(f"{url} may not be opened by this user: {right_to_open()}")
    if number in (errno.EBUSY, errno.EAGAIN) or "lock" in text or "Access is denied" in text:
        return PortBusyError(f"{url} is in use by another program: close it and try again")
    if number == errno.ENOENT or "FileNotFoundError" in text:
        return DeviceError(f"there is no port {url}: check the cable, or run nmt-sense devices")
    return DeviceError(f"{url} cannot be opened: {text}")


def right_to_open() -> str:
    """Say how a user gets the right to open serial ports on this system."""
    if sys.platform != "linux":
        return "close other programs that hold it, or ask whoever looks after this computer"
    return (
        f"run 'sudo cp {UDEV_RULES} {RULES_FOLDER} && sudo udevadm control --reload-rules && "
        "sudo udevadm trigger'; or, to open any serial port, 'sudo usermod -aG dialout $USER' "
        "(on Arch the group is uucp) and log in again"
    )
