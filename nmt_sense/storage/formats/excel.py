"""An Excel workbook of the holds: what a course keeps of a session."""

from pathlib import Path
from typing import Any

from nmt_sense.storage.formats.columns import Row, event_rows, hold_rows
from nmt_sense.storage.formats.content import SessionContent
from nmt_sense.storage.formats.output import new_files

EMPTY_SHEET_NOTE = "none in this session"
#: What stands for a control character, which a workbook cannot hold.
REPLACEMENT = "\ufffd"


def write_excel(content: SessionContent, path: Path, *, overwrite: bool = False) -> list[Path]:
    """Write holds and events as the two sheets of a workbook.

    Parameters and errors are those of :func:`~nmt_sense.storage.formats.write.write_export`.
    """
    # Only those who export to Excel need the library.
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "holds"
    _fill(book.active, hold_rows(content.holds, content.unit, content.calibration))
    _fill(book.create_sheet("events"), event_rows(content.events))
    with new_files([path], overwrite=overwrite) as (aside,):
        book.save(aside)
    return [path]


def _fill(sheet: Any, rows: list[Row]) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not rows:
        sheet.append([EMPTY_SHEET_NOTE])
        return
    sheet.freeze_panes = "A2"
    sheet.append(list(rows[0]))
    for row_number, row in enumerate(rows, start=2):
        for column, value in enumerate(row.values(), start=1):
            cell = sheet.cell(row_number, column)
            if isinstance(value, str):
                cell.value = ILLEGAL_CHARACTERS_RE.sub(REPLACEMENT, value)
                cell.data_type = "s"  # a text that begins like a formula stays a text
            else:
                cell.value = value
