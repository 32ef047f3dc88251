"""What a user can do while practising, and with which key."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """A key, how it is written on its hint, and what it does.

    ``name`` is the method of the window that does it; keys of a pair share the hint of the second.
    """

    name: str
    keys: tuple[str, ...]
    cap: str
    hint: str


ACTIONS = (
    Action("mark", ("Space",), "Space", "mark"),
    Action("toggle_recording", ("R",), "R", "record"),
    Action("previous_point", ("Left",), "←", ""),
    Action("next_point", ("Right",), "→", "point"),
    Action("tare", ("T",), "T", "zero"),
    Action("toggle_full_screen", ("F11",), "F11", "full screen"),
    Action("end_session", ("Ctrl+E",), "Ctrl+E", "end"),
)
