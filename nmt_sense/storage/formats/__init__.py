"""A session for other tools: one module for each format it can be written in."""

from nmt_sense.storage.formats.content import SessionContent, SessionEvent, gather
from nmt_sense.storage.formats.write import ExportFormat, write_export

__all__ = ["ExportFormat", "SessionContent", "SessionEvent", "gather", "write_export"]
