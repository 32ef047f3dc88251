"""What the commands share that follow a session: in a window, or as text."""

import os
import signal
import sys
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typer

from nmt_sense.force import load_profile
from nmt_sense.holds import load_plan, shipped_plan
from nmt_sense.model.errors import DeviceError, RecordingError
from nmt_sense.model.hold import ForceUncertainty
from nmt_sense.session.controller import LiveController
from nmt_sense.session.cut_off import seal_cut_off
from nmt_sense.session.glove_feedback import GloveFeedback
from nmt_sense.session.gloves import GloveChoice
from nmt_sense.session.listener import SessionListener
from nmt_sense.session.snapshot import LinkState, RecordingState, SessionSnapshot
from nmt_sense.session.text_view import hold_line, status_line
from nmt_sense.storage import default_recordings_folder

DEFAULT_PLAN = "first-press"
#: Text views are read, not watched: two lines a second are enough.
STATUS_EVERY_S = 0.5


def controller_of(
    plan: Path | None,
    calibration: Path | None,
    participant: str,
    out: Path | None,
    *,
    end_after_s: float | None = None,
    record_at_once: bool = False,
    listener: SessionListener | None = None,
    drop_journal: bool = False,
    glove_feedback: GloveFeedback | None = None,
    rate_hz: int | None = None,
) -> LiveController:
    """Make the controller of a session from what was given on the command line.

    Sessions that a crash cut off before are sealed meanwhile.
    """
    seal_what_was_cut_off(out or default_recordings_folder())
    return LiveController(
        profile=None if calibration is None else load_profile(calibration),
        plan=shipped_plan(DEFAULT_PLAN) if plan is None else load_plan(plan),
        recordings=out or default_recordings_folder(),
        participant=participant,
        end_after_s=end_after_s,
        record_at_once=record_at_once,
        listener=listener,
        keep_journal=not drop_journal,
        glove_feedback=glove_feedback,
        rate_hz=rate_hz,
    )


def seal_what_was_cut_off(root: Path) -> None:
    """Seal, on a thread of its own, the sessions that a crash cut off, and say so."""

    def work() -> None:
        for sentence in seal_cut_off(root):
            print(f"\r{sentence}", file=sys.stderr)

    # Sealing can be done again, so a program that ends meanwhile harms nothing.
    threading.Thread(target=work, name="seal what was cut off", daemon=True).start()


def show(
    controller: LiveController, *, auto_connect: str | None, close_when_ended: bool = False
) -> None:
    """Open the window on a session, and end with its exit status."""
    # Qt takes half a second to load: only the commands that open a window pay for it.
    from nmt_sense.dashboard.app import run

    status = run(controller, auto_connect=auto_connect, close_when_ended=close_when_ended)
    if status:
        raise typer.Exit(status)


@dataclass
class _Follower:
    """Says what is new in one session; with a name where there are several."""

    controller: LiveController
    name: str
    shown: int = 0
    warned: set[str] = field(default_factory=set)
    guided: tuple[str, ...] = ()

    def say(self, snapshot: SessionSnapshot) -> None:
        """Print holds, warnings and how the hand is guided, where it was not printed before."""
        guided = snapshot.link.feedback
        if guided and guided != self.guided:
            means = ", ".join(guided)
            print(f"\r{self.name}The glove itself tells the hand where it stands, by {means}.")
        self.guided = guided
        for hold in snapshot.holds[self.shown :]:
            calibration = snapshot.calibration
            known = ForceUncertainty(
                level=calibration.level_uncertainty, nominal=calibration.nominal
            )
            print(f"\r{self.name}{hold_line(hold, known)}")
        self.shown = len(snapshot.holds)
        for warning in snapshot.link.warnings:
            if warning not in self.warned:
                print(f"\r{self.name}Warning: {warning}.", file=sys.stderr)
                self.warned.add(warning)


def watch(sessions: Sequence[tuple[LiveController, GloveChoice]]) -> None:
    """Follow sessions as text until all have ended, or until Ctrl-C.

    Raises
    ------
    DeviceError
        If a glove cannot be used; what the others sent till then is kept.
    """
    stop = until_signal()
    several = len(sessions) > 1
    followers = [
        _Follower(controller, f"{choice.label}  " if several else "")
        for controller, choice in sessions
    ]
    for controller, choice in sessions:
        controller.connect(choice)
    over, failure = False, ""
    while not over:
        over = stop.wait(STATUS_EVERY_S) or all(one.controller.over for one in followers)
        failure = failure or _failure(followers)
        over = over or bool(failure)
        if over:
            for follower in followers:
                follower.controller.close()
        for follower in followers:
            snapshot = follower.controller.snapshot()
            if snapshot is not None:
                follower.say(snapshot)
                if not over:
                    one_line = sys.stdout.isatty() and not several
                    print(f"\r{follower.name}{status_line(snapshot)}", end="" if one_line else "\n")
    if failure:
        raise DeviceError(failure)
    print()


def _failure(followers: Iterable[_Follower]) -> str:
    """Tell why a glove cannot be used; empty where all can."""
    for follower in followers:
        snapshot = follower.controller.snapshot()
        if snapshot is not None and snapshot.link.state is LinkState.FAILED:
            return snapshot.link.message
    return ""


def recorded_folder(controller: LiveController) -> Path:
    """Tell where the session was recorded; what went wrong is said or raised."""
    snapshot = controller.snapshot()
    if snapshot is None or snapshot.recording.folder is None:
        message = "" if snapshot is None else snapshot.recording.message
        raise RecordingError(message or "nothing was recorded: the session ended before it began")
    if snapshot.recording.state is RecordingState.FAILED:
        raise RecordingError(snapshot.recording.message)
    if snapshot.recording.message:
        print(snapshot.recording.message, file=sys.stderr)
    return snapshot.recording.folder


def has_display() -> bool:
    """Tell whether a window can be opened here."""
    if sys.platform in ("win32", "darwin"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM")
    return bool(chosen or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def until_signal() -> threading.Event:
    """Make an event that Ctrl-C, or a polite request to end, sets."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop


def say_port(path: str) -> None:
    """Print the pseudo-terminal of a glove, as the first line and at once."""
    print(f"PORT {path}", flush=True)
