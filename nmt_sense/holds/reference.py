"""Reference holds: an instructor's press as the target of a trainee's."""

from dataclasses import dataclass

import numpy as np

from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import InputError
from nmt_sense.model.hold import HoldMeasures

#: Half the width of the band around a reference, as a share of its force.
TOLERANCE = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceHold:
    """A recorded hold, as a target.

    Attributes
    ----------
    time_s
        Time since its onset, array of shape (n_samples,), seconds.
    force
        Force above rest, array of shape (n_samples,).
    plateau_from_s, plateau_to_s
        Where its plateau begins and ends since its onset, seconds.
    tolerance
        Half the width of the band around it, as a share of its force.
    """

    time_s: FloatArray
    force: FloatArray
    plateau_from_s: float
    plateau_to_s: float
    tolerance: float = TOLERANCE

    def band_at(self, since_onset_s: float) -> tuple[float, float]:
        """Lower and upper end of the band at a time since the onset."""
        force = float(np.interp(since_onset_s, self.time_s, self.force))
        return force * (1 - self.tolerance), force * (1 + self.tolerance)

    @property
    def band(self) -> tuple[float, float]:
        """One band for the whole hold, around the mean of the plateau."""
        on = (self.time_s >= self.plateau_from_s) & (self.time_s <= self.plateau_to_s)
        level = float(self.force[on].mean())
        return level * (1 - self.tolerance), level * (1 + self.tolerance)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceComparison:
    """A hold beside its reference, over the time in which both were on their plateaus.

    Attributes
    ----------
    compared_s
        Length of that time, seconds.
    in_band
        Share of the samples within the band around the reference, 0..1.
    bias
        Mean difference to the reference, in its unit; positive is harder.
    rmse
        Root mean square difference, in its unit.
    longer_s
        How much longer the plateau was than the reference's, seconds.
    """

    compared_s: float
    in_band: float
    bias: float
    rmse: float
    longer_s: float


def reference_of(
    time_s: FloatArray, force: FloatArray, measures: HoldMeasures, tolerance: float = TOLERANCE
) -> ReferenceHold:
    """Make a target of a hold that was found.

    Parameters
    ----------
    time_s, force
        The stream it was found in, arrays of shape (n_samples,); force above rest, NaN where
        missing.
    measures
        What was measured on it.
    tolerance
        Half the width of the band, as a share of the force.
    """
    inside = (time_s >= measures.start_s) & (time_s <= measures.end_s) & ~np.isnan(force)
    return ReferenceHold(
        time_s=time_s[inside] - measures.start_s,
        force=force[inside],
        plateau_from_s=measures.plateau_start_s - measures.start_s,
        plateau_to_s=measures.plateau_end_s - measures.start_s,
        tolerance=tolerance,
    )


def compare_with(
    reference: ReferenceHold, time_s: FloatArray, force: FloatArray, measures: HoldMeasures
) -> ReferenceComparison:
    """Lay a hold beside a reference, onset on onset.

    Parameters
    ----------
    reference
        The target.
    time_s, force, measures
        The hold, as in :func:`reference_of`.

    Raises
    ------
    InputError
        If the two plateaus share no time.
    """
    since_s = time_s - measures.start_s
    from_s = max(reference.plateau_from_s, measures.plateau_start_s - measures.start_s)
    to_s = min(reference.plateau_to_s, measures.plateau_end_s - measures.start_s)
    shared = (since_s >= from_s) & (since_s <= to_s) & ~np.isnan(force)
    if shared.sum() < 2:
        raise InputError("the hold and its reference share no time on their plateaus")
    wanted = np.interp(since_s[shared], reference.time_s, reference.force)
    off = force[shared] - wanted
    return ReferenceComparison(
        compared_s=float(to_s - from_s),
        in_band=float((np.abs(off) <= reference.tolerance * wanted).mean()),
        bias=float(off.mean()),
        rmse=float(np.sqrt((off**2).mean())),
        longer_s=(measures.plateau_end_s - measures.plateau_start_s)
        - (reference.plateau_to_s - reference.plateau_from_s),
    )
