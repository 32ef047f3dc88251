"""Parquet: the samples as in the recording, with everything else in the file's own metadata."""

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from nmt_sense.storage.formats.columns import event_rows, hold_rows, with_unit
from nmt_sense.storage.formats.content import SessionContent
from nmt_sense.storage.formats.output import new_files
from nmt_sense.storage.formats.text_tables import description


def write_parquet(content: SessionContent, path: Path, *, overwrite: bool = False) -> list[Path]:
    """Write a session as one Parquet file.

    Its columns are those of a recording's ``samples.parquet``; its metadata hold the keys
    ``nmt_sense.session``, ``nmt_sense.holds`` and ``nmt_sense.events`` as JSON.

    Parameters and errors are those of :func:`~nmt_sense.storage.formats.write.write_export`.
    """
    columns: dict[str, np.ndarray] = {
        "seq": content.seq,
        "device_time_s": content.device_time_s,
        "host_time_s": content.host_time_s,
    }
    if content.counts is not None:
        columns |= {f"counts_{s}": content.counts[:, i] for i, s in enumerate(content.sensors)}
    columns |= {
        with_unit(f"force_{sensor}", content.unit): content.force[:, i]
        for i, sensor in enumerate(content.sensors)
    }
    holds = hold_rows(content.holds, content.unit, content.calibration)
    table = pa.table(columns).replace_schema_metadata(
        {
            "nmt_sense.session": description(content),
            "nmt_sense.holds": json.dumps(holds),
            "nmt_sense.events": json.dumps(event_rows(content.events)),
        }
    )
    with new_files([path], overwrite=overwrite) as (aside,):
        pq.write_table(table, aside, compression="zstd")
    return [path]
