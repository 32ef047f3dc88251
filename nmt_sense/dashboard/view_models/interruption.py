"""What is said when the glove is gone, the session over, or something failed."""

from dataclasses import dataclass

from nmt_sense.dashboard.palette import Role
from nmt_sense.dashboard.texts import tr
from nmt_sense.dashboard.view_models import words
from nmt_sense.session.snapshot import LinkState, RecordingState, SessionSnapshot


@dataclass(frozen=True, slots=True)
class InterruptionView:
    """What stands in the place of the live numbers while there are none."""

    title: str
    sentences: tuple[str, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class NoticeView:
    """One quiet line; empty when there is nothing to say."""

    text: str = ""
    role: Role = Role.MUTED


def interruption_view(snapshot: SessionSnapshot, *, for_s: float) -> InterruptionView | None:
    """Describe why nothing live can be shown, or ``None`` while the glove streams.

    ``for_s`` is how long the link has been in its state.
    """
    state = snapshot.link.state
    if state is LinkState.LOST:
        found_again = tr("As soon as the glove is plugged in again, the session goes on by itself.")
        return InterruptionView(
            tr("Glove lost for {time}", time=words.span(for_s)),
            tuple(filter(None, (snapshot.link.message, _kept(snapshot), found_again))),
            Role.ABOVE,
        )
    if state is LinkState.ENDED:
        return InterruptionView(
            tr("Session ended"),
            tuple(filter(None, (snapshot.link.message, _kept(snapshot)))),
            Role.INK,
        )
    return None


def notice_view(snapshot: SessionSnapshot, said: str = "") -> NoticeView:
    """Choose the one line that matters most; ``said`` is the echo of the last action."""
    recording = snapshot.recording
    if recording.state is RecordingState.FAILED:
        return NoticeView(recording.message or tr("The recording failed."), Role.ABOVE)
    if recording.state is RecordingState.ON and recording.message:
        return NoticeView(recording.message, Role.ABOVE)
    if snapshot.faults:
        return NoticeView(snapshot.faults[-1], Role.ABOVE)
    if said:
        return NoticeView(said, Role.INK)
    if snapshot.link.state is not LinkState.STREAMING:
        return NoticeView()  # the interruption says it all
    if recording.state is RecordingState.SEALED and recording.folder:
        return NoticeView(tr("Recording kept in {folder}", folder=recording.folder))
    return NoticeView(snapshot.link.message)


def _kept(snapshot: SessionSnapshot) -> str:
    holds = len(snapshot.holds)
    upto = words.clock(snapshot.time_s)
    recording = snapshot.recording
    if recording.state is RecordingState.ON:
        return tr("Holds kept: {n}, and the recording up to {time}.", n=holds, time=upto)
    if recording.state is RecordingState.SEALED and recording.folder:
        return tr(
            "Holds kept: {n}, and the recording in {folder}.", n=holds, folder=recording.folder
        )
    return tr("Holds on screen: {n}, up to {time}. Nothing is being recorded.", n=holds, time=upto)
