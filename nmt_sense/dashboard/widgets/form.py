"""Rows of a form: a name on the left, what can be set on the right."""

from collections.abc import Callable, Sequence
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeySequence
from PyQt6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QSlider,
    QWidget,
)

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.widgets.base import Card, Text


class Form(Card):
    """A card of rows under a title."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, spacing_px=8)
        heading = Text(theme, 16, bold=True)
        heading.present(title)
        self.column.addWidget(heading)

    def note(self, sentence: str) -> Text:
        """Add a quiet sentence."""
        text = Text(self.theme, 12, Role.MUTED, wrap=True)
        text.present(sentence)
        self.column.addWidget(text)
        return text

    def choice(
        self,
        name: str,
        options: Sequence[tuple[Any, str]],
        value: object,
        change: Callable[[Any], None],
    ) -> QComboBox:
        """Add one of several; ``options`` are (value, words)."""
        box = QComboBox()
        for option, words in options:
            box.addItem(words, option)
        box.setCurrentIndex(max(0, [option for option, _ in options].index(value)))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentIndexChanged.connect(lambda index: change(box.itemData(index)))
        self._row(name, box)
        return box

    def line(self, name: str, value: str = "") -> QLineEdit:
        """Add a line of text."""
        box = QLineEdit(value)
        self._row(name, box)
        return box

    def switch(self, name: str, value: bool, change: Callable[[bool], None]) -> QCheckBox:
        """Add on or off."""
        box = QCheckBox(name)
        box.setChecked(value)
        box.toggled.connect(change)
        self.column.addWidget(box)
        return box

    def slider(self, name: str, value: float, change: Callable[[float], None]) -> QSlider:
        """Add a share, 0..1."""
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setValue(round(100 * value))
        slider.valueChanged.connect(lambda percent: change(percent / 100))
        self._row(name, slider)
        return slider

    def amount(
        self,
        name: str,
        value: float,
        limits: tuple[float, float],
        change: Callable[[float], None],
        *,
        suffix: str = "",
        decimals: int = 0,
    ) -> QDoubleSpinBox:
        """Add a number within limits."""
        box = QDoubleSpinBox()
        box.setDecimals(decimals)
        box.setRange(*limits)
        box.setSingleStep(1.0 if decimals == 0 else 0.5)
        box.setSuffix(suffix)
        box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)  # arrow keys and wheel do it
        box.setValue(value)
        box.valueChanged.connect(change)
        self._row(name, box)
        return box

    def keys(
        self, name: str, values: Sequence[str], changes: Sequence[Callable[[str], None]]
    ) -> tuple[QKeySequenceEdit, ...]:
        """Add keys side by side: the one in use is shown, a press on another takes its place."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        edits = []
        for value, change in zip(values, changes, strict=True):
            edit = QKeySequenceEdit(QKeySequence(value))
            edit.setMaximumSequenceLength(1)
            edit.setAccessibleName(name)
            edit.findChild(QLineEdit).setPlaceholderText("")  # Qt's own is too long for it
            edit.keySequenceChanged.connect(_portable(change))
            layout.addWidget(edit, 1)
            edits.append(edit)
        self._row(name, row)
        return tuple(edits)

    def _row(self, name: str, editor: QWidget) -> None:
        label = Text(self.theme, 14, wrap=True)
        label.present(name)
        editor.setAccessibleName(name)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(editor, 1)
        self.column.addLayout(row)


def _portable(change: Callable[[str], None]) -> Callable[[QKeySequence], None]:
    return lambda sequence: change(sequence.toString(QKeySequence.SequenceFormat.PortableText))
