"""The holds of a recording as they were judged when it was made."""

from typing import Any

from nmt_sense.session.analysis import hold_json
from nmt_sense.session.reading import analyze_recording
from nmt_sense.storage import Recording
from nmt_sense.storage.formats import is_imported


def judged_holds(recording: Recording) -> list[dict[str, Any]]:
    """Tell the holds of a recording in the form of ``analyze --json``.

    Those of a glove were noted while it ran; those of an imported one are judged now.

    Raises
    ------
    RecordingError, InputError
        If it cannot be read.
    """
    if is_imported(recording):
        return [hold_json(hold) for hold in analyze_recording(recording).holds]
    return [event for event in recording.events if event["kind"] == "hold"]
