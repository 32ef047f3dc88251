"""The report: whole by itself, honest about its calibration, and small for an hour."""

import dataclasses
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from xml.etree import ElementTree

import numpy as np
import pytest

from nmt_sense.holds import shipped_plan
from nmt_sense.model.errors import RecordingError
from nmt_sense.model.hold import ForceUncertainty, Verdict
from nmt_sense.model.units import Unit
from nmt_sense.report import SessionReport, render_report, write_report
from nmt_sense.report.build import holds_of_tests
from nmt_sense.report.figures import nice_ticks, trace_figure
from nmt_sense.session.analysis import TableOptions, analyze_table
from tests.holds.presses import BAND, press

NOMINAL = "Nominal, not calibrated"


def report(*presses, uncertainty=None, participant="p1", **options):
    """Make a report of some presses, one after the other."""
    times_s, forces, begin_s = [], [], 0.0
    for time_s, force in presses or (press(),):
        times_s.append(time_s + begin_s)
        forces.append(force)
        begin_s = times_s[-1][-1] + 0.01
    table = TableOptions(
        unit=Unit.NEWTON, band=BAND, uncertainty=uncertainty or ForceUncertainty(), **options
    )
    analysis = analyze_table(
        np.concatenate(times_s), np.concatenate(forces)[:, None], table, source="test"
    )
    return SessionReport(
        title="Test",
        participant=participant,
        started_utc=datetime(2026, 11, 23, tzinfo=UTC),
        glove="G-1",
        calibration_label="nominal" if analysis.uncertainty.nominal else "calibrated",
        software_version="0",
        analysis=analysis,
        plan=None,
    )


class Balance(HTMLParser):
    """Checks that every element is closed in its order."""

    VOID = frozenset({"meta", "br", "rect", "line", "path"})

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag


PRESSES = {
    "good": [press()],
    "none": [(np.arange(0, 5, 0.01), np.zeros(500))],
    "faulty": [press(level=30), press(held_s=4), press(fade=-0.4)],
    "many": [press(held_s=3, rest_s=1)] * 60,
}


@pytest.mark.parametrize("kind", PRESSES)
def test_it_is_well_formed_and_needs_nothing_else(kind):
    made = report(*PRESSES[kind])
    html = render_report(made)
    parser = Balance()
    parser.feed(html)
    assert parser.open == []
    assert not re.search(r"(src|href)\s*=|https?:|@import|url\(|<script", html)
    drawings = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    for drawing in drawings:
        ElementTree.fromstring(drawing)
    assert len(drawings) == 1 + len(made.analysis.holds)
    assert html.count("<td>") >= 8 * len(made.analysis.holds)


def test_names_are_text_and_not_markup():
    html = render_report(report(participant="<script>alert(1)</script>"))
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("nominal", [True, False])
def test_it_says_nominal_where_and_only_where_it_is(nominal):
    known = ForceUncertainty(level=0.1, nominal=nominal)
    html = render_report(report(uncertainty=known))
    assert (NOMINAL in html) == nominal
    assert ("nominal" in html.lower()) == nominal


def test_what_is_uncertain_is_said():
    made = report(press(level=16.2), uncertainty=ForceUncertainty(level=0.05))
    assert made.analysis.holds[0].verdict is Verdict.UNCERTAIN
    assert "cannot be judged for sure" in render_report(made)


def test_faults_come_as_advice_the_most_frequent_first():
    html = render_report(report(press(held_s=4), press(held_s=4), press(level=30)))
    practise = html.split("What to practise")[1].split("</section>")[0]
    assert practise.index("Too short (holds 1, 2)") < practise.index("Too hard (hold 3)")


def test_the_band_is_drawn_where_the_target_is():
    made = report()
    figure = trace_figure(made.analysis.time_s, made.analysis.force, made.analysis.holds, [BAND])
    (band,) = figure.bands
    top_force = 1.12 * max(BAND[1], float(made.analysis.force.max()))
    px_per_N = (figure.bottom - figure.top) / top_force
    assert band.y == pytest.approx(figure.bottom - BAND[1] * px_per_N)
    assert band.height == pytest.approx((BAND[1] - BAND[0]) * px_per_N)


