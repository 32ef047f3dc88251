"""Verifying: are the files of a session what they were when it was sealed, and is it whole."""

from dataclasses import dataclass
from pathlib import Path

from nmt_sense.model.errors import RecordingError
from nmt_sense.storage.info import MANIFEST_FILE
from nmt_sense.storage.reader import Recording, open_recording
from nmt_sense.storage.seal import file_sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What was found.

    Attributes
    ----------
    ok
        True if every file is what it was when sealed.
    rows, gaps, missing, duplicates
        Samples, places at which samples are missing, how many, and how many came twice.
    problems
        One sentence for everything that is not as it should be.
    """

    ok: bool
    rows: int
    gaps: int
    missing: int
    duplicates: int
    problems: tuple[str, ...]


def verify(folder: Path) -> VerifyReport:
    """Check a session.

    Raises
    ------
    RecordingError
        If it is no session at all.
    """
    recording = open_recording(folder)
    problems = _checksums(recording)
    rows = gaps = missing = duplicates = 0
    try:
        next_index: int | None = None
        for block in recording.blocks():
            if next_index is not None and block.start_index != next_index:
                step = block.start_index - next_index
                gaps += step > 0
                missing += max(step, 0)
                duplicates += max(-step, 0)
            next_index = block.start_index + len(block)
            rows += len(block)
    except RecordingError as error:
        problems.append(str(error))
    return VerifyReport(
        ok=not problems,
        rows=rows,
        gaps=gaps,
        missing=missing,
        duplicates=duplicates,
        problems=tuple(problems),
    )


def _checksums(recording: Recording) -> list[str]:
    manifest = recording.folder / MANIFEST_FILE
    if not manifest.is_file():
        return [f"{recording.folder} is not sealed: run nmt-sense recover on it"]
    problems = []
    for line in manifest.read_text(encoding="utf-8").splitlines():
        wanted, _, name = line.partition("  ")
        path = recording.folder / name
        if not path.is_file():
            problems.append(f"{name} is missing")
        elif file_sha256(path) != wanted:
            problems.append(f"{name} is not what it was when the session was sealed")
    return problems
