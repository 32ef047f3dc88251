"""A real screen that nobody looks at."""

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest

REQUIRED = os.environ.get("NMT_REQUIRE_XVFB") == "1"


def give_up(reason: str) -> None:
    if REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Run an X server of our own, on a display number that it chooses itself."""
    if shutil.which("Xvfb") is None:
        give_up("Xvfb is not installed")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    try:
        if not number:
            give_up("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)
