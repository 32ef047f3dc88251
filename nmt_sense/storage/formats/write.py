"""Which formats there are, and what writes them."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from nmt_sense.model.errors import InputError
from nmt_sense.storage.formats.bids import write_bids
from nmt_sense.storage.formats.content import SessionContent
from nmt_sense.storage.formats.edf import write_edf
from nmt_sense.storage.formats.excel import write_excel
from nmt_sense.storage.formats.matlab import write_mat
from nmt_sense.storage.formats.parquet import write_parquet
from nmt_sense.storage.formats.text_tables import write_csv
from nmt_sense.storage.formats.xdf import write_xdf


class ExportFormat(StrEnum):
    """What a session can be written as."""

    CSV = "csv"
    PARQUET = "parquet"
    BIDS = "bids"
    XDF = "xdf"
    EDF = "edf"
    MAT = "mat"
    XLSX = "xlsx"


_WRITERS: dict[ExportFormat, Callable[..., list[Path]]] = {
    ExportFormat.CSV: write_csv,
    ExportFormat.PARQUET: write_parquet,
    ExportFormat.BIDS: write_bids,
    ExportFormat.XDF: write_xdf,
    ExportFormat.EDF: write_edf,
    ExportFormat.MAT: write_mat,
    ExportFormat.XLSX: write_excel,
}


def write_export(
    content: SessionContent, to: ExportFormat, path: Path, *, overwrite: bool = False
) -> list[Path]:
    """Write a session for other tools.

    Parameters
    ----------
    content
        The session.
    to
        The format.
    path
        Where to: a file, or for BIDS the folder of the data set.
    overwrite
        Whether files that are there already may be replaced.

    Returns
    -------
    list of Path
        The files that were written.

    Raises
    ------
    InputError
        If a file is there already, a library is missing, or the format cannot hold the session.
    RecordingError
        If the files cannot be written.
    """
    try:
        return _WRITERS[to](content, path, overwrite=overwrite)
    except ModuleNotFoundError as error:
        raise InputError(
            f"an export to {to} needs the library {error.name}: "
            "install it with pip install 'nmt-sense[formats]'"
        ) from error
