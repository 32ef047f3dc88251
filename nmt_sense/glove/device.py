"""The device seam: what a serial, simulated or replayed glove looks like from above."""

from typing import Protocol


class Device(Protocol):
    """A two-way stream of bytes with a glove at its other end.

    Notes
    -----
    ``read`` is called by one thread only. ``write`` and ``close`` may be called from another.
    """

    @property
    def name(self) -> str:
        """What the user calls it: a port, a URL, or "simulated glove"."""
        ...

    def read(self, timeout_s: float) -> bytes:
        """Return whatever has arrived, waiting up to ``timeout_s`` for the first byte.

        Returns
        -------
        bytes
            Empty if nothing came in time.

        Raises
        ------
        DeviceLostError
            If the glove is gone.
        EOFError
            If this is a replay and its end is reached.
        """
        ...

    def write(self, data: bytes) -> None:
        """Send bytes to the glove.

        Raises
        ------
        DeviceLostError
            If the glove is gone.
        """
        ...

    def next_speed(self) -> None:
        """Try the next speed that a glove's line may have; without a line, do nothing."""
        ...

    def close(self) -> None:
        """Let go of the port; a second call does nothing."""
        ...
