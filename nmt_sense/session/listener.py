"""What follows a live session without being part of it: a lab stream, a classroom."""

from typing import Protocol

from nmt_sense.force import Profile
from nmt_sense.model.block import ForceBlock, SampleBlock
from nmt_sense.model.glove import GloveIdentity
from nmt_sense.model.hold import Hold


class SessionListener(Protocol):
    """Told what a session does, by its pipeline thread; must not wait for anything."""

    def begin(self, identity: GloveIdentity, profile: Profile) -> None:
        """Prepare for the samples of a glove.

        Raises
        ------
        NmtSenseError
            If it cannot listen; the session does not start then.
        """

    def block(self, samples: SampleBlock, forces: ForceBlock) -> None:
        """Take the next samples, in counts and in newtons."""

    def hold(self, hold: Hold) -> None:
        """Take a hold that is over."""

    def end(self) -> None:
        """Let go of everything."""
