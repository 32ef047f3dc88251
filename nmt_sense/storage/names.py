"""Names of participants, apart from their recordings: who a pseudonym is, if anybody must know.

The file is plain JSON, or, with the ending ``.age``, encrypted under a passphrase in the format of
age (https://age-encryption.org), which other programs open as well.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nmt_sense.model.errors import InputError
from nmt_sense.storage.info import write_durably

ENCRYPTED = ".age"


def is_encrypted(path: Path) -> bool:
    """Tell whether a file of names is an encrypted one."""
    return path.suffix == ENCRYPTED


def read_names(path: Path, passphrase: str = "") -> dict[str, str]:
    """Read the names by their pseudonyms; none where there is no file.

    Raises
    ------
    InputError
        If the file cannot be read, or the passphrase is another.
    """
    if not path.exists():
        return {}
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"the names in {path} cannot be read: {error.strerror}") from error
    if is_encrypted(path):
        age = _age()
        try:
            data = age.passphrase.decrypt(data, passphrase)
        except age.DecryptError as error:
            raise InputError(
                f"the names in {path} cannot be decrypted: the passphrase is another, or the file "
                "is damaged"
            ) from error
    try:
        names = json.loads(data)
        return {str(pseudonym): str(name) for pseudonym, name in names.items()}
    except (ValueError, AttributeError) as error:
        raise InputError(f"{path} is no file of names: {error}") from error


def write_names(path: Path, names: Mapping[str, str], passphrase: str = "") -> None:
    """Write names, an older file being replaced only by a whole one; readable by this user alone.

    Raises
    ------
    InputError
        If it cannot be written, or a passphrase is missing.
    """
    data = json.dumps(dict(sorted(names.items())), indent=2, ensure_ascii=False).encode()
    if is_encrypted(path):
        if not passphrase:
            raise InputError(f"{path} is to be encrypted: give a passphrase")
        data = _age().passphrase.encrypt(data, passphrase)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, data)
        path.chmod(0o600)
    except OSError as error:
        raise InputError(f"the names cannot be written to {path}: {error.strerror}") from error


def _age() -> Any:
    try:
        import pyrage
        import pyrage.passphrase
    except ModuleNotFoundError as error:
        raise InputError(
            "encrypted names need the library pyrage: pip install 'nmt-sense[names]'"
        ) from error
    return pyrage
