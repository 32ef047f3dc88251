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
Share = Annotated[float, Field(ge=0, le=1)]

#: The sensor of a profile whose curve serves every pad that has none of its own.
ANY_SENSOR = "*"


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
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    sensor: Annotated[str, Field(min_length=1)]
    conductance_S: Annotated[tuple[Positive, ...], Field(min_length=2)]
    force_N: Annotated[tuple[Positive, ...], Field(min_length=2)]
    area_cm2: Positive | None = None

    def __post_init__(self) -> None:
        if len(self.conductance_S) != len(self.force_N):
            raise ValueError(
                f"conductance_S and force_N of sensor {self.sensor!r} must have as many points "
                f"as each other, and have {len(self.conductance_S)} and {len(self.force_N)}"
            )
        for name, values in (("conductance_S", self.conductance_S), ("force_N", self.force_N)):
            if np.any(np.diff(values) <= 0):
                raise ValueError(f"{name} of sensor {self.sensor!r} must rise from point to point")


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
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    schema: Literal["nmt-sense/profile/1"]
    name: Annotated[str, Field(min_length=1)]
    nominal: bool
    circuit: Circuit
    sensors: Annotated[tuple[SensorCurve, ...], Field(min_length=1)]
    level_uncertainty: Share
    creep_uncertainty_per_decade: Share
    glove: str = ""
    made_on: str = ""
    source: str = ""

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
        return _PROFILE.validate_python(json.loads(text))
    except json.JSONDecodeError as error:
        raise InputError(f"the calibration {source} is not JSON: {error}") from error
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"]) or "the file"
        raise InputError(
            f"the calibration {source} is not right: {where}: {problem['msg']}"
        ) from error


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
