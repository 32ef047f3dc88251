"""The first start: from an empty screen to a first judged press, step by step; no Qt in here."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.view_models.connect import shows_connect_panel
from nmt_sense.model.hold import PressState
from nmt_sense.session.snapshot import SessionSnapshot

#: A pad that is felt by the glove reads at least this, newtons.
FELT_N = 1.0


class Step(IntEnum):
    """Where the first start is."""

    FIND = 1
    WEAR = 2
    ZERO = 3
    CHECK = 4
    PRESS = 5
    DONE = 6


@dataclass(frozen=True, slots=True)
class GuideView:
    """What the guide says; ``button`` is empty where the step goes on by itself."""

    heading: str
    sentence: str
    button: str


class FirstStart:
    """Follows snapshots from step to step; a step that needs a hand waits for :meth:`go_on`.

    Attributes
    ----------
    step
        Where it is.
    """

    def __init__(self) -> None:
        self.step = Step.FIND
        self._holds_before = 0

    def see(self, snapshot: SessionSnapshot | None) -> None:
        """Take note of the newest snapshot."""
        if snapshot is None or shows_connect_panel(snapshot):
            if self.step is not Step.DONE:
                self.step = Step.FIND
            return
        if self.step is Step.FIND:
            self.step = Step.WEAR
        elif self.step is Step.CHECK and _felt(snapshot):
            self.step, self._holds_before = Step.PRESS, len(snapshot.holds)
        elif self.step is Step.PRESS and len(snapshot.holds) > self._holds_before:
            self.step = Step.DONE

    def go_on(self, snapshot: SessionSnapshot | None) -> bool:
        """Go to the next step by hand; tell whether the glove is to be set to zero with it."""
        if self.step is Step.WEAR:
            self.step = Step.ZERO
        elif self.step is Step.ZERO and _at_rest(snapshot):
            self.step = Step.CHECK
            return True
        return False

    def view(self, snapshot: SessionSnapshot | None) -> GuideView:
        """Say what is to be done now."""
        titles = {
            Step.FIND: tr("Find the glove"),
            Step.WEAR: tr("Put it on"),
            Step.ZERO: tr("Set it to zero"),
            Step.CHECK: tr("Check that it feels you"),
            Step.PRESS: tr("Your first press"),
            Step.DONE: tr("Done: you have pressed and held"),
        }
        last = self.step is Step.DONE
        heading = titles[self.step]
        if not last:
            number = tr("Step {n} of {all}", n=int(self.step), all=int(Step.PRESS))
            heading = f"{number}: {heading}"
        return GuideView(heading, self._sentence(snapshot), self._button())

    def _sentence(self, snapshot: SessionSnapshot | None) -> str:
        match self.step:
            case Step.FIND:
                return tr("Plug it in and choose it below. No glove yet? Take the simulated one.")
            case Step.WEAR:
                return tr("Each pad lies on the part of the hand that is drawn on the right.")
            case Step.ZERO if not _at_rest(snapshot):
                return tr("Something presses on a pad: let go, and let the hand rest.")
            case Step.ZERO:
                return tr("Let the hand rest on nothing: what the pads read now becomes zero.")
            case Step.CHECK:
                return tr("Press a pad against the table: its dot on the drawn hand grows.")
            case Step.PRESS:
                return tr("Press until the bar is in the box, and hold until the ring is full.")
            case _:
                return tr("The verdict is on the right, with the one thing to change next time.")

    def _button(self) -> str:
        match self.step:
            case Step.WEAR:
                return tr("It is on")
            case Step.ZERO:
                return tr("Set to zero")
            case Step.DONE:
                return tr("Begin")
            case _:
                return ""


def _felt(snapshot: SessionSnapshot) -> bool:
    return bool(np.nanmax(snapshot.pad_force_N, initial=0.0) >= FELT_N)


def _at_rest(snapshot: SessionSnapshot | None) -> bool:
    return snapshot is not None and snapshot.progress.state is PressState.REST
