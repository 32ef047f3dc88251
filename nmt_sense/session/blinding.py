"""Participants under a code, so that whoever judges does not know whom."""

import base64
import hashlib
import hmac

_LETTERS = 6


def blind_id(name: str, study_key: str) -> str:
    """Give a participant the code that they have in a study.

    The same name and key always give the same code; without the key the code leads back to no
    name. It is the beginning of HMAC-SHA-256 (RFC 2104) of the name, in base 32.

    Parameters
    ----------
    name
        Who it is; how it is written (capitals, spaces around it) does not matter.
    study_key
        A sentence that only whoever runs the study knows.
    """
    plain = " ".join(name.casefold().split()).encode()
    digest = hmac.new(study_key.encode(), plain, hashlib.sha256).digest()
    return "P-" + base64.b32encode(digest).decode()[:_LETTERS]
