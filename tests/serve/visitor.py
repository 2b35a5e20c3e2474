"""Somebody with a browser of their own: cookies, forms, pages; no script runs."""

import html
import http.client
import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.waiting import LONG_TIMEOUT

Form = dict[str, str | list[str]]


@dataclass(frozen=True)
class Shown:
    """What came back: `location` is where it wants to go, "" for a page."""

    status: int
    html: str
    location: str
    headers: dict[str, str]

    @property
    def words(self) -> str:
        """What can be read on the page."""
        visible = re.sub(r"<(script|style|title)\b.*?</\1>", " ", self.html, flags=re.DOTALL)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", visible)).split())

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.html)


@dataclass
class Visitor:
    """A browser without scripts.

    port: of the server. host: what it takes the server's name for.
    """

    port: int
    address: str = "127.0.0.1"
    host: str = ""
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, follow: bool = True) -> Shown:
        """Opens a page; by itself it goes where the page sends it."""
        shown = self.request("GET", path)
        for _ in range(5):
            if not (follow and shown.location):
                break
            shown = self.request("GET", shown.location)
        return shown

    def post(self, path: str, form: Form | None = None, follow: bool = True) -> Shown:
        """Sends a form of ours."""
        sent = {"_xsrf": self.xsrf(), **(form or {})}
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        shown = self.request("POST", path, urlencode(sent, doseq=True).encode(), headers)
        return self.get(shown.location) if follow and shown.location else shown

    def answer(self, exercise: str, **message: Any) -> Shown:
        """Sends what the page's script sends."""
        sent = {"client": "phone", "revision": 1, "base": 0, "seat": 0, "do": "save", "answer": {}, **message}
        headers = {"Content-Type": "application/json", "X-XSRFToken": self.xsrf()}
        return self.request("POST", f"/answers/{exercise}", json.dumps(sent).encode(), headers)

    def xsrf(self) -> str:
        """The token that every form of ours carries."""
        if "_xsrf" not in self.cookies:
            self.request("GET", "/")
        return self.cookies["_xsrf"]

    def request(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Shown:
        """One request with this browser's cookies."""
        connection = http.client.HTTPConnection(self.address, self.port, timeout=LONG_TIMEOUT)
        sent = dict(headers or {})
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.host:
            sent["Host"] = self.host
        try:
            connection.request(method, path, body or None, sent)
            reply = connection.getresponse()
            text = reply.read().decode("utf-8")
        finally:
            connection.close()
        for line in reply.headers.get_all("Set-Cookie") or ():
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
            if value in ("", '""'):
                del self.cookies[name]
        return Shown(reply.status, text, reply.headers.get("Location", ""), dict(reply.headers))
