"""A recording, opened to be looked at: what is drawn, what was held, what is noted."""

import csv
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmt_sense.holds import plan_from_text, plan_to_text, shipped_plan
from nmt_sense.model.errors import InputError, RecordingError
from nmt_sense.model.hold import Verdict
from nmt_sense.session.excerpt import write_excerpt
from nmt_sense.session.min_max import MinMaxPyramid
from nmt_sense.session.reading import analyze_recording
from nmt_sense.session.review import judge_again, open_review, recordings_in
from nmt_sense.storage import add_note, open_recording, read_notes, verify, withdraw_note
from tests.recordings import make_recording, presses


def quiet(_share):
    """Hear of progress and say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_recording(tmp_path_factory.mktemp("recordings"), presses(2), lost=range(3000, 3100))


@settings(max_examples=60, deadline=None)
@given(
    n=st.integers(1, 3000),
    seed=st.integers(0, 99),
    n_columns=st.integers(1, 300),
    window=st.tuples(st.floats(-1, 40), st.floats(0.01, 40)),
)
def test_no_peak_is_lost_at_any_zoom(n, seed, n_columns, window):
    random = np.random.default_rng(seed)
    time_s, value = np.arange(n) / 100, random.normal(size=n)
    start_s, end_s = window[0], window[0] + window[1]
    curve = MinMaxPyramid(time_s, value).curve(start_s, end_s, n_columns)
    column_s = (end_s - start_s) / n_columns
    inner = value[(time_s >= start_s + column_s) & (time_s <= end_s - column_s)]
    if len(inner):
        assert np.nanmax(curve.value) >= inner.max()
        assert np.nanmin(curve.value) <= inner.min()
    close = (time_s >= start_s - column_s - 0.02) & (time_s <= end_s + column_s + 0.02)
    near = value if curve.exact else value[close]
    assert np.isin(curve.value[~np.isnan(curve.value)], near).all()


def test_zoomed_in_every_point_is_a_sample():
    time_s = np.arange(10_000) / 100
    curve = MinMaxPyramid(time_s, np.sin(time_s)).curve(50.0, 50.5, 400)
    assert curve.exact
    assert np.isin(curve.time_s, time_s).all()
    assert 50 <= len(curve.time_s) <= 53


def test_a_gap_breaks_the_line_at_any_zoom(folder):
    review = open_review(folder, quiet)
    for span_s in (2.0, 39.0):
        curve = review.force.curve(15.25 - span_s / 2, 15.25 + span_s / 2, 800)
        within = (curve.time_s > 15.05) & (curve.time_s < 15.45)
        assert np.isnan(curve.value[within]).any()
        assert not np.isfinite(curve.value[within]).any()


def test_a_sealed_recording_opens_with_its_own_verdicts(folder):
    review = open_review(folder, quiet)
    assert review.missing_samples == 100
    assert [hold.verdict for hold in review.holds][-1] is Verdict.GOOD
    assert [marker.text for marker in review.markers] == ["first look"]
    whole = analyze_recording(open_recording(folder))
    np.testing.assert_allclose(review.force.value, whole.force)


def test_one_that_was_cut_off_opens_as_well(tmp_path, folder):
    cut_off = make_recording(tmp_path, presses(1), seal=False)
    review = open_review(cut_off, quiet)
    assert len(review.holds) == 1
    assert recordings_in(tmp_path) == (cut_off,)


def test_another_plan_judges_anew_and_nothing_on_disk_changes(folder):
    plan = shipped_plan("first-press")
    harder = plan_from_text(
        plan_to_text(plan)
        .replace('"band_low_N": 16.0', '"band_low_N": 26.0')
        .replace('"band_high_N": 22.0', '"band_high_N": 32.0'),
        source="test",
        toml=False,
    )
    assert harder != plan
    heard = []
    before = open_review(folder, quiet)
    after = judge_again(before, harder, heard.append)
    assert not after.as_recorded
    assert after.holds[-1].verdict is Verdict.FAULT
    assert heard[-1] == pytest.approx(1.0, abs=0.01)
    assert verify(folder).ok
    back = judge_again(after, None, quiet)
    assert back.as_recorded
    assert [hold.score for hold in back.holds] == pytest.approx(
        [hold.score for hold in analyze_recording(open_recording(folder)).holds]
    )


def test_marks_are_added_and_taken_back_without_touching_what_was_sealed(tmp_path):
    folder = make_recording(tmp_path, presses(1))
    late, early = add_note(folder, 9.0, "late"), add_note(folder, 3.0, "early")
    assert read_notes(folder) == (early, late)
    withdraw_note(folder, late)
    assert read_notes(folder) == (early,)
    assert verify(folder).ok
    with (folder / "notes.jsonl").open("a") as file:
        file.write('{"kind": "mark')  # a crash
    last = add_note(folder, 12.0, "last")
    assert read_notes(folder) == (early, last)


def test_an_excerpt_holds_the_samples_of_its_stretch(tmp_path, folder):
    out = tmp_path / "excerpt.csv"
    assert write_excerpt(open_recording(folder), 14.0, 16.0, out) == 401 - 100
    with out.open() as file:
        rows = list(csv.DictReader(file))
    assert float(rows[0]["device_time_s"]) == pytest.approx(14.0)
    assert float(rows[-1]["device_time_s"]) == pytest.approx(16.0)
    pads = [float(value) for name, value in rows[0].items() if name.endswith("_N")]
    assert sum(pads[:-1]) == pytest.approx(pads[-1])


def test_an_imported_table_opens_in_its_own_unit(tmp_path):
    table = tmp_path / "table.csv"
    time_s = np.arange(6000) / 100
    force = np.where((time_s > 10) & (time_s < 30), 3.0, 0.0)
    np.savetxt(
        table, np.column_stack((time_s, force)), delimiter=",", header="t,f", comments="", fmt="%g"
    )
    out = tmp_path / "out"
    arguments = ["import", str(table), "--out", str(out), "--time", "t", "--force", "f"]
    subprocess.run(
        [sys.executable, "-m", "nmt_sense", *arguments, "--unit", "kgf"], check=True, timeout=60
    )
    folder = next(path.parent for path in out.rglob("session.json"))
    review = open_review(folder, quiet)
    assert review.unit == "kgf"
    assert len(review.holds) == 1
    with pytest.raises(InputError, match="nmt-sense export"):
        write_excerpt(review.recording, 0.0, 1.0, tmp_path / "a.csv")


def test_what_is_no_recording_is_refused_in_a_sentence(tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("t,f\n0,1\n")
    with pytest.raises(RecordingError, match="import"):
        open_review(table, quiet)
    with pytest.raises(RecordingError, match="check the path"):
        open_review(tmp_path / "nothing", quiet)
