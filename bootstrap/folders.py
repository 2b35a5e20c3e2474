"""The folders that start.py creates. Each contains a stamp file from the start, and no other folder is changed."""

import shutil
from pathlib import Path

from bootstrap.project import StartError

STAMP = "made-from"


def read_stamp(folder: Path) -> str:
    """Return what a folder was made from; "" if it is unfinished or missing."""
    stamp = folder / STAMP
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def write_stamp(folder: Path, made_from: str) -> None:
    """Record what a folder was made from; "" marks it as unfinished."""
    (folder / STAMP).write_text(made_from, encoding="utf-8")


def claim(folder: Path) -> None:
    """Create a folder and stamp it as made by start.py; keep it as it is if it already has the stamp.

    Raises: StartError if something else made the folder, or it can't be written.
    """
    ours = folder.is_dir() and not folder.is_symlink() and ((folder / STAMP).is_file() or not any(folder.iterdir()))
    if not ours and (folder.exists() or folder.is_symlink()):
        raise StartError(
            f"{folder} wasn't made by start.py, so start.py leaves it alone. Rename it or move it away, or put "
            "coopkit into another folder, then run start.py again."
        )
    try:
        folder.mkdir(exist_ok=True)
        (folder / STAMP).open("a").close()
    except OSError as error:
        raise not_writable(folder, error) from error


def clear(folder: Path) -> None:
    """Delete everything in a claimed folder except its stamp, and mark the folder as unfinished.

    Raises: StartError if something can't be deleted; the folder keeps its stamp.
    """
    write_stamp(folder, "")
    for path in folder.iterdir():
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != STAMP:
                path.unlink()
        except OSError as error:
            raise StartError(
                f"{error.filename} can't be deleted ({error.strerror}). Close the program that uses it, then run "
                "start.py again."
            ) from error


def not_writable(folder: Path, error: OSError) -> StartError:
    """Return the error for a folder that can't be written."""
    return StartError(
        f"coopkit can't write to {folder} ({error.strerror}). Copy the coopkit folder to a place where you can, "
        "such as your Documents, then run start.py there."
    )
