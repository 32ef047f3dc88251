"""nmt_sense: makes pressing visible, from glove to verdict.

For scripts and notebooks: :func:`analyze` finds the holds of an array of forces, and
:func:`holds_frame` puts them into a pandas frame.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nmt_sense.session.arrays import analyze, holds_frame

__all__ = ["__version__", "analyze", "holds_frame"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # Loaded when first asked for: asking for the version must not load scipy.
    if name in ("analyze", "holds_frame"):
        return getattr(import_module("nmt_sense.session.arrays"), name)
    raise AttributeError(f"module 'nmt_sense' has no attribute {name!r}")
