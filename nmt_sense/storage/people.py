"""What a person may ask for: all that is kept of them in one file, or that it is deleted."""

import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from nmt_sense.model.errors import RecordingError
from nmt_sense.storage.formats.output import new_files
from nmt_sense.storage.info import SESSION_FILE
from nmt_sense.storage.intake import default_intakes_folder, intakes_of
from nmt_sense.storage.lock import FolderLock
from nmt_sense.storage.reader import find_recordings, open_recording


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirFolders:
    """The sessions of a participant.

    Attributes
    ----------
    root, participant
        Where they lie, and whose they are.
    folders
        The sessions.
    intakes
        The talks before their sessions, files that lie apart.
    unclear
        Sessions that do not say whose they are, because their description is broken.
    """

    root: Path
    participant: str
    folders: tuple[Path, ...]
    intakes: tuple[Path, ...]
    unclear: tuple[Path, ...]


def folders_of(root: Path, participant: str, intakes: Path | None = None) -> TheirFolders:
    """Find the sessions of a participant, and the talks before them.

    Parameters
    ----------
    root
        Where recordings lie.
    participant
        Their pseudonym.
    intakes
        Where intakes lie; where this program keeps them by default.

    Raises
    ------
    RecordingError
        If there is no such folder, or nothing of the participant.
    """
    found, unclear = [], []
    for folder in find_recordings(root):
        try:
            theirs = open_recording(folder).info.participant == participant
        except RecordingError:
            theirs = _names(folder, participant)
            if not theirs:
                unclear.append(folder)
        if theirs:
            found.append(folder)
    talks = intakes_of(intakes or default_intakes_folder(), participant)
    if not found and not talks:
        raise RecordingError(f"{root} has no session of a participant {participant!r}")
    return TheirFolders(
        root=root,
        participant=participant,
        folders=tuple(found),
        intakes=talks,
        unclear=tuple(unclear),
    )


def _names(folder: Path, participant: str) -> bool:
    """Tell whether a description that cannot be read names the participant all the same."""
    path = folder / SESSION_FILE
    return path.is_file() and json.dumps(participant).encode() in path.read_bytes()


def export_participant(
    theirs: TheirFolders, out: Path, *, name: str = "", overwrite: bool = False
) -> None:
    """Write all that is kept of a participant into one ZIP file.

    Parameters
    ----------
    theirs
        Their sessions.
    out
        The file.
    name
        Their name, if it is kept; goes into the file as well.
    overwrite
        Whether a file that is there already may be replaced.

    Raises
    ------
    RecordingError
        If it cannot be read or written.
    InputError
        If the file is there already.
    """
    with (
        new_files([out], overwrite=overwrite) as (aside,),
        zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        archive.writestr("README.txt", _readme(theirs, name))
        for folder in theirs.folders:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                archive.write(path, path.relative_to(theirs.root))
        for path in theirs.intakes:
            archive.write(path, Path("intakes") / path.name)


def delete_participant(theirs: TheirFolders) -> None:
    """Delete every session of a participant, whole folders with all in them, and every intake.

    Raises
    ------
    RecordingError
        If a session is being written, and nothing is deleted then; or one cannot be deleted.
    """
    for folder in theirs.folders:
        FolderLock(folder).release()
    for folder in theirs.folders:
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise RecordingError(
                f"{folder} cannot be deleted ({error.strerror}): delete it by hand, and the rest "
                "by the same command again"
            ) from error
    for path in theirs.intakes:
        try:
            path.unlink()
        except OSError as error:
            raise RecordingError(
                f"{path} cannot be deleted ({error.strerror}): delete it by hand"
            ) from error


def _readme(theirs: TheirFolders, name: str) -> str:
    who = f"{theirs.participant} ({name})" if name else theirs.participant
    return f"""\
All that is kept by nmt_sense of the participant {who}: {len(theirs.folders)} sessions.

Each folder is a session. session.json says when it was recorded and with what, events.jsonl
and notes.jsonl what happened and was noted, samples.parquet holds the readings and forces
(any program that reads Parquet opens it), journal.nmtj what the glove sent.
intakes holds the talks before sessions, as they were written down.
"""
