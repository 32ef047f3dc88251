"""Counts to newtons: circuit, sensor curve, profiles and their uncertainty."""

from nmt_sense.force.convert import ForceConverter, Tare
from nmt_sense.force.profile import (
    Profile,
    dump_profile,
    load_profile,
    nominal_profile,
    profile_from_text,
    profile_schema,
    simulated_profile,
)

__all__ = [
    "ForceConverter",
    "Profile",
    "Tare",
    "dump_profile",
    "load_profile",
    "nominal_profile",
    "profile_from_text",
    "profile_schema",
    "simulated_profile",
]
