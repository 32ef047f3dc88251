"""Foreign tables: columns of numbers that some other program wrote."""

import codecs
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError
from nmt_sense.storage.times import CellPlace, likely_unit, stamps_to_seconds, timestamps

#: Cells that say "nothing was measured".
EMPTY = ("", "NaN", "nan", "NA", "N/A", "null", "NULL")
HEADER_BYTES = 1 << 16
#: Squares of readings must be numbers as well.
LARGEST = 1e100
#: What may stand between two columns: the first that gives all the wanted names does.
DELIMITERS = ",;\t| "
#: How a table in UTF-16 begins, as spreadsheets write it.
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """A table of readings.

    Attributes
    ----------
    time_s
        Array of shape (n_rows,), rising, seconds.
    values
        Array of shape (n_rows, n_columns); NaN where nothing was measured.
    columns
        Names of the columns.
    assumed
        What was taken for granted where the table does not say it, as a sentence; empty if nothing.
    """

    time_s: FloatArray
    values: FloatArray
    columns: tuple[str, ...]
    assumed: str = ""


def read_table(
    path: Path,
    *,
    time_column: str | None,
    force_columns: Sequence[str],
    time_unit: str | None = None,
    rate_hz: float | None = None,
    invert: bool = False,
) -> ForeignTable:
    """Read columns of a CSV, TSV or Parquet file.

    Parameters
    ----------
    path
        The file.
    time_column
        Column of the time, in numbers or ISO timestamps; None if ``rate_hz`` is given.
    force_columns
        Columns of the readings.
    time_unit
        Unit of the times, one of :data:`~nmt_sense.storage.times.TIME_UNITS`; None to go by the
        name of their column (``t_ms``, ``Time (us)``), and where that says nothing, seconds, or the
        one unit that gives a rate at which presses are sampled.
    rate_hz
        Samples per second where there is no time, or to tell the unit of the times by.
    invert
        Negate the readings, where they fall with force.

    Raises
    ------
    InputError
        If the file cannot be read, a column is not there, or a cell is not right; the sentence
        names the column and the first bad row, counted as lines of the file.
    """
    wanted = [name for name in (time_column, *force_columns) if name is not None]
    if time_column in force_columns:
        raise InputError(f"{path}: column {time_column!r} cannot be both the time and a force")
    parquet = path.suffix == ".parquet"
    table, header_row = _parquet(path, wanted) if parquet else _text_table(path, wanted)
    if table.num_rows == 0:
        raise InputError(f"{path} has no rows below its header")
    places = {name: CellPlace(path, name, header_row) for name in wanted}
    columns = {name: _numbers(table.column(name), places[name]) for name in force_columns}
    values = np.stack([columns[name] for name in force_columns], axis=1)
    absurd = np.argwhere(np.abs(values.T) > LARGEST)
    if absurd.size:
        column, row = absurd[0]
        where = places[force_columns[column]].row(row)
        raise InputError(f"{where} holds {values[row, column]:g}, which is no reading of a force")
    assumed = ""
    if time_column is None:
        time_s = _even_times(table.num_rows, rate_hz, path)
    else:
        column, place = table.column(time_column), places[time_column]
        time_s, assumed = _times(column, time_unit, rate_hz, place)
    return ForeignTable(time_s, -values if invert else values, tuple(force_columns), assumed)


def _times(
    column: pa.ChunkedArray, time_unit: str | None, rate_hz: float | None, place: CellPlace
) -> tuple[FloatArray, str]:
    """Read a column of times, and say what was assumed of it."""
    if pa.types.is_timestamp(column.type):
        microseconds = column.cast(pa.timestamp("us")).cast(pa.int64())
        since = pc.subtract(microseconds, microseconds[0])
        return stamps_to_seconds(_numbers(since, place), "us", place), ""
    stamps = timestamps(column) if pa.types.is_string(column.type) else None
    if stamps is not None:
        return stamps_to_seconds(stamps, "s", place), ""
    numbers = _numbers(column, place)
    likely = likely_unit(numbers, place, rate_hz) if time_unit is None else None
    if likely is None:
        return stamps_to_seconds(numbers, time_unit, place), ""
    assumed = (
        f"the times in column {place.column!r} are too far apart for seconds and are read as "
        f"{likely}; --time-unit says what they are"
    )
    return stamps_to_seconds(numbers, likely, place), assumed


def _even_times(n_rows: int, rate_hz: float | None, path: Path) -> FloatArray:
    if rate_hz is None:
        raise InputError(f"{path}: name the column of the time with --time, or a rate with --rate")
    if not 0 < rate_hz < float("inf"):
        raise InputError(f"--rate {rate_hz:g} must be a number of samples per second above zero")
    return np.arange(n_rows) / rate_hz


