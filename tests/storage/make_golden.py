"""Make the golden recordings: ``python -m tests.storage.make_golden``.

One for each version of a format, made once by the program that wrote that version, and never again:
they are what shows that it is still read. The script refuses to replace one.
"""

import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from pyarrow.csv import write_csv
from typer.testing import CliRunner

from nmt_sense.cli import app
from nmt_sense.simulation import Press, Scenario
from nmt_sense.storage import open_recording
from tests.recordings import make_recording

GOLDEN = Path(__file__).parents[2] / "recordings"
SCENARIO = Scenario(
    name="golden",
    presses=(Press(start_s=1.0, force_N=19.0, held_s=11.0),),
    n_sensors=6,
    rate_hz=100,
)
LOST = range(1400, 1410)


def facts(folder: Path) -> dict[str, object]:
    """Say what is in a recording, to be compared with what later versions read."""
    recording = open_recording(folder)
    blocks = list(recording.blocks())
    index = np.concatenate([b.start_index + np.arange(len(b)) for b in blocks])
    digest = hashlib.sha256()
    for column in (
        index.astype("<i8"),
        np.concatenate([b.time_s for b in blocks]).astype("<f8"),
        np.concatenate([b.counts for b in blocks]).astype("<u2"),
    ):
        digest.update(np.ascontiguousarray(column).tobytes())
    return {
        "session_id": recording.info.id,
        "participant": recording.info.participant,
        "sensors": list(recording.info.sensors),
        "rows": len(index),
        "gaps": int((np.diff(index) > 1).sum()),
        "seq_time_counts_sha256": digest.hexdigest(),
        "events": [event["kind"] for event in recording.events],
    }


def make(name: str, made: Path) -> None:
    """Put a recording and its facts in their place."""
    target = GOLDEN / name
    if target.exists():
        sys.exit(f"{target} is there already: a golden recording is never made again")
    shutil.copytree(made, target, ignore=shutil.ignore_patterns(".lock"))
    (GOLDEN / f"{name}.json").write_text(json.dumps(facts(target), indent=2) + "\n")


def main() -> None:
    """Make those that are missing."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        made = make_recording(root / "session", SCENARIO, lost=LOST)
        make("session-1", made)
        table = root / "press.csv"
        columns = ["device_time_s", "force_thumb_N"]
        write_csv(pq.read_table(made / "samples.parquet", columns=columns), table)
        options = ["--time", "device_time_s", "--force", "force_thumb_N", "--unit", "N"]
        done = CliRunner().invoke(
            app, ["import", str(table), "--out", str(root / "import"), *options]
        )
        assert done.exit_code == 0, done.exception
        make("import-1", Path(done.stdout.strip()))


if __name__ == "__main__":
    main()
