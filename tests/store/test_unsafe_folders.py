from collections import namedtuple
from pathlib import Path, PureWindowsPath

import pytest

from coopkit.store import open_store, unsafe_folders
from coopkit.store.unsafe_folders import network_share_warning, synced_folder_warning

Mount = namedtuple("Mount", "device mountpoint fstype opts")


@pytest.fixture
def mount(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Lets a folder seem to be mounted from elsewhere, later ones on top of earlier ones."""
    mounts = [Mount("/dev/sda1", "/", "ext4", "rw")]

    def add(folder: str, device: str, kind: str) -> Path:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        mounts.append(Mount(device, str(tmp_path / folder), kind, "rw"))
        return tmp_path / folder

    monkeypatch.setattr(unsafe_folders.sys, "platform", "linux")
    monkeypatch.setattr(unsafe_folders.psutil, "disk_partitions", lambda *, all: mounts if all else mounts[:1])
    return add


@pytest.mark.parametrize(
    ("kind", "device"),
    [
        ("nfs4", "office:/home"),
        ("cifs", "//office/home"),
        ("smb3", "//office/home"),
        ("smbfs", "//asha@office/home"),
        ("fuse.sshfs", "asha@office:"),
        ("9p", "C:\\"),
    ],
)
def test_a_store_on_a_network_share_says_so(mount, kind: str, device: str):
    store = open_store(mount("share", device, kind) / "coopkit" / "answers.sqlite")
    store.close()
    assert store.warning is not None
    assert f"on the network share {device}." in store.warning
    assert "COOPKIT_STORE" in store.warning


def test_a_disk_of_the_laptop_within_a_share_gives_no_warning(mount):
    mount("share", "//office/home", "cifs")
    inside = mount("share/disk", "/dev/sdb1", "ext4")
    assert network_share_warning(inside / "answers.sqlite") is None


def test_a_share_beside_the_store_gives_no_warning(mount, tmp_path: Path):
    mount("data", "//office/home", "cifs")
    assert network_share_warning(tmp_path / "data of ours" / "answers.sqlite") is None


@pytest.mark.skipif(unsafe_folders.sys.platform == "win32", reason="Windows lets few people make symbolic links")
def test_a_link_is_followed_to_the_share(mount, tmp_path: Path):
    share = mount("share", "//office/home", "cifs")
    (tmp_path / "answers").symlink_to(share, target_is_directory=True)
    warning = network_share_warning(tmp_path / "answers" / "answers.sqlite")
    assert warning is not None and "//office/home" in warning


@pytest.mark.parametrize(
    ("file", "share"),
    [
        (r"\\office\home\answers.sqlite", r"\\office\home"),
        (r"\\?\UNC\office\home\answers.sqlite", r"\\office\home"),
        (r"Z:\coopkit\answers.sqlite", "Z:"),
        (r"\\?\Z:\coopkit\answers.sqlite", "Z:"),
        (r"C:\coopkit\answers.sqlite", None),
        (r"\\?\C:\coopkit\answers.sqlite", None),
    ],
)
def test_shares_and_drive_letters_of_windows(file: str, share: str | None, monkeypatch: pytest.MonkeyPatch):
    types = {"C:\\": 3, "Z:\\": 4}  # fixed, remote: the numbers of GetDriveTypeW
    monkeypatch.setattr(unsafe_folders, "_drive_type", types.__getitem__)
    assert unsafe_folders._share_on_windows(PureWindowsPath(file)) == share


@pytest.mark.skipif(unsafe_folders.sys.platform != "win32", reason="only Windows has drive letters")
def test_windows_itself_calls_its_own_disk_no_share(tmp_path: Path):
    assert network_share_warning(tmp_path / "answers.sqlite") is None


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive - Ministry of Labour", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Library/CloudStorage/GoogleDrive-asha@example.org", "Google Drive"),
        ("My Drive", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
    ],
)
def test_a_store_in_a_synchronised_folder_says_so(tmp_path: Path, folder: str, program: str):
    store = open_store(tmp_path / folder / "coopkit" / "answers.sqlite")
    store.close()
    assert store.warning is not None
    assert f"that {program} synchronises" in store.warning
    assert "COOPKIT_STORE" in store.warning


@pytest.mark.parametrize(
    ("marker", "program"), [(".stfolder", "Syncthing"), (".sync_1f2e.db", "Nextcloud"), (".dropbox.cache", "Dropbox")]
)
def test_a_folder_of_any_name_is_known_by_what_the_program_puts_there(tmp_path: Path, marker: str, program: str):
    (tmp_path / marker).mkdir()
    warning = synced_folder_warning(tmp_path / "coopkit" / "answers.sqlite")
    assert warning is not None and program in warning


def test_an_ordinary_folder_and_memory_give_no_warning(tmp_path: Path):
    for address in (tmp_path / "data" / "answers.sqlite", "sqlite://"):
        store = open_store(address)
        assert store.warning is None
        store.close()
