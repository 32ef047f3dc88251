"""What is shown, said and heard, and when."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtCore import Qt

from nmt_sense.dashboard.coach import Coach, veiled
from nmt_sense.dashboard.example import example_hold, snapshot_at
from nmt_sense.dashboard.learning import Learning, Shown, shown_share
from nmt_sense.dashboard.prompts import Alert, Correction, LossWatch, Prompt, Prompter
from nmt_sense.dashboard.settings import LearningMode, Settings, SettingsStore
from nmt_sense.dashboard.taps import DoubleTap
from nmt_sense.dashboard.tones import (
    BAND_PITCH_HZ,
    SAMPLE_RATE_HZ,
    Chime,
    SoundScore,
    Synthesiser,
    Tone,
    chime_wave,
    pitch_of,
)
from nmt_sense.dashboard.view_models.banner import banner_view
from nmt_sense.dashboard.view_models.press import heading_view, reading_view
from nmt_sense.model.hold import Fault, HoldProgress, PressState, Verdict
from nmt_sense.session.snapshot import BandState, LinkState

HOLDING = snapshot_at(4 + 14.5)
REST = snapshot_at(1.0)


def at(time_s, state=BandState.IN, **changes):
    return replace(HOLDING, time_s=time_s, band_state=state, **changes)


def lost(snapshot):
    return replace(snapshot, link=replace(snapshot.link, state=LinkState.LOST))


class Clock:
    def __init__(self):
        self.now_s = 0.0

    def __call__(self):
        return self.now_s


class TestPrompts:
    def test_a_miss_is_corrected_only_once_it_has_lasted(self):
        prompter = Prompter(after_s=3.0)
        times = np.arange(0, 6, 0.25)
        said = [prompter.see(at(t, BandState.BELOW)) for t in times]
        assert next(t for t, c in zip(times, said, strict=True) if c) == 3.0
        assert said[-1] == Correction(Prompt.PRESS)

    def test_a_miss_that_mends_itself_is_not_mentioned(self):
        prompter = Prompter(after_s=3.0)
        for t, state in ((0, "below"), (2.9, "below"), (3.0, "in"), (3.1, "below"), (6.0, "below")):
            assert prompter.see(at(t, BandState(state))) is None

    def test_after_enough_misses_the_costliest_common_fault_is_said(self):
        faults = (
            (Fault.UNSTEADY, Fault.TOO_SHORT),
            (Fault.TOO_SHORT, Fault.UNSTEADY),
            (Fault.TOO_SHORT,),
        )
        holds = tuple(
            example_hold(i, Verdict.FAULT, faults=found) for i, found in enumerate(faults)
        )
        rest = replace(REST, holds=holds)
        assert Prompter(after_misses=3).see(rest) == Correction(Prompt.REPEATED, Fault.TOO_SHORT)
        assert Prompter(after_misses=4).see(rest) is None
        mended = replace(rest, holds=(*holds, example_hold(3)))
        assert Prompter(after_misses=3).see(mended) is None

    def test_a_press_that_goes_on_comes_before_what_is_over(self):
        prompter = Prompter(after_s=1.0, after_misses=1)
        holds = (example_hold(0, Verdict.FAULT, faults=(Fault.TOO_SHORT,)),)
        for t in (0.0, 1.5):
            said = prompter.see(at(t, BandState.ABOVE, holds=holds))
        assert said == Correction(Prompt.EASE)
        assert "Ease off" in heading_view(HOLDING, said).instruction


class TestLoss:
    def test_it_is_logged_then_shown_then_heard(self):
        clock, logged = Clock(), []
        watch = LossWatch(clock, logged.append)
        graded = {}
        for clock.now_s in (0.0, 0.4, 0.5, 4.9, 5.0, 60.0):
            graded[clock.now_s] = watch.see(lost(HOLDING))
        assert list(graded.values()) == [
            Alert.LOG,
            Alert.LOG,
            Alert.BANNER,
            Alert.BANNER,
            Alert.SOUND,
            Alert.SOUND,
        ]
        assert watch.see(HOLDING) is Alert.NONE
        assert len(logged) == 2
        assert "60.0 s" in logged[1]

    def test_the_alarm_sounds_again_every_five_seconds_only(self):
        clock = Clock()
        coach = Coach(SettingsStore(), clock)
        heard = []
        for tenth in range(160):
            clock.now_s = tenth / 10
            heard += [clock.now_s for _ in coach.see(lost(HOLDING)).chimes]
        assert heard == [5.0, 10.0, 15.0]

    def test_the_banner_says_the_worst(self):
        warned = replace(
            HOLDING, link=replace(HOLDING.link, warnings=("the pad ring is open", "low supply"))
        )
        assert banner_view(warned, Alert.NONE) == "The pad ring is open (and 1 more)"
        assert "No signal" in banner_view(lost(warned), Alert.BANNER)
        assert banner_view(lost(HOLDING), Alert.LOG) == ""
        assert banner_view(HOLDING, Alert.NONE, "no loudspeaker") == "no loudspeaker"


class TestModes:
    @pytest.mark.parametrize(
        ("mode", "in_band", "below", "at_rest"),
        [
            ("full", (True, True), (True, True), (True, True)),
            ("bandwidth", (False, True), (True, True), (True, True)),
            ("asked", (False, True), (False, True), (False, True)),
            ("blind", (False, False), (False, False), (True, True)),
            ("retention", (False, False), (False, False), (False, False)),
        ],
    )
    def test_what_is_shown(self, mode, in_band, below, at_rest):
        learning = Learning(LearningMode(mode))
        for snapshot, shown in ((at(9), in_band), (at(9, BandState.BELOW), below), (REST, at_rest)):
            assert learning.see(snapshot) == Shown(*shown)

    def test_what_is_asked_for_is_shown_for_a_moment(self):
        learning = Learning(LearningMode.ASKED)
        assert learning.ask(at(10.0))
        seen = [learning.see(at(t)).live for t in (10.0, 12.9, 13.1)]
        assert seen == [True, True, False]
        assert not learning.see(at(1.0)).live  # a new recording starts from nothing
        assert not Learning(LearningMode.BLIND).ask(at(10.0))

    @given(st.lists(st.sampled_from([Verdict.GOOD, Verdict.FAULT]), max_size=30))
    def test_faded_feedback_falls_with_skill_and_never_vanishes(self, verdicts):
        holds = tuple(example_hold(i, verdict) for i, verdict in enumerate(verdicts))
        share = shown_share(holds)
        assert 0.25 <= share <= 1.0
        assert shown_share((*holds, example_hold(99, Verdict.GOOD))) <= share

    def test_faded_shows_all_to_a_beginner_and_one_in_four_to_the_skilled(self):
        learning = Learning(LearningMode.FADED)

        def shown(verdict):
            holds = tuple(example_hold(i, verdict) for i in range(40))
            seen = [learning.see(replace(HOLDING, holds=holds[:n])).live for n in range(9, 41)]
            return sum(seen) / len(seen)

        assert shown(Verdict.FAULT) == 1.0
        assert shown(Verdict.GOOD) == 0.25

    def test_a_veil_leaves_nothing_to_see_but_the_time(self):
        seen = veiled(HOLDING, Shown(live=False, verdict=False))
        assert np.isnan(seen.force_N)
        assert np.isnan(seen.trace.high_N).all()
        assert np.isnan(seen.pad_force_N).all()
        assert seen.holds == ()
        assert seen.progress == HoldProgress(state=PressState.HOLD, held_s=HOLDING.progress.held_s)
        reading = reading_view(seen, hidden=True)
        assert reading.force == "–"
        assert reading.held == "13.6"
        assert veiled(HOLDING, Shown()) is HOLDING


class TestSound:
    def test_pitch_follows_the_error(self):
        forces = np.array([1, 8, 12, 16, 19, 22, 30, 44, 100])
        pitches = [pitch_of(force, 16, 22) for force in forces]
        assert pitches == sorted(pitches)
        assert pitches[1] == pytest.approx(BAND_PITCH_HZ / 2)
        assert pitches[3:6] == [BAND_PITCH_HZ] * 3
        assert pitches[-1] == pytest.approx(2 * BAND_PITCH_HZ)
        assert pitch_of(0.0, 0.0, 22) == BAND_PITCH_HZ

    def test_the_band_is_silent_unless_eyes_are_on_the_client(self):
        score, tones = SoundScore(), Settings(tones=True)
        assert score.tone(HOLDING, tones, live=True).loudness == 0
        assert score.tone(at(9, BandState.BELOW, force_N=8.0), tones, live=True).loudness > 0
        assert score.tone(at(9, BandState.BELOW, force_N=8.0), tones, live=False).loudness == 0
        assert score.tone(HOLDING, Settings(eyes_on_client=True), live=True).loudness > 0
        assert score.tone(REST, Settings(eyes_on_client=True), live=True).loudness == 0

    def test_each_second_ticks_the_goal_and_the_release_chime_once(self):
        score, settings, heard = SoundScore(), Settings(eyes_on_client=True), []
        for t in np.arange(4.0, 30.0, 1 / 30):
            heard += score.chimes(replace(snapshot_at(t), point_index=2), settings)
        assert heard.count(Chime.GOAL) == 1
        assert heard.count(Chime.RELEASE) == 1
        assert heard[-1] is Chime.RELEASE
        # The example is a hold from its third second on, and lets go at 20.1 s.
        assert heard.count(Chime.TICK) == 19

    def test_past_the_stop_limit_it_alarms_at_once_whatever_is_set(self):
        score, silent = SoundScore(), Settings(chimes=False, ticks=False, tones=False)
        past = replace(HOLDING, progress=replace(HOLDING.progress, past_stop=True))
        heard = [score.chimes(one, silent) for one in (HOLDING, past, past, HOLDING, past)]
        assert heard == [(), (Chime.STOP,), (), (), (Chime.STOP,)]

    @pytest.mark.parametrize("pitch_hz", [220.0, 440.0, 880.0])
    def test_the_tone_has_the_pitch_it_should_have(self, pitch_hz):
        synthesiser = Synthesiser()
        synthesiser.tone = Tone(pitch_hz, 0.5)
        samples = np.concatenate([synthesiser.block(441) for _ in range(110)])[
            SAMPLE_RATE_HZ // 10 :
        ]
        spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
        peak_hz = np.argmax(spectrum) * SAMPLE_RATE_HZ / len(samples)
        assert peak_hz == pytest.approx(pitch_hz, abs=2)
        assert np.max(np.abs(samples)) == pytest.approx(0.5, abs=0.01)

    def test_a_change_of_tone_does_not_click(self):
        synthesiser, samples = Synthesiser(), []
        for tone in (Tone(), Tone(880, 0.6), Tone(440, 0.15), Tone()):
            synthesiser.tone = tone
            samples += [synthesiser.block(n) for n in (100, 1, 3000)]
        steepest = 0.6 * 2 * np.pi * 880 / SAMPLE_RATE_HZ
        assert np.max(np.abs(np.diff(np.concatenate(samples)))) <= 1.05 * steepest

    @pytest.mark.parametrize("chime", Chime)
    def test_a_chime_begins_and_ends_in_silence(self, chime):
        wave = chime_wave(chime, 0.5)
        assert abs(wave[0]) < 0.01
        assert abs(wave[-1]) < 0.02
        assert 0.1 < np.max(np.abs(wave)) <= 0.5


class TestDoubleTap:
    @staticmethod
    def tapped(presses, pad=4):
        """Play (from, to) presses of a pad at 30 snapshots a second; count the double taps."""
        taps, found = DoubleTap(), 0
        for t in np.arange(0, 3, 1 / 30):
            forces = HOLDING.pad_force_N.copy()
            forces[pad] = 4.0 if any(start <= t < end for start, end in presses) else 0.2
            found += taps.see(replace(HOLDING, time_s=float(t), pad_force_N=forces))
        return found

    def test_two_quick_taps_of_an_unused_pad_are_a_mark(self):
        assert self.tapped([(0.5, 0.65), (0.9, 1.05)]) == 1

    @pytest.mark.parametrize(
        "presses",
        [
            [(0.5, 0.65)],
            [(0.5, 0.65), (2.0, 2.15)],  # too far apart
            [(0.5, 1.5), (1.7, 2.8)],  # presses, no taps
        ],
    )
    def test_other_touches_are_none(self, presses):
        assert self.tapped(presses) == 0

    def test_the_pad_that_presses_does_not_count(self):
        assert self.tapped([(0.5, 0.65), (0.9, 1.05)], pad=0) == 0


class TestGlove:
    """The glove's own signals."""

    def test_they_are_off_until_switched_on(self):
        store = SettingsStore()
        coach = Coach(store)
        assert not coach.see(HOLDING).glove.on
        store.change(glove_feedback=True)
        glove = coach.see(HOLDING).glove
        assert (glove.motor, glove.buzzer, glove.led) == (True, False, True)

    def test_they_keep_back_what_the_learning_mode_keeps_back(self):
        store = SettingsStore()
        store.change(glove_feedback=True, mode=LearningMode.BLIND)
        coach = Coach(store)
        assert not coach.see(HOLDING).glove.on
        assert coach.see(REST).glove.on

    def test_a_key_switches_them(self, qtbot, controller, open_window):
        controller.state = HOLDING
        window = open_window(controller)
        qtbot.keyClick(window, Qt.Key.Key_V)
        window.draw_frame()
        assert controller.glove_feedback.on
        qtbot.keyClick(window, Qt.Key.Key_V)
        window.draw_frame()
        assert not controller.glove_feedback.on
