"""Kernels isolated from the computer's Jupyter settings: our interpreter, few environment variables, no settings."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil
from jupyter_client.kernelspec import KernelSpecManager

_ALLOWED = frozenset(
    {"PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "TEMP", "TMP"}
    | {"TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE", "APPDATA"}
    | {"LOCALAPPDATA", "PROGRAMDATA", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"}
)
# No environment variable stops IPython from reading system-wide settings such as /etc/ipython.
_LAUNCH = (
    "from ipykernel.kernelapp import IPKernelApp as Kernel; "
    "Kernel.load_config_file = lambda *_, **__: None; Kernel.launch_instance()"
)
_OWNER = re.compile(r"coopkit-(\d+)-")


class CoopkitKernelSpecs(KernelSpecManager):
    """A kernel spec manager that offers only the interpreter that runs coopkit."""

    def _kernel_dirs_default(self) -> list[str]:
        return []

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.ensure_native_kernel = True

    def get_kernel_spec(self, kernel_name: str) -> Any:
        """Return the kernel spec, which logs errors only."""
        found = super().get_kernel_spec(kernel_name)
        found.argv = [sys.executable, "-c", _LAUNCH, "-f", "{connection_file}", "--log-level=ERROR"]
        return found


def kernel_environment(folder: Path, *, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment variables of a kernel: a short allow-list, and empty settings folders.

    Args:
        folder: where to put the settings folder, created if missing.
        environment: the variables to choose from; this process's by default.
    """
    source = os.environ if environment is None else environment
    allowed = {name: value for name, value in source.items() if name.upper() in _ALLOWED}
    empty = folder / "settings"
    empty.mkdir(parents=True, exist_ok=True)
    settings = dict.fromkeys(("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "MPLCONFIGDIR"), str(empty))
    return {**allowed, **settings, "JUPYTER_NO_CONFIG": "1", "PYTHONSAFEPATH": "1", "PYTHONIOENCODING": "utf-8"}


def create_settings_folder() -> Path:
    """Create a temporary settings folder; the caller removes it, or the next call if the caller was killed."""
    for folder in Path(tempfile.gettempdir()).glob("coopkit-*"):
        owner = _OWNER.match(folder.name)
        if owner and not psutil.pid_exists(int(owner[1])):
            shutil.rmtree(folder, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"coopkit-{os.getpid()}-"))
