"""The scale of force that gauge and trace share."""

from dataclasses import dataclass

from nmt_sense.dashboard.view_models import units, words
from nmt_sense.model.plan import Point

#: Steps of the grid, in the unit in use.
_STEPS = (
    0.05,
    0.1,
    0.2,
    0.5,
    1,
    2,
    4,
    5,
    8,
    10,
    15,
    20,
    25,
    40,
    50,
    80,
    100,
    150,
    200,
    250,
    500,
    1000,
)
_INTERVALS = 4
_ROOM_ABOVE_BAND = 1.4  # the band sits at half to two thirds of the height, with room for too much
_ROOM_ABOVE_PEAK = 1.05
_NO_TARGET_TOP_N = 20.0
_LABEL_ROOM = 0.07  # a grid label nearer than this share to a band's label would touch it


@dataclass(frozen=True, slots=True)
class ForceScale:
    """Where newtons stand.

    Attributes
    ----------
    top_N
        Force at the upper end; the lower end is 0.
    grid
        Forces with a line, and their labels (empty where a label of the band is too near).
    band
        Lower and upper edge of the target with their labels, empty without a target.
    """

    top_N: float
    grid: tuple[tuple[float, str], ...]
    band: tuple[tuple[float, str], ...]

    def fraction(self, force_N: float) -> float:
        """Place a force, 0 at the foot to 1 at the top."""
        return min(1.0, max(0.0, force_N / self.top_N))


def force_scale(point: Point | None, peak_N: float = 0.0) -> ForceScale:
    """Choose the scale for a point, stretched where ``peak_N`` would not fit."""
    needed_N = point.band_high_N * _ROOM_ABOVE_BAND if point else _NO_TARGET_TOP_N
    needed_N = max(needed_N, peak_N * _ROOM_ABOVE_PEAK)
    needed = units.in_unit(needed_N)
    step = next((step for step in _STEPS if step * _INTERVALS >= needed), needed)
    top_N = units.in_newtons(step * _INTERVALS)
    edges = (point.band_low_N, point.band_high_N) if point else ()
    band = tuple((edge, words.edge(edge)) for edge in edges)
    grid = tuple(
        (force_N, "" if _touches(force_N, edges, top_N) else f"{units.in_unit(force_N):.3g}")
        for force_N in (units.in_newtons(step * i) for i in range(_INTERVALS + 1))
    )
    return ForceScale(top_N, grid, band)


def _touches(force_N: float, edges_N: tuple[float, ...], top_N: float) -> bool:
    return any(abs(force_N - edge) < _LABEL_ROOM * top_N for edge in edges_N)
