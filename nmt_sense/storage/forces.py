"""The forces of a sealed session, read in one go from its table."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from nmt_sense.model.block import FloatArray
from nmt_sense.model.errors import RecordingError
from nmt_sense.storage.info import SAMPLES_FILE
from nmt_sense.storage.reader import Recording, open_table


@dataclass(frozen=True, slots=True)
class RecordedForces:
    """What was kept of a session, in newtons.

    Attributes
    ----------
    index
        Number of each sample, array of shape (n_samples,); a step of more than one is a gap.
    time_s
        Device time of each sample, array of shape (n_samples,), seconds.
    total_N
        Sum over the sensors, array of shape (n_samples,), newtons; NaN where a sensor could not
        say.
    """

    index: npt.NDArray[np.int64]
    time_s: FloatArray
    total_N: FloatArray


def read_forces(recording: Recording) -> RecordedForces:
    """Read the forces of a sealed session as they were sealed.

    Raises
    ------
    RecordingError
        If the table cannot be read.
    """
    names = [f"force_{name}_N" for name in recording.info.sensors]
    try:
        with open_table(recording.folder) as file:
            table = file.read(columns=["seq", "device_time_s", *names])
    except (pa.ArrowException, OSError) as error:
        raise RecordingError(
            f"{recording.folder / SAMPLES_FILE} cannot be read ({error}): run nmt-sense recover on "
            f"{recording.folder}"
        ) from error
    total_N = np.zeros(table.num_rows)
    for name in names:
        total_N += table.column(name).to_numpy()
    return RecordedForces(
        table.column("seq").to_numpy(), table.column("device_time_s").to_numpy(), total_N
    )