def _parquet(path: Path, wanted: list[str]) -> tuple[pa.Table, int]:
    try:
        names = pq.read_schema(path).names
        _check_names(names, wanted, path)
        return pq.read_table(path, columns=wanted), 1
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"{path} cannot be read: {error}") from error


def _text_table(path: Path, wanted: list[str]) -> tuple[pa.Table, int]:
    """Read columns of text, and tell the line of the file in which their names stand."""
    encoding = _encoding(path, wanted)
    line, header_row = _header_line(path, encoding)
    header, delimiter = _names_in(line, wanted)
    _check_names(header, wanted, path)
    try:
        table = pa_csv.read_csv(
            path,
            read_options=pa_csv.ReadOptions(
                column_names=header, skip_rows=header_row, encoding=encoding
            ),
            # In a table of one column an empty line is a cell in which nothing was measured.
            parse_options=pa_csv.ParseOptions(
                delimiter=delimiter, ignore_empty_lines=len(header) > 1
            ),
            convert_options=pa_csv.ConvertOptions(
                include_columns=wanted, column_types=dict.fromkeys(wanted, pa.string())
            ),
        )
    except pa.ArrowInvalid as error:
        if "Empty CSV" in str(error):
            raise InputError(f"{path} has no rows below its header") from error
        raise InputError(f"{path} is not an even table: {str(error).splitlines()[0]}") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error}") from error
    return table, header_row


def _encoding(path: Path, wanted: Sequence[str]) -> str:
    """Tell how the text of a table is written.

    Where only plain names and numbers are read, it does not matter which of the old encodings of
    one byte a letter the rest is in: all of them write those alike.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            start = file.read(HEADER_BYTES)
            if start.startswith(UTF16_MARKS):
                return "utf-16"
            for chunk in (start, *iter(lambda: file.read(1 << 20), b"")):
                decoder.decode(chunk)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        if b"\0" in start or not all(name.isascii() for name in wanted):
            raise InputError(f"{path} is no table of text in UTF-8") from error
        return "latin-1"
    return "utf-8-sig"


def _header_line(path: Path, encoding: str) -> tuple[str, int]:
    """Find the first line that is neither empty nor a comment, and its number in the file."""
    try:
        with path.open(encoding=encoding, newline=None) as file:
            for number, line in enumerate(iter(lambda: file.readline(HEADER_BYTES), ""), start=1):
                if line.strip() and not line.lstrip().startswith("#"):
                    return line.rstrip("\n"), number
    except UnicodeError as error:
        raise InputError(f"{path} is no table of text in UTF-8") from error
    raise InputError(f"{path} is empty: a table begins with the names of its columns")


def _names_in(line: str, wanted: Sequence[str]) -> tuple[list[str], str]:
    """Split the header; a name may hold what parts the columns of other tables."""
    for delimiter in DELIMITERS:
        names = _split(line, delimiter)
        if set(wanted) <= set(names):
            return names, delimiter
    likely = max(DELIMITERS, key=line.count)
    return _split(line, likely), likely


def _split(line: str, delimiter: str) -> list[str]:
    (names,) = csv.reader([line], delimiter=delimiter, skipinitialspace=True)
    return [name.strip() for name in names]


def _check_names(there: Sequence[str], wanted: Sequence[str], path: Path) -> None:
    for name in wanted:
        if name not in there:
            raise InputError(f"{path} has no column {name!r}; it has {', '.join(there)}")
        if list(there).count(name) > 1:
            raise InputError(f"{path} has more than one column {name!r}: rename all but one")


def _numbers(column: pa.ChunkedArray, place: CellPlace) -> FloatArray:
    """Turn the cells of a column to numbers."""
    if not pa.types.is_string(column.type):
        try:
            return np.asarray(column.cast(pa.float64()).to_numpy(zero_copy_only=False))
        except pa.ArrowException as error:
            raise InputError(f"{place.path}: column {place.column!r} holds no numbers") from error
    cells = column.to_numpy(zero_copy_only=False)
    try:
        return np.asarray(cells.astype(np.float64))
    except (TypeError, ValueError):
        return np.array([_number(cell, row, place) for row, cell in enumerate(cells)])


def _number(cell: str | None, row: int, place: CellPlace) -> float:
    text = "" if cell is None else cell.strip()
    if text in EMPTY:
        return float("nan")
    try:
        return float(text)
    except ValueError:
        pass
    try:
        return float(text.replace(",", "."))  # a decimal comma
    except ValueError as error:
        raise InputError(f"{place.row(row)} holds {text!r}, not a number") from error
