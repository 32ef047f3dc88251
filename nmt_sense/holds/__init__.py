"""Newtons to verdicts: contacts, holds, their measures, and what is said of them."""

from nmt_sense.holds.bands import plan_for_person, plan_like
from nmt_sense.holds.contact import Contact, ContactDetector, ContactLevels
from nmt_sense.holds.contacts import ContactsFinder, columns_of
from nmt_sense.holds.finder import HoldFinder, HoldRules
from nmt_sense.holds.judge import Target
from nmt_sense.holds.levels import levels_for_band, levels_for_target, levels_from_data, rest_level
from nmt_sense.holds.plans import (
    load_plan,
    plan_from_text,
    plan_schema,
    plan_to_text,
    shipped_plan,
    shipped_plan_names,
)
from nmt_sense.holds.reference import (
    ReferenceComparison,
    ReferenceHold,
    compare_with,
    reference_of,
)
from nmt_sense.holds.rest import Rest, rest_of_table
from nmt_sense.holds.threshold import Ramp, Threshold, ThresholdTest

__all__ = [
    "Contact",
    "ContactDetector",
    "ContactLevels",
    "ContactsFinder",
    "HoldFinder",
    "HoldRules",
    "Ramp",
    "ReferenceComparison",
    "ReferenceHold",
    "Rest",
    "Target",
    "Threshold",
    "ThresholdTest",
    "columns_of",
    "compare_with",
    "levels_for_band",
    "levels_for_target",
    "levels_from_data",
    "load_plan",
    "plan_for_person",
    "plan_from_text",
    "plan_like",
    "plan_schema",
    "plan_to_text",
    "reference_of",
    "rest_level",
    "rest_of_table",
    "shipped_plan",
    "shipped_plan_names",
]
