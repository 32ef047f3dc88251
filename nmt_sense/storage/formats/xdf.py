"""XDF 1.0: streams with time stamps, as LabRecorder writes and pyxdf, EEGLAB and MNE read them.

Layout after the specification of the Extensible Data Format by C. Kothe and others: the letters
``XDF:`` and then chunks, each its length, a tag and content; all numbers little-endian.
"""

import logging
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import numpy as np

from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError
from nmt_sense.storage.formats.content import SessionContent
from nmt_sense.storage.formats.output import new_files

MAGIC = b"XDF:"
FILE_HEADER, STREAM_HEADER, SAMPLES, CLOCK_OFFSET, STREAM_FOOTER = 1, 2, 3, 4, 6
CHUNK_SAMPLES = 10_000
FORCE_STREAM, COUNT_STREAM, MARKER_STREAM = 1, 2, 3


def write_xdf(content: SessionContent, path: Path, *, overwrite: bool = False) -> list[Path]:
    """Write a session as streams of forces, counts and markers.

    Parameters and errors are those of :func:`~nmt_sense.storage.formats.write.write_export`.
    """
    markers = markers_of(content)
    stamps_s = np.array([time_s for time_s, _ in markers])
    pieces = [MAGIC, _chunk(FILE_HEADER, _xml("info", {"version": "1.0"}))]
    pieces += _stream(content, FORCE_STREAM, "double64", content.force)
    if content.counts is not None:
        # XDF has no unsigned numbers.
        pieces += _stream(content, COUNT_STREAM, "int32", content.counts.astype("<i4"))
    pieces.append(_header(content, MARKER_STREAM, "string", [("marker", "")], rate_hz=0.0))
    if markers:
        pieces.append(_chunk(SAMPLES, _marker_samples(markers)))
        pieces += _clock(MARKER_STREAM, stamps_s)
    pieces.append(_footer(MARKER_STREAM, stamps_s))
    with new_files([path], overwrite=overwrite) as (aside,):
        aside.write_bytes(b"".join(pieces))
    return [path]


def load_xdf(path: Path) -> list[Any]:
    """Read the streams of an XDF file with pyxdf, and take no damaged file for a whole one.

    Raises
    ------
    InputError
        If it cannot be read, or is damaged.
    """
    import pyxdf

    complaints = _Complaints(logging.ERROR)
    logger = logging.getLogger("pyxdf")
    logger.addHandler(complaints)  # pyxdf goes on after damage, and says so only here
    try:
        with path.open("rb") as file:
            streams: list[Any] = pyxdf.load_xdf(file)[0]
    except (OSError, ValueError, KeyError, IndexError, SyntaxError, struct.error) as error:
        raise InputError(f"{path} is no XDF file that can be read: {error}") from error
    finally:
        logger.removeHandler(complaints)
    if complaints.said:
        raise InputError(f"{path} is no XDF file that can be read whole: {complaints.said[0]}")
    return streams


