"""Sentences that can be said in another language: the English text, and what it was made of."""


class Sentence(str):
    """An English sentence that remembers its pattern and the values in it.

    It is the text itself wherever a text is wanted; a screen that speaks another language
    translates the pattern and fills the values in anew.

    Attributes
    ----------
    pattern
        The sentence with its values in braces.
    values
        What stands in the braces, by name, as written in English.
    """

    __slots__ = ("pattern", "values")

    pattern: str
    values: dict[str, str]


def sentence(pattern: str, **values: str) -> Sentence:
    """Make a sentence of a pattern and its values."""
    made = Sentence(pattern.format(**values))
    made.pattern, made.values = pattern, values
    return made
