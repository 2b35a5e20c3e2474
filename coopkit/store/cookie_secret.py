"""The secret that signs cookies, saved in a file so that a restart signs nobody out."""

import os
import secrets
from pathlib import Path

_BYTES = 32


def cookie_secret(file: Path) -> bytes:
    """Return the secret in this file; the first call creates the file, readable by its owner only.

    Returns: 64 hexadecimal digits as bytes.
    Raises: OSError if the file cannot be read or made.
    """
    # A crash can leave an empty file, which must not be used as a secret.
    if not file.exists() or not file.stat().st_size:
        _write(file, secrets.token_hex(_BYTES).encode())
    return file.read_bytes()


def _write(file: Path, secret: bytes) -> None:
    # Written to a draft and then moved, so that a crash never leaves half a secret.
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(secret)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
