"""A whole table, gone through once by the same stages as live, and the promised JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from nmt_sense.force import ForceConverter, Profile
from nmt_sense.holds import (
    ContactsFinder,
    HoldFinder,
    HoldRules,
    ReferenceComparison,
    Target,
    columns_of,
    levels_for_band,
    levels_from_data,
    plan_to_text,
    rest_level,
    rest_of_table,
)
from nmt_sense.model.block import FloatArray, ForceBlock, SampleBlock
from nmt_sense.model.errors import InputError
from nmt_sense.model.hold import ForceUncertainty, Hold, Verdict
from nmt_sense.model.plan import Limits, Plan, Weights
from nmt_sense.model.steps import usual_steps
from nmt_sense.model.units import Unit, newtons_per
from nmt_sense.session.course import Course

SCHEMA = "nmt-sense/analysis/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What was found in a recording or a table.

    Attributes
    ----------
    source
        What was analysed.
    unit
        Unit of all forces here.
    rate_hz
        Mean number of samples per second, gaps left out.
    duration_s
        From the first sample to the last, seconds.
    missing_samples
        Samples that are known to be missing.
    plan
        What was judged against, as it goes into the JSON.
    holds
        The judged holds, forces in ``unit``.
    time_s, force
        Time, and force on the contact above rest, arrays of shape (n_samples,); NaN where missing.
    uncertainty
        How well the forces are known.
    """

    source: str
    unit: str
    rate_hz: float
    duration_s: float
    missing_samples: int
    plan: dict[str, Any]
    holds: tuple[Hold, ...]
    time_s: FloatArray
    force: FloatArray
    uncertainty: ForceUncertainty = field(default_factory=ForceUncertainty)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOptions:
    """How a foreign table is to be read.

    Attributes
    ----------
    unit
        Unit of its readings.
    band
        Lower and upper end of the target band in that unit; None to judge no level.
    plan
        Points to be walked through hold by hold; instead of ``band`` and what follows it.
    contacts
        Columns of each contact, by its name, to find their holds apart; empty for one contact.
    tare
        Take the level at rest out.
    min_hold_s
        A shorter plateau is a tap or a stroke, seconds.
    hold_min_s, hold_max_s
        Shortest and longest good hold, seconds.
    limits, weights
        What a good hold stays within, and how much each criterion weighs in the score.
    uncertainty
        How well the readings are known.
    doubts
        What makes its readings doubtful, each a few words.
    gap_min_s
        A shorter step between two readings is no gap, whatever the limits say: a slow table has no
        shorter ones, seconds.
    """

    unit: Unit = Unit.OTHER
    band: tuple[float, float] | None = None
    plan: Plan | None = None
    contacts: Mapping[str, Sequence[int]] = field(default_factory=dict)
    tare: bool = True
    min_hold_s: float = 2.0
    limits: Limits = field(default_factory=Limits)
    weights: Weights = field(default_factory=Weights)
    uncertainty: ForceUncertainty = field(default_factory=ForceUncertainty)
    hold_min_s: float = 10.0
    hold_max_s: float = 30.0
    doubts: tuple[str, ...] = ()
    gap_min_s: float = 0.0

    @property
    def target(self) -> Target:
        """What its holds are judged against."""
        return Target(band=self.band, hold_min_s=self.hold_min_s, hold_max_s=self.hold_max_s)


