"""What the screen says, checked without a screen."""

import ast
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import nmt_sense.dashboard.view_models as package
from nmt_sense.dashboard.controller import GloveChoice
from nmt_sense.dashboard.example import (
    GLOVES,
    NOMINAL,
    PLAN,
    example_hold,
    saturated,
    snapshot_at,
)
from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.view_models import words
from nmt_sense.dashboard.view_models.connect import connect_view, shows_connect_panel
from nmt_sense.dashboard.view_models.holds import holds_view, last_hold_view
from nmt_sense.dashboard.view_models.interruption import interruption_view, notice_view
from nmt_sense.dashboard.view_models.points import plan_view
from nmt_sense.dashboard.view_models.press import (
    gauge_view,
    heading_view,
    reading_view,
    ring_view,
)
from nmt_sense.dashboard.view_models.scale import force_scale
from nmt_sense.dashboard.view_models.share import share_view
from nmt_sense.dashboard.view_models.top_bar import top_bar_view
from nmt_sense.dashboard.view_models.trace import trace_plot
from nmt_sense.model.block import SensorFlag
from nmt_sense.model.hold import Fault, HoldProgress, PressState, Verdict
from nmt_sense.session.snapshot import (
    BandState,
    LinkState,
    RecordingState,
    RecordingView,
    empty_trace,
)

PRESSING_S = 4 + 14.5  # 13.6 s into the first hold
RESTING_S = 1.0


@pytest.fixture
def pressing():
    return snapshot_at(PRESSING_S)


@pytest.fixture
def resting():
    return snapshot_at(RESTING_S)


def linked(snapshot, state, **changes):
    return replace(snapshot, link=replace(snapshot.link, state=state, **changes))


