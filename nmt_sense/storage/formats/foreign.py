"""Recordings of others, as columns of readings: CSV, TSV, Parquet, EDF and XDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError
from nmt_sense.model.steps import usual_steps
from nmt_sense.model.units import Unit
from nmt_sense.storage.formats.content import SessionEvent
from nmt_sense.storage.formats.xdf import load_xdf
from nmt_sense.storage.tables import ForeignTable, read_table
from nmt_sense.storage.times import RATE_TOLERANCE

_UNIT_NAMES = {
    "n": Unit.NEWTON,
    "newton": Unit.NEWTON,
    "newtons": Unit.NEWTON,
    "kgf": Unit.KILOGRAM_FORCE,
    "gf": Unit.GRAM_FORCE,
    "lbf": Unit.POUND_FORCE,
    "kpa": Unit.KILOPASCAL,
    "n/cm2": Unit.NEWTON_PER_CM2,
    "%mvc": Unit.PERCENT_MVC,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignColumns:
    """Which columns of a foreign recording are what.

    Attributes
    ----------
    time
        Column of the time; None where a rate is given, and in EDF and XDF, which know their times.
    time_unit
        Its unit; None to go by the name of the column, and else to take seconds.
    force
        Columns, signals or channels of the readings.
    stream
        Name of the stream of an XDF file; empty where only one has the channels.
    rate_hz
        Samples per second: where there is no time, or to be checked against the times.
    unit
        Unit of the readings; None to take what the file says, if it does.
    invert
        Readings fall with force.
    """

    force: tuple[str, ...]
    time: str | None = None
    time_unit: str | None = None
    stream: str = ""
    rate_hz: float | None = None
    unit: Unit | None = None
    invert: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignRecording:
    """A recording of others.

    Attributes
    ----------
    table
        Times and readings.
    unit
        Unit of the readings.
    started_utc
        When it began; the file's date where it does not say.
    events
        Markers and annotations, on the time of the table.
    """

    table: ForeignTable
    unit: Unit
    started_utc: datetime
    events: tuple[SessionEvent, ...] = ()


def read_foreign(path: Path, columns: ForeignColumns) -> ForeignRecording:
    """Read a recording of others.

    Parameters
    ----------
    path
        The file; what it is, is told by its ending, and a table of text by default.
    columns
        Which of its columns are what.

    Raises
    ------
    InputError
        If it cannot be read, a column is not there, a cell is not right, or unit or rate do not
        fit what the file says; the sentence names column and row.
    """
    try:
        match path.suffix.lower():
            case ".edf":
                found = _read_edf(path, columns)
            case ".xdf":
                found = _read_xdf(path, columns)
            case _:
                found = _read_table(path, columns)
    except ModuleNotFoundError as error:
        raise InputError(
            f"to read {path} the library {error.name} is needed: install it with "
            "pip install 'nmt-sense[formats]'"
        ) from error
    _check_rate(path, found.table.time_s, columns)
    return found


def _read_table(path: Path, columns: ForeignColumns) -> ForeignRecording:
    table = read_table(
        path,
        time_column=columns.time,
        force_columns=columns.force,
        time_unit=columns.time_unit,
        rate_hz=columns.rate_hz,
        invert=columns.invert,
    )
    return ForeignRecording(
        table=table, unit=columns.unit or Unit.OTHER, started_utc=_date_of(path)
    )


def _read_edf(path: Path, columns: ForeignColumns) -> ForeignRecording:
    import edfio

    _refuse_time(path, columns)
    try:
        edf = edfio.read_edf(path)
        there = {signal.label: signal for signal in edf.signals}
        signals = [_named(there, name, path, "signal") for name in columns.force]
        rates = {signal.sampling_frequency for signal in signals}
        if len(rates) > 1:
            raise InputError(f"{path}: the signals have different rates: import them one by one")
        values = np.stack([signal.data for signal in signals], axis=1)
        events = [SessionEvent(a.onset, "marker", a.text) for a in edf.annotations]
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path} is no EDF file that can be read: {error}") from error
    time_s = np.arange(len(values)) / rates.pop()
    return ForeignRecording(
        table=_table(time_s, values, columns),
        unit=_unit(path, [signal.physical_dimension for signal in signals], columns),
        started_utc=_edf_start(edf, path),
        events=tuple(events),
    )


def _edf_start(edf: Any, path: Path) -> datetime:
    try:
        return datetime.combine(edf.startdate, edf.starttime, UTC)
    except ValueError:  # an anonymised file has no date
        return _date_of(path)


def _read_xdf(path: Path, columns: ForeignColumns) -> ForeignRecording:
    _refuse_time(path, columns)
    streams = load_xdf(path)
    numeric = [s for s in streams if s["info"]["channel_format"][0] != "string"]
    stream, labels, units = _stream_of(path, numeric, columns)
    stamps_s = np.asarray(stream["time_stamps"], dtype=np.float64)
    _check_whole(path, stream)
    if not len(stamps_s):
        raise InputError(f"{path}: the stream {stream['info']['name'][0]!r} has no samples")
    back = np.flatnonzero(np.diff(stamps_s) <= 0)
    if back.size:
        raise InputError(
            f"{path}: the time stamps of {stream['info']['name'][0]!r} run backwards or stand "
            f"still at sample {back[0] + 2}"
        )
    places = [labels.index(name) for name in columns.force]
    values = np.asarray(stream["time_series"], dtype=np.float64)[:, places]
    events = [
        SessionEvent(float(at_s - stamps_s[0]), "marker", " ".join(row))
        for marks in streams
        if marks["info"]["channel_format"][0] == "string"
        for at_s, row in zip(marks["time_stamps"], marks["time_series"], strict=True)
    ]
    return ForeignRecording(
        table=_table(stamps_s - stamps_s[0], values, columns),
        unit=_unit(path, [units[place] for place in places], columns),
        started_utc=_date_of(path),
        events=tuple(sorted(events, key=lambda event: event.time_s)),
    )


def _check_whole(path: Path, stream: Any) -> None:
    """Refuse a stream without its end: what stands in a torn tail may be anything."""
    name = stream["info"]["name"][0]
    try:
        wanted = int(stream["footer"]["info"]["sample_count"][0])
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise InputError(
            f"{path}: the stream {name!r} was cut off, and nothing tells which of its samples are "
            "right: mend the file first"
        ) from error
    if wanted != len(stream["time_stamps"]):
        raise InputError(
            f"{path}: the stream {name!r} has {len(stream['time_stamps'])} samples and should "
            f"have {wanted}: the file is damaged"
        )


def _stream_of(
    path: Path, streams: Sequence[Any], columns: ForeignColumns
) -> tuple[Any, list[str], list[str]]:
    """Find the one stream that has all the channels."""
    named = [(stream, *_channels(stream)) for stream in streams]
    fits = [
        (stream, labels, units)
        for stream, labels, units in named
        if set(columns.force) <= set(labels) and columns.stream in ("", stream["info"]["name"][0])
    ]
    if len(fits) == 1:
        return fits[0]
    there = "; ".join(f"{s['info']['name'][0]}: {', '.join(labels)}" for s, labels, _ in named)
    wanted = ", ".join(columns.force)
    if not fits:
        raise InputError(f"{path} has no stream with the channels {wanted}; it has {there}")
    raise InputError(
        f"{path} has several streams with the channels {wanted}: choose one with --stream; "
        f"it has {there}"
    )


def _channels(stream: Any) -> tuple[list[str], list[str]]:
    """Name the channels of a stream and their units; by number where they have no label."""
    count = int(stream["info"]["channel_count"][0])
    try:
        said = stream["info"]["desc"][0]["channels"][0]["channel"]
        labels = [channel["label"][0] for channel in said]
        units = [(channel.get("unit") or [""])[0] or "" for channel in said]
    except (KeyError, TypeError, IndexError):
        labels, units = [], []
    if len(labels) != count:
        return [f"ch{number + 1}" for number in range(count)], [""] * count
    return labels, units


def _refuse_time(path: Path, columns: ForeignColumns) -> None:
    if columns.time is not None:
        raise InputError(f"{path} knows its times: leave --time out")


def _named(there: dict[str, Any], name: str, path: Path, kind: str) -> Any:
    if name not in there:
        raise InputError(f"{path} has no {kind} {name!r}; it has {', '.join(there)}")
    return there[name]


def _table(time_s: FloatArray, values: FloatArray, columns: ForeignColumns) -> ForeignTable:
    return ForeignTable(time_s, -values if columns.invert else values, columns.force)


def _unit(path: Path, said: Sequence[str], columns: ForeignColumns) -> Unit:
    """Take the unit that was given, or that the file says; they must not contradict."""
    if len(set(said)) > 1:
        pairs = ", ".join(f"{n} in {u}" for n, u in zip(columns.force, said, strict=True))
        raise InputError(f"{path}: the readings are in different units: {pairs}")
    of_file = _UNIT_NAMES.get(said[0].strip().lower())
    if columns.unit is not None and of_file not in (None, columns.unit):
        raise InputError(
            f"{path}: {columns.force[0]!r} is in {said[0]}, not in {columns.unit.value}: "
            "leave --unit out"
        )
    return columns.unit or of_file or Unit.OTHER


def _check_rate(path: Path, time_s: FloatArray, columns: ForeignColumns) -> None:
    if columns.rate_hz is None or len(time_s) < 2:
        return
    found_hz = 1 / usual_steps(np.diff(time_s)).step_s
    if abs(found_hz / columns.rate_hz - 1) > RATE_TOLERANCE:
        where = f"in column {columns.time!r} " if columns.time is not None else ""
        raise InputError(
            f"{path}: the times {where}say {found_hz:.4g} samples per second, not "
            f"{columns.rate_hz:g}: check --rate and --time-unit"
        )


def _date_of(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
