"""An instructor's recorded hold as the target of the holds of another recording."""

from nmt_sense.holds import ReferenceComparison, ReferenceHold, compare_with, reference_of
from nmt_sense.model.errors import InputError
from nmt_sense.session.analysis import Analysis


def reference_hold(analysis: Analysis) -> ReferenceHold:
    """Take the longest hold of a recording or a table for a target.

    Parameters
    ----------
    analysis
        What was found in it.

    Raises
    ------
    InputError
        If nothing was held in it.
    """
    if not analysis.holds:
        raise InputError(f"{analysis.source} holds no hold that could be the target")
    longest = max(analysis.holds, key=lambda hold: hold.measures.duration_s)
    return reference_of(analysis.time_s, analysis.force, longest.measures)


def compare_holds(
    analysis: Analysis, reference: ReferenceHold
) -> tuple[ReferenceComparison | None, ...]:
    """Lay every hold beside a target; None for one whose plateau shares no time with it.

    Parameters
    ----------
    analysis
        The holds, and the force they were found in, in the unit of the target.
    reference
        The target.
    """
    found: list[ReferenceComparison | None] = []
    for hold in analysis.holds:
        try:
            found.append(compare_with(reference, analysis.time_s, analysis.force, hold.measures))
        except InputError:
            found.append(None)
    return tuple(found)


def comparison_words(comparison: ReferenceComparison | None, unit: str) -> str:
    """Say in one line how near a hold came to its target.

    Parameters
    ----------
    comparison
        What was found; None where the two share no time.
    unit
        Unit of the forces; empty where they have none.
    """
    if comparison is None:
        return "against the reference: no time in common on their plateaus"
    bias = f"{comparison.bias:+.3g} {unit}".rstrip()
    return (
        f"against the reference: {comparison.in_band:.0%} of {comparison.compared_s:.1f} s in its "
        f"band, {bias} on the mean, held {comparison.longer_s:+.1f} s"
    )
