"""What the research view rests on: channels, spectrum, scripts, codes."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmt_sense.model.block import ForceBlock, SampleBlock
from nmt_sense.model.errors import InputError
from nmt_sense.session.blinding import blind_id
from nmt_sense.session.channels import CHANNELS_S, ChannelKeeper
from nmt_sense.session.script import Script, Step, cue_at, cues_of, load_script, shipped_script
from nmt_sense.session.spectrum import spectrum


@pytest.mark.parametrize(("rate_hz", "tone_hz"), [(200, 10.0), (1000, 8.5)])
def test_a_sine_shows_at_its_frequency_with_its_rms(rate_hz, tone_hz):
    time_s = np.arange(10 * rate_hz) / rate_hz
    found = spectrum(time_s, 20 - 0.1 * time_s + 0.6 * np.sin(2 * np.pi * tone_hz * time_s))
    peak = int(np.argmax(found.rms_N))
    assert found.frequency_hz[peak] == pytest.approx(tone_hz)
    assert found.rms_N[peak] == pytest.approx(0.6 / np.sqrt(2), rel=0.02)


def test_only_what_follows_a_gap_is_in_the_spectrum():
    time_s = np.arange(2000) / 200
    force_N = np.where(
        time_s < 5, 100 * np.sin(2 * np.pi * 20 * time_s), np.sin(2 * np.pi * 5 * time_s)
    )
    kept = (time_s < 4.9) | (time_s > 5.1)
    found = spectrum(time_s[kept], force_N[kept])
    assert found.frequency_hz[np.argmax(found.rms_N)] == pytest.approx(5.0)
    assert spectrum(time_s[:300], force_N[:300]) is None
    force_N[-100] = np.nan
    assert spectrum(time_s, force_N) is None


def test_channels_keep_the_last_seconds_and_say_how_late_they_came():
    keeper = ChannelKeeper()
    assert keeper.view() is None
    for first in range(0, 6000, 20):
        time_s = (first + np.arange(20)) / 200
        counts = np.full((20, 2), first // 20, np.uint16)
        block = SampleBlock(first, time_s, time_s + 50, counts)
        forces = ForceBlock(first, time_s, counts / 10, np.zeros((20, 2), np.uint8))
        keeper.push(block, forces, float(time_s[-1]) + 50.003)
    view = keeper.view()
    assert view.time_s[-1] == pytest.approx(29.995)
    assert CHANNELS_S <= view.time_s[-1] - view.time_s[0] < CHANNELS_S + 0.2
    assert view.latency_ms == pytest.approx(3.0, abs=0.01)
    assert view.counts.shape == view.force_N.shape


steps = st.builds(
    Step,
    prompt=st.just("press"),
    work_s=st.floats(0.1, 100),
    rest_s=st.sampled_from([0.0, 5.0, 30.0]),
    repeats=st.integers(1, 5),
)


@given(st.lists(steps, min_size=1, max_size=4).map(tuple))
def test_cues_follow_each_other_without_a_hole_and_end_with_work(steps):
    cues = cues_of(Script(name="x", steps=steps))
    assert cues[0].start_s == 0
    assert all(a.end_s == b.start_s for a, b in pairwise(cues))
    assert not cues[-1].resting
    assert sum(not cue.resting for cue in cues) == sum(step.repeats for step in steps)
    for i, cue in enumerate(cues):
        assert cue_at(cues, (cue.start_s + cue.end_s) / 2) == i
    assert cue_at(cues, cues[-1].end_s) is None


def test_the_shipped_script_is_right_and_a_wrong_one_names_the_field(tmp_path):
    assert shipped_script("repeatability").steps[-1].repeats == 5
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('name = "x"\n[[steps]]\nprompt = "p"\nwork_s = -1\n')
    with pytest.raises(InputError, match="work_s"):
        load_script(wrong)
    wrong.write_text("name = ")
    with pytest.raises(InputError, match="cannot be read"):
        load_script(wrong)
    with pytest.raises(InputError, match="cannot be read"):
        load_script(tmp_path / "none.toml")


def test_a_code_is_the_same_for_one_study_and_leads_nowhere_in_another():
    code = blind_id("Anna  Berg ", "study one")
    assert code == blind_id("anna berg", "study one")
    assert code != blind_id("anna berg", "study two")
    assert code != blind_id("anna borg", "study one")
    assert "anna" not in code.lower()
