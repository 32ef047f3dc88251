"""The real recordings beside the project, for the tests that read them there."""

import json
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared recordings (../shared/data) are not on this machine"
)


def sidecars():
    """Yield the description of every shared recording that is a time series."""
    for path in sorted(SHARED.glob("*.json")):
        sidecar = json.loads(path.read_text(encoding="utf-8"))
        if "time_s" in sidecar.get("columns", {}) and "exp" not in sidecar["columns"]:
            sidecar["csv"] = path.with_suffix(".csv")
            yield sidecar


def labelled():
    """Yield those whose holds a human has looked at."""
    return [s for s in sidecars() if isinstance(s.get("holds"), list)]
