"""An imported session, judged as the table it came from: the same readings, the same holds."""

from nmt_sense.force import Profile, profile_from_text
from nmt_sense.holds import plan_from_text
from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import RecordingError
from nmt_sense.model.hold import ForceUncertainty
from nmt_sense.model.plan import Plan
from nmt_sense.model.units import Unit
from nmt_sense.session.analysis import (
    Analysis,
    TableOptions,
    analyze_table,
    counts_to_newtons,
)
from nmt_sense.storage import ForeignTable, Recording
from nmt_sense.storage.formats import (
    ImportInfo,
    SessionContent,
    gather_imported,
    is_imported,
    read_imported,
)
from nmt_sense.storage.info import CALIBRATION_FILE, PLAN_FILE


def analyze_imported(
    recording: Recording, *, plan: Plan | None = None, profile: Profile | None = None
) -> Analysis:
    """Find and judge the holds of an imported session.

    Parameters
    ----------
    recording
        The session.
    plan, profile
        Another plan or calibration; those it was imported with, if any, by default.

    Raises
    ------
    RecordingError, InputError
        If it cannot be read, or plan, calibration and readings do not fit each other.
    """
    table, how = read_imported(recording)
    plan = plan or own_plan(recording)
    profile = profile or own_profile(recording)
    values, unit = _readings(table, how, profile)
    options = TableOptions(
        unit=unit,
        band=None if plan is not None else how.band,
        plan=plan,
        tare=how.tare,
        min_hold_s=how.min_hold_s,
        uncertainty=ForceUncertainty() if profile is None else profile.uncertainty,
    )
    return analyze_table(table.time_s, values, options, source=str(recording.folder))


def imported_content(recording: Recording) -> SessionContent:
    """Put together what there is to export of an imported session."""
    table, how = read_imported(recording)
    force, unit = _readings(table, how, own_profile(recording))
    return gather_imported(recording, force, unit, analyze_imported(recording).holds)


def refuse_imported(recording: Recording) -> None:
    """Refuse what needs the counts of a glove.

    Raises
    ------
    RecordingError
        If the session was imported.
    """
    if is_imported(recording):
        raise RecordingError(
            f"{recording.folder} was imported and has no counts of a glove: it can be analysed, "
            "reported, verified and exported, but neither replayed nor recovered"
        )


def _readings(
    table: ForeignTable, how: ImportInfo, profile: Profile | None
) -> tuple[FloatArray, Unit]:
    """Tell the readings as they are judged, and their unit."""
    if profile is None:
        return table.values, how.unit
    return counts_to_newtons(table.time_s, table.values, profile, table.columns), Unit.NEWTON


def own_plan(recording: Recording) -> Plan | None:
    """Read the plan that a session was imported with, if it was."""
    if not (recording.folder / PLAN_FILE).is_file():
        return None
    return plan_from_text(recording.plan_text, source=str(recording.folder), toml=False)


def own_profile(recording: Recording) -> Profile | None:
    """Read the calibration that a session was imported with, if it was."""
    if not (recording.folder / CALIBRATION_FILE).is_file():
        return None
    return profile_from_text(recording.calibration_text, source=str(recording.folder))
