"""Plan files: TOML or JSON, checked against a published schema."""

import json
import tomllib
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from nmt_sense.model.errors import InputError
from nmt_sense.model.plan import LIMITS_OF_LEVEL, Plan

#: Limits that first plans, and recordings made with them, carry; no hold was ever judged by them.
NEVER_JUDGED = frozenset({"in_band_min"})
_PLAN = TypeAdapter(Plan)
_SHIPPED = resources.files("nmt_sense.holds") / "shipped_plans"


def plan_schema() -> dict[str, Any]:
    """Return the JSON schema of a plan file."""
    return _PLAN.json_schema()


def plan_from_text(text: str, *, source: str, toml: bool) -> Plan:
    """Read a plan from text.

    Parameters
    ----------
    text
        TOML or JSON.
    source
        What to call the text in an error.
    toml
        Whether it is TOML.

    Raises
    ------
    InputError
        If the text is neither, or not a plan: the sentence names the field.
    """
    try:
        data = tomllib.loads(text) if toml else json.loads(text)
    except (tomllib.TOMLDecodeError, json.JSONDecodeError) as error:
        raise InputError(f"the plan {source} cannot be read: {error}") from error
    try:
        return _PLAN.validate_python(_with_limits_of_level(data))
    except ValidationError as error:
        raise InputError(f"the plan {source} is not right: {first_problem(error)}") from error


def _with_limits_of_level(data: Any) -> Any:
    """Fill in the limits that a plan leaves to its level; what is no plan is left as it is."""
    given = data.get("limits", {}) if isinstance(data, dict) else None
    level = data.get("level", "standard") if isinstance(data, dict) else None
    if not isinstance(given, dict) or level not in LIMITS_OF_LEVEL:
        return data
    judged = {name: limit for name, limit in given.items() if name not in NEVER_JUDGED}
    return {**data, "limits": {**asdict(LIMITS_OF_LEVEL[level]), **judged}}


def plan_to_text(plan: Plan) -> str:
    """Write a plan as JSON."""
    return _PLAN.dump_json(plan, indent=2).decode() + "\n"


def load_plan(path: Path) -> Plan:
    """Read a plan file, or a shipped plan by its name.

    Raises
    ------
    InputError
        If there is no such file, or it is not a plan.
    """
    if path.suffix == "" and not path.exists() and path.name in shipped_plan_names():
        return shipped_plan(path.name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"the plan {path} cannot be read ({error}): give a TOML or JSON file, or one of "
            f"{', '.join(shipped_plan_names())}"
        ) from error
    return plan_from_text(text, source=str(path), toml=path.suffix.lower() == ".toml")


def shipped_plan_names() -> list[str]:
    """Name the plans that come with the program."""
    return sorted(entry.name.removesuffix(".toml") for entry in _SHIPPED.iterdir())


def shipped_plan(name: str) -> Plan:
    """Read a plan that comes with the program."""
    text = (_SHIPPED / f"{name}.toml").read_text(encoding="utf-8")
    return plan_from_text(text, source=name, toml=True)


def first_problem(error: ValidationError) -> str:
    """Say the first thing that is wrong, and where."""
    problem = error.errors()[0]
    where = ".".join(str(part) for part in problem["loc"]) or "the file"
    return f"{where}: {problem['msg']}"
