"""The talk and the look before a session: what is asked, and what it warns of; no Qt in here."""

import secrets
from dataclasses import dataclass
from enum import StrEnum

from nmt_sense.dashboard.texts import later, tr
from nmt_sense.storage import Intake

PAIN_WORST = 10


class Ask(StrEnum):
    """Who is to be asked before anything is pressed."""

    DOCTOR = "doctor"
    TEACHER = "teacher"


_ASK_WORDS = {
    Ask.DOCTOR: later("Do not press before a doctor has said yes"),
    Ask.TEACHER: later("Ask the supervising therapist before you press"),
}


@dataclass(frozen=True, slots=True)
class Caution:
    """One contraindication: its name in files, how it is asked for, and who decides."""

    name: str
    question: str
    ask: Ask


#: Those that practice pages of massage name (docs/how-to/use-the-views.md); the list warns, it does
#: not clear anybody.
CAUTIONS = (
    Caution("clot", later("Blood clot, or a leg that is swollen and hot"), Ask.DOCTOR),
    Caution("bleeding", later("Bleeding disorder or blood thinners"), Ask.DOCTOR),
    Caution("fracture", later("Broken bone, or a recent fall or operation there"), Ask.DOCTOR),
    Caution("osteoporosis", later("Severe osteoporosis"), Ask.DOCTOR),
    Caution("fever", later("Fever or infection"), Ask.DOCTOR),
    Caution("numbness", later("Numb, weak or tingling"), Ask.DOCTOR),
    Caution("skin", later("Open, inflamed or infected skin there"), Ask.TEACHER),
    Caution("pregnancy", later("Pregnancy"), Ask.TEACHER),
    Caution("other", later("Anything else that worries one of you"), Ask.TEACHER),
)


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the back; ``x`` and ``y`` place it on the figure, 0..1 from left and top."""

    name: str
    words: str
    x: float
    y: float


AREAS = (
    Area("neck", later("Neck"), 0.50, 0.23),
    Area("shoulder_left", later("Left shoulder"), 0.26, 0.31),
    Area("shoulder_right", later("Right shoulder"), 0.74, 0.31),
    Area("upper_back_left", later("Upper back, left"), 0.39, 0.42),
    Area("upper_back_right", later("Upper back, right"), 0.61, 0.42),
    Area("lower_back_left", later("Lower back, left"), 0.39, 0.68),
    Area("lower_back_right", later("Lower back, right"), 0.61, 0.68),
    Area("hip_left", later("Left hip"), 0.31, 0.90),
    Area("hip_right", later("Right hip"), 0.69, 0.90),
    Area("arm_left", later("Left arm"), 0.10, 0.60),
    Area("arm_right", later("Right arm"), 0.90, 0.60),
)


def new_pseudonym() -> str:
    """Make one up: five letters and digits that nobody can be recognised by."""
    letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is taken for another
    return "P-" + "".join(secrets.choice(letters) for _ in range(5))


def warnings(cautions: tuple[str, ...]) -> tuple[str, ...]:
    """Say who is to be asked, and what about, the gravest first."""
    found = []
    for ask in Ask:
        of = [tr(c.question) for c in CAUTIONS if c.name in cautions and c.ask is ask]
        if of:
            found.append(f"{tr(_ASK_WORDS[ask])}: {'; '.join(of)}.")
    return tuple(found)


def missing(intake: Intake) -> str:
    """Say what has to be settled before the session can begin; empty if nothing is."""
    if not intake.pseudonym:
        return tr("A pseudonym is missing")
    if intake.cautions and not intake.asked:
        return tr("Write who was asked, and said that you may go on")
    return ""
