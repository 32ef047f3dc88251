"""nmt_sense: makes pressing visible, from glove to verdict."""

__version__ = "0.1.0"
