"""Folders in which a database gets damaged: on another computer, or copied to the internet while we write."""

import sys
from pathlib import Path, PurePath

import psutil

_REMOTE = frozenset(
    {"nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afpfs", "afs", "ncpfs", "webdav", "davfs"}
    | {"fuse.davfs2", "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.gvfsd-fuse", "ceph", "fuse.ceph", "lustre"}
    | {"glusterfs", "fuse.glusterfs", "osxfuse", "macfuse"}
)
_DRIVE_REMOTE = 4


def network_share_warning(file: Path) -> str | None:
    """Return a warning if the file is on a network share, else None."""
    share = _share_on_windows(file) if sys.platform == "win32" else _share_by_mount(file)
    if share is None:
        return None
    return (
        f"The answers are saved in {file}, on the network share {share}. They can be damaged if the connection drops. "
        "Choose a folder on this laptop's own disk with COOPKIT_STORE."
    )


def _share_on_windows(file: PurePath) -> str | None:
    r"""Return the share of a path such as \\server\share\answers.sqlite, or of a drive letter mapped to one."""
    drive = file.drive.removeprefix("\\\\?\\")
    if drive.upper().startswith("UNC\\"):
        drive = "\\\\" + drive[len("UNC\\") :]
    if drive.startswith("\\\\"):
        return drive
    return drive if drive and _drive_type(f"{drive}\\") == _DRIVE_REMOTE else None


def _drive_type(root: str) -> int:
    r"""Return Windows' number for the type of a drive such as Z:\."""
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))  # type: ignore[attr-defined]


def _share_by_mount(file: Path) -> str | None:
    """Return the device of the mount the file is on, if it belongs to another computer."""
    real = file.resolve()
    above = [each for each in psutil.disk_partitions(all=True) if real.is_relative_to(each.mountpoint)]
    nearest = max(above, key=lambda each: len(Path(each.mountpoint).parts), default=None)
    return str(nearest.device) if nearest is not None and nearest.fstype.casefold() in _REMOTE else None


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
    """Return a warning if the file is in a folder that a program synchronises, else None."""
    for folder in file.parents:
        program = _program_by_name(folder.name) or _program_by_marker(folder)
        if program:
            return (
                f"The answers are saved in {file}, inside a folder that {program} synchronises, which can "
                "damage them. Choose a folder that is not synchronised with COOPKIT_STORE."
            )
    return None


def _program_by_name(name: str) -> str | None:
    lowered = name.casefold()
    return next((program for start, program in _NAME_STARTS if lowered.startswith(start)), None)


def _program_by_marker(folder: Path) -> str | None:
    return next((program for marker, program in _MARKERS if any(folder.glob(marker))), None)
