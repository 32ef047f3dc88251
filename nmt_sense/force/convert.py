"""Counts to newtons, block by block."""

from nmt_sense.force.profile import Profile
from nmt_sense.model.block import ForceBlock, SampleBlock


class ForceConverter:
    """Turns counts into newtons with a calibration profile.

    Parameters
    ----------
    profile
        The calibration in use.
    n_sensors, bits
        What the glove says of itself.
    """

    def __init__(self, profile: Profile, *, n_sensors: int, bits: int) -> None:
        raise NotImplementedError

    def push(self, block: SampleBlock) -> ForceBlock:
        """Convert one block; the same counts give the same forces in any block sizes."""
        raise NotImplementedError
