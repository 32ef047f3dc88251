"""Brings the first start to the screen, and away for good once it was walked through."""

from collections.abc import Callable

from nmt_sense.dashboard.first_start import FirstStart, Step
from nmt_sense.dashboard.settings import SettingsStore
from nmt_sense.dashboard.widgets.guide import Guide
from nmt_sense.session.snapshot import SessionSnapshot


class Welcome:
    """Leads through the first start.

    Parameters
    ----------
    guide
        Where it is shown.
    store
        Keeps that it was walked through.
    tare
        Sets the glove to zero.
    wanted
        Whether it is shown at all.
    """

    def __init__(
        self, guide: Guide, store: SettingsStore, tare: Callable[[], None], *, wanted: bool
    ) -> None:
        self._guide, self._store, self._tare = guide, store, tare
        self._start = FirstStart() if wanted else None
        self._newest: SessionSnapshot | None = None
        guide.go_on.connect(self._go_on)
        guide.left.connect(self._leave)

    def draw(self, snapshot: SessionSnapshot | None, *, seen: bool) -> None:
        """Show the step; ``seen`` where the view is looked at that it leads through."""
        self._newest = snapshot
        if self._start is not None:
            self._start.see(snapshot)
            self._guide.present(self._start.view(snapshot))
        self._guide.setVisible(self._start is not None and seen)

    @property
    def step(self) -> Step | None:
        """Where it is; ``None`` once it is over."""
        return None if self._start is None else self._start.step

    def _go_on(self) -> None:
        if self._start is None:
            return
        if self._start.step is Step.DONE:
            self._leave()
        elif self._start.go_on(self._newest):
            self._tare()
        self.draw(self._newest, seen=True)

    def _leave(self) -> None:
        self._start = None
        self._store.change(welcomed=True)
        self.draw(self._newest, seen=False)