def analyze_table(
    time_s: FloatArray, values: FloatArray, options: TableOptions, *, source: str
) -> Analysis:
    """Find and judge the holds of a table of forces.

    Parameters
    ----------
    time_s
        Array of shape (n_samples,), rising, seconds.
    values
        Readings, array of shape (n_samples, n_columns), in ``options.unit``; NaN where missing.
    options
        How the table is to be read.
    source
        What it is called.

    Raises
    ------
    InputError
        If there are too few readings to say anything.
    """
    known = ~np.isnan(values.sum(axis=1))
    if known.sum() < 3:
        raise InputError(f"{source} has {known.sum()} readings: a hold needs more than two")
    doubts: tuple[str, ...] = ()
    if options.tare:
        rest = rest_of_table(time_s[known], values[known])
        values = values - _on_all(rest.line, known)
        if rest.wander:
            doubts = (f"rest wandered by {rest.wander:.0%} of the range, and was taken out",)
    steps_s = np.diff(time_s[known])
    usual = usual_steps(steps_s)
    options = replace(options, doubts=doubts, gap_min_s=usual.gap_s)
    total = values.sum(axis=1)
    finder = _finder(time_s[known], total[known], options)
    offset = finder.rules.levels.rest
    block = ForceBlock(0, time_s, values, np.zeros(values.shape, np.uint8))
    holds = (
        _holds_of_contacts(block, options)
        if options.contacts
        else [*finder.push(block), *finder.finish()]
    )
    return Analysis(
        source=source,
        unit=options.unit.value,
        rate_hz=float(1 / np.mean(steps_s[steps_s <= usual.gap_s])),
        duration_s=float(time_s[-1] - time_s[0]),
        missing_samples=usual.missing(steps_s),
        plan=_table_plan(options),
        holds=tuple(holds),
        time_s=time_s,
        force=total - offset,
        uncertainty=options.uncertainty,
    )


def _on_all(line: FloatArray, known: npt.NDArray[np.bool_]) -> FloatArray:
    """Stretch a line over the samples that are known to all samples."""
    if len(line) == 1:
        return line
    places = np.flatnonzero(known)
    every = np.arange(len(known))
    return np.stack([np.interp(every, places, column) for column in line.T], axis=1)


def _holds_of_contacts(block: ForceBlock, options: TableOptions) -> list[Hold]:
    """Find the holds of each contact apart, numbered in order of time."""

    def finder_of(name: str) -> HoldFinder:
        total = columns_of(block, options.contacts[name]).total
        known = ~np.isnan(total)
        return _finder(block.time_s[known], total[known], options)

    finder = ContactsFinder(options.contacts, finder_of)
    found = [*finder.push(block), *finder.finish()]
    found.sort(key=lambda hold: hold.measures.start_s)
    return [replace(hold, index=index) for index, hold in enumerate(found)]


def counts_to_newtons(
    time_s: FloatArray, values: FloatArray, profile: Profile, columns: Sequence[str]
) -> FloatArray:
    """Turn a table of counts into newtons with a calibration profile.

    Parameters
    ----------
    time_s
        Array of shape (n_samples,), rising, seconds; creep is undone by its usual step.
    values
        Counts, array of shape (n_samples, n_columns).
    profile
        The calibration; its curves are found by the names of the columns.
    columns
        Names of the columns.

    Raises
    ------
    InputError
        If a reading is no count.
    """
    bits = profile.circuit.bits
    whole = np.nan_to_num(values)
    if np.any(whole < 0) or np.any(whole >= 1 << bits):
        raise InputError(
            f"the readings are no counts of {bits} bits: the calibration {profile.name!r} needs "
            f"numbers from 0 to {(1 << bits) - 1}"
        )
    rate_hz = 1 / usual_steps(np.diff(time_s)).step_s if len(time_s) > 1 else 1.0
    converter = ForceConverter(profile, sensors=columns, bits=bits, rate_hz=rate_hz)
    counts = np.rint(whole).astype(np.uint16)
    forces = converter.push(SampleBlock(0, time_s, time_s, counts)).force_N
    return np.where(np.isnan(values), np.nan, forces)


def _finder(time_s: FloatArray, total: FloatArray, options: TableOptions) -> HoldFinder:
    if options.plan is None:
        return HoldFinder(_rules(time_s, total, options))
    per_unit = newtons_per(options.unit)
    course = Course(
        options.plan,
        [
            _rules(
                time_s,
                total,
                replace(
                    options,
                    band=(point.band_low_N / per_unit, point.band_high_N / per_unit),
                    hold_min_s=point.hold_min_s,
                    hold_max_s=point.hold_max_s,
                    limits=options.plan.limits,
                    weights=options.plan.weights,
                ),
                point.name,
            )
            for point in options.plan.points
        ],
    )

    def go_on() -> None:
        course.advance()
        finder.change_rules(course.rules)

    finder = HoldFinder(course.rules, after_hold=go_on)
    return finder


