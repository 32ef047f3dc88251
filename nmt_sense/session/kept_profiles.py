"""The calibrations that a user made: one file a glove, found again by its serial number."""

from pathlib import Path

from nmt_sense.force import Profile, load_profile
from nmt_sense.model.errors import InputError
from nmt_sense.storage import default_recordings_folder


def calibrations_folder() -> Path:
    """Tell where calibrations are kept: beside the recordings."""
    return default_recordings_folder().with_name("calibrations")


def kept_profile_path(serial: str) -> Path:
    """Tell where the calibration of a glove is kept."""
    name = "".join(c if c.isalnum() or c in "-_" else "_" for c in serial)
    return calibrations_folder() / f"{name}.json"


def kept_profile(serial: str) -> tuple[Profile | None, str]:
    """Look for the calibration of a glove.

    Parameters
    ----------
    serial
        Serial number of the glove; empty where it has none.

    Returns
    -------
    profile : Profile or None
        None where there is none, or it cannot be used.
    why_not : str
        Why one that is there cannot be used, one sentence; else empty.
    """
    path = kept_profile_path(serial)
    if not serial or not path.exists():
        return None, ""
    try:
        return load_profile(path), ""
    except InputError as error:
        return None, f"{error}; this session goes on without it"