class _Complaints(logging.Handler):
    """Keeps what a library logs."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def markers_of(content: SessionContent) -> list[tuple[float, str]]:
    """List what happened: host time in seconds and what to write, oldest first."""
    happened = [(event.time_s, event.words) for event in content.events]
    for hold in content.holds:
        name = f"hold {hold.index + 1}"
        happened.append((hold.measures.start_s, f"{name} begins"))
        happened.append((hold.measures.end_s, f"{name} ends: {hold.verdict.value}"))
    happened.sort()
    stamps_s = content.host_of(np.array([time_s for time_s, _ in happened]))
    return [(float(at_s), text) for at_s, (_, text) in zip(stamps_s, happened, strict=True)]


def _stream(
    content: SessionContent, stream_id: int, number_format: str, values: np.ndarray
) -> list[bytes]:
    """Make all chunks of a stream of numbers, stamped with the host time of each sample."""
    unit = content.unit.value if stream_id == FORCE_STREAM else "counts"
    channels = [(name, unit) for name in content.sensors]
    whole = bool(np.all(np.diff(content.seq) == 1))
    # Readers lay an even grid through the stamps of a stream with a rate, across gaps as well: with
    # a rate of 0 they take the stamps as they are.
    rate_hz = content.rate_hz if whole else 0.0
    stamps_s = content.host_time_s
    pieces = [_header(content, stream_id, number_format, channels, rate_hz=rate_hz)]
    layout = np.dtype(
        [("size", "u1"), ("stamp", "<f8"), ("values", values.dtype, values.shape[1:])]
    )
    for first in range(0, len(stamps_s), CHUNK_SAMPLES):
        rows = slice(first, first + CHUNK_SAMPLES)
        block = np.empty(len(stamps_s[rows]), layout)
        block["size"], block["stamp"], block["values"] = 8, stamps_s[rows], values[rows]
        head = struct.pack("<I", stream_id) + _length(len(block))
        pieces.append(_chunk(SAMPLES, head + block.tobytes()))
    return [*pieces, *_clock(stream_id, stamps_s), _footer(stream_id, stamps_s)]


def _header(
    content: SessionContent,
    stream_id: int,
    number_format: str,
    channels: Sequence[tuple[str, str]],
    *,
    rate_hz: float,
) -> bytes:
    names = {FORCE_STREAM: "force", COUNT_STREAM: "counts", MARKER_STREAM: "markers"}
    kinds = {FORCE_STREAM: "Force", COUNT_STREAM: "Raw", MARKER_STREAM: "Markers"}
    serial = content.info.glove.serial
    described = [
        ("channel", {"label": label, "unit": unit, "type": kinds[stream_id]})
        for label, unit in channels
    ]
    info = {
        "name": f"nmt_sense {names[stream_id]}",
        "type": kinds[stream_id],
        "channel_count": str(len(channels)),
        "nominal_srate": repr(rate_hz),
        "channel_format": number_format,
        "source_id": f"nmt_sense_{serial}_{names[stream_id]}",
        "created_at": repr(float(content.host_time_s[0])),
        "uid": f"{content.info.id}-{stream_id}",
        "desc": {
            "manufacturer": "nmt_sense",
            "serial_number": serial,
            "calibration": content.calibration,
            "participant": content.info.participant,
            "started_utc": content.info.started_utc.isoformat(),
            "measured_rate_hz": repr(content.rate_hz),
            "channels": described,
        },
    }
    return _chunk(STREAM_HEADER, struct.pack("<I", stream_id) + _xml("info", info))


def _footer(stream_id: int, stamps_s: FloatArray) -> bytes:
    said = {"sample_count": str(len(stamps_s))}
    if len(stamps_s):
        said |= {
            "first_timestamp": repr(float(stamps_s[0])),
            "last_timestamp": repr(float(stamps_s[-1])),
        }
    return _chunk(STREAM_FOOTER, struct.pack("<I", stream_id) + _xml("info", said))


def _clock(stream_id: int, stamps_s: FloatArray) -> list[bytes]:
    """Say that the stamps are on the clock of the computer that recorded: no offset."""
    return [
        _chunk(CLOCK_OFFSET, struct.pack("<Idd", stream_id, float(at_s), 0.0))
        for at_s in (stamps_s[0], stamps_s[-1])
    ]


def _marker_samples(markers: Sequence[tuple[float, str]]) -> bytes:
    pieces = [struct.pack("<I", MARKER_STREAM), _length(len(markers))]
    for at_s, text in markers:
        data = text.encode()
        pieces += [struct.pack("<Bd", 8, at_s), _length(len(data)), data]
    return b"".join(pieces)


def _chunk(tag: int, content: bytes) -> bytes:
    return _length(len(content) + 2) + struct.pack("<H", tag) + content


def _length(number: int) -> bytes:
    """Write a length: how many bytes it takes, and itself."""
    return struct.pack("<BI", 4, number) if number >> 32 == 0 else struct.pack("<BQ", 8, number)


def _xml(name: str, said: dict[str, Any]) -> bytes:
    text: bytes = Xml.tostring(_element(name, said.items()), "utf-8", xml_declaration=True)
    return text


def _element(name: str, said: Any) -> Xml.Element:
    element = Xml.Element(name)
    for key, value in said:
        if isinstance(value, str):
            Xml.SubElement(element, key).text = value
        else:
            element.append(_element(key, value.items() if isinstance(value, dict) else value))
    return element
