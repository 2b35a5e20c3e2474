"""Folders that another program copies to the internet while we write: no good place for a database."""

from pathlib import Path

_NAME_STARTS = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
)
_MARKERS = (
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".stfolder", "Syncthing"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
)


def synced_folder_warning(file: Path) -> str | None:
    """A sentence to show if the file lies in a folder that a synchronising program copies, else None."""
    for folder in file.parents:
        program = _program_by_name(folder.name) or _program_by_marker(folder)
        if program:
            return (
                f"The answers are kept in {file}, inside a folder that {program} synchronises, which can "
                "damage them: choose a folder that is not synchronised with COOPKIT_STORE."
            )
    return None


def _program_by_name(name: str) -> str | None:
    lowered = name.casefold()
    return next((program for start, program in _NAME_STARTS if lowered.startswith(start)), None)


def _program_by_marker(folder: Path) -> str | None:
    return next((program for marker, program in _MARKERS if any(folder.glob(marker))), None)
