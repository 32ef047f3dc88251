"""MATLAB: a .mat file of version 5, which MATLAB, Octave and scipy open."""

from pathlib import Path
from typing import Any

import numpy as np
from scipy.io import savemat

from nmt_sense.storage.formats.columns import Row, event_rows, hold_rows, with_unit
from nmt_sense.storage.formats.content import SessionContent
from nmt_sense.storage.formats.output import new_files
from nmt_sense.storage.formats.text_tables import description


def write_mat(content: SessionContent, path: Path, *, overwrite: bool = False) -> list[Path]:
    """Write a session as variables: columns of samples, and struct arrays of holds and events.

    Parameters and errors are those of :func:`~nmt_sense.storage.formats.write.write_export`.
    """
    variables: dict[str, Any] = {
        "seq": content.seq,
        "device_time_s": content.device_time_s,
        "host_time_s": content.host_time_s,
        with_unit("force", content.unit): content.force,
        "sensors": np.array(content.sensors, dtype=object),
        "unit": content.unit.value,
        "calibration": content.calibration,
        "rate_hz": content.rate_hz,
        "holds": _structs(hold_rows(content.holds, content.unit, content.calibration)),
        "events": _structs(event_rows(content.events)),
        "description_json": description(content),
    }
    if content.counts is not None:
        variables["counts"] = content.counts
    with new_files([path], overwrite=overwrite) as (aside,), aside.open("wb") as file:
        savemat(file, variables, do_compression=True, oned_as="column", long_field_names=True)
    return [path]


def _structs(rows: list[Row]) -> np.ndarray:
    """Make a struct array; a value that is not there is NaN."""
    if not rows:
        return np.zeros((0, 0))
    structs = np.empty((len(rows), 1), dtype=[(name, object) for name in rows[0]])
    for number, row in enumerate(rows):
        structs[number, 0] = tuple(np.nan if value is None else value for value in row.values())
    return structs
