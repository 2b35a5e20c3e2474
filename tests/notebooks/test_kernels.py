import os
import subprocess
import sys
from pathlib import Path

import pytest

from coopkit.notebooks.kernels import CoopkitKernelSpecs, create_settings_folder, kernel_environment
from tests.waiting import TIMEOUT

OFFICE = """
import sys
import IPython.core.application as application
application.SYSTEM_CONFIG_DIRS[:] = [{folder!r}]
import ipykernel.kernelapp as kernel
def launch(**_):
    app = kernel.IPKernelApp()
    app.init_config_files()
    app.load_config_file()
    print(app.config)
kernel.IPKernelApp.launch_instance = launch
exec(sys.argv[1])
"""


def test_settings_of_ipython_for_the_whole_computer_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ipython_config.py").write_text("get_config().Office.rules = True", encoding="utf-8")
    start = CoopkitKernelSpecs().get_kernel_spec("python3").argv[2]
    asked = [sys.executable, "-c", OFFICE.format(folder=str(tmp_path)), start]
    unguarded = [*asked[:-1], "from ipykernel.kernelapp import IPKernelApp; IPKernelApp.launch_instance()"]

    ours, usual = (
        subprocess.run(each, env=kernel_environment(tmp_path), capture_output=True, text=True, check=True).stdout
        for each in (asked, unguarded)
    )

    assert "Office" in usual
    assert "Office" not in ours


def test_a_folder_that_a_killed_run_left_behind_goes_with_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait(TIMEOUT)
    left = tmp_path / f"coopkit-{ended.pid}-abc"
    (left / "settings").mkdir(parents=True)
    others = tmp_path / "coopkit-notes"
    others.mkdir()

    running, folder = create_settings_folder(), create_settings_folder()

    assert not left.exists()
    assert others.is_dir()
    assert running.is_dir() and folder.is_dir() and f"-{os.getpid()}-" in folder.name
