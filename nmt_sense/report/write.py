"""Rendering a report and writing it as one self-contained file."""

import os
import statistics
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from nmt_sense import __version__
from nmt_sense.model.errors import RecordingError
from nmt_sense.model.hold import Hold, Verdict
from nmt_sense.report.build import SessionReport, parted
from nmt_sense.report.figures import hold_figure, trace_figure
from nmt_sense.report.words import (
    not_certain,
    rows_of,
    to_practise,
    unit_of,
    went_well,
)

_ENVIRONMENT = Environment(
    loader=PackageLoader("nmt_sense.report"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render_report(report: SessionReport) -> str:
    """Render a report as HTML that needs nothing else."""
    analysis = report.analysis
    holds = analysis.holds
    practised, tested = parted(report)
    bands = [_band_of(hold, report) for hold in holds]
    return _ENVIRONMENT.get_template("session.html.j2").render(
        report=report,
        analysis=analysis,
        unit=unit_of(report),
        nominal=analysis.uncertainty.nominal,
        version=__version__,
        well=went_well(practised),
        practise=to_practise(practised),
        unsure=not_certain(practised),
        rows=rows_of(report),
        practised=summary_of(practised.analysis.holds),
        tested=summary_of(tested.analysis.holds),
        test_words=(*went_well(tested), *to_practise(tested)),
        trace=trace_figure(analysis.time_s, analysis.force, holds, bands),
        zooms=[
            (hold, hold_figure(analysis.time_s, analysis.force, hold, band))
            for hold, band in zip(holds, bands, strict=True)
        ],
    )


@dataclass(frozen=True, slots=True)
class Summary:
    """How many holds, how many of them good, and the median score; None without holds."""

    holds: int
    good: int
    median_score: float | None


def summary_of(holds: tuple[Hold, ...]) -> Summary:
    """Sum holds up."""
    return Summary(
        holds=len(holds),
        good=sum(hold.verdict is Verdict.GOOD for hold in holds),
        median_score=statistics.median(hold.score for hold in holds) if holds else None,
    )


def write_report(report: SessionReport, path: Path) -> Path:
    """Write a report; an older file of that name is replaced only by a whole one.

    Raises
    ------
    RecordingError
        If the file cannot be written.
    """
    html = render_report(report)
    aside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(html, encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise RecordingError(
            f"the report cannot be written to {path}: {error.strerror}; choose another place"
        ) from error
    return path


def _band_of(hold: Hold, report: SessionReport) -> tuple[float, float] | None:
    """Find the target band that a hold was judged against, in the unit of the analysis."""
    if report.plan is None:
        band = report.analysis.plan.get("band")
        return None if band is None else (float(band[0]), float(band[1]))
    for point in report.plan.points:
        if point.name == hold.point:
            return point.band_low_N, point.band_high_N
    return None
