"""What is said while something is pressed: that it is comfortable now, or how much it hurts."""

from dataclasses import dataclass

from nmt_sense.holds import HoldFinder

#: The worst pain that can be thought of, on a scale from 0 (numeric rating scale).
WORST_PAIN = 10


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was said, by key or pedal.

    Attributes
    ----------
    from_index
        First sample of the recording after it.
    pain
        0..10; None where it was that comfort is reached.
    """

    from_index: int
    pain: int | None = None

    def tell(self, finder: HoldFinder) -> None:
        """Tell the finder, once it has seen all samples before."""
        if self.pain is None:
            finder.comfort()
        else:
            finder.pain(self.pain)
