"""EDF+: evenly sampled signals of 16 bits, with annotations.

EDF keeps whole numbers from -32768 to 32767 and the line that turns them into a physical value. The
line of each force is drawn through its own least and largest value, so the error is at most half of
one step, and the file says how large a step is. The lowest number stands for a sample that is not
there.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError
from nmt_sense.storage.formats.content import SessionContent
from nmt_sense.storage.formats.output import new_files

if TYPE_CHECKING:
    from edfio import EdfAnnotation, EdfSignal

#: Of the 65,536 numbers of 16 bits, the lowest stands for "not there".
STEPS = 65_535
LOWEST, HIGHEST = -32_768, 32_767
#: A number in the header has room for 8 characters: a sign, a point and six digits.
HEADER_DIGITS = 6
#: More decimals could be written as a power of ten, which takes too much room.
MOST_DECIMALS = 4
LABEL_LENGTH = 16
#: Samples that lie further from an even grid than this share of a step are not evenly sampled.
UNEVEN = 0.5
ONSET_DIGITS = 6


def write_edf(content: SessionContent, path: Path, *, overwrite: bool = False) -> list[Path]:
    """Write a session as EDF+ with a signal for the counts and the force of each sensor.

    Parameters and errors are those of :func:`~nmt_sense.storage.formats.write.write_export`.
    """
    # Only those who export to EDF need the library.
    from edfio import Edf, Patient, Recording

    rows = _even_rows(content)
    samples_per_record = max(1, round(content.rate_hz))
    record_s = round(samples_per_record / content.rate_hz, HEADER_DIGITS)
    n_records = int(rows[-1]) // samples_per_record + 1
    grid = _Grid(rows, n_records * samples_per_record, samples_per_record / record_s)
    signals = [
        _force_signal(name, content.force[:, i], grid, content)
        for i, name in enumerate(content.sensors)
    ]
    if content.counts is not None:
        counts = content.counts.astype(np.float64)
        signals += [_count_signal(n, counts[:, i], grid) for i, n in enumerate(content.sensors)]
    info = content.info
    edf = Edf(
        signals,
        patient=Patient(code=_plain(info.participant)),
        recording=Recording(
            startdate=info.started_utc.date(), equipment_code=_plain(info.glove.serial)
        ),
        starttime=info.started_utc.time(),
        data_record_duration=record_s,
        annotations=_annotations(content, grid, signals[: len(content.sensors)]),
    )
    with new_files([path], overwrite=overwrite) as (aside,):
        edf.write(aside)
    return [path]


class _Grid:
    """Where each sample lies among the evenly spaced ones of the file."""

    def __init__(self, rows: np.ndarray, length: int, rate_hz: float) -> None:
        self.rows = rows
        self.length = length
        self.rate_hz = rate_hz

    def laid_out(self, values: FloatArray, missing: float) -> FloatArray:
        """Put values into their places."""
        column = np.full(self.length, missing)
        column[self.rows] = np.where(np.isnan(values), missing, values)
        return column

    def onset_s(self, content: SessionContent, time_s: float) -> float:
        """Time in the file of a moment in device time, seconds; never before its beginning."""
        row = float(np.interp(time_s, content.device_time_s, self.rows))
        return round(row / self.rate_hz, ONSET_DIGITS)


def _even_rows(content: SessionContent) -> np.ndarray:
    rows: np.ndarray = content.seq - content.seq[0]
    even_s = content.device_time_s[0] + rows / content.rate_hz
    off = np.abs(content.device_time_s - even_s) * content.rate_hz
    if off.max() > UNEVEN:
        at_s = content.device_time_s[off.argmax()]
        raise InputError(
            f"EDF holds evenly sampled signals only, and at {at_s:.3f} s a sample lies "
            f"{off.max():.1f} steps off: export to xdf or parquet"
        )
    return rows


def _force_signal(
    name: str, force: FloatArray, grid: _Grid, content: SessionContent
) -> "EdfSignal":
    from edfio import EdfSignal

    low, high = physical_range(force)
    return EdfSignal(
        grid.laid_out(force, missing=low),
        grid.rate_hz,
        label=f"force {_plain(name)}"[:LABEL_LENGTH],
        transducer_type=content.calibration.encode("ascii", "replace").decode()[:80],
        physical_dimension=content.unit.value,
        physical_range=(low, high),
        digital_range=(LOWEST, HIGHEST),
    )


def _count_signal(name: str, counts: FloatArray, grid: _Grid) -> "EdfSignal":
    """Keep counts of up to 15 bits as they are, with -1 for one that is not there."""
    from edfio import EdfSignal

    if counts.max() > HIGHEST:
        raise InputError("EDF holds counts of up to 15 bits only: export to mat or parquet")
    return EdfSignal(
        grid.laid_out(counts, missing=-1.0),
        grid.rate_hz,
        label=f"counts {_plain(name)}"[:LABEL_LENGTH],
        physical_range=(LOWEST, HIGHEST),
        digital_range=(LOWEST, HIGHEST),
    )


def physical_range(values: FloatArray) -> tuple[float, float]:
    """Choose what the ends of the digital scale stand for.

    Parameters
    ----------
    values
        Array of shape (n,); NaN is left out.

    Returns
    -------
    low, high : float
        Numbers that fit the header; every value lies at least a step above ``low``.

    Raises
    ------
    InputError
        If the values are too large for the header.
    """
    known = values[~np.isnan(values)]
    least, largest = (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)
    if least == largest:
        largest = least + 1.0
    high = _in_header(largest, up=True)
    low = _in_header(least - 2 * (high - least) / STEPS, up=False)
    return low, high


def _in_header(value: float, *, up: bool) -> float:
    digits = min(HEADER_DIGITS - len(str(int(abs(value)))), MOST_DECIMALS)
    if digits < 0:
        raise InputError(f"EDF has no room for readings of {value:g}: export to mat or parquet")
    scaled = value * 10**digits
    return float(round((np.ceil(scaled) if up else np.floor(scaled)) / 10**digits, digits))


def _annotations(
    content: SessionContent, grid: _Grid, forces: list["EdfSignal"]
) -> list["EdfAnnotation"]:
    from edfio import EdfAnnotation

    worst = max((s.physical_max - s.physical_min) / STEPS for s in forces)
    unit = content.unit.value
    found = [EdfAnnotation(0.0, None, f"forces in steps of at most {worst:.3g} {unit}")]
    for hold in content.holds:
        m = hold.measures
        begin_s, end_s = grid.onset_s(content, m.start_s), grid.onset_s(content, m.end_s)
        duration_s = round(end_s - begin_s, ONSET_DIGITS)
        found.append(
            EdfAnnotation(begin_s, duration_s, f"hold {hold.index + 1}: {hold.verdict.value}")
        )
    for event in content.events:
        onset_s = grid.onset_s(content, event.time_s)
        text = "".join(letter if letter >= " " else " " for letter in event.words)
        found.append(EdfAnnotation(onset_s, None, text))
    for after in np.flatnonzero(np.diff(grid.rows) > 1):
        lost = int(grid.rows[after + 1] - grid.rows[after]) - 1
        onset_s = round((int(grid.rows[after]) + 1) / grid.rate_hz, ONSET_DIGITS)
        length_s = round(lost / grid.rate_hz, ONSET_DIGITS)
        found.append(EdfAnnotation(onset_s, length_s, f"{lost} samples lost"))
    return found


def _plain(text: str) -> str:
    """Make a word of ASCII without spaces, as the header wants it."""
    return "".join(c if "!" <= c <= "~" else "_" for c in text) or "X"
