"""A session on disk: writer, reader, sealing, recovery, and foreign tables."""

from nmt_sense.storage.forces import RecordedForces, read_forces
from nmt_sense.storage.info import SessionInfo
from nmt_sense.storage.intake import Intake, default_intakes_folder, save_intake
from nmt_sense.storage.journal import last_host_time
from nmt_sense.storage.lock import is_written
from nmt_sense.storage.notes import (
    Note,
    add_note,
    read_notes,
    read_tags,
    set_tag,
    withdraw_note,
)
from nmt_sense.storage.reader import Recording, find_recordings, is_recording, open_recording
from nmt_sense.storage.seal import SealReport, recover, seal
from nmt_sense.storage.tables import ForeignTable, read_table
from nmt_sense.storage.times import TIME_UNITS
from nmt_sense.storage.verify import VerifyReport, verify
from nmt_sense.storage.writer import SessionWriter, default_recordings_folder

__all__ = [
    "TIME_UNITS",
    "ForeignTable",
    "Intake",
    "Note",
    "RecordedForces",
    "Recording",
    "SealReport",
    "SessionInfo",
    "SessionWriter",
    "VerifyReport",
    "add_note",
    "default_intakes_folder",
    "default_recordings_folder",
    "find_recordings",
    "is_recording",
    "is_written",
    "last_host_time",
    "open_recording",
    "read_forces",
    "read_notes",
    "read_table",
    "read_tags",
    "recover",
    "save_intake",
    "seal",
    "set_tag",
    "verify",
    "withdraw_note",
]
