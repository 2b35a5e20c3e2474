"""The secret that signs cookies, kept in a file so that a restart logs nobody out."""

import os
import secrets
from pathlib import Path

_BYTES = 32


def cookie_secret(file: Path) -> bytes:
    """The secret in this file, made at the first call and readable by its owner only.

    Returns: 64 hexadecimal digits as bytes.
    Raises: OSError if the file cannot be read or made.
    """
    # An empty one, as a crash of the disk leaves it, would sign nothing.
    if not file.exists() or not file.stat().st_size:
        _write(file, secrets.token_hex(_BYTES).encode())
    return file.read_bytes()


def _write(file: Path, secret: bytes) -> None:
    # Written elsewhere and then moved, so that no crash leaves half a secret.
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(secret)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
