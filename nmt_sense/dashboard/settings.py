"""What a user has set, kept from one start to the next; no Qt in here."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from platformdirs import user_config_path
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from nmt_sense.model.errors import InputError
from nmt_sense.model.units import Unit

Share = Annotated[float, Field(ge=0, le=1)]
TEXT_SIZES = (0.8, 0.9, 1.0, 1.1, 1.25)


class LearningMode(StrEnum):
    """When a learner sees and hears how firm the press is; docs/how-to/learn.md tells why."""

    FULL = "full"
    BANDWIDTH = "bandwidth"  # only outside the band
    FADED = "faded"  # in fewer trials as skill grows
    ASKED = "asked"  # when the learner calls for it
    BLIND = "blind"  # not during the hold, all of it after
    RETENTION = "retention"  # neither during nor after: a test


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings.

    Attributes
    ----------
    theme, language
        ``"system"`` follows the desktop.
    text_size
        Size of all type and lengths against the drawing, 1 as drawn.
    frames_per_s
        How often bars and trace move.
    unit
        What the press is shown in; what is kept stays in newtons.
    mode
        See :class:`LearningMode`.
    tones, ticks, chimes
        Whether a tone follows the force, each second held ticks, goal and release chime.
    volume
        Loudness of all sound, 0..1.
    eyes_on_client
        Sound tells everything, so that nobody has to look at the screen.
    glove_feedback, glove_motor, glove_buzzer, glove_led, glove_strength
        Whether the glove itself tells where the press stands, with which of its means, and how
        strongly its motor runs, 0..1.
    prompt_after_s, prompt_after_misses
        A correction is said after so long outside the band, seconds, or after the same fault in
        so many holds one after the other.
    keys, pedals
        Key and pedal of an action, by its name, where they differ from those that come with the
        program; in Qt's portable text ("Ctrl+E").
    keep_journal
        Whether a recording keeps what the glove sent, byte by byte, beside its sealed table.
    welcomed
        Whether the first start was walked through.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    version: Literal[1] = 1
    theme: Literal["system", "light", "dark", "high-contrast"] = "system"
    language: Literal["system", "en", "de", "es"] = "system"
    text_size: Annotated[float, Field(ge=TEXT_SIZES[0], le=TEXT_SIZES[-1])] = 1.0
    frames_per_s: Literal[30, 60] = 60
    unit: Literal[Unit.NEWTON, Unit.KILOGRAM_FORCE, Unit.POUND_FORCE] = Unit.NEWTON
    mode: LearningMode = LearningMode.FULL
    tones: bool = False
    ticks: bool = False
    chimes: bool = False
    volume: Share = 0.5
    eyes_on_client: bool = False
    glove_feedback: bool = False
    glove_motor: bool = True
    glove_buzzer: bool = False
    glove_led: bool = True
    glove_strength: Share = 0.5
    prompt_after_s: Annotated[float, Field(ge=1, le=15)] = 3.0
    prompt_after_misses: Annotated[int, Field(ge=1, le=10)] = 4
    keys: dict[str, str] = field(default_factory=dict)
    pedals: dict[str, str] = field(default_factory=dict)
    keep_journal: bool = True
    welcomed: bool = False


_SETTINGS = TypeAdapter(Settings)


def settings_file() -> Path:
    """Tell where the settings of this user are kept."""
    return user_config_path("nmt-sense") / "settings.json"


def load_settings(path: Path) -> Settings:
    """Read settings; those that come with the program where there is no file yet.

    Raises
    ------
    InputError
        If the file cannot be read or is not right.
    """
    try:
        return _SETTINGS.validate_json(path.read_bytes())
    except FileNotFoundError:
        return Settings()
    except (OSError, ValidationError) as error:
        why = error if isinstance(error, OSError) else error.errors()[0]["msg"]
        raise InputError(
            f"the settings in {path} cannot be used ({why}): mend the file, or delete it to begin "
            "anew"
        ) from error


def save_settings(settings: Settings, path: Path) -> None:
    """Write settings so that a crash leaves the old file or the new one.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    fresh = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(_SETTINGS.dump_python(settings, mode="json"), indent=2)
        fresh.write_text(text + "\n", encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise InputError(f"the settings cannot be kept in {path} ({error})") from error


class SettingsStore:
    """The settings in use, and who wants to know when they change.

    Parameters
    ----------
    path
        Where they are kept; ``None`` to forget them at the end.

    Attributes
    ----------
    value
        The settings in use.
    trouble
        One sentence where they could not be read or kept, else empty. A file that could not be
        read is never overwritten.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._listeners: list[Callable[[], None]] = []
        self.value, self.trouble = Settings(), ""
        if path is not None:
            try:
                self.value = load_settings(path)
            except InputError as error:
                self.trouble, self._path = str(error), None

    def listen(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each change."""
        self._listeners.append(listener)

    def change(self, **fields: Any) -> None:
        """Set some fields, keep them, and tell the listeners."""
        changed = replace(self.value, **fields)
        if changed == self.value:
            return
        self.value = changed
        if self._path is not None:
            try:
                save_settings(changed, self._path)
                self.trouble = ""
            except InputError as error:
                self.trouble = str(error)
        for listener in self._listeners:
            listener()
