"""Made-up presses with known edges, for the tests of the holds room."""

from itertools import pairwise

import numpy as np

from nmt_sense.holds import HoldFinder, HoldRules, Target, levels_for_band
from nmt_sense.model.block import ForceBlock
from nmt_sense.model.hold import ForceUncertainty
from nmt_sense.model.plan import Limits

BAND = (16.0, 22.0)


def press(
    *,
    level=19.0,
    held_s=15.0,
    ramp_s=0.4,
    rest_s=2.0,
    rate_hz=100.0,
    noise=0.1,
    fade=0.0,
    seed=0,
):
    """One press between two rests; its half-level edges lie in the middle of its ramps."""
    knots_s = np.cumsum([0, rest_s, ramp_s, held_s, ramp_s, rest_s])
    time_s = np.arange(0, knots_s[-1], 1 / rate_hz)
    force = np.interp(time_s, knots_s, [0, 0, level, level * (1 + fade), 0, 0])
    force += np.random.default_rng(seed).normal(0, noise, len(time_s))
    return time_s, force


def block(time_s, force, start_index=0):
    columns = np.atleast_2d(np.asarray(force, dtype=float).T).T
    return ForceBlock(
        start_index, np.asarray(time_s, dtype=float), columns, np.zeros(columns.shape, np.uint8)
    )


def rules(band=BAND, *, uncertainty=None, limits=None, **more):
    return HoldRules(
        levels=levels_for_band(*band),
        target=Target(band=band),
        uncertainty=uncertainty or ForceUncertainty(),
        limits=limits or Limits(),
        **more,
    )


def find(time_s, force, hold_rules=None, *, cuts=()):
    finder = HoldFinder(hold_rules or rules())
    whole = block(time_s, force)
    bounds = [0, *cuts, len(whole)]
    holds = []
    for first, stop in pairwise(bounds):
        holds += finder.push(whole[first:stop])
    return holds + finder.finish()