def _rules(
    time_s: FloatArray, total: FloatArray, options: TableOptions, point: str = ""
) -> HoldRules:
    if options.band is None:
        levels = levels_from_data(time_s, total, tare=options.tare)
    else:
        rest, rest_sd = rest_level(time_s, total)
        levels = levels_for_band(*options.band, rest=rest if options.tare else 0.0, rest_sd=rest_sd)
    limits = options.limits
    return HoldRules(
        levels=levels,
        target=options.target,
        point=point,
        limits=replace(limits, gap_max_s=max(limits.gap_max_s, options.gap_min_s)),
        weights=options.weights,
        uncertainty=options.uncertainty,
        min_hold_s=options.min_hold_s,
        calibration_doubts=options.doubts,
        unit="" if options.unit is Unit.OTHER else options.unit.value,
    )


def _table_plan(options: TableOptions) -> dict[str, Any]:
    if options.plan is not None:
        return plan_json(options.plan)
    return {
        "name": "",
        "band": None if options.band is None else list(options.band),
        "hold_min_s": options.hold_min_s,
        "hold_max_s": options.hold_max_s,
    }


def plan_json(plan: Plan) -> dict[str, Any]:
    """Put a plan into the form of its file."""
    plain: dict[str, Any] = json.loads(plan_to_text(plan))
    return plain


def analysis_json(
    analysis: Analysis, compared: Sequence[ReferenceComparison | None] | None = None
) -> dict[str, Any]:
    """Put an analysis into the promised form: only plain numbers, texts, lists and dicts.

    Parameters
    ----------
    analysis
        What was found.
    compared
        Each hold beside the reference; None where there is no reference.
    """
    scores = [hold.score for hold in analysis.holds]
    holds = [hold_json(hold) for hold in analysis.holds]
    if compared is not None:
        for hold, beside in zip(holds, compared, strict=True):
            hold["reference"] = None if beside is None else asdict(beside)
    return {
        "schema": SCHEMA,
        "source": analysis.source,
        "unit": analysis.unit,
        "rate_hz": analysis.rate_hz,
        "duration_s": analysis.duration_s,
        "missing_samples": analysis.missing_samples,
        "nominal": analysis.uncertainty.nominal,
        "plan": analysis.plan,
        "holds": holds,
        "summary": {
            "holds": len(scores),
            "good": sum(hold.verdict is Verdict.GOOD for hold in analysis.holds),
            "score": float(np.mean(scores)) if scores else None,
        },
    }


def hold_json(hold: Hold) -> dict[str, Any]:
    """Put one hold into the promised form."""
    m = hold.measures
    return {
        "index": hold.index,
        "point": hold.point,
        "contact": hold.contact,
        "start_s": m.start_s,
        "end_s": m.end_s,
        "duration_s": m.duration_s,
        "plateau_start_s": m.plateau_start_s,
        "plateau_end_s": m.plateau_end_s,
        "mean": m.mean,
        "sd": m.sd,
        "cov": m.cov,
        "cov_detrended": m.cov_detrended,
        "drift_per_s": m.drift_per_s,
        "drift_percent_per_10s": m.drift_percent_per_10s,
        "in_band": m.in_band,
        "time_to_band_s": m.time_to_band_s,
        "overshoot": m.overshoot,
        "rmse_to_target": m.rmse_to_target,
        "loading_per_s": m.loading_per_s,
        "release_per_s": m.release_per_s,
        "evenness": m.evenness,
        "shares": list(m.shares),
        "heaviest_pad": m.heaviest_pad,
        "centre_excursion": m.centre_excursion,
        "tremor_rms": m.tremor_rms,
        "dips": m.dips,
        "peak": m.peak,
        "longest_gap_s": m.longest_gap_s,
        "missing": m.missing,
        "saturated": m.saturated,
        "beyond_calibration": m.beyond_calibration,
        "zero_shift": m.zero_shift,
        "truncated": m.truncated,
        "score": hold.score,
        "criteria": hold.criteria,
        "cost": hold.cost,
        "verdict": hold.verdict.value,
        "faults": [fault.value for fault in hold.faults],
        "uncertain": [fault.value for fault in hold.uncertain],
        "advice": hold.advice,
        "quality": hold.quality.value,
        "quality_reasons": list(hold.quality_reasons),
        "comfort_s": hold.comfort_s,
        "pain": hold.pain,
    }
