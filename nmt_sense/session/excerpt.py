"""A stretch of a recording as a table for other programs."""

import csv
from pathlib import Path

import numpy as np

from nmt_sense.model.errors import InputError
from nmt_sense.session.recorder import force_of
from nmt_sense.storage import Recording
from nmt_sense.storage.formats import is_imported


def write_excerpt(recording: Recording, start_s: float, end_s: float, path: Path) -> int:
    """Write the samples between two times as CSV: number, time, force of each pad and in all.

    Parameters
    ----------
    recording
        The recording.
    start_s, end_s
        The stretch, device time, both ends included, seconds.
    path
        The file to write.

    Returns
    -------
    int
        Rows written.

    Raises
    ------
    InputError
        If the file cannot be written, or the recording was imported and has no counts.
    """
    if is_imported(recording):
        raise InputError(
            f"{recording.folder} was imported: write it as a table with nmt-sense export"
        )
    to_force = force_of(recording)
    names = [f"force_{name}_N" for name in recording.info.sensors]
    rows = 0
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(["seq", "device_time_s", *names, "force_total_N"])
            for block in recording.blocks():
                forces = to_force(block)  # all of them: what creep leaves depends on the past
                total_N = forces.total
                for i in np.flatnonzero((forces.time_s >= start_s) & (forces.time_s <= end_s)):
                    values = [*forces.force_N[i].tolist(), float(total_N[i])]
                    cells = ["" if np.isnan(value) else repr(value) for value in values]
                    table.writerow([block.start_index + int(i), float(forces.time_s[i]), *cells])
                    rows += 1
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from error
    return rows
