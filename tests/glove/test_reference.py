"""A load cell's board prints numbers on a real pseudo-terminal, among other words."""

import os
import time

import pytest

from nmt_sense.glove import ReferenceCell, SerialDevice
from nmt_sense.glove import reference as reference_module
from nmt_sense.model.errors import DeviceError

pty = pytest.importorskip("pty")


@pytest.fixture
def line():
    board, port = pty.openpty()
    cell = ReferenceCell(SerialDevice(os.ttyname(port)))
    yield board, cell
    cell.close()
    for end in (board, port):
        os.close(end)


def read_until(cell, wanted):
    found, until_s = [], time.monotonic() + 10
    while len(found) < wanted and time.monotonic() < until_s:
        found += cell.read(0.2)
    return found


def test_the_last_number_of_each_line_counts(line):
    board, cell = line
    os.write(board, b"HX711 ready\r\none reading: 12.5 | average: -3.25e1\r\n841")
    os.write(board, b"02\n7.\n")
    values = [value for _, value in read_until(cell, 4)]
    assert values == [711.0, -32.5, 84102.0, 7.0]


def test_a_board_that_says_nothing_is_named(line, monkeypatch):
    monkeypatch.setattr(reference_module, "SILENT_S", 0.0)
    with pytest.raises(DeviceError, match="sends no numbers"):
        line[1].read(0.01)
