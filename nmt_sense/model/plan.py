"""The plan: which points are pressed, how firmly, and for how long."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

Level = Literal["beginner", "standard", "expert"]
BandOf = Literal["newtons", "threshold", "own"]
Side = Literal["left", "right", "centre"]
Contactor = Literal["thumb", "fingers", "palm", "elbow"]
Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a hold is held against; every limit can be set in a plan.

    Attributes
    ----------
    cov_detrended_max
        Largest coefficient of variation of the plateau after its straight-line trend is taken
        out, 0..1.
    drift_max
        Largest change over the hold along its robust trend, as a share of the mean, 0..1.
    dip_level
        A fall below this share of the plateau level is a dip, 0..1.
    dip_max_s
        A dip shorter than this does not count, seconds.
    onset_max_s
        Longest time from the start of the contact into the band, seconds.
    evenness_min
        Smallest evenness among the pads of the contact, 0..1.
    gap_max_s
        Longest stretch without samples that is bridged, seconds.
    saturated_max
        Largest share of the plateau in which a sensor was at the end of its scale, 0..1.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    cov_detrended_max: Positive = 0.05
    drift_max: Positive = 0.10
    dip_level: Share = 0.70
    dip_max_s: Positive = 0.10
    onset_max_s: Positive = 2.0
    evenness_min: Share = 0.85
    gap_max_s: Positive = 0.3
    saturated_max: Share = 0.02


#: What a good hold stays within, by the level of a plan; docs/reference/measures.md says why.
LIMITS_OF_LEVEL: dict[Level, Limits] = {
    "beginner": Limits(
        cov_detrended_max=0.10,
        drift_max=0.20,
        onset_max_s=3.0,
        evenness_min=0.75,
    ),
    "standard": Limits(),
    "expert": Limits(cov_detrended_max=0.03, drift_max=0.06, onset_max_s=1.5, evenness_min=0.90),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each criterion weighs in the score; 0 leaves it out.

    Attributes
    ----------
    firm, steady, constant, held, even, prompt, whole
        The criteria of docs/reference/measures.md.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    firm: NotNegative = 3.0
    steady: NotNegative = 3.0
    constant: NotNegative = 2.0
    held: Positive = 3.0
    even: NotNegative = 1.0
    prompt: NotNegative = 1.0
    whole: NotNegative = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One place to press.

    Attributes
    ----------
    name
        What the trainee is told, e.g. "Upper trapezius, right".
    muscle, side, contactor
        Anatomy, side of the body, and the part of the hand or arm that presses.
    body_x, body_y
        Place on the figure of the back, 0..1 from its left and from its top.
    band_low_N, band_high_N
        The band of target force, newtons.
    hold_min_s, hold_max_s
        Shortest and longest good hold, seconds.
    goal_s
        What the ring fills to, seconds.
    repeats
        Holds here before the next point's turn.
    rest_s
        Rest after each of them, seconds.
    stop_N
        Above this force the program says stop at once, newtons; None for no such limit.
    band_of
        What the band is a share of: nothing, but newtons; the pressure-pain threshold of the person
        pressed; or the reference of the person who presses. Until that is known the band in
        newtons holds.
    band_percent
        Lower and upper end of the band in percent of it; None for a band in newtons.
    until_comfort
        A hold may end as soon as it was said that comfort is reached, however short it was.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=80)]
    band_low_N: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    band_high_N: Positive
    muscle: str = ""
    side: Side = "centre"
    contactor: Contactor = "thumb"
    body_x: Share = 0.5
    body_y: Share = 0.5
    hold_min_s: Annotated[float, Field(ge=10, le=30)] = 10.0
    hold_max_s: Annotated[float, Field(ge=10, le=30)] = 30.0
    goal_s: Annotated[float, Field(ge=10, le=30)] = 20.0
    repeats: Annotated[int, Field(ge=1, le=20)] = 1
    rest_s: Annotated[float, Field(ge=0, le=600)] = 0.0
    stop_N: Positive | None = None
    band_of: BandOf = "newtons"
    band_percent: tuple[Positive, Positive] | None = None
    until_comfort: bool = False

    def __post_init__(self) -> None:
        if (self.band_of == "newtons") != (self.band_percent is None):
            raise ValueError(
                f"band_percent of {self.name!r} goes with a band_of threshold or own, and only then"
            )
        if self.band_percent is not None and self.band_percent[0] >= self.band_percent[1]:
            raise ValueError(f"band_percent of {self.name!r} must run from the lower to the upper")
        if self.stop_N is not None and self.stop_N <= self.band_high_N:
            raise ValueError(f"stop_N of {self.name!r} must lie above band_high_N")
        if self.band_low_N >= self.band_high_N:
            raise ValueError(
                f"band_low_N of {self.name!r} must be below band_high_N, "
                f"and is {self.band_low_N:g} against {self.band_high_N:g}"
            )
        if not self.hold_min_s <= self.goal_s <= self.hold_max_s:
            raise ValueError(
                f"goal_s of {self.name!r} must lie between hold_min_s and hold_max_s, "
                f"and is {self.goal_s:g} against {self.hold_min_s:g} to {self.hold_max_s:g}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A session as it is meant to go.

    Attributes
    ----------
    name
        What it is called.
    points
        The places to press, in their order.
    level
        Whom it is for: in a plan file, it sets the limits that the file does not name.
    limits
        What a good hold stays within.
    weights
        How much each criterion weighs in the score.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=80)]
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    schema: Literal["nmt-sense/plan/1"] = "nmt-sense/plan/1"
    level: Level = "standard"
    limits: Limits = field(default_factory=Limits)
    weights: Weights = field(default_factory=Weights)