def test_no_view_model_imports_qt():
    for module in Path(package.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            names = [
                *(a.name for a in getattr(node, "names", []) if isinstance(a, ast.alias)),
                getattr(node, "module", ""),
            ]
            assert not any("PyQt" in (n or "") or "pyqtgraph" in (n or "") for n in names)


@pytest.mark.parametrize(
    ("time_s", "text"), [(0, "0:00"), (61.9, "1:01"), (761, "12:41"), (3725, "1:02:05")]
)
def test_clock(time_s, text):
    assert words.clock(time_s) == text


def test_numbers_have_true_minus_signs_and_no_minus_zero():
    assert words.newtons(-1.26) == "−1.3"
    assert words.newtons(-0.01) == "0.0"
    assert words.percent(-0.001) == "0 %"
    assert words.newtons(float("nan")) == "–"


class TestPress:
    def test_in_the_band(self, pressing):
        reading = reading_view(pressing)
        assert (reading.pill, reading.pill_role) == ("in the band", Role.IN)
        assert reading.force == f"{pressing.force_N:.1f}"
        assert reading.uncertainty == f"± {pressing.force_uncertainty_N:.1f} N"
        assert reading.steadiness == "varies 3 % · drift −1 %/10 s"
        assert (reading.held, reading.held_caption) == ("13.6", "seconds")

    @pytest.mark.parametrize(
        ("state", "text", "role"),
        [
            (BandState.REST, "rest", Role.MUTED),
            (BandState.BELOW, "press a little more", Role.BELOW),
            (BandState.ABOVE, "ease off", Role.ABOVE),
        ],
    )
    def test_every_state_has_a_word_and_a_colour(self, pressing, state, text, role):
        snapshot = replace(pressing, band_state=state)
        reading = reading_view(snapshot)
        assert (reading.pill, reading.pill_role) == (text, role)
        assert gauge_view(snapshot).role is role

    def test_nominal_stands_where_the_uncertainty_would(self, pressing):
        reading = reading_view(replace(pressing, calibration=NOMINAL))
        assert reading.uncertainty == "nominal, not calibrated"

    def test_before_the_first_sample_there_is_no_number(self, resting):
        snapshot = replace(resting, force_N=float("nan"))
        assert reading_view(snapshot).force == "–"
        assert gauge_view(snapshot).fraction is None
        assert not gauge_view(snapshot).beyond

    def test_a_saturated_pad_gives_no_number(self, pressing):
        snapshot = saturated(pressing)
        reading = reading_view(snapshot)
        assert (reading.force, reading.pill) == ("over range", "ease off")
        assert gauge_view(snapshot).beyond

    def test_the_ring_closes_at_the_goal(self, pressing):
        assert ring_view(pressing).fraction == pytest.approx(13.6 / 20)
        assert ring_view(pressing).ticks == ((0.5, "10 s"), (1.0, "goal 20 s"))
        longer = replace(pressing, progress=replace(pressing.progress, held_s=24.0))
        assert ring_view(longer).fraction == 1.0
        assert reading_view(longer).held_caption == "goal reached"

    def test_a_hold_past_its_longest_says_let_go(self, pressing):
        longest = replace(pressing, progress=replace(pressing.progress, held_s=30.5))
        assert ring_view(longest).role is Role.ABOVE
        assert reading_view(longest).held_caption == "let go"

    def test_seconds_are_never_rounded_up(self, pressing):
        almost = replace(pressing, progress=replace(pressing.progress, held_s=19.99))
        assert reading_view(almost).held == "19.9"

    def test_too_short_a_press_for_steadiness(self, pressing):
        contact = HoldProgress(state=PressState.CONTACT, held_s=1.0)
        assert reading_view(replace(pressing, progress=contact)).steadiness == "settling in"

    def test_the_heading_names_point_contactor_goal_and_band(self, pressing):
        heading = heading_view(pressing)
        assert heading.title == "Upper trapezius, left"
        assert heading.instruction == "Press with the thumb. Hold 20 s at 16 to 22 N, steady."

    def test_past_the_stop_limit_the_heading_says_stop_at_once(self, pressing):
        stopped = replace(pressing, progress=replace(pressing.progress, past_stop=True))
        heading = heading_view(stopped)
        assert heading.title == "Stop: let go"
        assert heading.role is Role.ABOVE

    def test_a_plan_that_is_done_has_no_target(self, pressing):
        done = replace(pressing, point_index=len(PLAN.points))
        assert heading_view(done).title == "All points pressed"
        assert gauge_view(done).band == ()
        assert ring_view(done).ticks == ()
        assert trace_plot(done).scale.band == ()


class TestScale:
    def test_the_band_sits_well_inside(self):
        scale = force_scale(PLAN.points[0])
        assert scale.top_N == 32
        assert [label for _, label in scale.grid] == ["0", "8", "", "", "32"]
        assert scale.band == ((16, "16"), (22, "22"))

    def test_it_stretches_for_a_peak_that_would_not_fit(self):
        assert force_scale(PLAN.points[0], peak_N=90.0).top_N == 100

    @pytest.mark.parametrize("peak_N", [0.0, 3.0, 31.0, 250.0, 12345.0])
    def test_no_peak_leaves_the_scale(self, peak_N):
        assert force_scale(None, peak_N).top_N > peak_N


class TestTrace:
    def test_the_line_runs_through_low_and_high_of_each_column(self, pressing):
        plot = trace_plot(pressing)
        trace = pressing.trace
        assert len(plot.x_s) == len(plot.y_N) == 2 * len(trace.low_N)
        np.testing.assert_array_equal(plot.y_N[0::2], trace.low_N)
        np.testing.assert_array_equal(plot.y_N[1::2], trace.high_N)
        assert plot.x_s[-1] == pytest.approx(-trace.column_s / 2)

    def test_an_empty_trace_is_drawn_as_nothing(self, resting):
        plot = trace_plot(replace(resting, trace=empty_trace(0.025, 1200)))
        assert np.isnan(plot.y_N).all()
        assert plot.scale.top_N == 32

    def test_the_hold_that_is_going_on_is_shaded_to_now(self, pressing):
        (span,) = trace_plot(pressing).spans
        assert (span.start_s, span.end_s) == (pytest.approx(-13.6), 0.0)

    def test_a_hold_leaves_with_the_trace(self):
        label = [span.label for span in trace_plot(snapshot_at(30.0)).spans]
        assert label == ["92 ✓"]
        later = replace(snapshot_at(80.0), holds=(example_hold(0),))
        assert "92 ✓" not in [span.label for span in trace_plot(later).spans]


class TestShare:
    def test_shares_add_up_and_the_contact_is_named(self, pressing):
        view = share_view(pressing)
        assert sum(pad.share for pad in view.pads) == pytest.approx(1.0)
        assert view.caption == "71 % on the thumb"
        assert view.condition == "6 pads, none over range"
        assert [pad.role for pad in view.pads[:2]] == [Role.IN, Role.BELOW]

    def test_at_rest_no_shares_are_told(self, resting):
        view = share_view(resting)
        assert view.caption == "No press just now"
        assert not any(pad.label for pad in view.pads)

    def test_a_saturated_pad_is_marked_and_leaves_all_shares_unknown(self, pressing):
        view = share_view(saturated(pressing))
        assert view.pads[0].saturated
        assert view.pads[0].force == "over"
        assert view.caption == "Shares not known"
        assert (view.condition, view.condition_role) == ("thumb: over range", Role.ABOVE)
        assert not any(pad.label for pad in view.pads)

    def test_past_the_calibrated_range_is_said(self, pressing):
        flags = pressing.pad_flags.copy()
        flags[1] = SensorFlag.BEYOND_CALIBRATION
        view = share_view(replace(pressing, pad_flags=flags))
        assert view.condition == "index: past the calibrated range"

    def test_a_lost_glove_has_no_shares(self, pressing):
        view = share_view(linked(pressing, LinkState.LOST))
        assert view.caption == "No signal"
        assert {pad.force for pad in view.pads} == {"–"}


class TestHolds:
    def test_before_the_first_hold(self, resting):
        assert last_hold_view(resting).verdict == "No hold yet"
        assert holds_view(resting).chips == ()

    def test_a_good_hold(self, resting):
        view = last_hold_view(replace(resting, holds=(example_hold(0),)))
        assert (view.score, view.mark, view.verdict, view.role) == ("92", "✓", "Good", Role.IN)
        assert view.numbers == "19.2 s · 19.1 N · varies 4 %"
        assert [c.name for c in view.criteria] == [
            "firm", "steady", "constant", "held", "even", "prompt", "whole",
        ]  # fmt: skip
        assert view.why == ""
        assert view.advice == "Next time: let the thumb lead."

    def test_a_fault_names_what_was_wrong(self, resting):
        hold = example_hold(0, Verdict.FAULT, score=64, faults=(Fault.UNSTEADY, Fault.TOO_SHORT))
        view = last_hold_view(replace(resting, holds=(hold,)))
        assert (view.verdict, view.role) == ("To repeat", Role.ABOVE)
        assert view.why == "Unsteady and too short"

    def test_an_uncertain_hold_is_grey_and_says_why(self, resting):
        hold = example_hold(0, Verdict.UNCERTAIN, uncertain=(Fault.TOO_HARD,))
        view = last_hold_view(replace(resting, holds=(hold,)))
        assert (view.verdict, view.role) == ("Uncertain", Role.MUTED)
        assert view.why == "Too close to tell: too hard"

    def test_every_fault_has_words(self):
        assert words.listed(tuple(Fault)).count(",") == len(Fault) - 2

    def test_an_unknown_criterion_is_shown_last(self, resting):
        hold = replace(example_hold(0), criteria={"brave_new": 50.0, "firm": 90.0})
        view = last_hold_view(replace(resting, holds=(hold,)))
        assert [c.name for c in view.criteria] == ["firm", "brave new"]

    def test_the_session_is_summed_up(self, resting):
        holds = (
            example_hold(0, Verdict.FAULT, score=60, faults=(Fault.TOO_LIGHT,)),
            example_hold(1, score=90),
            example_hold(2, score=80),
        )
        view = holds_view(replace(resting, holds=holds))
        assert view.summary == "best 90 · median 80 · 1 to repeat"
        assert [chip.mark for chip in view.chips] == ["!", "✓", "✓"]
        assert "too light" in view.chips[0].description.lower()


class TestPlan:
    def test_rows_carry_the_last_score_of_their_point(self, resting):
        holds = (example_hold(0, score=70), example_hold(0, score=95))
        view = plan_view(replace(resting, holds=holds, point_index=1))
        assert [row.score for row in view.rows[:2]] == ["95", ""]
        assert [row.current for row in view.rows[:2]] == [False, True]
        assert view.progress == "1 of 6 points pressed"
        assert view.rows[0].target == "20 s · 16–22 N · thumb"


class TestTopBar:
    def test_receiving(self, pressing):
        view = top_bar_view(pressing)
        assert view.glove == "Glove R-0042"
        assert view.details == ("receiving · 200 Hz · 0 lost · calibrated 2 days ago, ± 4 %")
        assert view.clock == "Session 0:18"

    @pytest.mark.parametrize(
        ("name", "shown"),
        [("R-0042", "Glove R-0042"), ("simulated glove", "Simulated glove"), ("", "Glove")],
    )
    def test_a_glove_is_called_a_glove_once(self, pressing, name, shown):
        view = top_bar_view(linked(pressing, LinkState.STREAMING, glove=name))
        assert view.glove == shown

    def test_nominal_has_no_uncertainty_to_its_name(self, pressing):
        details = top_bar_view(replace(pressing, calibration=NOMINAL)).details
        assert details.endswith("nominal, not calibrated")
        assert "±" not in details

    def test_losses_are_counted(self, pressing):
        view = top_bar_view(linked(pressing, LinkState.STREAMING, lost_samples=12345))
        assert "12 345 lost" in view.details

    def test_recording_saving_and_not(self, pressing):
        recording = replace(pressing, recording=RecordingView(state=RecordingState.ON))
        assert top_bar_view(pressing).record.text == "Record"
        assert top_bar_view(recording).record.text == "Recording"
        saving = top_bar_view(recording, stopping=True).record
        assert (saving.text, saving.enabled) == ("Saving …", False)

    def test_without_a_glove_nothing_can_be_recorded(self, pressing):
        assert not top_bar_view(None).record.enabled
        assert not top_bar_view(linked(pressing, LinkState.LOST)).record.enabled


class TestConnect:
    def test_looking(self):
        view = connect_view(None, None)
        assert view.busy
        assert view.sentence == "Looking for gloves …"

    def test_none_found_says_what_to_try(self):
        view = connect_view([], None)
        assert "Check the cable" in view.sentence
        assert view.sentence_role is Role.ABOVE

    def test_an_unusable_port_says_why(self):
        view = connect_view(GLOVES, None)
        assert [row.usable for row in view.rows] == [True, True, False]
        assert "Another program" in view.rows[2].sentence

    def test_connecting_and_failing(self, resting):
        connecting = connect_view(GLOVES, linked(resting, LinkState.CONNECTING))
        assert connecting.connecting
        assert connecting.busy
        failed = connect_view(
            GLOVES, linked(resting, LinkState.FAILED, message="The port is busy.")
        )
        assert failed.title == "This glove did not connect"
        assert failed.sentence == "The port is busy."

    def test_trouble_in_looking_is_shown(self):
        assert connect_view([], None, "No permission.").sentence == "No permission."

    @pytest.mark.parametrize(
        ("state", "shown"),
        [
            (LinkState.CONNECTING, True),
            (LinkState.FAILED, True),
            (LinkState.STREAMING, False),
            (LinkState.LOST, False),
            (LinkState.ENDED, False),
        ],
    )
    def test_when_the_panel_is_shown(self, resting, state, shown):
        assert shows_connect_panel(linked(resting, state)) is shown

    def test_a_choice_needs_no_sentence(self):
        assert GloveChoice("a", "A", usable=True).sentence == ""


class TestInterruption:
    def test_a_lost_glove_says_how_long_and_what_is_kept(self, pressing):
        lost = linked(pressing, LinkState.LOST, message="The port is gone.")
        recorded = replace(lost, recording=RecordingView(state=RecordingState.ON))
        view = interruption_view(recorded, for_s=12.7)
        assert view.title == "Glove lost for 12 s"
        assert view.sentences[:2] == (
            "The port is gone.",
            "Holds kept: 0, and the recording up to 0:18.",
        )

    def test_what_is_not_kept_is_said(self, pressing):
        view = interruption_view(linked(pressing, LinkState.LOST), for_s=1)
        assert any("Nothing is being recorded" in sentence for sentence in view.sentences)

    def test_an_ended_session_names_its_recording(self, pressing):
        sealed = RecordingView(state=RecordingState.SEALED, folder=Path("somewhere"))
        ended = replace(linked(pressing, LinkState.ENDED), recording=sealed)
        view = interruption_view(ended, for_s=1)
        assert view.title == "Session ended"
        assert "somewhere" in view.sentences[-1]
        assert notice_view(ended).text == ""

    def test_streaming_is_no_interruption(self, pressing):
        assert interruption_view(pressing, for_s=1) is None


class TestNotice:
    def test_the_most_serious_comes_first(self, pressing):
        failed = RecordingView(state=RecordingState.FAILED, message="The disk is full.")
        slow = RecordingView(state=RecordingState.ON, message="The disk is slow.")
        assert notice_view(replace(pressing, recording=slow)).role is Role.ABOVE
        faulty = replace(pressing, faults=("The detector was restarted.",))
        assert notice_view(pressing).text == ""
        assert notice_view(pressing, "Marked at 0:18").text == "Marked at 0:18"
        assert notice_view(faulty, "Marked at 0:18").text == "The detector was restarted."
        assert notice_view(replace(faulty, recording=failed)).text == "The disk is full."

    def test_a_sealed_recording_says_where_it_is(self, pressing):
        sealed = RecordingView(state=RecordingState.SEALED, folder=Path("somewhere"))
        assert notice_view(replace(pressing, recording=sealed)).text.endswith("somewhere")
