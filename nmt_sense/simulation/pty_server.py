"""Any device served on a pseudo-terminal, so that other programs can open it as a port."""

import contextlib
import os
import select
import struct
import sys
import threading
import time
from collections.abc import Callable

from nmt_sense.glove import Device
from nmt_sense.model.errors import DeviceError

READ_TIMEOUT_S = 0.02
#: Longest wait for a client to read what was sent last.
READ_OUT_S = 1.0


def serve_on_pty(device: Device, *, on_ready: Callable[[str], None], stop: threading.Event) -> None:
    """Serve a device until ``stop`` is set or the device has come to its end.

    Parameters
    ----------
    device
        What is served.
    on_ready
        Called with the path of the port once it can be opened.
    stop
        Set from outside to end.

    Raises
    ------
    DeviceError
        If this system has no pseudo-terminals.
    """
    if sys.platform == "win32":
        raise DeviceError("Windows has no pseudo-terminals: use 'record --port simulated' instead")
    import tty

    ours, theirs = os.openpty()
    try:
        # Kept open here as well: the port outlives a client that closes it.
        tty.setraw(theirs)
        os.set_blocking(ours, False)
        on_ready(os.ttyname(theirs))
        _pump(device, ours, stop)
        _let_read(theirs, stop)
    finally:
        device.close()
        os.close(ours)
        os.close(theirs)


def _pump(device: Device, ours: int, stop: threading.Event) -> None:
    while not stop.is_set():
        while select.select([ours], [], [], 0)[0]:
            device.write(os.read(ours, 4096))
        try:
            data = device.read(READ_TIMEOUT_S)
        except EOFError:
            return
        # What does not fit is lost, as on a wire nobody reads.
        with contextlib.suppress(BlockingIOError):
            os.write(ours, data)


def _let_read(theirs: int, stop: threading.Event) -> None:
    """Wait until the client has read what was sent: closing the port would throw it away."""
    import fcntl
    import termios

    until_s = time.monotonic() + READ_OUT_S
    while time.monotonic() < until_s:
        (waiting,) = struct.unpack("i", fcntl.ioctl(theirs, termios.FIONREAD, bytes(4)))
        if not waiting or stop.wait(READ_TIMEOUT_S):
            return
