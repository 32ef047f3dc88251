"""Forces in the unit that a reader asks for, converted once all is found and judged."""

from dataclasses import replace
from typing import Any

from nmt_sense.force import Profile
from nmt_sense.model.errors import InputError
from nmt_sense.model.hold import Hold
from nmt_sense.model.units import Unit, newtons_per
from nmt_sense.session.analysis import Analysis

#: Measures of a hold that are forces, or forces per second.
FORCES = (
    "mean",
    "sd",
    "level",
    "drift_per_s",
    "rmse_to_target",
    "loading_per_s",
    "release_per_s",
    "tremor_rms",
    "peak",
)
#: Newtons on a square centimetre for each unit of pressure.
PER_CM2 = {Unit.KILOPASCAL: 0.1, Unit.NEWTON_PER_CM2: 1.0}


def in_unit(analysis: Analysis, unit: Unit, profile: Profile) -> Analysis:
    """Put the forces of a recording into another unit.

    Parameters
    ----------
    analysis
        What was found, in newtons.
    unit
        A unit of force, or of pressure: the force of the contact over the area of its pads.
    profile
        The calibration that it was found with; it knows the active areas.

    Raises
    ------
    InputError
        If it is no such unit, or an area is not known.
    """
    if unit in PER_CM2:
        area_cm2 = _area_cm2(profile)
        per_unit = [
            PER_CM2[unit] * area_cm2 * max(len(hold.measures.shares), 1) for hold in analysis.holds
        ]
    elif unit in (Unit.NEWTON, Unit.KILOGRAM_FORCE, Unit.POUND_FORCE, Unit.GRAM_FORCE):
        per_unit = [newtons_per(unit)] * len(analysis.holds)
    else:
        raise InputError(f"--unit {unit}: the newtons of a glove cannot be shown in it")
    holds = tuple(map(_converted, analysis.holds, per_unit))
    return replace(analysis, unit=unit.value, holds=holds)


def _converted(hold: Hold, newtons: float) -> Hold:
    values = {name: getattr(hold.measures, name) for name in FORCES}
    shown: dict[str, Any] = {
        name: None if value is None else value / newtons for name, value in values.items()
    }
    return replace(hold, measures=replace(hold.measures, **shown))


def _area_cm2(profile: Profile) -> float:
    areas = {curve.area_cm2 for curve in profile.sensors}
    area_cm2 = areas.pop()
    if area_cm2 is None or areas:
        raise InputError(
            f"the calibration {profile.name!r} does not know one active area for all pads: give it "
            "with 'nmt-sense calibrate fit --area', or ask for a unit of force"
        )
    return area_cm2
