"""``nmt-sense devices`` on real pseudo-terminals: a glove, and every way a port can be none."""

import json
import os
import re
import select
import socket
import subprocess
import sys
import threading
import tty
from contextlib import contextmanager
from pathlib import Path

import pytest

from nmt_sense.glove import UDEV_RULES, SerialDevice
from nmt_sense.glove.discover import LIKELY_VENDORS
from nmt_sense.simulation import SimulatedPort, serve_on_pty, shipped_scenario

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
NOBODY = 65534


@contextmanager
def glove():
    stop, ready, port = threading.Event(), threading.Event(), []
    server = threading.Thread(
        target=serve_on_pty,
        args=(SimulatedPort(shipped_scenario("demo")).open(),),
        kwargs={"on_ready": lambda path: (port.append(path), ready.set()), "stop": stop},
    )
    server.start()
    try:
        assert ready.wait(5)
        yield port[0]
    finally:
        stop.set()
        server.join()


@contextmanager
def printer():
    """A device of another kind, which answers every line with its own words."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)

    def talk():
        while os.read(ours, 256) != b"enough":
            os.write(ours, b"echo:Unknown command\nok\n")

    talker = threading.Thread(target=talk)
    talker.start()
    try:
        yield os.ttyname(theirs)
    finally:
        os.write(theirs, b"enough")
        talker.join()
        os.close(ours)
        os.close(theirs)


@contextmanager
def silence():
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    try:
        yield os.ttyname(theirs)
    finally:
        os.close(ours)
        os.close(theirs)


@contextmanager
def served_on_a_socket(path):
    """A port of another computer: bytes to and from it over TCP."""
    with socket.create_server(("127.0.0.1", 0)) as server, Path(path).open("r+b", 0) as port:
        host, number = server.getsockname()
        done = threading.Event()

        def carry():
            line, _ = server.accept()
            with line:
                while not done.is_set():
                    for ready in select.select([line, port], [], [], 0.05)[0]:
                        if ready is port:
                            line.sendall(port.read(4096))
                        elif data := line.recv(4096):
                            port.write(data)
                        else:
                            return

        carrier = threading.Thread(target=carry)
        carrier.start()
        try:
            yield f"socket://{host}:{number}"
        finally:
            done.set()
            carrier.join()


def test_a_glove_on_another_computer_is_a_url():
    with glove() as port, served_on_a_socket(port) as url:
        assert devices(url) == [("glove", "")]


#: The program, which gives its rights away once it is loaded.
WITHOUT_RIGHTS = f"""
import os
from nmt_sense.cli import main
os.seteuid({NOBODY})
main()
"""


def devices(*ports, program=("-m", "nmt_sense")):
    asked = [word for port in ports for word in ("--port", port)]
    result = subprocess.run(
        [sys.executable, *program, "devices", *asked, "--json"],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    return [(row["status"], row["sentence"]) for row in json.loads(result.stdout)["ports"]]


def test_each_port_is_told_from_the_others():
    with glove() as found, printer() as foreign, silence() as mute, silence() as taken:
        holder = SerialDevice(taken)
        try:
            rows = devices(found, foreign, mute, taken, "/dev/no-such-port")
        finally:
            holder.close()
    said = dict(zip(("glove", "foreign", "mute", "taken", "missing"), rows, strict=True))
    assert said["glove"] == ("glove", "")
    assert said["foreign"][0] == said["mute"][0] == "no answer"
    assert "no nmt_sense glove" in said["foreign"][1]
    assert "nothing answers" in said["mute"][1]
    assert said["taken"][0] == "busy"
    assert "another program" in said["taken"][1]
    assert said["missing"][0] == "failed"
    assert "no port" in said["missing"][1]


def named(port, *options):
    result = subprocess.run(
        [sys.executable, "-m", "nmt_sense", "glove", "--port", port, *options, "--json"],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return result.returncode, json.loads(result.stdout or "null"), result.stderr


def test_a_glove_is_given_a_name_and_keeps_it():
    with glove() as port:
        _, before, _ = named(port)
        assert (before["serial"], before["problems"]) == ("SIM-1", [])
        status, after, _ = named(port, "--name", "LEFT-01", "--calibration-id", "7", "--try-motor")
        assert status == 0
        assert (after["serial"], after["layout_id"], after["calibration_id"]) == ("LEFT-01", 1, 7)
        status, _, said = named(port, "--name", "far too long")
        assert status == 1
        assert "8 plain letters" in said
        assert named(port)[1] == after


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only root can become a user without rights"
)
def test_a_port_without_permission_is_told_with_what_mends_it():
    with silence() as port:
        Path(port).chmod(0o600)
        ((status, sentence),) = devices(port, program=("-c", WITHOUT_RIGHTS))
    assert status == "no permission"
    assert "dialout" in sentence
    assert str(UDEV_RULES) in sentence


def test_the_udev_rules_open_every_board_that_is_looked_for():
    rules = UDEV_RULES.read_text(encoding="ascii")
    opened = re.findall(
        r'^SUBSYSTEM=="tty", ATTRS{idVendor}=="(\w{4})", TAG\+="uaccess"', rules, re.M
    )
    assert {int(vendor, 16) for vendor in opened} == set(LIKELY_VENDORS)
    assert int(UDEV_RULES.name[:2]) < 73, "the system's rule that grants uaccess has number 73"
