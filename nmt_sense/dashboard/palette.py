"""Every colour of the dashboard, by the role it plays; light, dark and high contrast."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a colour is for."""

    GROUND = "ground"  # behind the cards
    CARD = "card"
    RULE = "rule"  # lines between and around things
    GRID = "grid"  # lines behind a curve
    TRACK = "track"  # the empty part of bars, and drawn figures
    INK = "ink"
    MUTED = "muted"  # second-rank text, and whatever is uncertain
    IN = "in_"
    IN_SOFT = "in_soft"
    BELOW = "below"
    BELOW_SOFT = "below_soft"
    ABOVE = "above"  # too much, alarm, fault, recording
    ABOVE_SOFT = "above_soft"
    ON_ACCENT = "on_accent"  # text on a fill of ink, in, below, above or muted


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One set of colours, ``#RRGGBB`` by role."""

    name: str
    dark: bool
    ground: str
    card: str
    rule: str
    grid: str
    track: str
    ink: str
    muted: str
    in_: str
    in_soft: str
    below: str
    below_soft: str
    above: str
    above_soft: str
    on_accent: str

    def __getitem__(self, role: Role) -> str:
        """Look up the colour of a role."""
        colour: str = getattr(self, role.value)
        return colour


#: The pale ground that belongs to a strong colour.
SOFT_OF = {
    Role.IN: Role.IN_SOFT,
    Role.BELOW: Role.BELOW_SOFT,
    Role.ABOVE: Role.ABOVE_SOFT,
    Role.MUTED: Role.TRACK,
    Role.INK: Role.TRACK,
}

LIGHT = Palette(
    name="light",
    dark=False,
    ground="#F6F7F9",
    card="#FFFFFF",
    rule="#D9DEE5",
    grid="#D9DEE5",
    track="#E9EDF2",
    ink="#1B2430",
    muted="#5B6675",
    in_="#00795A",
    in_soft="#D9F1E8",
    below="#0067A5",
    below_soft="#DCECF8",
    above="#B84A00",
    above_soft="#FDEEE3",
    on_accent="#FFFFFF",
)

DARK = Palette(
    name="dark",
    dark=True,
    ground="#10151B",
    card="#1A212A",
    rule="#343F4C",
    grid="#343F4C",
    track="#2A333E",
    ink="#EEF2F6",
    muted="#A9B4C1",
    in_="#3CCB9B",
    in_soft="#133B30",
    below="#6CB8F2",
    below_soft="#16344C",
    above="#FF9A57",
    above_soft="#472811",
    on_accent="#10151B",
)

HIGH_CONTRAST = Palette(
    name="high-contrast",
    dark=True,
    ground="#000000",
    card="#000000",
    rule="#C8C8C8",
    grid="#5C5C5C",
    track="#333333",
    ink="#FFFFFF",
    muted="#E4E4E4",
    in_="#4DFFB8",
    in_soft="#003D29",
    below="#7FC8FF",
    below_soft="#00304F",
    above="#FFB04D",
    above_soft="#4A2400",
    on_accent="#000000",
)

PALETTES = {palette.name: palette for palette in (LIGHT, DARK, HIGH_CONTRAST)}

_STRONG = (Role.INK, Role.MUTED, Role.IN, Role.BELOW, Role.ABOVE)

#: Every (text, ground) that the dashboard draws; a test computes the contrast of each.
TEXT_PAIRS = (
    *((text, Role.CARD) for text in _STRONG),
    (Role.INK, Role.GROUND),
    (Role.MUTED, Role.GROUND),
    (Role.INK, Role.TRACK),
    (Role.MUTED, Role.TRACK),
    *((text, SOFT_OF[text]) for text in (Role.IN, Role.BELOW, Role.ABOVE)),
    *((Role.ON_ACCENT, ground) for ground in _STRONG),
)
