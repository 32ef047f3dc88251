"""How far long work is, and the button that ends it."""

from PyQt6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.work import Work


class WorkBar(QWidget):
    """Shown while there is work; keeps its room, so that nothing jumps."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.clicked.connect(work.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        keeping = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        keeping.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeping)
        self.hide()
        work.progressed.connect(self._show)
        work.ended.connect(self._end)

    def _show(self, share: float | None) -> None:
        if self._work.running:
            self.bar.setRange(0, 0 if share is None else 100)
            self.bar.setValue(round(100 * (share or 0.0)))
            self.show()

    def _end(self) -> None:
        if not self._work.running:
            self.hide()
