# SPDX-License-Identifier: GPL-3.0-only
"""The firmware's protocol code, compiled for the PC with every check the compiler has."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DRIVER = Path(__file__).with_name("protocol_driver.cpp")
STRICT = ["-std=c++11", "-Wall", "-Wextra", "-Werror", "-Wconversion", "-Wshadow"]
SANITIZED = ["-g", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]

Request = Callable[..., str]


@pytest.fixture(scope="session")
def request_cpp(tmp_path_factory) -> Iterator[Request]:
    """Ask the C++ code one thing and get its answer."""
    if shutil.which("g++") is None:
        reason = "the firmware's host test needs the Debian package g++"
        if os.environ.get("NMT_REQUIRE_BOARD") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    program = tmp_path_factory.mktemp("driver") / "protocol_driver"
    sketch = ROOT / "firmware" / "nmt_glove"
    subprocess.run(["g++", *STRICT, *SANITIZED, f"-I{sketch}", "-o", program, DRIVER], check=True)
    # What a sanitizer finds goes to the test's own error output, before the answer that is missing.
    process = subprocess.Popen(
        [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )

    def request(*words: object) -> str:
        print(*words, file=process.stdin, flush=True)
        answer = process.stdout.readline()
        assert answer, f"the driver has ended, at {words}"
        return answer.strip()

    yield request
    process.stdin.close()
    assert process.wait(timeout=10) == 0, "a sanitizer had something to say"
    process.stdout.close()
