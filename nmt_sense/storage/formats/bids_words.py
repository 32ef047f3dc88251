"""What a BIDS data set says of itself: descriptions of files and columns."""

from typing import Any

from nmt_sense.storage.formats.content import SessionContent

DATA_SET: dict[str, Any] = {
    "Name": "Pressing sessions",
    "BIDSVersion": "1.10.0",
    "DatasetType": "raw",
    "GeneratedBy": [{"Name": "nmt_sense"}],
}

README = """# Pressing sessions

Recorded with a pressure glove by nmt_sense and exported from its recordings. The samples of each
session are `*_physio.tsv.gz`, its judged holds and markers `*_events.tsv`; the JSON file beside
each says what its columns are. A row of `n/a` is a sample that was lost on the way.
"""

PARTICIPANT_COLUMNS: dict[str, Any] = {
    "pseudonym": {"Description": "What the participant is called in the recordings, never a name"}
}

#: Columns of a hold that onset and duration say already.
SAID_BY_ONSET = ("start_s", "end_s", "duration_s")

EVENT_COLUMNS: dict[str, Any] = {
    "onset": {"Description": "When it began, from the first sample", "Units": "s"},
    "duration": {"Description": "How long it lasted; for a hold from edge to edge", "Units": "s"},
    "trial_type": {
        "Description": "What it was",
        "Levels": {
            "hold": "a sustained press, found and judged by nmt_sense",
            "marker": "a moment that somebody marked",
            "marker_undone": "the marker at the same onset was taken back",
            "feedback_mode": "what the learner is shown from here on",
            "glove_feedback": "by what the glove itself tells the hand from here on",
            "note": "a moment that somebody marked afterwards",
            "tare": "forces were taken for zero",
            "point": "a point of the plan was chosen by hand",
            "glove lost": "the glove was unplugged or fell silent",
        },
    },
    "text": {
        "Description": "What was written with an event; \\t, \\n, \\r and \\\\ stand for a tab, "
        "line ends and a backslash"
    },
    "held_s": {"Description": "Time held, ramps left out", "Units": "s"},
    "calibration": {
        "Description": "What the forces were measured with; a nominal one is no calibration"
    },
}


def physio_sidecar(content: SessionContent, names: list[str]) -> dict[str, Any]:
    """Describe the samples of a session."""
    return {
        "TaskName": "press",
        "TaskDescription": "Pressing on points as firmly and evenly as can be",
        "SamplingFrequency": content.rate_hz,
        "StartTime": 0,
        "Columns": names,
        "Manufacturer": "nmt_sense",
        "DeviceSerialNumber": content.info.glove.serial,
        "SoftwareVersions": content.info.software_version,
        "Calibration": content.calibration,
        **{name: _column(name, content) for name in names},
    }


def _column(name: str, content: SessionContent) -> dict[str, str]:
    kind, _, rest = name.partition("_")
    match kind:
        case "device":
            return {"Description": "The board's clock", "Units": "s"}
        case "host":
            return {"Description": "The host's monotonic clock when it was read", "Units": "s"}
        case "counts":
            return {"Description": f"What the converter read at {rest}", "Units": "arbitrary"}
    sensor = rest.removesuffix(f"_{content.unit.value}")
    return {
        "Description": f"Force on {sensor} ({content.calibration}); n/a where saturated",
        "Units": content.unit.value,
    }
