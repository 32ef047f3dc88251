"""Counts become newtons by the circuit and the curve, and what is no number never does."""

import dataclasses
import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmt_sense.force import (
    ForceConverter,
    Tare,
    dump_profile,
    load_profile,
    nominal_profile,
    profile_from_text,
    simulated_profile,
)
from nmt_sense.force.circuit import Circuit, CircuitKind, conductance_of_counts
from nmt_sense.force.curve import force_of_conductance
from nmt_sense.model.block import SampleBlock, SensorFlag
from nmt_sense.model.errors import InputError
from nmt_sense.model.units import Unit, newtons_per


def block(counts, start_index=0):
    counts = np.asarray(counts, dtype=np.uint16)
    time_s = np.arange(len(counts)) / 200
    return SampleBlock(start_index, time_s, time_s, counts)


@pytest.mark.parametrize(
    ("kind", "volts_share"),
    [
        (CircuitKind.DIVIDER_HIGH, lambda g_r: g_r / (1 + g_r)),
        (CircuitKind.DIVIDER_LOW, lambda g_r: 1 / (1 + g_r)),
        (CircuitKind.TRANSIMPEDANCE, lambda g_r: g_r),
    ],
)
def test_each_circuit_gives_back_the_conductance_that_was_in_it(kind, volts_share):
    circuit = Circuit(kind=kind, resistor_ohm=1000)
    conductance_S, _ = conductance_of_counts(circuit, 12)
    for g in (1e-4, 5e-4, 9e-4):
        count = round(volts_share(g * 1000) * 4096)
        assert conductance_S[count] == pytest.approx(g, rel=0.01)


@given(st.lists(st.floats(1e-7, 1.0), min_size=2, max_size=60).map(sorted))
def test_the_curve_never_falls(conductances):
    known_S, known_N = np.array([3e-5, 2e-4, 1e-3, 4e-3]), np.array([0.2, 1.0, 10.0, 100.0])
    force_N = force_of_conductance(np.array(conductances), known_S, known_N)
    assert (np.diff(force_N) >= 0).all()
    assert np.isfinite(force_N).all()


def test_the_nominal_profile_meets_its_points_and_says_that_it_is_nominal():
    profile = nominal_profile()
    assert profile.nominal
    assert profile.label == "nominal, not calibrated"
    converter = ForceConverter(profile, sensors=["thumb"], bits=10, rate_hz=200)
    forces = converter.push(block([[512]]))  # 1 kohm
    assert forces.force_N[0, 0] == pytest.approx(10.0, rel=1e-9)
    assert not simulated_profile().nominal


def test_the_end_of_the_scale_is_no_number_and_past_the_points_is_flagged():
    converter = ForceConverter(nominal_profile(), sensors=["thumb"], bits=10, rate_hz=200)
    forces = converter.push(block([[0], [512], [900], [1022], [1023]]))
    assert forces.force_N[0, 0] == 0
    assert np.isnan(forces.force_N[4, 0])
    assert forces.flags[:, 0].tolist() == [
        0,
        0,
        SensorFlag.BEYOND_CALIBRATION,
        SensorFlag.BEYOND_CALIBRATION,
        SensorFlag.SATURATED,
    ]


def test_a_tare_holds_from_its_sample_on_in_any_block_sizes():
    counts = np.full((100, 2), 300)
    tare = Tare(40, (1.0, 2.0))

    def convert(sizes):
        converter = ForceConverter(
            nominal_profile(), sensors=["thumb", "index"], bits=10, rate_hz=200, tares=[tare]
        )
        starts = np.cumsum([0, *sizes])
        parts = [converter.push(block(counts[a:b], a)).force_N for a, b in pairwise(starts)]
        return np.concatenate(parts)

    whole = convert([100])
    assert np.array_equal(whole, convert([7] * 14 + [2]))
    assert whole[39] - whole[40] == pytest.approx([1.0, 2.0])


def test_a_profile_survives_its_file(tmp_path):
    path = tmp_path / "profile.json"
    path.write_text(dump_profile(simulated_profile()), encoding="utf-8")
    assert load_profile(path) == simulated_profile()


def broken(**changes):
    profile = json.loads(dump_profile(nominal_profile()))
    for name, value in changes.items():
        target = profile
        *path, last = name.split("__")
        for step in path:
            target = target[int(step) if step.isdigit() else step]
        target[last] = value
    return json.dumps(profile)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not JSON"),
        (broken(schema="nmt-sense/profile/9"), "schema"),
        (broken(circuit__resistor_ohm=-1), "resistor_ohm"),
        (broken(sensors__0__force_N=[1, 2, 3]), "as many points"),
        (broken(sensors__0__force_N=[4, 3, 2, 1]), "must rise"),
        (broken(nominal="perhaps"), "nominal"),
        (broken(extra=1), "extra"),
    ],
)
def test_a_profile_that_is_not_right_is_refused_by_its_field(text, words):
    with pytest.raises(InputError, match=words):
        profile_from_text(text, source="test")


def test_a_pad_without_a_curve_is_refused():
    profile = simulated_profile()
    profile = dataclasses.replace(profile, sensors=profile.sensors[:2])
    with pytest.raises(InputError, match="'middle'"):
        ForceConverter(profile, sensors=["thumb", "index", "middle"], bits=10, rate_hz=200)


def test_units():
    assert newtons_per(Unit.KILOGRAM_FORCE) == 9.80665
    assert newtons_per(Unit.POUND_FORCE) == pytest.approx(4.4482216152605)
    assert newtons_per(Unit.OTHER) == 1.0
