"""Every colour is readable, and states stay apart for eyes that see colours differently."""

from itertools import combinations

import numpy as np
import pytest

from nmt_sense.dashboard.palette import PALETTES, SOFT_OF, TEXT_PAIRS, Palette, Role

# Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113, severity 1.0, linear RGB.
DEFICIENCIES = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ_FROM_RGB = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
D65 = np.array([0.95047, 1.0, 1.08883])
# CIE 1976 colour difference; 2.3 is the smallest that can be seen. Colour is only the third sign
# of a state, after place and word.
CLEARLY_APART = 10.0


def linear(colour: str) -> np.ndarray:
    rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(XYZ_FROM_RGB[1] @ linear(colour))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    ratios = XYZ_FROM_RGB @ np.clip(rgb, 0, 1) / D65
    f = np.where(ratios > (6 / 29) ** 3, np.cbrt(ratios), ratios / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(palette: Palette, text: Role, ground: Role):
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("deficiency", ["none", *DEFICIENCIES])
def test_states_stay_apart(palette: Palette, deficiency: str):
    seen = np.array(DEFICIENCIES.get(deficiency, np.eye(3)))
    states = {role: lab(seen @ linear(palette[role])) for role in (Role.IN, Role.BELOW, Role.ABOVE)}
    for one, other in combinations(states, 2):
        apart = np.linalg.norm(states[one] - states[other])
        assert apart >= CLEARLY_APART, f"{one.name} and {other.name}: {apart:.0f}"


def test_the_light_palette_is_the_one_that_was_drawn():
    light = PALETTES["light"]
    drawn = ("#00795A", "#0067A5", "#B84A00", "#1B2430", "#5B6675", "#FFFFFF", "#F6F7F9", "#D9DEE5")
    roles = (
        Role.IN, Role.BELOW, Role.ABOVE, Role.INK, Role.MUTED, Role.CARD, Role.GROUND, Role.RULE,
    )  # fmt: skip
    assert tuple(light[role] for role in roles) == drawn


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_role_has_a_colour(palette: Palette):
    assert all(palette[role].startswith("#") and len(palette[role]) == 7 for role in Role)
    assert all(soft in set(Role) for soft in SOFT_OF.values())
