"""Voila's own script as it lies in the installed packages, wherever an office keeps its Jupyter settings."""

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
    """A piece of the page's script that its package brings along: the name it goes by, its folder, its first file."""

    name: str
    folder: Path
    first: str
    module: str

    @property
    def about(self) -> dict[str, str]:
        """What Voila's script has to know of it."""
        return {"name": self.name, "load": self.first, "extension": self.module}


@cache
def voila_folder() -> Path:
    """Where Voila's script lies, with everything that it loads later."""
    return _installed("voila", "templates/base/static/voila.js").parent


@cache
def extensions() -> tuple[Extension, ...]:
    """Those that show ipywidgets and anywidgets, in this order."""
    found = []
    for package, place in _EXTENSIONS:
        about = _installed(package, f"{place}/package.json")
        read = json.loads(about.read_text(encoding="utf-8"))
        build = read["jupyterlab"]["_build"]
        found.append(Extension(read["name"], about.parent, build["load"].removeprefix("./"), build["extension"]))
    return tuple(found)


@cache
def script_folder_url() -> str:
    """The address under which Voila's script is served; it changes with its version."""
    return f"/voila/static/{version('voila')}"


def page_config(kernel_id: str) -> dict[str, Any]:
    """What Voila's script reads from the page. It names no MathJax: Voila would take it from another host.

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
    """A file of Voila's script, or of an extension's; its address names the version, so browsers keep it for good."""

    def set_extra_headers(self, path: str) -> None:
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")

    def get_cache_time(self, path: str, modified: object, mime_type: str) -> int:
        return _YEAR_SECONDS


def script_routes() -> list[URLSpec]:
    """The addresses of all these files."""
    extension_files = (
        URLSpec(
            rf"/voila/labextensions/[^/]+/{re.escape(each.name)}/(.+)", VoilaFileHandler, {"path": str(each.folder)}
        )
        for each in extensions()
    )
    return [URLSpec(r"/voila/static/[^/]+/(.+)", VoilaFileHandler, {"path": str(voila_folder())}), *extension_files]


def _installed(package: str, ending: str) -> Path:
    for file in distribution(package).files or ():
        if file.as_posix().endswith(ending):
            return Path(str(file.locate())).resolve()
    raise FileNotFoundError(f"{package} is installed without {ending}: install coopkit again.")
