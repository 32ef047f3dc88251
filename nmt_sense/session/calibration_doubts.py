"""What speaks against the calibration that a glove is measured with."""

from dataclasses import dataclass
from datetime import date, timedelta

from nmt_sense.force import Profile
from nmt_sense.model.glove import GloveIdentity

#: Pads wear and age; a calibration older than this is doubtful. A setting, not a norm.
GOOD_FOR = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class CalibrationDoubts:
    """What makes a calibration doubtful, and what makes it worthless.

    Attributes
    ----------
    doubtful
        Reasons for doubt, each a few words.
    void
        Why nothing follows from it for this glove; empty if something does.
    """

    doubtful: tuple[str, ...] = ()
    void: str = ""


def doubts_about(
    profile: Profile, identity: GloveIdentity, on: date | None = None
) -> CalibrationDoubts:
    """Look for what speaks against a calibration.

    Parameters
    ----------
    profile
        The calibration.
    identity
        The glove that is measured.
    on
        Day of the measurement; None to leave the age out.
    """
    doubtful = []
    if profile.nominal:
        doubtful.append("the newtons come from a data sheet, not from a calibration of this glove")
    made = _day(profile.made_on)
    if on is not None and made is not None and on - made > GOOD_FOR:
        doubtful.append(f"the calibration is {(on - made).days} days old")
    void = ""
    if profile.glove and profile.glove != identity.serial:
        void = f"the calibration is that of glove {profile.glove}, not of {identity.serial}"
    return CalibrationDoubts(tuple(doubtful), void)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:  # the day is not known: nominal profiles have none
        return None
