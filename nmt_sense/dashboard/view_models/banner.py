"""The banner under the top bar: what is wrong though the session goes on."""

from nmt_sense.dashboard.prompts import Alert
from nmt_sense.dashboard.texts import tr
from nmt_sense.session.snapshot import LinkState, SessionSnapshot


def banner_view(snapshot: SessionSnapshot | None, alert: Alert, trouble: str = "") -> str:
    """Write the one sentence that matters most; empty where nothing is wrong.

    Parameters
    ----------
    snapshot
        State of the session.
    alert
        How long the glove has been silent.
    trouble
        What is wrong with the program itself.
    """
    if alert >= Alert.BANNER and snapshot is not None:
        return tr("No signal from the glove: check its cable. What was pressed so far is kept.")
    if snapshot is not None and snapshot.link.state is LinkState.STREAMING:
        warnings = snapshot.link.warnings
        if warnings:
            first = warnings[0][0].upper() + warnings[0][1:]
            more = len(warnings) - 1
            return tr("{warning} (and {n} more)", warning=first, n=more) if more else first
    return trouble
