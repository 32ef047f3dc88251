"""Units of force, converted at the edges of the house only."""

from enum import StrEnum

STANDARD_GRAVITY_M_S2 = 9.80665  # exact, 3rd CGPM 1901
POUND_KG = 0.45359237  # exact, international avoirdupois pound


class Unit(StrEnum):
    """A unit that readings may come in."""

    NEWTON = "N"
    KILOGRAM_FORCE = "kgf"
    POUND_FORCE = "lbf"
    GRAM_FORCE = "gf"
    KILOPASCAL = "kPa"
    NEWTON_PER_CM2 = "N/cm2"
    PERCENT_MVC = "%mvc"
    OTHER = "other"


_NEWTON_PER_UNIT = {
    Unit.NEWTON: 1.0,
    Unit.KILOGRAM_FORCE: STANDARD_GRAVITY_M_S2,
    Unit.POUND_FORCE: STANDARD_GRAVITY_M_S2 * POUND_KG,
    Unit.GRAM_FORCE: STANDARD_GRAVITY_M_S2 / 1000,
}


def newtons_per(unit: Unit) -> float:
    """Tell how many newtons one ``unit`` is.

    Returns 1.0 for units that are no force (a pressure without an area, a share of the maximum,
    plain readings): such numbers walk through the house as they are and come out in their unit.
    """
    return _NEWTON_PER_UNIT.get(unit, 1.0)
