"""Files that come into their place whole or not at all, and never over others unasked."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from nmt_sense.model.errors import InputError, RecordingError


@contextmanager
def new_files(paths: Sequence[Path], *, overwrite: bool = False) -> Iterator[list[Path]]:
    """Yield names to write to; what was written there comes into place when the block ends.

    Parameters
    ----------
    paths
        The files that are wanted; their folders are made.
    overwrite
        Whether files that are there already may be replaced.

    Raises
    ------
    InputError
        If a file is there already and may not be replaced; none is touched then.
    RecordingError
        If the files cannot be written.
    """
    there = next((path for path in paths if path.exists()), None)
    if there is not None and (not overwrite or there.is_dir()):
        raise InputError(
            f"{there} is there already: choose another --out, or give --overwrite to replace files"
        )
    aside = [path.with_name(f"{path.name}.{os.getpid()}.tmp") for path in paths]
    try:
        for path in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
        yield aside
        for written, path in zip(aside, paths, strict=True):
            written.replace(path)
    except OSError as error:
        raise RecordingError(
            f"the export cannot be written to {paths[0].parent} ({error.strerror or error}): "
            "choose another --out"
        ) from error
    finally:
        for path in aside:
            if path.exists():
                path.unlink()
