"""The bar at the top: which glove, how well it is heard, and whether the session is kept."""

from dataclasses import dataclass

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import later, tr
from nmt_sense.dashboard.view_models import words
from nmt_sense.session.snapshot import LinkState, RecordingState, SessionSnapshot

#: What is said of each state of the link, and in which colour.
LINK_WORDS = {
    LinkState.CONNECTING: (later("connecting"), Role.BELOW),
    LinkState.STREAMING: (later("receiving"), Role.IN),
    LinkState.LOST: (later("no signal"), Role.ABOVE),
    LinkState.ENDED: (later("ended"), Role.MUTED),
    LinkState.FAILED: (later("not connected"), Role.ABOVE),
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
        button = RecordButton(tr("Record"), recording=False, enabled=False)
        return TopBarView(tr("No glove"), Role.MUTED, tr("choose one to begin"), "", button)
    state, dot = LINK_WORDS[snapshot.link.state]
    return TopBarView(
        glove=_name(snapshot.link.glove),
        dot=dot,
        details=" · ".join((tr(state), *_details(snapshot))),
        clock=tr("Session {time}", time=words.clock(snapshot.time_s)),
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
    return tr("Glove {name}", name=glove).strip()


def _details(snapshot: SessionSnapshot) -> tuple[str, ...]:
    link = snapshot.link
    if link.state in (LinkState.CONNECTING, LinkState.FAILED):
        return ()
    lost = tr("{n} lost", n=words.grouped(link.lost_samples))
    return (f"{link.rate_hz:g} Hz", lost, calibration_text(snapshot))


def _record(snapshot: SessionSnapshot, *, stopping: bool) -> RecordButton:
    recording = snapshot.recording.state is RecordingState.ON
    if recording and stopping:
        return RecordButton(tr("Saving …"), recording=True, enabled=False)
    if recording:
        return RecordButton(tr("Recording"), recording=True, enabled=True)
    streaming = snapshot.link.state is LinkState.STREAMING
    return RecordButton(tr("Record"), recording=False, enabled=streaming)
