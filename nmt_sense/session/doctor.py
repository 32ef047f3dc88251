"""What is installed, what is missing, and the line that mends it."""

import ctypes.util
import importlib.metadata
import os
import platform
import shutil
import sys
from dataclasses import dataclass

from nmt_sense import __version__
from nmt_sense.glove import RULES_FOLDER, UDEV_RULES, right_to_open
from nmt_sense.storage import default_recordings_folder

LIBRARIES = ("numpy", "scipy", "pyarrow", "pyserial", "cobs", "pydantic", "PyQt6", "pyqtgraph")
#: Shared libraries that Qt needs on Linux, and the Debian package of each.
QT_LIBRARIES = {
    "GL": "libgl1",
    "EGL": "libegl1",
    "fontconfig": "libfontconfig1",
    "dbus-1": "libdbus-1-3",
    "xkbcommon": "libxkbcommon0",
    "xcb-cursor": "libxcb-cursor0",
}
#: An hour of eight sensors at 200 Hz takes about 20 MB before it is sealed.
WANTED_FREE_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class DoctorFinding:
    """One thing that was looked at.

    Attributes
    ----------
    what
        What was looked at, with its version or state.
    ok
        Whether it is as it should be.
    mend
        The line that mends it; empty where nothing needs mending.
    """

    what: str
    ok: bool
    mend: str = ""


def examine() -> list[DoctorFinding]:
    """Look at everything the program needs on this machine."""
    findings = [
        DoctorFinding(f"nmt_sense {__version__}", True),
        DoctorFinding(f"Python {platform.python_version()} on {platform.platform()}", True),
        *(_library(name) for name in LIBRARIES),
        _recordings(),
    ]
    if sys.platform == "linux":
        findings += [_shared(name, package) for name, package in QT_LIBRARIES.items()]
        findings.append(_right_to_open())
    return findings


def _library(name: str) -> DoctorFinding:
    try:
        return DoctorFinding(f"{name} {importlib.metadata.version(name)}", True)
    except importlib.metadata.PackageNotFoundError:
        return DoctorFinding(name, False, f"python -m pip install {name}")


def _shared(name: str, package: str) -> DoctorFinding:
    found = ctypes.util.find_library(name) is not None
    return DoctorFinding(f"lib{name}", found, "" if found else f"sudo apt-get install {package}")


def _right_to_open() -> DoctorFinding:
    import grp

    groups = {grp.getgrgid(number).gr_name for number in os.getgroups()}
    has_rule = (RULES_FOLDER / UDEV_RULES.name).exists()
    ok = os.geteuid() == 0 or has_rule or bool(groups & {"dialout", "uucp"})
    return DoctorFinding("right to open serial ports", ok, "" if ok else right_to_open())


def _recordings() -> DoctorFinding:
    folder = default_recordings_folder()
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(existing).free
    writable = os.access(existing, os.W_OK)
    what = f"recordings folder {folder}, {free / 1e9:.1f} GB free"
    ok = writable and free > WANTED_FREE_BYTES
    return DoctorFinding(what, ok, "" if ok else "choose another folder with --out")
