"""What goes into a report, put together from a recording."""

from dataclasses import dataclass, replace
from datetime import datetime

from nmt_sense.force import Profile
from nmt_sense.model.hold import Hold
from nmt_sense.model.plan import Plan
from nmt_sense.session.analysis import Analysis
from nmt_sense.session.assessment import SignedAssessment, assessments_of
from nmt_sense.session.imported import own_plan, own_profile
from nmt_sense.session.reading import analyze_recording, plan_of, profile_of
from nmt_sense.storage import Recording
from nmt_sense.storage.formats import is_imported

#: How the dashboard notes a retention test.
RETENTION = "retention"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReport:
    """Everything that a report shows.

    Attributes
    ----------
    title
        What stands at its top.
    participant
        Pseudonym; empty for none.
    started_utc
        When the session began.
    glove
        Serial number, or what else names the glove.
    calibration_label
        E.g. "nominal, not calibrated".
    software_version
        Of the program that recorded.
    analysis
        Trace and holds.
    plan
        What the holds were judged against.
    tests
        Indices of the holds that were pressed as a retention test: without feedback, and so not
        to be mixed with those that were practised.
    assessments
        What instructors signed, and whether each still fits the recording.
    """

    title: str
    participant: str
    started_utc: datetime | None
    glove: str
    calibration_label: str
    software_version: str
    analysis: Analysis
    plan: Plan | None
    tests: frozenset[int] = frozenset()
    assessments: tuple[SignedAssessment, ...] = ()


def report_of(
    recording: Recording, *, plan: Plan | None = None, profile: Profile | None = None
) -> SessionReport:
    """Put a report together from a recording.

    Parameters
    ----------
    recording
        The recording.
    plan, profile
        Another plan or calibration; its own by default.

    Raises
    ------
    RecordingError, InputError
        If the recording cannot be read, or holds no samples.
    """
    imported = is_imported(recording)
    own = own_profile(recording) if imported else profile_of(recording)
    used_profile = profile or own
    used_plan = plan or (own_plan(recording) if imported else plan_of(recording))
    info = recording.info
    analysis = analyze_recording(recording, plan=plan, profile=profile)
    return SessionReport(
        title=recording.folder.name if used_plan is None else used_plan.name,
        participant=info.participant,
        started_utc=info.started_utc,
        glove=recording.identity.serial,
        calibration_label=info.calibration_name if used_profile is None else used_profile.label,
        software_version=info.software_version,
        analysis=analysis,
        tests=holds_of_tests(recording, analysis.holds),
        plan=used_plan,
        assessments=assessments_of(recording),
    )


def holds_of_tests(recording: Recording, holds: tuple[Hold, ...]) -> frozenset[int]:
    """Find the holds that began while the learning mode was a retention test."""
    modes = sorted(
        (event["time_s"], event["mode"])
        for event in recording.events
        if event["kind"] == "feedback_mode"
    )
    tested = set()
    for hold in holds:
        before = [mode for time_s, mode in modes if time_s <= hold.measures.start_s]
        if before and before[-1] == RETENTION:
            tested.add(hold.index)
    return frozenset(tested)


def parted(report: SessionReport) -> tuple[SessionReport, SessionReport]:
    """Part a report into what was practised and what was tested."""
    analysis = report.analysis
    practised = tuple(hold for hold in analysis.holds if hold.index not in report.tests)
    tested = tuple(hold for hold in analysis.holds if hold.index in report.tests)
    return (
        replace(report, analysis=replace(analysis, holds=practised)),
        replace(report, analysis=replace(analysis, holds=tested)),
    )
