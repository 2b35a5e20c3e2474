"""The folders that start.py makes: each carries a stamp from its first moment, and no other folder is touched."""

import shutil
from pathlib import Path

from bootstrap.project import StartError

STAMP = "made-from"


def made_from(folder: Path) -> str:
    """What a finished folder was made from; "" while it is being made, or if that was interrupted."""
    stamp = folder / STAMP
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def finish(folder: Path, made_from: str) -> None:
    """Note what a folder was made from."""
    (folder / STAMP).write_text(made_from, encoding="utf-8")


def claim(folder: Path) -> None:
    """Make a folder and stamp it as ours; one of ours stays as it is.

    Raises: StartError if somebody else made it, or it cannot be written.
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
        raise unwritable(folder, error) from error


def clear(folder: Path) -> None:
    """Delete what is in a folder of ours, all but its stamp, which now says that it is being made.

    Raises: StartError if something cannot be deleted; the folder is still known as ours.
    """
    finish(folder, "")
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


def unwritable(folder: Path, error: OSError) -> StartError:
    """What is said of a folder that takes no files."""
    return StartError(
        f"coopkit can't write to {folder} ({error.strerror}). Copy the folder of coopkit to a place where you can, "
        "such as your Documents, then run start.py there."
    )
