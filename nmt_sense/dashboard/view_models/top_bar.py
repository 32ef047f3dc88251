"""The bar at the top: which glove, how well it is heard, and whether the session is kept."""

from dataclasses import dataclass

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.view_models import words
from nmt_sense.session.snapshot import LinkState, RecordingState, SessionSnapshot

_LINK_WORDS = {
    LinkState.CONNECTING: ("connecting", Role.BELOW),
    LinkState.STREAMING: ("receiving", Role.IN),
    LinkState.LOST: ("no signal", Role.ABOVE),
    LinkState.ENDED: ("ended", Role.MUTED),
    LinkState.FAILED: ("not connected", Role.ABOVE),
}


@dataclass(frozen=True, slots=True)
class RecordButton:
    """The record button: what it says, whether it glows, whether it can be pressed."""

    text: str
    recording: bool
    enabled: bool


@dataclass(frozen=True, slots=True)
class TopBarView:
    """The top bar."""

    glove: str
    dot: Role
    details: str
    clock: str
    record: RecordButton


def top_bar_view(snapshot: SessionSnapshot | None, *, stopping: bool = False) -> TopBarView:
    """Describe link, calibration and recording; ``stopping`` while a recording is being sealed."""
    if snapshot is None:
        button = RecordButton("Record", recording=False, enabled=False)
        return TopBarView("No glove", Role.MUTED, "choose one to begin", "", button)
    state, dot = _LINK_WORDS[snapshot.link.state]
    return TopBarView(
        glove=_name(snapshot.link.glove),
        dot=dot,
        details=" · ".join((state, *_details(snapshot))),
        clock=f"Session {words.clock(snapshot.time_s)}",
        record=_record(snapshot, stopping=stopping),
    )


def calibration_text(snapshot: SessionSnapshot) -> str:
    """Say what stands behind the newtons; a nominal calibration has no ± to its name."""
    calibration = snapshot.calibration
    if calibration.nominal:
        return calibration.label
    return f"{calibration.label}, ± {words.percent(calibration.level_uncertainty)}"


def _name(glove: str) -> str:
    if "glove" in glove.lower():
        return glove[0].upper() + glove[1:]
    return f"Glove {glove}".strip()


def _details(snapshot: SessionSnapshot) -> tuple[str, ...]:
    link = snapshot.link
    if link.state in (LinkState.CONNECTING, LinkState.FAILED):
        return ()
    lost = f"{words.count(link.lost_samples, 'sample')} lost"
    return (f"{link.rate_hz:g} Hz", lost, calibration_text(snapshot))


def _record(snapshot: SessionSnapshot, *, stopping: bool) -> RecordButton:
    recording = snapshot.recording.state is RecordingState.ON
    if recording and stopping:
        return RecordButton("Saving …", recording=True, enabled=False)
    if recording:
        return RecordButton("Recording", recording=True, enabled=True)
    streaming = snapshot.link.state is LinkState.STREAMING
    return RecordButton("Record", recording=False, enabled=streaming)
