"""The hold: one sustained press, its measures and its verdict."""

from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """What can be wrong with a hold; the names are a promise to outsiders."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_LIGHT = "too_light"
    TOO_HARD = "too_hard"
    UNSTEADY = "unsteady"
    DRIFTING = "drifting"
    UNEVEN = "uneven"
    DIPPED = "dipped"
    SLOW_ONSET = "slow_onset"
    SATURATED = "saturated"
    GAP = "gap"


class Quality(StrEnum):
    """How far the data behind a hold can be trusted; says nothing of the press."""

    VALID = "valid"
    DOUBTFUL = "doubtful"
    VOID = "void"


class Verdict(StrEnum):
    """The one word on a hold."""

    GOOD = "good"
    FAULT = "fault"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceUncertainty:
    """How well the numbers of a stream are known, as standard uncertainties.

    Attributes
    ----------
    level
        Of a force, as a share of it, 0..1: calibration and sensor.
    creep_per_decade
        Of the creep that is left in a force, as a share of it per factor of ten in time, 0..1.
    nominal
        True where no calibration of this very glove stands behind the numbers.
    """

    level: float = 0.0
    creep_per_decade: float = 0.0
    nominal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldMeasures:
    """What was measured on one hold; docs/reference/measures.md defines each.

    Forces are in newtons (for a foreign table without a unit of force: in its own unit), times in
    seconds on the stream's clock, shares 0..1. ``None`` where the input cannot say.
    """

    start_s: float
    end_s: float
    plateau_start_s: float
    plateau_end_s: float
    duration_s: float
    mean: float
    sd: float
    cov: float
    level: float  # mean without the dips: what firmness is judged by
    cov_detrended: float  # without the dips and the straight-line trend
    drift_per_s: float
    drift_percent_per_10s: float | None = None  # of the level
    in_band: float | None
    time_to_band_s: float | None
    overshoot: float | None = None  # past the level settled at, as a share of it
    rmse_to_target: float | None = None  # from the middle of the band
    loading_per_s: float | None = None  # from 20 to 80 % of the level
    release_per_s: float | None = None
    evenness: float | None
    shares: tuple[float, ...]  # of the press, for each pad of the contact
    heaviest_pad: int | None = None  # its number within ``shares``
    centre_excursion: float | None = None  # of the centre of pressure, in the unit of the places
    tremor_rms: float | None
    dips: int
    longest_gap_s: float
    missing: float = 0.0  # share of the plateau without samples
    saturated: float
    beyond_calibration: float = 0.0  # share of the plateau past the calibrated range
    zero_shift: float | None = None  # of the level at rest from before to after, share of level
    peak: float
    truncated: bool  # the stream ended, or broke off, before the press did


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """One judged hold.

    Attributes
    ----------
    index
        Number of the hold in its session, from 0.
    point
        Name of the point of the plan it was judged against, empty without a plan.
    measures
        What was measured.
    score
        0..100 over all criteria.
    contact
        Name of the contact, where several were found apart; else empty.
    criteria
        0..100 for each criterion that could be judged, by its name.
    cost
        Points that each criterion took from the score; they and the score add up to 100.
    verdict, faults, uncertain
        The word, what is at fault, and what may be (costliest first).
    quality, quality_reasons
        How far the data behind it can be trusted, and why not further.
    comfort_s
        When it was first said that comfort is reached, on the stream's clock; None if it was not.
    pain
        The most pain that was said during it, 0..10; None if none was asked for. It is kept beside
        the hold and enters no score: pain is nothing to aim at.
    advice
        One sentence for the next press.
    """

    index: int
    point: str
    measures: HoldMeasures
    score: float
    criteria: dict[str, float]
    verdict: Verdict
    faults: tuple[Fault, ...]
    uncertain: tuple[Fault, ...]
    advice: str  # mostly a Sentence, which can be told in another language
    contact: str = ""
    cost: dict[str, float] = field(default_factory=dict)
    quality: Quality = Quality.VALID
    quality_reasons: tuple[str, ...] = ()
    comfort_s: float | None = None
    pain: int | None = None


class PressState(StrEnum):
    """Where a press stands right now."""

    REST = "rest"
    CONTACT = "contact"  # touching, not yet long enough to be a hold
    HOLD = "hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldProgress:
    """The press that is going on, for screens, lamps and tones.

    Attributes
    ----------
    state
        See :class:`PressState`.
    held_s
        Time held so far, ramps left out as far as they are known, seconds.
    mean, cov, drift_per_s
        Of the time held so far; ``None`` while there is too little of it.
    in_band
        Share of the time held so far inside the band, 0..1.
    past_stop
        True while the force lies past the point's stop limit: let go at once.
    comfort
        True once it was said that comfort is reached.
    pain
        The last that was said, 0..10; None where nothing was.
    """

    state: PressState = PressState.REST
    held_s: float = 0.0
    mean: float | None = None
    cov: float | None = None
    drift_per_s: float | None = None
    in_band: float | None = None
    past_stop: bool = False
    comfort: bool = False
    pain: int | None = None
