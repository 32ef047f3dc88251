"""MATLAB, EDF+ and XDF through scipy, edfio and pyxdf: to the last bit that the format allows."""

from dataclasses import replace

import edfio
import numpy as np
import pytest
import pyxdf
import scipy.io
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nmt_sense.model.errors import InputError
from nmt_sense.storage.formats import ExportFormat, write_export
from nmt_sense.storage.formats.edf import STEPS, physical_range
from tests.storage.formats.conftest import LOST


def test_mat_gives_back_every_bit(content, tmp_path):
    (path,) = write_export(content, ExportFormat.MAT, tmp_path / "session.mat")
    found = scipy.io.loadmat(path, squeeze_me=True)
    for name in ("seq", "device_time_s", "host_time_s", "counts"):
        assert np.array_equal(found[name], getattr(content, name))
        assert found[name].dtype == getattr(content, name).dtype
    assert np.array_equal(found["force_N"], content.force, equal_nan=True)
    assert found["sensors"].tolist() == list(content.sensors)
    assert (found["unit"], found["calibration"]) == ("N", content.calibration)
    assert [hold["mean_N"] for hold in found["holds"]] == [
        hold.measures.mean for hold in content.holds
    ]
    texts = ["".join(np.atleast_1d(event["text"])) for event in found["events"]]
    assert texts == [event.text for event in content.events]


@pytest.fixture(scope="module")
def edf(content, tmp_path_factory):
    (path,) = write_export(content, ExportFormat.EDF, tmp_path_factory.mktemp("edf") / "s.edf")
    return edfio.read_edf(path)


def test_edf_keeps_counts_exactly_and_forces_to_half_a_step(content, edf):
    rows = content.seq - content.seq[0]
    assert edf.signals[0].sampling_frequency == pytest.approx(content.rate_hz, rel=1e-6)
    for column, sensor in enumerate(content.sensors):
        counts = edf.get_signal(f"counts {sensor}")
        assert np.array_equal(counts.data[rows], content.counts[:, column])
        assert (counts.digital[list(LOST)] == -1).all()
        force = edf.get_signal(f"force {sensor}")
        assert force.physical_dimension == "N"
        step_N = (force.physical_max - force.physical_min) / STEPS
        wanted = content.force[:, column]
        known = ~np.isnan(wanted)
        assert np.abs(force.data[rows][known] - wanted[known]).max() <= step_N * 0.5001
        assert (force.digital[list(LOST)] == -32768).all()
        assert (force.digital[rows][~known] == -32768).all()
        assert (force.digital[rows][known] > -32768).all()


def test_edf_has_holds_markers_and_gaps_as_annotations(content, edf):
    found = {(a.text, a.onset): a for a in edf.annotations}
    texts = [text for text, _ in found]
    assert f"{len(LOST)} samples lost" in texts
    assert any(text.startswith("forces in steps of at most") for text in texts)
    holds = [a for a in edf.annotations if a.text.startswith("hold ")]
    for annotation, hold in zip(holds, content.holds, strict=True):
        m = hold.measures
        first_s = content.device_time_s[0]
        assert annotation.onset == pytest.approx(m.start_s - first_s, abs=0.002)
        assert annotation.duration == pytest.approx(m.end_s - m.start_s, abs=0.002)
        assert hold.verdict.value in annotation.text
    assert edf.patient.code == "P-01"
    assert edf.startdate == content.info.started_utc.date()


def test_edf_refuses_what_is_not_evenly_sampled(content, tmp_path):
    time_s = content.device_time_s.copy()
    time_s[50:] += 0.1
    with pytest.raises(InputError, match="evenly sampled"):
        write_export(
            replace(content, device_time_s=time_s), ExportFormat.EDF, tmp_path / "uneven.edf"
        )


@given(
    arrays(
        np.float64,
        st.integers(1, 5),
        elements=st.floats(-99_999, 99_999, allow_subnormal=False) | st.just(float("nan")),
    )
)
def test_every_force_has_its_place_on_the_scale(values):
    low, high = physical_range(values)
    for end in (low, high):
        assert len(str(end).removesuffix(".0")) <= 8
    step = (high - low) / STEPS
    known = values[~np.isnan(values)]
    assert (known <= high).all()
    assert (known >= low + 0.999 * step).all()  # the lowest number is kept for what is missing


@pytest.fixture(scope="module")
def xdf_path(content, tmp_path_factory):
    (path,) = write_export(content, ExportFormat.XDF, tmp_path_factory.mktemp("xdf") / "s.xdf")
    return path


def by_name(streams):
    return {stream["info"]["name"][0].removeprefix("nmt_sense "): stream for stream in streams}


def test_xdf_has_the_right_clock_units_and_every_bit(content, xdf_path):
    streams = by_name(pyxdf.load_xdf(xdf_path)[0])
    assert set(streams) == {"force", "counts", "markers"}
    force = streams["force"]
    assert np.array_equal(force["time_stamps"], content.host_time_s)
    assert np.array_equal(force["time_series"], content.force, equal_nan=True)
    assert np.array_equal(streams["counts"]["time_series"], content.counts)
    assert np.array_equal(streams["counts"]["time_stamps"], content.host_time_s)
    channels = force["info"]["desc"][0]["channels"][0]["channel"]
    assert [channel["label"][0] for channel in channels] == list(content.sensors)
    assert {channel["unit"][0] for channel in channels} == {"N"}
    assert force["info"]["desc"][0]["calibration"][0] == content.calibration


def test_xdf_markers_stand_where_they_happened(content, xdf_path):
    markers = by_name(pyxdf.load_xdf(xdf_path)[0])["markers"]
    found = {
        row[0]: at for row, at in zip(markers["time_series"], markers["time_stamps"], strict=True)
    }
    for event in content.events:
        row = np.searchsorted(content.device_time_s, event.time_s)
        assert found[event.words] == pytest.approx(content.host_time_s[row], abs=0.006)
    assert found["hold 1 begins"] < found["hold 1 ends: good"]


def test_a_whole_session_has_a_rate_that_readers_may_rely_on(content, tmp_path):
    n = LOST.start
    whole = replace(
        content,
        seq=content.seq[:n],
        device_time_s=content.device_time_s[:n],
        host_time_s=content.host_time_s[:n],
        counts=content.counts[:n],
        force=content.force[:n],
    )
    (path,) = write_export(whole, ExportFormat.XDF, tmp_path / "whole.xdf")
    force = by_name(pyxdf.load_xdf(path)[0])["force"]
    assert float(force["info"]["nominal_srate"][0]) == whole.rate_hz
    assert force["time_stamps"] == pytest.approx(whole.host_time_s, abs=0.0005)
    exact = by_name(pyxdf.load_xdf(path, dejitter_timestamps=False)[0])["force"]
    assert np.array_equal(exact["time_stamps"], whole.host_time_s)
