"""Voila's script, found in the installed packages whatever an office's Jupyter settings say."""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from tornado.routing import URLSpec
from tornado.web import StaticFileHandler

_EXTENSIONS = (
    ("voila", "voila/labextensions/@voila-dashboards/widgets-manager8"),
    ("jupyterlab_widgets", "labextensions/@jupyter-widgets/jupyterlab-manager"),
    ("anywidget", "labextensions/anywidget"),
)
_YEAR_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class Extension:
    """A JupyterLab extension that the page needs: its name, its folder, its first file and module."""

    name: str
    folder: Path
    first: str
    module: str

    @property
    def about(self) -> dict[str, str]:
        """What Voila's script needs to know about it."""
        return {"name": self.name, "load": self.first, "extension": self.module}


@cache
def voila_folder() -> Path:
    """Return the folder of Voila's script and everything it loads."""
    return _installed_file("voila", "templates/base/static/voila.js").parent


@cache
def extensions() -> tuple[Extension, ...]:
    """Return the extensions that show ipywidgets and anywidgets, in this order."""
    found = []
    for package, place in _EXTENSIONS:
        about = _installed_file(package, f"{place}/package.json")
        read = json.loads(about.read_text(encoding="utf-8"))
        build = read["jupyterlab"]["_build"]
        found.append(Extension(read["name"], about.parent, build["load"].removeprefix("./"), build["extension"]))
    return tuple(found)


@cache
def script_folder_url() -> str:
    """Return the address of Voila's script; it changes with Voila's version."""
    return f"/voila/static/{version('voila')}"


def page_config(kernel_id: str) -> dict[str, Any]:
    """Return the configuration Voila's script reads. It names no MathJax, which would come from the internet.

    Args:
        kernel_id: the kernel that this page is a window of.
    """
    versions = "-".join(version(package) for package, _ in _EXTENSIONS)
    return {
        "appUrl": "voila/",
        "baseUrl": "/",
        "fullStaticUrl": script_folder_url(),
        "fullLabextensionsUrl": f"/voila/labextensions/{versions}",
        "federated_extensions": [extension.about for extension in extensions()],
        "jupyterLabTheme": "light",
        "kernelId": kernel_id,
        "progressiveRendering": False,
        "terminalsAvailable": False,
    }


class VoilaFileHandler(StaticFileHandler):
    """A file of Voila's script or of an extension. Its address names the version, so browsers may cache it for good."""

    def set_extra_headers(self, path: str) -> None:
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")

    def get_cache_time(self, path: str, modified: object, mime_type: str) -> int:
        return _YEAR_SECONDS


def script_routes() -> list[URLSpec]:
    """Return the routes of all these files."""
    extension_files = (
        URLSpec(
            rf"/voila/labextensions/[^/]+/{re.escape(each.name)}/(.+)", VoilaFileHandler, {"path": str(each.folder)}
        )
        for each in extensions()
    )
    return [URLSpec(r"/voila/static/[^/]+/(.+)", VoilaFileHandler, {"path": str(voila_folder())}), *extension_files]


def _installed_file(package: str, ending: str) -> Path:
    """Return a file of an installed package by the end of its path."""
    for file in distribution(package).files or ():
        if file.as_posix().endswith(ending):
            return Path(str(file.locate())).resolve()
    raise FileNotFoundError(f"{package} is installed without {ending}: install coopkit again.")
