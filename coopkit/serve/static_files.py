"""The page's script and style. Their addresses contain a hash, so browsers may cache them for good."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from tornado.web import StaticFileHandler

STATIC = Path(str(files("coopkit.views"))) / "static"


@cache
def asset_url(name: str) -> str:
    """Return the address of a built file; it changes whenever the file does."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


class AssetHandler(StaticFileHandler):
    """A file of the built front end."""

    def set_extra_headers(self, path: str) -> None:
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")

    def get_cache_time(self, path: str, modified: object, mime_type: str) -> int:
        return 365 * 24 * 3600 if self.get_argument("v", "") else 0
