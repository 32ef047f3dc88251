"""The daily check: one known weight for twenty seconds."""

from PyQt6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models.daily import DailyModel, DailyPage
from nmt_sense.dashboard.widgets.base import Text
from nmt_sense.dashboard.widgets.form import Form
from nmt_sense.model.units import Unit, newtons_per
from nmt_sense.session.snapshot import SessionSnapshot


class DailyCard(Form):
    """Asks for a weight, and says whether the calibration still holds."""

    def __init__(self, theme: Theme, model: DailyModel) -> None:
        super().__init__(theme, tr("Check it with one weight"))
        self.model = model
        self._snapshot: SessionSnapshot | None = None
        self.note(tr("Once a day, before practice: a known weight for 20 s on one pad."))
        # Which pads there are is known when a glove is.
        self.pad = self.choice(tr("On the pad"), ((None, "–"),), None, lambda _: None)
        self.known = self.amount(
            tr("It weighs"), 1.0, (0.05, 100.0), lambda _: None, suffix=" kgf", decimals=2
        )
        self.task = Text(theme, 16, wrap=True)
        self.said = Text(theme, 14, wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress"))
        self.begin = QPushButton(tr("Begin the check"))
        self.begin.clicked.connect(self._begin)
        self.adjust = QPushButton(tr("Adjust to today's creep"))
        self.adjust.clicked.connect(self._adjust)
        self.column.addWidget(self.task)
        self.column.addWidget(self.progress)
        buttons = QHBoxLayout()
        for button in (self.begin, self.adjust):
            button.setAccessibleName(button.text())
            buttons.addWidget(button)
        self.column.addLayout(buttons)
        self.column.addWidget(self.said)

    def present(self, snapshot: SessionSnapshot | None) -> None:
        """Take in what came, and show what to do."""
        self._snapshot = snapshot
        self._show(self.model.see(snapshot))

    def _show(self, page: DailyPage) -> None:
        if page.pads and page.pads != tuple(self.pad.itemData(i) for i in range(self.pad.count())):
            self.pad.clear()
            for name in page.pads:
                self.pad.addItem(tr(name), name)
        self.pad.setEnabled(page.can_begin)
        self.known.setEnabled(page.can_begin)
        self.task.present(page.task)
        self.said.present(page.said, Role.ABOVE if page.good is False else Role.INK)
        self.progress.setValue(round(100 * page.progress))
        self.begin.setEnabled(page.can_begin)
        self.adjust.setEnabled(page.can_adjust)

    def _begin(self) -> None:
        self.model.begin(
            self.pad.currentData(), self.known.value() * newtons_per(Unit.KILOGRAM_FORCE)
        )
        self.present(self._snapshot)

    def _adjust(self) -> None:
        self.model.adjust()
        self.present(self._snapshot)
