"""The centre: the point, the press and its trace."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models import units
from nmt_sense.dashboard.view_models.interruption import InterruptionView, NoticeView
from nmt_sense.dashboard.view_models.press import GaugeView, HeadingView, ReadingView, RingView
from nmt_sense.dashboard.view_models.trace import TracePlot
from nmt_sense.dashboard.widgets.base import Card, Text
from nmt_sense.dashboard.widgets.gauge import BandGauge
from nmt_sense.dashboard.widgets.reading import Reading
from nmt_sense.dashboard.widgets.ring import HoldRing
from nmt_sense.dashboard.widgets.trace import ForceTrace


class Interruption(QWidget):
    """What stands in the place of the live numbers while nothing is live."""

    choose_glove = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Text(theme, 26, bold=True)
        self._sentences = Text(theme, 14, Role.INK, wrap=True)
        self._button = QPushButton(tr("Choose a glove  (G)"))
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.choose_glove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._sentences)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def present(self, view: InterruptionView) -> None:
        """Show what happened."""
        self._title.present(view.title, view.role)
        self._sentences.present("\n".join(view.sentences))


class CentreCard(Card):
    """What to press, how long, how hard: one glance each."""

    choose_glove = pyqtSignal()

    def __init__(self, theme: Theme, hints: QWidget) -> None:
        super().__init__(theme, margin_px=24, spacing_px=4)
        self._title = Text(theme, 22, bold=True)
        self._instruction = Text(theme, 14, Role.MUTED, most=1.0)
        self.ring = HoldRing(theme)
        self.gauge = BandGauge(theme)
        self.reading = Reading(theme)
        self.trace = ForceTrace(theme)
        self._notice = Text(theme, 13, Role.MUTED)
        self._interruption = Interruption(theme)
        self._interruption.choose_glove.connect(self.choose_glove)
        live = QWidget()
        row = QHBoxLayout(live)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for widget, stretch in ((self.ring, 11), (self.gauge, 6), (self.reading, 11)):
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            row.addWidget(widget, stretch)
        self._stack = QStackedWidget()
        self._stack.addWidget(live)
        self._stack.addWidget(self._interruption)
        self._caption = Text(theme, 12, Role.MUTED)
        for text in (self._title, self._instruction):
            self.column.addWidget(text)
        self.column.addWidget(self._stack, 10)
        self.column.addWidget(self._caption)
        self.column.addWidget(self.trace, 11)
        self.column.addWidget(self._notice)
        self.column.addWidget(hints)

    def present_motion(self, ring: RingView, gauge: GaugeView, trace: TracePlot) -> None:
        """Move bars and trace; called at frame rate."""
        self.ring.present(ring)
        self.gauge.present(gauge)
        self.trace.present(trace)

    def present_numbers(
        self, heading: HeadingView, reading: ReadingView, notice: NoticeView
    ) -> None:
        """Renew what is to be read; called four times a second."""
        self._title.present(heading.title)
        self._caption.present(tr("Force on the contact, {unit}", unit=units.shown()))
        self._instruction.present(heading.instruction, heading.role)
        self.reading.present(reading)
        self.ring.present_time(reading.held, reading.held_caption)
        self._notice.present(notice.text, notice.role)

    def present_interruption(self, view: InterruptionView | None) -> None:
        """Replace the live numbers, or bring them back."""
        if view is not None:
            self._interruption.present(view)
        self._stack.setCurrentIndex(0 if view is None else 1)

    @property
    def interrupted(self) -> bool:
        """Whether the live numbers are replaced."""
        return self._stack.currentIndex() == 1
