"""The window: one top bar, the view under it, two timers and the keys."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from PyQt6.QtCore import QEvent, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QCloseEvent, QResizeEvent
from PyQt6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from nmt_sense.dashboard.chooser import GloveChooser
from nmt_sense.dashboard.coach import Advice, Coach, veiled
from nmt_sense.dashboard.commands import ACTIONS, PAIN_KEYS, Commands
from nmt_sense.dashboard.controller import GloveChoice, SessionController
from nmt_sense.dashboard.intake import IntakeView
from nmt_sense.dashboard.keys import KeyBindings, bind
from nmt_sense.dashboard.practice import PracticeView
from nmt_sense.dashboard.settings import SettingsStore
from nmt_sense.dashboard.sound import Speaker
from nmt_sense.dashboard.style import style_sheet
from nmt_sense.dashboard.texts import later, tr
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.view_models import units
from nmt_sense.dashboard.view_models.banner import banner_view
from nmt_sense.dashboard.view_models.connect import shows_connect_panel
from nmt_sense.dashboard.view_models.top_bar import top_bar_view
from nmt_sense.dashboard.views import INTAKE, ViewEntry
from nmt_sense.dashboard.watch import Watch
from nmt_sense.dashboard.welcome import Welcome
from nmt_sense.dashboard.widgets.banner import Banner
from nmt_sense.dashboard.widgets.guide import Guide
from nmt_sense.dashboard.widgets.key_hints import KeyHintBar
from nmt_sense.dashboard.widgets.tabs import key_of
from nmt_sense.dashboard.widgets.top_bar import TopBar
from nmt_sense.session.snapshot import LinkState

NUMBERS_MS = 250  # numbers that change faster cannot be read
_SMALLEST = (1100, 700)


class MainWindow(QWidget):
    """Draws snapshots at its own pace and passes actions on to the session.

    Parameters
    ----------
    controller
        The session.
    theme
        Colours and sizes.
    auto_connect
        Key of a glove to connect to at once, without looking for others.
    views
        The views beside the practice view.
    store
        The settings; those that come with the program, kept nowhere, by default.
    welcome
        Whether to guide through a first start.
    """

    session_over = pyqtSignal(LinkState)

    def __init__(
        self,
        controller: SessionController,
        theme: Theme,
        *,
        auto_connect: str | None = None,
        views: Sequence[ViewEntry] = (),
        store: SettingsStore | None = None,
        welcome: bool = False,
    ) -> None:
        super().__init__()
        self._controller, self._theme = controller, theme
        self._store = SettingsStore() if store is None else store
        units.install(self._store.value.unit)
        self._watch = Watch(time.monotonic)
        self._coach, self._advice = Coach(self._store), Advice()
        self._speaker = Speaker(self)
        self._commands = Commands(controller, self._watch, self._coach, self._store)
        self._chooser = GloveChooser(controller, theme, self._commands.connect, self)
        self._chooser.changed.connect(self.draw_numbers)
        self._entries = tuple(views)
        self._pages: dict[int, QWidget] = {}  # of the views that were looked at
        self._looked_at = 0
        self._build()
        self.welcome = Welcome(self.guide, self._store, self._commands.tare, wanted=welcome)
        self._frame_timer = self._timer(self._frame_ms, self.draw_frame)
        self._numbers_timer = self._timer(NUMBERS_MS, self.draw_numbers)
        theme.changed.connect(self._restyle)
        self._look = (self._store.value.theme, self._store.value.text_size)
        controller.set_feedback_mode(self._store.value.mode)
        controller.set_keep_journal(self._store.value.keep_journal)
        self._store.listen(self._follow_settings)
        self._restyle()
        if auto_connect is not None:
            self._commands.connect(GloveChoice(auto_connect, auto_connect, usable=True))
        self.connect_panel.list.setFocus()
        self.draw_numbers()

    @property
    def shows_connect_panel(self) -> bool:
        """Whether there is no session to look at, or another glove is to be chosen."""
        return self._chooser.asked or shows_connect_panel(self._watch.snapshot)

    # What is drawn.

    def draw_frame(self) -> None:
        """Take a snapshot, move bars and trace, and let it sound."""
        snapshot = self._controller.snapshot()
        self._advice = advice = self._coach.see(snapshot)
        self._controller.set_glove_feedback(advice.glove)
        self._speaker.play(advice.tone, advice.chimes, self._store.value.volume)
        if advice.double_tapped:
            self._commands.mark()
        page = self._pages.get(self._looked_at)
        if page is not None:
            page.present_motion(snapshot)
        elif snapshot is not None and not self.shows_connect_panel:
            self.practice.present_motion(veiled(snapshot, advice.shown))

    def draw_numbers(self) -> None:
        """Take a snapshot and renew texts and states."""
        snapshot = self._controller.snapshot()
        over = self._watch.see(snapshot)
        self.top_bar.present(top_bar_view(snapshot, stopping=self._watch.stopping))
        trouble = self._store.trouble or self._speaker.trouble
        self.banner.present(banner_view(snapshot, self._advice.alert, trouble))
        self.welcome.draw(snapshot, seen=self._looked_at == 0)
        self.top_bar.tabs.present(self._looked_at)
        page = self._pages.get(self._looked_at)
        if page is not None:
            page.present_numbers(snapshot)
            self._stack.setCurrentWidget(page)
        elif self.shows_connect_panel:
            self._draw_connect_panel()
        elif snapshot is not None:
            seen = veiled(snapshot, self._advice.shown)
            self.practice.present_numbers(
                seen,
                self._advice,
                in_state_for_s=self._watch.in_state_for_s,
                said=self._watch.said,
            )
            if self._stack.currentWidget() is not self.practice:
                self.practice.present_motion(seen)
                self._stack.setCurrentWidget(self.practice)
        if over is not None:
            self.session_over.emit(over)

    def _draw_connect_panel(self) -> None:
        self._chooser.draw(self._watch.snapshot, self._watch.said)
        if self._stack.currentWidget() is not self.connect_panel:
            self._stack.setCurrentWidget(self.connect_panel)
            self.connect_panel.list.setFocus()

    # What a user can do, apart from the commands.

    def look_at(self, index: int) -> None:
        """Look at a view: 0 is the practice view, the others follow in the order of their tabs."""
        if index > 0 and index not in self._pages:
            page = self._entries[index - 1].make(self._theme, self._controller)
            self._pages[index] = page
            page.setAccessibleName(tr(self._entries[index - 1].title or later("Intake")))
            self._stack.addWidget(page)
            if isinstance(page, IntakeView):
                page.left.connect(partial(self.look_at, 0))
        self._looked_at = index
        self.draw_numbers()
        self.draw_frame()

    def choose_glove(self) -> None:
        """Go back to the list of gloves; only while nothing is live."""
        if self.practice.centre.interrupted:
            self._commands.end_session()
            self._chooser.ask()

    def open_intake(self) -> None:
        """Look at the intake, where there is one."""
        for number, entry in enumerate(self._entries, start=1):
            if entry.name == INTAKE:
                self.look_at(number)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or give it back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def wait_for_gloves(self) -> None:
        """Wait for the end of a search."""
        self._chooser.wait()

    # What Qt tells.

    def changeEvent(self, event: QEvent | None) -> None:
        """Stop drawing while minimised."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.WindowStateChange:
            self._pace(minimised=self.isMinimized())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Scale type and lengths with the window."""
        super().resizeEvent(event)
        self._theme.fit(self.width(), self.height())

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Stop the timers and wait for a search to end."""
        self._frame_timer.stop()
        self._numbers_timer.stop()
        self._chooser.wait()
        self._speaker.close()
        super().closeEvent(event)

    # How it is built.

    def _build(self) -> None:
        self.setObjectName("ground")
        self.setMinimumSize(*_SMALLEST)
        titles = (
            tr("Practice"),
            *(tr(entry.title) if entry.title else "" for entry in self._entries),
        )
        self.top_bar = TopBar(self._theme, titles)
        self.top_bar.tabs.chosen.connect(self.look_at)
        self.top_bar.record.clicked.connect(self._then_draw(self._commands.toggle_recording))
        self.connect_panel = self._chooser.panel
        self.connect_panel.cancel_asked.connect(self._then_draw(self._commands.end_session))
        self.banner = Banner(self._theme)
        self.guide = Guide(self._theme)
        slots = self._slots()
        self.practice = PracticeView(self._theme, KeyHintBar(self._theme, self._store, slots))
        self.practice.choose_glove.connect(self._then_draw(self.choose_glove))
        self.practice.point_chosen.connect(
            lambda index: self._then_draw(partial(self._commands.select_point, index))()
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.connect_panel)
        self._stack.addWidget(self.practice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.banner)
        column.addWidget(self.guide)
        column.addWidget(self._stack, 1)
        # Shortcuts of a hidden parent are asleep: these mean nothing on the connect panel.
        self._keys = KeyBindings(self.practice, self._store, slots)
        for i in range(len(titles)):
            bind(self, key_of(i), partial(self.look_at, i))
        for key, pain in PAIN_KEYS.items():
            bind(self.practice, key, self._then_draw(partial(self._commands.note_pain, pain)))

    def _slots(self) -> dict[str, Callable[[], None]]:
        """Tell what each action does: the window itself does some, the commands the others."""
        slots = {}
        for action in ACTIONS:
            owner = self if hasattr(self, action.name) else self._commands
            slots[action.name] = self._then_draw(getattr(owner, action.name))
        return slots

    def _then_draw(self, do: Callable[[], None]) -> Callable[[], None]:
        """Let a command be seen at once, not a quarter of a second later."""

        def slot() -> None:
            do()
            self.draw_numbers()

        return slot

    def _timer(self, every_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one is late by up to 5 %
        timer.timeout.connect(slot)
        timer.start(every_ms)
        return timer

    def _pace(self, *, minimised: bool) -> None:
        if minimised:
            self._frame_timer.stop()
        elif not self._frame_timer.isActive():
            self._frame_timer.start(self._frame_ms)

    @property
    def _frame_ms(self) -> int:
        return 1000 // self._store.value.frames_per_s

    def _follow_settings(self) -> None:
        settings = self._store.value
        self._frame_timer.setInterval(self._frame_ms)
        self._controller.set_feedback_mode(settings.mode)
        self._controller.set_keep_journal(settings.keep_journal)
        units.install(settings.unit)
        look = (settings.theme, settings.text_size)
        if look != self._look:
            self._look = look
            self._theme.choose(*look)
        self.draw_numbers()

    def _restyle(self) -> None:
        self.setStyleSheet(style_sheet(self._theme))
