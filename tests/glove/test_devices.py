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
from types import SimpleNamespace

import pytest
import serial
import serial.rfc2217
from typer.testing import CliRunner

from nmt_sense.cli import app
from nmt_sense.glove import UDEV_RULES, Candidate, PortStatus, SerialDevice, find_gloves
from nmt_sense.glove.discover import LIKELY_VENDORS
from nmt_sense.model.errors import InputError
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


class ModemlessPort(serial.Serial):
    """A pseudo-terminal has no modem lines, which a server of RFC 2217 asks for and sets."""

    cts = dsr = ri = cd = property(lambda _: True)

    def _update_dtr_state(self):
        pass

    def _update_rts_state(self):
        pass


class Raw:
    """Bytes to and from a port as they are."""

    def __init__(self, port, line):
        pass

    def escape(self, data):
        yield data

    filter = escape


@contextmanager
def served(path, manager):
    """A port of another computer: bytes to and from it over TCP."""
    done = threading.Event()

    def carry(server):
        line, _ = server.accept()
        with line, ModemlessPort(path, timeout=0) as port:
            between = manager(port, SimpleNamespace(write=line.sendall))
            while not done.is_set():
                for ready in select.select([line, port], [], [], 0.05)[0]:
                    if ready is port:
                        line.sendall(b"".join(between.escape(port.read(4096))))
                    elif data := line.recv(4096):
                        port.write(b"".join(between.filter(data)))
                    else:
                        return

    with socket.create_server(("127.0.0.1", 0)) as server:
        host, number = server.getsockname()
        carrier = threading.Thread(target=carry, args=(server,))
        carrier.start()
        try:
            yield f"{host}:{number}"
        finally:
            done.set()
            carrier.join()


@pytest.mark.filterwarnings("ignore:set(Daemon|Name):DeprecationWarning")  # pyserial 3.5
@pytest.mark.parametrize(
    ("scheme", "manager"), [("socket", Raw), ("rfc2217", serial.rfc2217.PortManager)]
)
def test_a_glove_on_another_computer_is_a_url(scheme, manager):
    with glove() as port, served(port, manager) as where:
        (found,) = find_gloves([Candidate(f"{scheme}://{where}", "far away")])
    assert (found.status, found.sentence) == (PortStatus.GLOVE, "")


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
    result = CliRunner().invoke(app, ["glove", "--port", port, *options, "--json"])
    if result.exception is not None:
        raise result.exception
    return json.loads(result.stdout)


def test_a_glove_is_given_a_name_and_keeps_it():
    with glove() as port:
        before = named(port)
        assert (before["serial"], before["problems"]) == ("SIM-1", [])
        after = named(port, "--name", "LEFT-01", "--calibration-id", "7", "--try-motor")
        assert (after["serial"], after["layout_id"], after["calibration_id"]) == ("LEFT-01", 1, 7)
        with pytest.raises(InputError, match="8 plain letters"):
            named(port, "--name", "far too long")
        assert named(port) == after


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
