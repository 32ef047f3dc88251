"""How a view hangs into the window: a tab, a key, and a widget made when first looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PyQt6.QtWidgets import QWidget

from nmt_sense.dashboard.calibration import CalibrationView
from nmt_sense.dashboard.controller import SessionController
from nmt_sense.dashboard.instructor import InstructorView
from nmt_sense.dashboard.intake import IntakeView
from nmt_sense.dashboard.replay import ReplayView
from nmt_sense.dashboard.research import ResearchView
from nmt_sense.dashboard.texts import later
from nmt_sense.dashboard.theme import Theme
from nmt_sense.session.snapshot import SessionSnapshot
from nmt_sense.storage import default_recordings_folder


class View(Protocol):
    """What the window calls on the widget of a view, only while it is looked at."""

    def present_motion(self, snapshot: SessionSnapshot | None) -> None:
        """Move what moves; called at frame rate. ``None`` before a glove was connected."""
        ...

    def present_numbers(self, snapshot: SessionSnapshot | None) -> None:
        """Renew what is to be read; called four times a second."""
        ...


INTAKE = "intake"


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """One view beside the practice view.

    Attributes
    ----------
    name
        What names it to the program.
    title
        What stands on its tab; empty for a view that is reached from the practice view.
    make
        Makes its widget, which has the methods of :class:`View`.
    """

    name: str
    title: str
    make: Callable[[Theme, SessionController], QWidget]


def intake_entry(folder: Path) -> ViewEntry:
    """Hang the intake behind the practice view."""
    return ViewEntry(
        INTAKE, "", lambda theme, controller: IntakeView(theme, controller, folder=folder)
    )


#: The views beside the practice view, in the order of their tabs; each is reached by Alt+2, Alt+3 …
VIEWS: tuple[ViewEntry, ...] = (
    ViewEntry(
        "replay",
        later("Replay"),
        lambda theme, _: ReplayView(theme, recordings=default_recordings_folder()),
    ),
    ViewEntry("calibration", later("Calibrate"), CalibrationView),
    ViewEntry("instructor", later("Instructor"), InstructorView),
    ViewEntry("research", later("Research"), ResearchView),
)
