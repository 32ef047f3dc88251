"""A session for other tools: one module for each format it can be written in or read from."""

from nmt_sense.storage.formats.content import SessionContent, SessionEvent, gather
from nmt_sense.storage.formats.foreign import ForeignColumns, ForeignRecording, read_foreign
from nmt_sense.storage.formats.imported import (
    ImportInfo,
    ImportTexts,
    gather_imported,
    import_info_of,
    is_imported,
    read_imported,
    write_imported,
)
from nmt_sense.storage.formats.write import ExportFormat, write_export

__all__ = [
    "ExportFormat",
    "ForeignColumns",
    "ForeignRecording",
    "ImportInfo",
    "ImportTexts",
    "SessionContent",
    "SessionEvent",
    "gather",
    "gather_imported",
    "import_info_of",
    "is_imported",
    "read_foreign",
    "read_imported",
    "write_export",
    "write_imported",
]
