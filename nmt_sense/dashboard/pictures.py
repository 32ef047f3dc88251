"""What a widget shows, as a picture file."""

from pathlib import Path

from PyQt6.QtCore import QRect, QSize
from PyQt6.QtGui import QPainter
from PyQt6.QtSvg import QSvgGenerator
from PyQt6.QtWidgets import QWidget

from nmt_sense.dashboard.texts import tr
from nmt_sense.model.errors import InputError


def save_picture(widget: QWidget, path: Path) -> None:
    """Save a widget as PNG or, where the name ends so, as SVG.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    if path.suffix.lower() == ".svg":
        saved = _save_svg(widget, path)
    else:
        saved = widget.grab().save(str(path), "PNG")
    if not saved:
        raise InputError(tr("{path} cannot be written: choose another place", path=path))


def _save_svg(widget: QWidget, path: Path) -> bool:
    svg = QSvgGenerator()
    svg.setFileName(str(path))
    svg.setSize(QSize(widget.width(), widget.height()))
    svg.setViewBox(QRect(0, 0, widget.width(), widget.height()))
    painter = QPainter()
    if not painter.begin(svg):
        return False
    widget.render(painter)
    return painter.end()