def test_missing_data_breaks_the_line_and_is_marked():
    time_s, force = press(held_s=20)
    force[(time_s > 8) & (time_s < 11)] = np.nan
    made = report((time_s, force))
    whole = report(press(held_s=20))

    def figure(of):
        return trace_figure(of.analysis.time_s, of.analysis.force, of.analysis.holds, [BAND])

    assert len(figure(made).gaps) == 1
    assert figure(made).path.count("M") > figure(whole).path.count("M")


def test_an_hour_is_a_small_file(tmp_path):
    time_s = np.arange(0, 3600, 0.005)
    force = 19 * ((time_s % 20) < 14) + np.random.default_rng(0).normal(0, 0.2, len(time_s))
    path = write_report(report((time_s, force)), tmp_path / "hour.html")
    assert path.stat().st_size < 1_500_000


def test_it_takes_the_place_of_an_older_one_only_as_a_whole(tmp_path, monkeypatch):
    path = write_report(report(), tmp_path / "report.html")
    before = path.read_bytes()

    def full(*_):
        raise OSError(28, "full")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(RecordingError, match="full"):
        write_report(report(press(level=30)), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_the_plans_points_have_their_bands():
    plan = shipped_plan("first-press")
    made = report()
    holds = tuple(dataclasses.replace(h, point=plan.points[2].name) for h in made.analysis.holds)
    analysis = dataclasses.replace(made.analysis, holds=holds)
    html = render_report(dataclasses.replace(made, plan=plan, analysis=analysis))
    assert "target 18 to 26 N" in html


@pytest.mark.parametrize(("low", "high"), [(0, 1e-6), (3.2, 9.7), (0, 2.4e6), (100, 3700)])
def test_axes_have_round_numbers_within_them(low, high):
    ticks = nice_ticks(low, high, 6)
    assert 3 <= len(ticks) <= 14
    assert ticks[0] >= low - 1e-9 * high
    assert ticks[-1] <= high * (1 + 1e-9)
    assert np.ptp(np.diff(ticks)) < 1e-6 * high


def contrast(first, second):
    """Contrast ratio of two colours (WCAG 2.1)."""

    def luminance(colour):
        channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
        gamma = ((channels + 0.055) / 1.055) ** 2.4
        linear = np.where(channels <= 0.03928, channels / 12.92, gamma)
        return linear @ [0.2126, 0.7152, 0.0722]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_text_stands_out_from_its_ground():
    colours = dict(re.findall(r"--(\w+): (#[0-9A-F]{6})", render_report(report())))
    for text in ("in", "alarm", "ink", "muted"):
        for ground in ("card", "ground"):
            assert contrast(colours[text], colours[ground]) >= 4.5


def test_a_retention_test_is_reported_apart():
    made = report(press(), press(), press(held_s=4))
    html = render_report(dataclasses.replace(made, tests=frozenset({2})))
    assert "Retention test" in html
    practised, tested = html.split("Retention test")
    assert "<b>2</b>holds" in practised
    assert "<b>1</b>hold<" in tested
    assert "Too short" not in practised
    assert "Too short" in tested
    assert html.count("(test)") == 1
    assert "Retention test" not in render_report(made)


def test_holds_of_a_test_are_found_by_the_mode_that_was_on():
    holds = report(press(), press(), press()).analysis.holds
    between_s = holds[1].measures.start_s - 0.5
    after_s = holds[2].measures.start_s - 0.5

    class Recorded:
        events = (
            {"kind": "feedback_mode", "mode": "full", "time_s": 0.0},
            {"kind": "marker", "text": "", "time_s": 1.0},
            {"kind": "feedback_mode", "mode": "retention", "time_s": between_s},
            {"kind": "feedback_mode", "mode": "full", "time_s": after_s},
        )

    assert holds_of_tests(Recorded(), holds) == {1}
