"""Texts in the user's language; no Qt in here.

View-models say ``tr("{n} pads", n=6)``. The window installs Qt's translation behind it; without a
window the texts stay as they are written.
"""

from collections.abc import Callable

from nmt_sense.model.sentence import Sentence

LookUp = Callable[[str], str]


def _as_written(text: str) -> str:
    return text


# One per process, as Qt's own translators are: a text is written in the same language everywhere.
_look_up: LookUp = _as_written


def install(look_up: LookUp | None) -> None:
    """Translate with ``look_up`` from now on, or not at all."""
    global _look_up
    _look_up = look_up or _as_written


def later(text: str) -> str:
    """Name a text that :func:`tr` translates where it is shown: in tables, read before a start."""
    return text


def tr(text: str, **values: object) -> str:
    """Translate a text, then fill in its values."""
    translated = _look_up(text)
    return translated.format(**values) if values else translated


def told(text: str) -> str:
    """Translate a sentence that another room made, and the words in it; others stay as they are."""
    if not isinstance(text, Sentence):
        return text
    return tr(text.pattern, **{name: tr(value) for name, value in text.values.items()})
