"""The unit that forces are shown in; they are kept in newtons everywhere. No Qt in here.

One per process, as the language is: a force is written in the same unit everywhere.
"""

from nmt_sense.model.units import Unit, newtons_per

#: Units to choose from, and how many decimals a live force has in each: a tenth of a newton is
#: nearer than a hand can tell, and so is a hundredth of a kilogram-force.
DECIMALS = {Unit.NEWTON: 1, Unit.KILOGRAM_FORCE: 2, Unit.POUND_FORCE: 1}

_shown = Unit.NEWTON


def install(unit: Unit) -> None:
    """Show forces in this unit from now on."""
    global _shown
    _shown = unit


def shown() -> Unit:
    """Tell the unit in use."""
    return _shown


def in_unit(force_N: float) -> float:
    """Convert from newtons to the unit in use."""
    return force_N / newtons_per(_shown)


def in_newtons(force: float) -> float:
    """Convert from the unit in use to newtons."""
    return force * newtons_per(_shown)
