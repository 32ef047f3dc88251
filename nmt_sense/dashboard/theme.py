"""Colours, type and scale as Qt wants them, following the system unless told otherwise."""

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
    """

    changed = pyqtSignal()

    def __init__(self, choice: str = SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._scale = 1.0
        self.palette = _system_palette() if choice == SYSTEM else PALETTES[choice]
        hints = QGuiApplication.styleHints()
        if choice == SYSTEM and hints is not None:
            hints.colorSchemeChanged.connect(self._follow_system)

    def color(self, role: Role) -> QColor:
        """Look up a colour."""
        return QColor(self.palette[role])

    def px(self, drawn_px: float) -> int:
        """Scale a length of the 1280 x 800 drawing to this window."""
        return max(1, round(drawn_px * self._scale))

    def font(self, drawn_px: float, *, bold: bool = False) -> QFont:
        """Make the one type family in a size of the 1280 x 800 drawing."""
        font = QFont()
        font.setFamilies(_FAMILIES)
        font.setPixelSize(self.px(drawn_px))
        font.setBold(bold)
        if hasattr(font, "setFeature"):  # Qt >= 6.7; older ones rely on the family's own figures
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def fit(self, width: int, height: int) -> None:
        """Scale type and lengths to a window of this size."""
        fitted = min(width / _DRAWN_FOR[0], height / _DRAWN_FOR[1])
        fitted = min(max(fitted, _SCALES[0]), _SCALES[1])
        stepped = round(fitted / _SCALE_STEP) * _SCALE_STEP
        if abs(stepped - self._scale) > _SCALE_STEP / 2:
            self._scale = stepped
            self.changed.emit()

    def _follow_system(self) -> None:
        self.palette = _system_palette()
        self.changed.emit()


def _system_palette() -> Palette:
    hints = QGuiApplication.styleHints()
    if hints is None:
        return LIGHT
    if hasattr(hints, "accessibility"):  # Qt >= 6.10; PyQt has no signal for a change of it
        contrast = hints.accessibility().contrastPreference()
        if contrast == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
