"""What was asked before a session, kept apart from recordings and under a pseudonym.

An intake is a file of its own in a folder of its own, so that recordings can be given away without
it, and it can be deleted without them. A new talk is a new file: none is ever overwritten.
"""

import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_path

from nmt_sense.model.errors import InputError, RecordingError

SCHEMA = "nmt-sense/intake/1"
_PSEUDONYM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The talk and the look before a session.

    Attributes
    ----------
    pseudonym
        Who it is about: letters, digits, - and _.
    complaint
        In the person's own words.
    areas
        Names of the areas of the body that it is about.
    pain
        How much it hurts now, 0 to 10.
    cautions
        Names of the contraindications that apply.
    asked
        Who said, where any applies, that the session may go on.
    consent_to_record
        Whether the person agrees to be recorded.
    """

    pseudonym: str
    complaint: str = ""
    areas: tuple[str, ...] = ()
    pain: int = 0
    cautions: tuple[str, ...] = ()
    asked: str = ""
    consent_to_record: bool = False


def intakes_of(folder: Path, pseudonym: str) -> tuple[Path, ...]:
    """Find the intakes of a person; a file that cannot be read is nobody's."""
    return tuple(path for path in sorted(folder.glob("*.json")) if _pseudonym_in(path) == pseudonym)


def _pseudonym_in(path: Path) -> str | None:
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return kept.get("pseudonym") if isinstance(kept, dict) else None


def default_intakes_folder() -> Path:
    """Return where intakes are kept: not where recordings are."""
    return user_data_path("nmt-sense") / "intakes"


def save_intake(intake: Intake, folder: Path, on: datetime | None = None) -> Path:
    """Keep an intake, readable by this user alone; return its file.

    Parameters
    ----------
    intake
        What was said.
    folder
        Where intakes are kept; made if need be.
    on
        When it was said; now by default.

    Raises
    ------
    InputError
        If the pseudonym cannot name a file.
    RecordingError
        If it cannot be written.
    """
    if not _PSEUDONYM.fullmatch(intake.pseudonym):
        raise InputError(
            f"{intake.pseudonym!r} cannot be a pseudonym: use up to 32 letters, digits, - and _"
        )
    taken = datetime.now(UTC) if on is None else on
    path = folder / f"{intake.pseudonym}_{taken:%Y-%m-%d_%H%M%S_%f}.json"
    kept = {"schema": SCHEMA, "taken_utc": taken.isoformat(), **asdict(intake)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise RecordingError(
            f"the intake cannot be kept in {folder}: {error.strerror}; free space or choose "
            "another place"
        ) from error
    return path
