"""Colours, type and scale as Qt wants them, following the system unless told otherwise."""

import math

from PyQt6.QtCore import QObject, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QFont, QGuiApplication

from nmt_sense.dashboard.palette import DARK, HIGH_CONTRAST, LIGHT, PALETTES, Palette, Role

SYSTEM = "system"
_FAMILIES = ["Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans"]
_DRAWN_FOR = (1280, 800)
_SCALES = (0.8, 1.75)
_SCALE_STEP = 0.05  # resizing restyles at these steps only, not at every pixel


class Theme(QObject):
    """What every widget asks for colours and sizes.

    Parameters
    ----------
    choice
        ``"system"``, or the name of a palette: ``"light"``, ``"dark"``, ``"high-contrast"``.
    text_size
        Size of type and lengths, 1 as drawn.
    """

    changed = pyqtSignal()

    def __init__(self, choice: str = SYSTEM, text_size: float = 1.0) -> None:
        super().__init__()
        self._choice = choice
        self._fitted, self._text_size = 1.0, text_size
        self.palette = _palette_of(choice)
        hints = QGuiApplication.styleHints()
        if hints is not None:
            hints.colorSchemeChanged.connect(self._follow_system)

    def choose(self, choice: str, text_size: float) -> None:
        """Take other colours, and another size of type and lengths (1 as drawn)."""
        if (choice, text_size) == (self._choice, self._text_size):
            return
        self._choice, self._text_size = choice, text_size
        self.palette = _palette_of(choice)
        self.changed.emit()

    def color(self, role: Role) -> QColor:
        """Look up a colour."""
        return QColor(self.palette[role])

    def px(self, drawn_px: float, most: float = math.inf) -> int:
        """Scale a length of the 1280 x 800 drawing to this window.

        ``most`` is the largest text size that it follows, where there is no room for more.
        """
        return max(1, round(drawn_px * self._fitted * min(self._text_size, most)))

    def font(self, drawn_px: float, *, bold: bool = False, most: float = math.inf) -> QFont:
        """Make the one type family in a size of the 1280 x 800 drawing; ``most`` as in ``px``."""
        font = QFont()
        font.setFamilies(_FAMILIES)
        font.setPixelSize(self.px(drawn_px, most))
        font.setBold(bold)
        if hasattr(font, "setFeature"):  # Qt >= 6.7; older ones rely on the family's own figures
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def fit(self, width: int, height: int) -> None:
        """Scale type and lengths to a window of this size."""
        fitted = min(width / _DRAWN_FOR[0], height / _DRAWN_FOR[1])
        fitted = min(max(fitted, _SCALES[0]), _SCALES[1])
        stepped = round(fitted / _SCALE_STEP) * _SCALE_STEP
        if abs(stepped - self._fitted) > _SCALE_STEP / 2:
            self._fitted = stepped
            self.changed.emit()

    def _follow_system(self) -> None:
        if self._choice == SYSTEM:
            self.palette = _palette_of(SYSTEM)
            self.changed.emit()


def _palette_of(choice: str) -> Palette:
    return _system_palette() if choice == SYSTEM else PALETTES[choice]


def _system_palette() -> Palette:
    hints = QGuiApplication.styleHints()
    if hints is None:
        return LIGHT
    if hasattr(hints, "accessibility"):  # Qt >= 6.10; PyQt has no signal for a change of it
        contrast = hints.accessibility().contrastPreference()
        if contrast == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
