"""Foreign tables: columns of numbers that some other program wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError

#: Cells that say "nothing was measured".
EMPTY = ("", "NaN", "nan", "NA", "N/A", "null", "NULL")
HEADER_BYTES = 1 << 16


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
    """

    time_s: FloatArray
    values: FloatArray
    columns: tuple[str, ...]


def read_table(
    path: Path,
    *,
    time_column: str | None,
    force_columns: Sequence[str],
    rate_hz: float | None = None,
    invert: bool = False,
) -> ForeignTable:
    """Read columns of a CSV, TSV or Parquet file.

    Parameters
    ----------
    path
        The file.
    time_column
        Column of the time in seconds; None if ``rate_hz`` is given.
    force_columns
        Columns of the readings.
    rate_hz
        Samples per second where there is no time.
    invert
        Negate the readings, where they fall with force.

    Raises
    ------
    InputError
        If the file cannot be read, a column is not there, or a cell is not right; the sentence
        names the column and the first bad row, counted as lines of the file.
    """
    wanted = [name for name in (time_column, *force_columns) if name is not None]
    table = _parquet(path, wanted) if path.suffix == ".parquet" else _text_table(path, wanted)
    if table.num_rows == 0:
        raise InputError(f"{path} has no rows below its header")
    columns = {name: _numbers(table.column(name), name, path) for name in wanted}
    values = np.stack([columns[name] for name in force_columns], axis=1)
    if np.isinf(values).any():
        column, row = np.argwhere(np.isinf(values.T))[0]
        raise InputError(f"{path}: column {force_columns[column]!r}, row {row + 2} is infinite")
    if time_column is None:
        time_s = _even_times(table.num_rows, rate_hz, path)
    else:
        time_s = columns[time_column]
        _check_times(time_s, time_column, path)
    return ForeignTable(time_s, -values if invert else values, tuple(force_columns))


def _even_times(n_rows: int, rate_hz: float | None, path: Path) -> FloatArray:
    if rate_hz is None:
        raise InputError(f"{path}: name the column of the time with --time, or a rate with --rate")
    if not 0 < rate_hz < float("inf"):
        raise InputError(f"--rate {rate_hz:g} must be a number of samples per second above zero")
    return np.arange(n_rows) / rate_hz


def _check_times(time_s: FloatArray, name: str, path: Path) -> None:
    bad = np.flatnonzero(~np.isfinite(time_s))
    if bad.size:
        raise InputError(f"{path}: column {name!r}, row {bad[0] + 2} has no time")
    back = np.flatnonzero(np.diff(time_s) <= 0)
    if back.size:
        row = int(back[0]) + 1
        raise InputError(
            f"{path}: the times in column {name!r} run backwards or stand still at row {row + 2}: "
            f"{time_s[row]:g} comes after {time_s[row - 1]:g}"
        )


def _parquet(path: Path, wanted: list[str]) -> pa.Table:
    try:
        names = pq.read_schema(path).names
        _check_names(names, wanted, path)
        return pq.read_table(path, columns=wanted)
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"{path} cannot be read: {error}") from error


def _text_table(path: Path, wanted: list[str]) -> pa.Table:
    header, delimiter = _header(path)
    _check_names(header, wanted, path)
    try:
        return pa_csv.read_csv(
            path,
            read_options=pa_csv.ReadOptions(column_names=header, skip_rows=1),
            parse_options=pa_csv.ParseOptions(delimiter=delimiter),
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


def _header(path: Path) -> tuple[list[str], str]:
    try:
        with path.open("rb") as file:
            first = file.readline(HEADER_BYTES).decode("utf-8-sig").rstrip("\r\n")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no table of text in UTF-8") from error
    if not first.strip():
        raise InputError(f"{path} is empty: a table begins with the names of its columns")
    delimiter = max(",;\t", key=first.count)
    return [name.strip().strip('"') for name in first.split(delimiter)], delimiter


def _check_names(there: Sequence[str], wanted: Sequence[str], path: Path) -> None:
    for name in wanted:
        if name not in there:
            raise InputError(f"{path} has no column {name!r}; it has {', '.join(there)}")
        if list(there).count(name) > 1:
            raise InputError(f"{path} has more than one column {name!r}: rename all but one")


def _numbers(column: pa.ChunkedArray, name: str, path: Path) -> FloatArray:
    """Turn the cells of a column to numbers."""
    if not pa.types.is_string(column.type):
        try:
            return np.asarray(column.cast(pa.float64()).to_numpy(zero_copy_only=False))
        except pa.ArrowException as error:
            raise InputError(f"{path}: column {name!r} holds no numbers") from error
    cells = column.to_numpy(zero_copy_only=False)
    try:
        return np.asarray(cells.astype(np.float64))
    except (TypeError, ValueError):
        return np.array([_number(cell, row, name, path) for row, cell in enumerate(cells)])


def _number(cell: str | None, row: int, name: str, path: Path) -> float:
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
        raise InputError(
            f"{path}: column {name!r}, row {row + 2} holds {text!r}, not a number"
        ) from error
