"""The way to a glove: which ones there are, and what to try when none answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from nmt_sense.dashboard.controller import GloveChoice
from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import later, tr
from nmt_sense.session.snapshot import LinkState, SessionSnapshot

_ADVICE = later("Put the glove on and plug it in; it appears here when you refresh.")
_NONE_FOUND = later(
    "No glove found. Check the cable (some only charge), try another socket, then refresh."
)


@dataclass(frozen=True, slots=True)
class GloveRow:
    """One glove that can be chosen, or the reason why it cannot."""

    key: str
    label: str
    sentence: str
    usable: bool


@dataclass(frozen=True, slots=True)
class ConnectView:
    """The connect panel.

    ``busy`` while gloves are looked for or one is being connected, ``connecting`` in the latter
    case.
    """

    title: str
    sentence: str
    sentence_role: Role
    rows: tuple[GloveRow, ...]
    busy: bool
    connecting: bool


def connect_view(
    choices: Sequence[GloveChoice] | None, snapshot: SessionSnapshot | None, trouble: str = ""
) -> ConnectView:
    """Describe the panel.

    Parameters
    ----------
    choices
        Gloves that were found; ``None`` while they are being looked for.
    snapshot
        State of the session, which tells whether a connection is under way or has failed.
    trouble
        A sentence on what went wrong in looking for gloves.
    """
    rows = tuple(GloveRow(c.key, c.label, c.sentence, c.usable) for c in choices or ())
    title, sentence, role, busy = tr("Choose a glove"), tr(_ADVICE), Role.MUTED, False
    connecting = snapshot is not None and snapshot.link.state is LinkState.CONNECTING
    if snapshot and connecting:
        name = snapshot.link.glove or tr("the glove")
        title, sentence, busy = (
            tr("Connecting"),
            tr("Waiting for {name} to answer …", name=name),
            True,
        )
    elif snapshot and snapshot.link.state is LinkState.FAILED:
        title, role = tr("This glove did not connect"), Role.ABOVE
        sentence = snapshot.link.message or tr("The glove could not be used.")
    elif trouble:
        sentence, role = trouble, Role.ABOVE
    elif choices is None:
        sentence, busy = tr("Looking for gloves …"), True
    elif not rows:
        sentence, role = tr(_NONE_FOUND), Role.ABOVE
    return ConnectView(title, sentence, role, rows, busy, connecting)


def shows_connect_panel(snapshot: SessionSnapshot | None) -> bool:
    """Tell whether there is no session to look at yet."""
    return snapshot is None or snapshot.link.state in (LinkState.CONNECTING, LinkState.FAILED)
