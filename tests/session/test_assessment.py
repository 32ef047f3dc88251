"""An assessment is bound to its recording, its assessor and what was found."""

import json

import pytest

from nmt_sense.model.errors import InputError, RecordingError
from nmt_sense.report import report_of, write_report
from nmt_sense.session.assessment import assessments_of, load_rubric, shipped_rubric, sign
from nmt_sense.storage import open_recording, verify
from tests.recordings import make_recording, presses

RUBRIC = shipped_rubric("press")
LEVELS = (2, 1, 0, 2)


@pytest.fixture
def recording(tmp_path):
    return open_recording(make_recording(tmp_path, presses(1)))


def test_it_is_kept_beside_the_recording_and_fits_it(recording):
    sign(recording, RUBRIC, LEVELS, assessor=" Eva Holm ", remark="Well begun")
    sign(recording, RUBRIC, (2, 2, 2, 2), assessor="Jon", remark="")
    first, second = assessments_of(recording)
    assert first.holds
    assert second.holds
    assert first.assessment.assessor == "Eva Holm"
    assert [level for _, level, _, _ in first.assessment.found] == list(LEVELS)
    assert verify(recording.folder).ok


@pytest.mark.parametrize(
    ("field", "value"),
    [("assessor", "Somebody else"), ("remark", "Perfect"), ("signed_utc", "2020-01-01T00:00:00Z")],
)
def test_what_is_changed_afterwards_is_seen(recording, field, value):
    path = sign(recording, RUBRIC, LEVELS, assessor="Eva", remark="")
    path.write_text(json.dumps(json.loads(path.read_text()) | {field: value}))
    assert not assessments_of(recording)[0].holds


def test_it_does_not_fit_another_recording(recording, tmp_path):
    path = sign(recording, RUBRIC, LEVELS, assessor="Eva", remark="")
    other = open_recording(make_recording(tmp_path / "other", presses(1)))
    (other.folder / path.name).write_bytes(path.read_bytes())
    assert not assessments_of(other)[0].holds


def test_it_stands_in_the_report(recording, tmp_path):
    sign(recording, RUBRIC, LEVELS, assessor="Eva Holm", remark="<b>well</b>")
    page = write_report(report_of(recording), tmp_path / "report.html").read_text()
    assert "Eva Holm" in page
    assert "fits this recording" in page
    assert "<b>well</b>" not in page


def test_nothing_is_signed_without_a_name_or_a_sealed_recording(recording, tmp_path):
    with pytest.raises(InputError, match="name"):
        sign(recording, RUBRIC, LEVELS, assessor=" ", remark="")
    with pytest.raises(InputError, match="4 levels"):
        sign(recording, RUBRIC, (1,), assessor="Eva", remark="")
    cut_off = open_recording(make_recording(tmp_path / "cut", presses(1), seal=False))
    with pytest.raises(RecordingError, match="not sealed"):
        sign(cut_off, RUBRIC, LEVELS, assessor="Eva", remark="")


def test_what_is_no_assessment_or_rubric_is_said(recording, tmp_path):
    (recording.folder / "assessment-x.json").write_text("[]")
    with pytest.raises(InputError, match="assessment-x"):
        assessments_of(recording)
    rubric = tmp_path / "rubric.toml"
    rubric.write_text('name = "x"\ncriteria = []\n')
    with pytest.raises(InputError, match="criteria"):
        load_rubric(rubric)
