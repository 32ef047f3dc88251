"""What an instructor finds of a recorded session by a rubric, bound to that very recording.

An assessment is a file of its own beside the sealed ones, and is never overwritten. Its seal is
SHA-256 over the list of checksums of the recording, the assessor's name and what was found: whoever
has the folder can tell that none of the three was changed alone. It does not prove who wrote it.
"""

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from nmt_sense.holds.plans import first_problem
from nmt_sense.model.errors import InputError, RecordingError
from nmt_sense.storage import Recording
from nmt_sense.storage.info import ASSESSMENT_PREFIX, MANIFEST_FILE

_SHIPPED = resources.files("nmt_sense.session") / "shipped_rubrics"
_Name = Annotated[str, Field(min_length=1, max_length=80)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that is looked at, and its levels from the poorest to the best."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: _Name
    levels: Annotated[tuple[_Name, ...], Field(min_length=2)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """What an assessment goes by."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: _Name
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    schema: Literal["nmt-sense/rubric/1"] = "nmt-sense/rubric/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What was found.

    Attributes
    ----------
    rubric, assessor
        Their names.
    found
        For each criterion: its name, the level reached from 0, the best level, and its words.
    remark
        In the assessor's own words; may be empty.
    signed_utc
        When it was signed.
    """

    rubric: str
    assessor: str
    found: tuple[tuple[str, int, int, str], ...]
    remark: str
    signed_utc: datetime
    schema: Literal["nmt-sense/assessment/1"] = "nmt-sense/assessment/1"


@dataclass(frozen=True, slots=True)
class SignedAssessment:
    """An assessment as it lies beside a recording, and whether it belongs to it unchanged."""

    assessment: Assessment
    seal: str
    holds: bool


_RUBRIC, _ASSESSMENT = TypeAdapter(Rubric), TypeAdapter(Assessment)


def shipped_rubric(name: str) -> Rubric:
    """Read a rubric that comes with the program."""
    text = (_SHIPPED / f"{name}.toml").read_text(encoding="utf-8")
    return _rubric_from_text(text, name)


def load_rubric(path: Path) -> Rubric:
    """Read a rubric file (TOML).

    Raises
    ------
    InputError
        If it cannot be read or is no rubric; the sentence names the field.
    """
    try:
        return _rubric_from_text(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the rubric {path} cannot be read: {error}") from error


def _rubric_from_text(text: str, source: str) -> Rubric:
    try:
        return _RUBRIC.validate_python(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"the rubric {source} cannot be read: {error}") from error
    except ValidationError as error:
        raise InputError(f"the rubric {source} is not right: {first_problem(error)}") from error


def sign(
    recording: Recording, rubric: Rubric, levels: tuple[int, ...], *, assessor: str, remark: str
) -> Path:
    """Sign what was found of a sealed recording, and put it beside it.

    Parameters
    ----------
    recording
        The session.
    rubric, levels
        What was gone by, and the level reached for each of its criteria, from 0.
    assessor, remark
        Who judged, and what they add.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    InputError
        If no assessor is named, or a level is missing.
    RecordingError
        If the recording is not sealed, or nothing can be written there.
    """
    if not assessor.strip():
        raise InputError("an assessment is signed: give the assessor's name")
    if len(levels) != len(rubric.criteria):
        raise InputError(f"the rubric {rubric.name} asks for {len(rubric.criteria)} levels")
    assessment = Assessment(
        rubric=rubric.name,
        assessor=assessor.strip(),
        found=tuple(
            (criterion.name, level, len(criterion.levels) - 1, criterion.levels[level])
            for criterion, level in zip(rubric.criteria, levels, strict=True)
        ),
        remark=remark.strip(),
        signed_utc=datetime.now(UTC),
    )
    plain = _ASSESSMENT.dump_python(assessment, mode="json")
    content = json.dumps({**plain, "seal": _seal(recording, assessment)}, indent=2)
    at = f"{assessment.signed_utc:%Y%m%dT%H%M%S%f}Z"
    path = recording.folder / f"{ASSESSMENT_PREFIX}{at}.json"
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(content + "\n")
    except OSError as error:
        raise RecordingError(f"{path} cannot be written: {error.strerror}") from error
    return path


def assessments_of(recording: Recording) -> tuple[SignedAssessment, ...]:
    """Read the assessments beside a recording, oldest first, each held against its seal.

    Raises
    ------
    InputError
        If one is not right.
    """
    return tuple(
        _read(recording, path)
        for path in sorted(recording.folder.glob(f"{ASSESSMENT_PREFIX}*.json"))
    )


def _read(recording: Recording, path: Path) -> SignedAssessment:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        seal = str(plain.pop("seal"))
        assessment = _ASSESSMENT.validate_python(plain)
    except ValidationError as error:
        raise InputError(f"{path} is not right: {first_problem(error)}") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path} is no assessment: {error}") from error
    return SignedAssessment(assessment, seal, seal == _seal(recording, assessment))


def _seal(recording: Recording, assessment: Assessment) -> str:
    path = recording.folder / MANIFEST_FILE
    try:
        manifest = path.read_bytes()
    except OSError as error:
        raise RecordingError(
            f"{recording.folder} is not sealed: end the recording before it is assessed"
        ) from error
    plain = asdict(assessment) | {"signed_utc": assessment.signed_utc.isoformat()}
    found = json.dumps(plain, sort_keys=True)
    return hashlib.sha256(manifest + b"\n" + found.encode()).hexdigest()
