"""The way in: makes the application, shows the window, ends cleanly."""

import signal
import sys

from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication

from nmt_sense.dashboard import translation
from nmt_sense.dashboard.controller import SessionController
from nmt_sense.dashboard.settings import SettingsStore, settings_file
from nmt_sense.dashboard.settings_view import SettingsView
from nmt_sense.dashboard.texts import later
from nmt_sense.dashboard.theme import Theme
from nmt_sense.dashboard.views import VIEWS, ViewEntry, intake_entry
from nmt_sense.dashboard.window import MainWindow
from nmt_sense.session.snapshot import LinkState
from nmt_sense.storage import default_intakes_folder

_LAST_LOOK_MS = 2000
_SWITCH_S = 0.001
_SIZE = (1280, 800)


def run(
    controller: SessionController,
    *,
    title: str = "nmt_sense",
    auto_connect: str | None = None,
    close_when_ended: bool = False,
    store: SettingsStore | None = None,
) -> int:
    """Show the dashboard until it is closed, then close the controller.

    Parameters
    ----------
    controller
        The session to show.
    title
        Title of the window.
    auto_connect
        Key of a glove to connect to at once.
    close_when_ended
        Close by itself two seconds after the session ended or failed.
    store
        The settings; those that this user keeps by default.

    Returns
    -------
    int
        Exit status: 0, or 1 where a session that should have closed the window failed.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("nmt_sense")
    store = SettingsStore(settings_file()) if store is None else store
    translator = translation.install(application, store.value.language)
    window = MainWindow(
        controller,
        Theme(store.value.theme, store.value.text_size),
        auto_connect=auto_connect,
        views=(*VIEWS, settings_entry(store), intake_entry(default_intakes_folder())),
        store=store,
        welcome=auto_connect is None and not store.value.welcomed,
    )
    window.setWindowTitle(title)
    window.resize(*_SIZE)
    status = 0

    def end(state: LinkState) -> None:
        nonlocal status
        status = int(state is LinkState.FAILED)
        QTimer.singleShot(_LAST_LOOK_MS, window.close)

    if close_when_ended:
        window.session_over.connect(end)
    # Ctrl-C in the terminal closes the window; the timers let Python see the signal.
    before = signal.signal(signal.SIGINT, lambda *_: window.close())
    # A frame that is due waits no longer than this for a busy pipeline thread.
    switch_s = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_S)
    try:
        window.show()
        application.exec()
    finally:
        signal.signal(signal.SIGINT, before)
        sys.setswitchinterval(switch_s)
        translation.remove(application, translator)
        controller.close()
    return status


def settings_entry(store: SettingsStore) -> ViewEntry:
    """Hang the settings behind a tab."""
    return ViewEntry("settings", later("Settings"), lambda theme, _: SettingsView(theme, store))
