"""Every recording under a folder, judged into one table of holds.

What is done is kept line by line beside the table until it is whole, so that the same command goes
on after an interruption. A recording that cannot be read is a row with its reason, no more.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from nmt_sense import __version__
from nmt_sense.force import Profile, dump_profile
from nmt_sense.holds import plan_to_text
from nmt_sense.model.errors import InputError, RecordingError
from nmt_sense.model.plan import Plan
from nmt_sense.session.analysis import hold_json
from nmt_sense.session.reading import analyze_recording
from nmt_sense.storage import find_recordings, open_recording
from nmt_sense.storage.formats.output import new_files

Row = dict[str, Any]

_SESSION = {
    "recording": pa.string(),
    "session_id": pa.string(),
    "participant": pa.string(),
    "started_utc": pa.timestamp("us", tz="UTC"),
}
#: Columns of the table of recordings.
RECORDING_SCHEMA = pa.schema(
    {
        **_SESSION,
        "glove": pa.string(),
        "plan": pa.string(),
        "calibration": pa.string(),
        "nominal": pa.bool_(),
        "unit": pa.string(),
        "rate_hz": pa.float64(),
        "duration_s": pa.float64(),
        "missing_samples": pa.int64(),
        "holds": pa.int64(),
        "error": pa.string(),
    }
)
_WHOLE = ("index", "dips", "missing", "saturated", "beyond_calibration")
_TEXT = ("point", "contact", "heaviest_pad", "verdict", "faults", "uncertain", "advice", "quality")
_MEASURES = (
    *("start_s", "end_s", "duration_s", "plateau_start_s", "plateau_end_s"),
    *("mean", "sd", "cov", "cov_detrended", "drift_per_s", "drift_percent_per_10s", "in_band"),
    *("time_to_band_s", "overshoot", "rmse_to_target", "loading_per_s", "release_per_s"),
    *("evenness", "centre_excursion", "tremor_rms", "peak", "longest_gap_s", "zero_shift"),
)
#: Columns of the table of holds: the measures by the names that ``analyze --json`` gives them.
HOLD_SCHEMA = pa.schema(
    {
        **_SESSION,
        "plan": pa.string(),
        "calibration": pa.string(),
        "nominal": pa.bool_(),
        "unit": pa.string(),
        **dict.fromkeys(_WHOLE[:1], pa.int64()),
        **dict.fromkeys(_TEXT[:2], pa.string()),
        **dict.fromkeys(_MEASURES, pa.float64()),
        **dict.fromkeys(_WHOLE[1:], pa.int64()),
        "truncated": pa.bool_(),
        "score": pa.float64(),
        **dict.fromkeys(_TEXT[2:], pa.string()),
    }
)


@dataclass(frozen=True, slots=True)
class BatchJob:
    """What is done to each recording; it travels to other processes and computers.

    Attributes
    ----------
    root
        Folder that the recordings are named from.
    plan, profile
        Another plan or calibration; each recording's own by default.
    """

    root: Path
    plan: Plan | None = None
    profile: Profile | None = None

    def __call__(self, name: str) -> Row:
        """Judge one recording; what is wrong with it comes back as its ``error``."""
        try:
            return self._judge(name)
        except Exception as error:  # noqa: BLE001 - one broken file must not stop the others
            return failure(name, str(error) or type(error).__name__)

    def _judge(self, name: str) -> Row:
        recording = open_recording(self.root / name)
        info = recording.info
        found = analyze_recording(recording, plan=self.plan, profile=self.profile)
        session = {
            "recording": name,
            "session_id": info.id,
            "participant": info.participant,
            "started_utc": info.started_utc.isoformat(),
        }
        measured = {
            "plan": info.plan_name if self.plan is None else self.plan.name,
            "calibration": info.calibration_name if self.profile is None else self.profile.name,
            "nominal": found.uncertainty.nominal,
            "unit": found.unit,
        }
        return {
            **session,
            "glove": info.glove.serial,
            **measured,
            "rate_hz": found.rate_hz,
            "duration_s": found.duration_s,
            "missing_samples": found.missing_samples,
            "holds": [session | measured | _hold_row(hold_json(hold)) for hold in found.holds],
            "error": "",
        }

    def fingerprint(self, name: str) -> str:
        """Tell one state of a recording, judged in one way, from every other."""
        files = sorted(path for path in (self.root / name).iterdir() if path.is_file())
        states = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
        plan = "" if self.plan is None else plan_to_text(self.plan)
        profile = "" if self.profile is None else dump_profile(self.profile)
        state = json.dumps([__version__, plan, profile, states])
        return hashlib.sha256(state.encode()).hexdigest()


#: Judges recordings by their names somewhere, and yields each as it is done.
Workers = Callable[[BatchJob, list[str]], Iterator[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """What a batch gave.

    Attributes
    ----------
    holds_path, recordings_path
        The two tables.
    recordings, holds
        How many are in them.
    resumed
        Recordings that an earlier, interrupted run had done.
    failures
        Reason of each recording that could not be read, by its name.
    """

    holds_path: Path
    recordings_path: Path
    recordings: int
    holds: int
    resumed: int
    failures: Mapping[str, str]


def run_batch(
    job: BatchJob,
    out: Path,
    workers: Workers,
    *,
    overwrite: bool = False,
    on_done: Callable[[int, int], None] = lambda *_: None,
) -> BatchReport:
    """Judge every recording under a folder into one table.

    Parameters
    ----------
    job
        Where they are, and how they are judged.
    out
        The table of holds (Parquet); ``<out>.recordings.parquet`` gets a row for each recording,
        with the reason where one could not be read.
    workers
        Who does the work; see :mod:`nmt_sense.share.batch_workers`.
    overwrite
        Whether tables that are there already may be replaced.
    on_done
        Told how many recordings are done, of how many.

    Raises
    ------
    InputError
        If there is no recording, the tables are there already, or no worker can be had.
    RecordingError
        If the tables cannot be written.
    """
    names = [path.relative_to(job.root).as_posix() for path in find_recordings(job.root)]
    if not names:
        raise InputError(f"{job.root} has no recording in it, at any depth: check the path")
    if out.suffix.lower() != ".parquet":
        raise InputError(f"{out} is to be a Parquet table: give --out a name that ends in .parquet")
    paths = [out, out.with_name(f"{out.stem}.recordings.parquet")]
    with new_files(paths, overwrite=overwrite) as aside:
        progress = _Progress(out.with_name(f"{out.name}.progress"))
        prints = {name: job.fingerprint(name) for name in names}
        done = {name: row for name, row in progress.read(prints).items() if not row["error"]}
        resumed = len(done)
        on_done(resumed, len(names))
        with progress:
            for row in workers(job, [name for name in names if name not in done]):
                done[row["recording"]] = row
                progress.keep(prints[row["recording"]], row)
                on_done(len(done), len(names))
        rows = [done[name] for name in names]
        holds = [hold for row in rows for hold in row["holds"]]
        pq.write_table(_table(holds, HOLD_SCHEMA), aside[0], compression="zstd")
        counted = [{**row, "holds": len(row["holds"])} for row in rows]
        pq.write_table(_table(counted, RECORDING_SCHEMA), aside[1], compression="zstd")
    progress.path.unlink()
    return BatchReport(
        holds_path=paths[0],
        recordings_path=paths[1],
        recordings=len(rows),
        holds=len(holds),
        resumed=resumed,
        failures={row["recording"]: row["error"] for row in rows if row["error"]},
    )


def failure(name: str, why: str) -> Row:
    """Make the row of a recording that could not be read."""
    return {"recording": name, "holds": [], "error": why}


def _hold_row(plain: Row) -> Row:
    joined = {key: " ".join(plain[key]) for key in ("faults", "uncertain")}
    return {key: value for key, value in (plain | joined).items() if key in HOLD_SCHEMA.names}


def _table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    strings = [
        pa.array([row.get(field.name) for row in rows], pa.string())
        if pa.types.is_timestamp(field.type)
        else pa.array([row.get(field.name) for row in rows], field.type)
        for field in schema
    ]
    plain = pa.table(strings, names=schema.names)
    return plain.cast(schema)


class _Progress:
    """What is done so far, a line of JSON each; a line that a crash tore is left out."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, prints: Mapping[str, str]) -> dict[str, Row]:
        """Read what was done of recordings that are as they were then."""
        found = {}
        try:
            lines = self.path.read_bytes().split(b"\n") if self.path.exists() else []
        except OSError as error:
            raise RecordingError(f"{self.path} cannot be read: {error.strerror}") from error
        for line in lines:
            try:
                entry = json.loads(line)
                name = entry["row"]["recording"]
                if prints.get(name) == entry["fingerprint"]:
                    found[name] = entry["row"]
            except (ValueError, KeyError, TypeError):
                continue
        return found

    def __enter__(self) -> "_Progress":
        self._file = self.path.open("ab", buffering=0)
        # What a crash tore must not swallow the next line.
        self._file.write(b"\n")
        return self

    def keep(self, fingerprint: str, row: Row) -> None:
        """Keep one more; it is the kernel's when this returns."""
        entry = {"fingerprint": fingerprint, "row": row}
        self._file.write(json.dumps(entry, allow_nan=False).encode() + b"\n")

    def __exit__(self, *_: object) -> None:
        os.fsync(self._file.fileno())
        self._file.close()
