"""The calibration view: one task at a time, what the reference shows, and what came of it."""

from collections.abc import Callable

from PyQt6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nmt_sense.dashboard.controller import SessionController
from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.calibration import (
    REFERENCES,
    CalibrationModel,
    CalibrationPage,
)
from nmt_sense.dashboard.view_models.daily import DailyModel
from nmt_sense.dashboard.widgets.base import GUTTER_PX, Text
from nmt_sense.dashboard.widgets.daily_card import DailyCard
from nmt_sense.dashboard.widgets.form import Form
from nmt_sense.model.units import Unit
from nmt_sense.session.snapshot import SessionSnapshot

_WIDTH_PX = 760


class CalibrationView(QWidget):
    """Leads through the calibration; below it, the daily check."""

    def __init__(self, theme: Theme, controller: SessionController) -> None:
        super().__init__()
        self.model = CalibrationModel(controller.channels)
        self._snapshot: SessionSnapshot | None = None
        card = Form(theme, tr("Calibrate this glove"))
        card.note(
            tr("Lay the pad on a scale, or a weight on the pad. Type what the scale really shows.")
        )
        self.reference = card.choice(
            tr("Reference"),
            tuple((unit, tr(words)) for unit, words in REFERENCES),
            REFERENCES[0][0],
            self._choose_unit,
        )
        self.title = Text(theme, 16, bold=True)
        self.task = Text(theme, 20, wrap=True)
        self.steady = Text(theme, 14, Role.MUTED, wrap=True)
        self.said = Text(theme, 14, wrap=True)
        for text in (self.title, self.task, self.steady):
            card.column.addWidget(text)
        self.value = card.amount(
            tr("It shows"), 0.0, (0.0, 1000.0), lambda _: None, suffix=" kgf", decimals=2
        )
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress"))
        card.column.addWidget(self.progress)
        self.take = self._button(tr("Take it"), self._take, main=True)
        self.again = self._button(tr("This pad anew"), self.model.again)
        self.save = self._button(tr("Save the profile"), self.model.save)
        buttons = QHBoxLayout()
        for button in (self.take, self.again, self.save):
            buttons.addWidget(button)
        card.column.addLayout(buttons)
        card.column.addWidget(self.said)
        self.daily = DailyCard(theme, DailyModel(controller.channels))
        self._cards = QWidget()
        column = QVBoxLayout(self._cards)
        column.setContentsMargins(0, GUTTER_PX, 0, GUTTER_PX)
        column.setSpacing(GUTTER_PX)
        column.addWidget(card)
        column.addWidget(self.daily)
        column.addStretch(1)
        page = QWidget()
        middle = QHBoxLayout(page)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(self._cards)
        middle.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._theme = theme
        theme.changed.connect(self._restyle)
        self._restyle()

    def present_motion(self, snapshot: SessionSnapshot | None) -> None:
        """Nothing moves here."""

    def present_numbers(self, snapshot: SessionSnapshot | None) -> None:
        """Take in what came, and show what to do."""
        self._snapshot = snapshot
        self._present(self.model.see(snapshot))
        self.daily.present(snapshot)

    def _present(self, page: CalibrationPage) -> None:
        if page.task != self.task.text():
            self.value.setValue(page.value)
        self.value.setSuffix(f" {page.unit}")
        self.title.present(page.title)
        self.task.present(page.task)
        self.steady.present(page.steady, Role.IN if page.can_take else Role.MUTED)
        self.said.present(page.said)
        self.progress.setValue(round(100 * page.progress))
        self.take.setEnabled(page.can_take)
        self.save.setEnabled(page.can_save)

    def _restyle(self) -> None:
        self._cards.setFixedWidth(self._theme.px(_WIDTH_PX))

    def _take(self) -> None:
        self.model.take(self.value.value())

    def _choose_unit(self, unit: Unit) -> None:
        self.model.choose_unit(unit)
        self.present_numbers(self._snapshot)

    def _button(self, words: str, do: Callable[[], None], *, main: bool = False) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words)
        if main:
            button.setProperty("kind", "main")
        button.clicked.connect(lambda: self._act(do))
        return button

    def _act(self, do: Callable[[], None]) -> None:
        do()
        self.present_numbers(self._snapshot)
