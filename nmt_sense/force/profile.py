"""Calibration profiles: what turns the counts of one glove into newtons, and how surely."""

import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import numpy as np
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from nmt_sense.force.circuit import Circuit
from nmt_sense.model.errors import InputError
from nmt_sense.model.hold import ForceUncertainty

Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]

#: The sensor of a profile whose curve serves every pad that has none of its own.
ANY_SENSOR = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationPoint:
    """One reading that a curve was fitted to, kept so that a later version can fit it again.

    Attributes
    ----------
    count
        The reading; a mean of several need not be whole.
    force_N
        The known force, newtons.
    time_s
        When, seconds; None where no time was kept.
    direction
        ``up`` or ``down`` where the steps had one; empty otherwise.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    count: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    force_N: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    time_s: Annotated[float, Field(allow_inf_nan=False)] | None = None
    direction: Literal["", "up", "down"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FitQuality:
    """How well a curve is known; shares of the force.

    Attributes
    ----------
    residual
        Root mean square of what the fit leaves.
    cross_validated
        The same over levels that the fit was not shown, one after another.
    repeatability
        Standard deviation among readings of one level; None where none was repeated.
    hysteresis
        Mean gap between falling and rising steps; None where steps had no direction.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    residual: NotNegative
    cross_validated: NotNegative
    repeatability: NotNegative | None = None
    hysteresis: Annotated[float, Field(allow_inf_nan=False)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SensorCurve:
    """The curve of one pad.

    Attributes
    ----------
    sensor
        Name of the pad, or ``*`` for every pad without a curve of its own.
    conductance_S, force_N
        The points of the curve, both rising, siemens and newtons.
    area_cm2
        Active area of the pad, square centimetres; None if not known.
    law
        The law that the points were drawn from; empty where they are a data sheet's.
    rest_S
        Conductance at no force, siemens.
    creep_weights
        Weights of the lags that undo creep (see :mod:`nmt_sense.force.creep`); empty for none.
    quality
        How well the curve is known; None where nobody measured it.
    points
        The readings it was fitted to.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    sensor: Annotated[str, Field(min_length=1)]
    conductance_S: Annotated[tuple[Positive, ...], Field(min_length=2)]
    force_N: Annotated[tuple[Positive, ...], Field(min_length=2)]
    area_cm2: Positive | None = None
    law: Literal["", "power", "affine", "monotone"] = ""
    rest_S: NotNegative = 0.0
    creep_weights: tuple[NotNegative, ...] = ()
    quality: FitQuality | None = None
    points: tuple[CalibrationPoint, ...] = ()

    def __post_init__(self) -> None:
        if len(self.conductance_S) != len(self.force_N):
            raise ValueError(
                f"conductance_S and force_N of sensor {self.sensor!r} must have as many points "
                f"as each other, and have {len(self.conductance_S)} and {len(self.force_N)}"
            )
        for name, values in (("conductance_S", self.conductance_S), ("force_N", self.force_N)):
            if np.any(np.diff(values) <= 0):
                raise ValueError(f"{name} of sensor {self.sensor!r} must rise from point to point")
        if self.rest_S >= self.conductance_S[0]:
            raise ValueError(f"rest_S of sensor {self.sensor!r} must lie below its first point")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A calibration profile.

    Attributes
    ----------
    name
        What it is called on screen and on paper.
    nominal
        True if it comes from a data sheet and not from this very glove.
    glove
        Serial number of the glove it belongs to; empty for any.
    made_on
        Date it was made, ISO 8601; empty for a nominal one.
    circuit
        The circuit around every sensor.
    sensors
        One curve a pad, or one for all.
    level_uncertainty
        Standard uncertainty of a force as a share of it, 0..1.
    creep_uncertainty_per_decade
        Standard uncertainty of the creep that is left, as a share per factor of ten in time, 0..1.
    source
        Where the figures come from.
    made_by
        Pseudonym of who made it.
    temperature_C
        Temperature at which it was made, degrees Celsius; None if not known.
    creep_taus_s
        The lags that the pads' ``creep_weights`` belong to, seconds; empty where creep stays in.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    schema: Literal["nmt-sense/profile/2"]
    name: Annotated[str, Field(min_length=1)]
    nominal: bool
    circuit: Circuit
    sensors: Annotated[tuple[SensorCurve, ...], Field(min_length=1)]
    level_uncertainty: Share
    creep_uncertainty_per_decade: Share
    glove: str = ""
    made_on: str = ""
    source: str = ""
    made_by: str = ""
    temperature_C: Annotated[float, Field(allow_inf_nan=False)] | None = None
    creep_taus_s: tuple[Positive, ...] = ()

    def __post_init__(self) -> None:
        for curve in self.sensors:
            if len(curve.creep_weights) not in (0, len(self.creep_taus_s)):
                raise ValueError(
                    f"creep_weights of sensor {curve.sensor!r} must be as many as creep_taus_s, "
                    f"{len(self.creep_taus_s)}, and are {len(curve.creep_weights)}"
                )

    @property
    def uncertainty(self) -> ForceUncertainty:
        """How well forces made with this profile are known."""
        return ForceUncertainty(
            level=self.level_uncertainty,
            creep_per_decade=self.creep_uncertainty_per_decade,
            nominal=self.nominal,
        )

    @property
    def label(self) -> str:
        """What to write beside a number made with this profile."""
        if self.nominal:
            return "nominal, not calibrated"
        return f"calibrated {self.made_on}".rstrip()

    def misfit(self, serial: str) -> str:
        """Say that this is another glove's calibration; empty where it fits."""
        if not self.glove or not serial or self.glove == serial:
            return ""
        return (
            f"the calibration {self.name!r} was made for the glove {self.glove}, and this is "
            f"{serial}: its newtons may be wrong; calibrate this glove"
        )

    def curve_of(self, sensor: str) -> SensorCurve:
        """Return the curve for a pad.

        Raises
        ------
        InputError
            If the profile has none for it.
        """
        by_name = {curve.sensor: curve for curve in self.sensors}
        curve = by_name.get(sensor) or by_name.get(ANY_SENSOR)
        if curve is None:
            raise InputError(
                f"the calibration {self.name!r} has no curve for the pad {sensor!r}: "
                "calibrate the whole glove, or use the profile of this glove"
            )
        return curve


_PROFILE = TypeAdapter(Profile)
SCHEMA = "nmt-sense/profile/2"


def profile_schema() -> dict[str, Any]:
    """Return the JSON schema of a profile file."""
    return _PROFILE.json_schema()


def dump_profile(profile: Profile) -> str:
    """Write a profile as JSON."""
    return _PROFILE.dump_json(profile, indent=2).decode() + "\n"


def profile_from_text(text: str, *, source: str) -> Profile:
    """Read a profile from JSON text.

    Parameters
    ----------
    text
        The JSON.
    source
        What to call the text in an error.

    Raises
    ------
    InputError
        If it is no profile; the sentence names the field.
    """
    try:
        return _PROFILE.validate_python(_migrated(json.loads(text)))
    except json.JSONDecodeError as error:
        raise InputError(f"the calibration {source} is not JSON: {error}") from error
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"]) or "the file"
        raise InputError(
            f"the calibration {source} is not right: {where}: {problem['msg']}"
        ) from error


def _migrated(document: Any) -> Any:
    """Bring a profile of an earlier version up to this one: version 1 knew fewer fields."""
    if isinstance(document, dict) and document.get("schema") == "nmt-sense/profile/1":
        return {**document, "schema": SCHEMA}
    return document


def load_profile(path: Path) -> Profile:
    """Read a profile file.

    Raises
    ------
    InputError
        If there is no such file, or it is no profile.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the calibration {path} cannot be read: {error}") from error
    return profile_from_text(text, source=str(path))


def save_profile(profile: Profile, path: Path) -> None:
    """Write a profile file; one that stands there stays as it is until the new one is whole.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    unfinished = path.with_name(f"{path.name}.tmp")
    try:
        unfinished.write_text(dump_profile(profile), encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise InputError(f"the calibration {path} cannot be written: {error.strerror}") from error


def shipped_profile(name: str) -> Profile:
    """Read a profile that comes with the program, by its file name without ``.json``."""
    shipped = resources.files("nmt_sense") / "shipped" / "calibration" / f"{name}.json"
    if not shipped.is_file():  # a checkout: the folder stands beside the package
        shipped = resources.files("nmt_sense").joinpath("..", "calibration", f"{name}.json")
    return profile_from_text(shipped.read_text(encoding="utf-8"), source=name)


def simulated_profile() -> Profile:
    """Return the calibration of the simulated glove; see calibration/make_simulated_glove.py."""
    return shipped_profile("simulated_glove")


def nominal_profile() -> Profile:
    """Return the data-sheet profile of an FSR 402 with the glove's own pull-down."""
    return shipped_profile("nominal_fsr402_1k")
