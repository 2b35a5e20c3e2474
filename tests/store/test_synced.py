from pathlib import Path

import pytest

from coopkit.store import open_store
from coopkit.store.unsafe_folders import synced_folder_warning


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
