"""A protocol as a script: what the participant is told, for how long, and how long they rest."""

import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from nmt_sense.holds.plans import first_problem
from nmt_sense.model.errors import InputError

_SHIPPED = resources.files("nmt_sense.session") / "shipped_scripts"
Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do.

    Attributes
    ----------
    prompt
        What the participant is told.
    work_s, rest_s
        How long it takes, and the rest after each time, seconds.
    repeats
        How often it is done.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    prompt: Annotated[str, Field(min_length=1, max_length=200)]
    work_s: Seconds
    rest_s: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    repeats: Annotated[int, Field(ge=1, le=1000)] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A protocol: its steps in their order."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=80)]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    schema: Literal["nmt-sense/script/1"] = "nmt-sense/script/1"


@dataclass(frozen=True, slots=True)
class Cue:
    """One stretch of a script that runs.

    Attributes
    ----------
    start_s, end_s
        Since the script was started, seconds.
    prompt
        What is to be done, or what comes after the rest; empty at the end.
    resting
        True during a rest.
    number
        Which time of how many this step is done, e.g. "2/5"; empty where it is done once.
    """

    start_s: float
    end_s: float
    prompt: str
    resting: bool
    number: str


_SCRIPT = TypeAdapter(Script)


def load_script(path: Path) -> Script:
    """Read a script file (TOML).

    Raises
    ------
    InputError
        If it cannot be read or is no script; the sentence names the field.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the script {path} cannot be read: {error}") from error
    return _script_from_text(text, str(path))


def shipped_script(name: str) -> Script:
    """Read a script that comes with the program."""
    return _script_from_text((_SHIPPED / f"{name}.toml").read_text(encoding="utf-8"), name)


def _script_from_text(text: str, source: str) -> Script:
    try:
        return _SCRIPT.validate_python(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"the script {source} cannot be read: {error}") from error
    except ValidationError as error:
        raise InputError(f"the script {source} is not right: {first_problem(error)}") from error


def cues_of(script: Script) -> tuple[Cue, ...]:
    """Lay the steps of a script out in time; the rest after the last is left out."""
    cues: list[Cue] = []
    now_s = 0.0
    for step in script.steps:
        for time in range(step.repeats):
            number = f"{time + 1}/{step.repeats}" if step.repeats > 1 else ""
            cues.append(Cue(now_s, now_s + step.work_s, step.prompt, False, number))
            now_s += step.work_s
            if step.rest_s:
                cues.append(Cue(now_s, now_s + step.rest_s, "", True, number))
                now_s += step.rest_s
    return tuple(cues[:-1] if cues[-1].resting else cues)


def cue_at(cues: tuple[Cue, ...], elapsed_s: float) -> int | None:
    """Find the number of the cue at a time; None before the first and after the last."""
    number = bisect_right([cue.start_s for cue in cues], elapsed_s) - 1
    return number if number >= 0 and elapsed_s < cues[number].end_s else None
