"""What an hour of a glove costs in each export format: ``python -m tests.bench.exports``."""

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from nmt_sense.force import simulated_profile
from nmt_sense.holds import shipped_plan
from nmt_sense.model.glove import pads_of
from nmt_sense.model.units import Unit
from nmt_sense.session.pipeline import Pipeline
from nmt_sense.simulation import board_of, simulate_counts
from nmt_sense.storage import SessionInfo
from nmt_sense.storage.formats import ExportFormat, SessionContent, write_export
from nmt_sense.storage.formats.content import numbered
from tests.bench.__main__ import SENSORS, hour


def hour_of_content() -> SessionContent:
    """Put an hour of presses together as it would be read from a recording."""
    scenario = hour()
    block, _ = simulate_counts(scenario)
    identity = board_of(scenario).identity()
    pipeline = Pipeline(identity, simulated_profile(), shipped_plan("first-press"))
    result = pipeline.push(block)
    return SessionContent(
        info=SessionInfo(
            id="bench",
            started_utc=datetime.now(UTC),
            participant="bench",
            glove=identity,
            sensors=tuple(pad.name for pad in pads_of(SENSORS)),
            plan_name="first-press",
            calibration_name="simulated",
            nominal=False,
            software_version="bench",
        ),
        unit=Unit.NEWTON,
        seq=numbered(block.time_s),
        device_time_s=block.time_s,
        host_time_s=block.host_time_s,
        counts=block.counts,
        force=result.forces.force_N,
        holds=(*result.holds, *pipeline.finish()),
        events=(),
        plan_text="",
        calibration_text="",
    )


def main() -> None:
    """Write every format and print what it took."""
    content = hour_of_content()
    print(f"An hour of {SENSORS} pads at {content.rate_hz:.0f} Hz, {len(content.holds)} holds")
    for to in ExportFormat:
        with tempfile.TemporaryDirectory() as folder:
            began_s = time.perf_counter()
            files = write_export(content, to, Path(folder) / "out")
            took_s = time.perf_counter() - began_s
            size_mb = sum(path.stat().st_size for path in files) / 1e6
        print(f"{to:<8} {took_s:7.2f} s  {size_mb:8.1f} MB")


if __name__ == "__main__":
    main()
