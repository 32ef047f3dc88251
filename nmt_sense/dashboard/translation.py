"""Qt's translation behind :func:`~nmt_sense.dashboard.texts.tr`.

The tables are Qt's own .ts files, so that Qt Linguist and translation sites can edit them; they are
read as they are and need no compiling.
"""

from importlib import resources
from xml.etree import ElementTree

from PyQt6.QtCore import QCoreApplication, QLocale, QTranslator

from nmt_sense.dashboard import texts

CONTEXT = "nmt_sense"
_TABLES = resources.files("nmt_sense.dashboard") / "translations"


class TableTranslator(QTranslator):
    """Translates from a table."""

    def __init__(self, table: dict[str, str]) -> None:
        super().__init__()
        self._table = table

    def translate(
        self,
        _context: str | None,
        source: str | None,
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str | None:
        """Look a text up; ``None`` leaves it to Qt, which writes its own texts so."""
        return self._table.get(source or "")

    def isEmpty(self) -> bool:
        """Tell Qt whether there is anything to look up."""
        return not self._table


def languages() -> list[str]:
    """Name the languages that ship, besides English."""
    return sorted(entry.name.removesuffix(".ts") for entry in _TABLES.iterdir())


def table_of(language: str) -> dict[str, str]:
    """Read the translation of every text; those not translated yet are left out."""
    text = (_TABLES / f"{language}.ts").read_text(encoding="utf-8")
    messages = ElementTree.fromstring(text).iter("message")
    pairs = ((m.findtext("source"), m.findtext("translation")) for m in messages)
    return {source: translation for source, translation in pairs if source and translation}


def install(application: QCoreApplication, choice: str) -> TableTranslator | None:
    """Translate all texts from now on.

    Parameters
    ----------
    application
        Gets the translator, which the caller has to hold on to.
    choice
        A language, or ``"system"`` for the desktop's.

    Returns
    -------
    TableTranslator or None
        ``None`` where the texts stay in English.
    """
    language = QLocale.system().name()[:2] if choice == "system" else choice
    if language not in languages():
        texts.install(None)
        return None
    translator = TableTranslator(table_of(language))
    application.installTranslator(translator)
    texts.install(lambda text: QCoreApplication.translate(CONTEXT, text))
    return translator


def remove(application: QCoreApplication, translator: TableTranslator | None) -> None:
    """Go back to the texts as they are written."""
    if translator is not None:
        application.removeTranslator(translator)
    texts.install(None)
