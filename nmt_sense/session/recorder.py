"""Recording a session: the bytes as they came, and what was chosen and found meanwhile."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from nmt_sense import __version__
from nmt_sense.force import ForceConverter, Profile, Tare, dump_profile, profile_from_text
from nmt_sense.glove import Chunk
from nmt_sense.holds import plan_to_text
from nmt_sense.model.block import ForceBlock, SampleBlock
from nmt_sense.model.glove import GloveIdentity, pads_of
from nmt_sense.model.hold import Hold
from nmt_sense.model.plan import Plan
from nmt_sense.session.analysis import hold_json
from nmt_sense.session.course import PointChoice
from nmt_sense.session.remarks import Remark
from nmt_sense.storage import Recording, SealReport, SessionWriter, open_recording, seal

ToForce = Callable[[SampleBlock], ForceBlock]


class Recorder:
    """Keeps one running session.

    Parameters
    ----------
    root
        Folder in which the session gets a folder of its own.
    identity, profile, plan
        What goes with the samples, so that every number can be worked out again.
    participant
        Pseudonym; empty for none.
    before
        A session that was cut off and goes on; None to begin one.
    """

    def __init__(
        self,
        root: Path,
        *,
        identity: GloveIdentity,
        profile: Profile,
        plan: Plan,
        participant: str,
        before: Recording | None = None,
    ) -> None:
        if before is not None:
            self._writer = SessionWriter.go_on(before.folder)
            return
        self._writer = SessionWriter.create(
            root,
            identity=identity,
            sensors=tuple(pad.name for pad in pads_of(identity.n_sensors)),
            participant=participant,
            plan_name=plan.name,
            plan_text=plan_to_text(plan),
            calibration_name=profile.name,
            calibration_text=dump_profile(profile),
            nominal=profile.nominal,
            software_version=__version__,
        )

    @property
    def folder(self) -> Path:
        """The session's folder."""
        return self._writer.folder

    @property
    def fault(self) -> str:
        """One sentence when the disk gives trouble, else empty."""
        return self._writer.fault

    def chunk(self, chunk: Chunk) -> None:
        """Keep bytes of the glove."""
        self._writer.append(chunk.data, chunk.monotonic_ns, chunk.utc_ns)

    def hold(self, hold: Hold) -> None:
        """Note a judged hold."""
        self._writer.event("hold", **hold_json(hold))

    def choice(self, choice: PointChoice) -> None:
        """Note that a point was chosen by hand."""
        self._writer.event("point", from_index=choice.from_index, point_index=choice.point_index)

    def tare(self, tare: Tare) -> None:
        """Note that forces were taken for zero."""
        self._writer.event("tare", from_index=tare.from_index, offset_N=list(tare.offset_N))

    def remark(self, remark: Remark, time_s: float) -> None:
        """Note what was said of a press."""
        at = {"from_index": remark.from_index, "time_s": time_s}
        if remark.pain is None:
            self._writer.event("comfort", **at)
        else:
            self._writer.event("pain", **at, pain=remark.pain)

    def mark(self, text: str, time_s: float, monotonic_ns: int) -> None:
        """Note a point in time that somebody marked."""
        self._writer.marker(text, monotonic_ns)
        self._writer.event("marker", text=text, time_s=time_s)

    def note(self, kind: str, **fields: Any) -> None:
        """Note anything else that happened."""
        self._writer.event(kind, **fields)

    def close(self, *, keep_journal: bool = True) -> SealReport:
        """End the recording and seal it; keep the journal beside the table, or not."""
        self._writer.close()
        to_force = force_of(open_recording(self.folder))
        return seal(self.folder, to_force, keep_journal=keep_journal)


def choices_of(recording: Recording) -> list[PointChoice]:
    """Read which points were chosen by hand."""
    return [
        PointChoice(event["from_index"], event["point_index"])
        for event in recording.events
        if event["kind"] == "point"
    ]


def remarks_of(recording: Recording) -> list[Remark]:
    """Read what was said of presses."""
    return [
        Remark(event["from_index"], event.get("pain"))
        for event in recording.events
        if event["kind"] in ("comfort", "pain")
    ]


def tares_of(recording: Recording) -> list[Tare]:
    """Read which forces were taken for zero."""
    return [
        Tare(event["from_index"], tuple(event["offset_N"]))
        for event in recording.events
        if event["kind"] == "tare"
    ]


def force_of(recording: Recording, profile: Profile | None = None) -> ToForce:
    """Make the conversion to newtons that a recording was, or is to be, read with.

    Parameters
    ----------
    recording
        The recording; its own calibration and tares are used.
    profile
        Another calibration; its own by default.

    Raises
    ------
    InputError
        If the calibration is not right, or does not fit the glove.
    """
    own = profile or profile_from_text(recording.calibration_text, source=str(recording.folder))
    converter = ForceConverter(
        own,
        sensors=recording.info.sensors,
        bits=recording.identity.bits,
        scan_step_s=recording.identity.scan_step_us / 1e6,
        rate_hz=recording.identity.rate_hz,
        # A tare is in newtons of the calibration it was taken with.
        tares=tares_of(recording) if profile is None else (),
    )
    return converter.push
