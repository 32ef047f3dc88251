"""The cards of the instructor view: tiles, the table of scores, the assessment."""

from collections.abc import Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.instructor import TileView
from nmt_sense.dashboard.widgets.base import Card, Text
from nmt_sense.dashboard.widgets.gauge import BandGauge
from nmt_sense.session.assessment import Rubric

_GAUGE_PX, _TILE_PX = 96, 196


class Tile(Card):
    """One glove; a click chooses it."""

    chosen = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, margin_px=12, spacing_px=2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.gauge = BandGauge(theme)
        self._name, self._point = Text(theme, 14, bold=True), Text(theme, 12, Role.MUTED)
        self._force, self._pill = Text(theme, 30, bold=True), Text(theme, 14, bold=True)
        self._held, self._last = Text(theme, 13, Role.MUTED), Text(theme, 18, bold=True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for part in (self._force, self._pill, self._held, self._last):
            texts.addWidget(part)
        texts.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.gauge)
        row.addLayout(texts, 1)
        self.column.addWidget(self._name)
        self.column.addWidget(self._point)
        self.column.addLayout(row, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def present(self, number: int, view: TileView, *, chosen: bool) -> None:
        """Show a glove."""
        self.gauge.present(view.gauge)
        dot = "● " if view.recording else ""
        self._name.present(f"{number} {'▶ ' if chosen else ''}{dot}{view.name}")
        self._point.present(view.point)
        self._force.present(view.force)
        self._pill.present(view.pill, view.pill_role)
        self._held.present(view.held)
        self._last.present(view.last, view.last_role)
        self.setAccessibleName(f"{view.name}: {view.force}, {view.pill}, {view.held}, {view.last}")

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Choose this glove."""
        super().mousePressEvent(event)
        self.chosen.emit()

    def _fit(self) -> None:
        self.gauge.setFixedWidth(self.theme.px(_GAUGE_PX))
        self.setFixedHeight(self.theme.px(_TILE_PX))


class ScoreTable(QTableWidget):
    """The scores of everybody, renewed while they press."""

    def __init__(self) -> None:
        titles = [
            tr("Glove"), tr("Holds"), tr("Good"), tr("Mean"), tr("Last"), tr("To practise"),
        ]  # fmt: skip
        super().__init__(0, len(titles))
        self.setAccessibleName(tr("Scores"))
        self.setHorizontalHeaderLabels(titles)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (0, len(titles) - 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def present(self, rows: Sequence[Sequence[str]]) -> None:
        """Show the rows; only cells that changed are written."""
        self.setRowCount(len(rows))
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                item = self.item(i, j)
                if item is None:
                    self.setItem(i, j, QTableWidgetItem(text))
                elif item.text() != text:
                    item.setText(text)


class AssessmentCard(Card):
    """The rubric, and a name under it."""

    signed = pyqtSignal(tuple, str, str)  # levels, assessor, remark

    def __init__(self, theme: Theme, rubric: Rubric) -> None:
        super().__init__(theme)
        heading = Text(theme, 14, bold=True)
        heading.present(tr("Assessment: {rubric}", rubric=rubric.name))
        self._whose = Text(theme, 12, Role.MUTED, wrap=True)
        self.column.addWidget(heading)
        self.column.addWidget(self._whose)
        self.levels: list[QComboBox] = []
        for criterion in rubric.criteria:
            name = Text(theme, 12, Role.MUTED)
            name.present(criterion.name)
            box = QComboBox()
            box.setAccessibleName(criterion.name)
            box.addItems([f"{i}  {words}" for i, words in enumerate(criterion.levels)])
            box.setCurrentIndex(-1)
            box.setPlaceholderText(tr("not judged yet"))
            box.currentIndexChanged.connect(self._renew)
            self.levels.append(box)
            self.column.addWidget(name)
            self.column.addWidget(box)
        self.assessor, self.remark = QLineEdit(), QLineEdit()
        self.assessor.setPlaceholderText(tr("Your name"))
        self.remark.setPlaceholderText(tr("A remark"))
        for field in (self.remark, self.assessor):
            field.setAccessibleName(field.placeholderText())
            self.column.addWidget(field)
        self.assessor.textChanged.connect(self._renew)
        self.sign = QPushButton(tr("Sign"))
        self.sign.setProperty("kind", "main")
        self.sign.clicked.connect(self._sign)
        self.column.addWidget(self.sign)
        self.column.addStretch(1)
        self._ready = False
        self.present("", ready=False)

    def present(self, name: str, *, ready: bool) -> None:
        """Say whose recording is assessed, and whether it is over."""
        self._ready = ready
        waiting = tr("{name}: end the recording, then assess it here.", name=name or tr("Nobody"))
        self._whose.present(tr("The sealed recording of {name}", name=name) if ready else waiting)
        self._renew()

    def clear(self) -> None:
        """Take the levels and the remark away, so that the next person starts from nothing."""
        for box in self.levels:
            box.setCurrentIndex(-1)
        self.remark.clear()

    def _renew(self) -> None:
        judged = all(box.currentIndex() >= 0 for box in self.levels)
        self.sign.setEnabled(self._ready and judged and bool(self.assessor.text().strip()))

    def _sign(self) -> None:
        levels = tuple(box.currentIndex() for box in self.levels)
        self.signed.emit(levels, self.assessor.text(), self.remark.text())
