"""Counts to newtons: circuit, sensor curve, profiles and their uncertainty."""

from nmt_sense.force.check import SensorCheck, check_profile, force_lag_s, forces_of, kept_readings
from nmt_sense.force.circuit import Circuit, CircuitKind
from nmt_sense.force.convert import ForceConverter, Tare
from nmt_sense.force.daily import DailyCheck, adjusted_profile, daily_check
from nmt_sense.force.fit import ProfileFit, fit_profile
from nmt_sense.force.profile import (
    Profile,
    dump_profile,
    load_profile,
    nominal_profile,
    profile_from_text,
    profile_schema,
    save_profile,
    simulated_profile,
)
from nmt_sense.force.table import Readings, read_calibration_table

__all__ = [
    "Circuit",
    "CircuitKind",
    "DailyCheck",
    "ForceConverter",
    "Profile",
    "ProfileFit",
    "Readings",
    "SensorCheck",
    "Tare",
    "adjusted_profile",
    "check_profile",
    "daily_check",
    "dump_profile",
    "fit_profile",
    "force_lag_s",
    "forces_of",
    "kept_readings",
    "load_profile",
    "nominal_profile",
    "profile_from_text",
    "profile_schema",
    "read_calibration_table",
    "save_profile",
    "simulated_profile",
]
