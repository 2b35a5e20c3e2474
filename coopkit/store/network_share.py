"""Folders on another computer: a database there is damaged when the connection drops, and its locks may not hold."""

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
    """A sentence to show if the file lies on a network share, else None."""
    share = _share_on_windows(file) if sys.platform == "win32" else _share_by_mount(file)
    if share is None:
        return None
    return (
        f"The answers are kept in {file}, on the network share {share}. They can be damaged when the connection drops: "
        "choose a folder on this laptop's own disk with COOPKIT_STORE."
    )


def _share_on_windows(file: PurePath) -> str | None:
    r"""The share of a path such as \\server\share\answers.sqlite, or of a drive letter that stands for one."""
    drive = file.drive.removeprefix("\\\\?\\")
    if drive.upper().startswith("UNC\\"):
        drive = "\\\\" + drive[len("UNC\\") :]
    if drive.startswith("\\\\"):
        return drive
    return drive if drive and _drive_type(f"{drive}\\") == _DRIVE_REMOTE else None


def _drive_type(root: str) -> int:
    r"""What Windows says of a drive such as Z:\, by a number of its own."""
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))  # type: ignore[attr-defined]


def _share_by_mount(file: Path) -> str | None:
    """The device behind the mount that the file lies on, if that is another computer's."""
    real = file.resolve()
    above = [each for each in psutil.disk_partitions(all=True) if real.is_relative_to(each.mountpoint)]
    nearest = max(above, key=lambda each: len(Path(each.mountpoint).parts), default=None)
    return str(nearest.device) if nearest is not None and nearest.fstype.casefold() in _REMOTE else None
