from dataclasses import replace

import pytest

from nmt_sense.dashboard.example import snapshot_at
from nmt_sense.dashboard.watch import Watch
from nmt_sense.session.snapshot import LinkState, RecordingState, RecordingView


class Clock:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


def test_it_times_the_state_of_the_link(clock):
    watch, live = Watch(clock), snapshot_at(1.0)
    lost = replace(live, link=replace(live.link, state=LinkState.LOST))
    watch.see(live)
    clock.now_s += 50
    watch.see(lost)
    clock.now_s += 12
    watch.see(lost)
    assert watch.in_state_for_s == 12


def test_what_was_said_fades(clock):
    watch = Watch(clock)
    watch.say("Set to zero")
    assert watch.said == "Set to zero"
    clock.now_s += 5
    assert watch.said == ""


def test_stopping_ends_when_the_recording_is_no_longer_on(clock):
    watch, live = Watch(clock), snapshot_at(1.0)
    watch.stopping = True
    watch.see(replace(live, recording=RecordingView(state=RecordingState.ON)))
    assert watch.stopping
    watch.see(replace(live, recording=RecordingView(state=RecordingState.SEALED)))
    assert not watch.stopping


def test_the_end_of_a_session_is_news_once(clock):
    watch, live = Watch(clock), snapshot_at(1.0)
    ended = replace(live, link=replace(live.link, state=LinkState.ENDED))
    assert watch.see(ended) is None  # nothing was going on before
    assert watch.see(live) is None
    assert watch.see(ended) is LinkState.ENDED
    assert watch.see(ended) is None


def test_a_connection_that_fails_is_news_too(clock):
    watch, live = Watch(clock), snapshot_at(1.0)
    watch.see(replace(live, link=replace(live.link, state=LinkState.CONNECTING)))
    failed = replace(live, link=replace(live.link, state=LinkState.FAILED))
    assert watch.see(failed) is LinkState.FAILED


@pytest.mark.parametrize(
    ("link", "recording", "possible"),
    [
        (LinkState.STREAMING, RecordingState.OFF, True),
        (LinkState.STREAMING, RecordingState.SEALED, True),
        (LinkState.LOST, RecordingState.OFF, False),
        (LinkState.LOST, RecordingState.ON, True),  # one can always stop
    ],
)
def test_when_recording_can_be_switched(clock, link, recording, possible):
    watch, live = Watch(clock), snapshot_at(1.0)
    watch.see(
        replace(live, link=replace(live.link, state=link), recording=RecordingView(state=recording))
    )
    assert watch.can_record is possible
