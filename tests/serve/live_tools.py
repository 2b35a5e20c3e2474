"""A curriculum with small live tools, and the learner's side of one: its page, its kernel, its socket."""

import asyncio
import json
import re
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.serve.visitor import Shown, Visitor
from tests.serve.workbook import write_curriculum
from tests.waiting import TIMEOUT

FAILS = "ZeroDivisionError"
PROBE = (
    ("markdown", "# A probe"),
    ("code", "import os, sys\nfrom ipywidgets import Button"),
    (
        "code",
        "class Told:\n"
        "    def _repr_mimebundle_(self, **_):\n"
        "        told = {'environment': dict(os.environ), 'cwd': os.getcwd(), 'argv': sys.argv}\n"
        "        return {'application/json': told}\n"
        "Told()",
    ),
    ("code", "button = Button()\nbutton.on_click(lambda _: 1 / 0)\nbutton"),
)
BROKEN = (("markdown", "# Broken"), ("code", "no_such_name"))


def write_tools(folder: Path) -> None:
    """A session, a tool that tells what its kernel sees, and one that fails."""
    write_curriculum(folder)
    for name, cells in (("probe", PROBE), ("broken", BROKEN)):
        written = write_curriculum(folder / "tools", name, cells)
        place = folder / "think_coop" / "tools" / f"{name}.ipynb"
        place.parent.mkdir(exist_ok=True)
        notebook = json.loads(written.read_text(encoding="utf-8"))
        notebook["metadata"] |= {"title": name}
        if name == "probe":
            notebook["metadata"]["coopkit"]["exercise"] = "think.test.fruit"
        place.write_text(json.dumps(notebook), encoding="utf-8")


@dataclass(frozen=True)
class Live:
    """A live page that somebody has opened."""

    visitor: Visitor
    shown: Shown

    @property
    def kernel(self) -> str:
        """The id of its kernel."""
        return re.findall(r'data-live="/api/kernels/([0-9a-f-]{36})"', self.shown.html)[0]

    @property
    def outputs(self) -> list[dict[str, Any]]:
        """What its cells show, as data by kind."""
        found = re.findall(r'<script type="application/vnd.voila.cell-output\+json">(.*?)</script>', self.shown.html)
        return [json.loads(each)["data"] for each in found]

    def told(self, kind: str) -> Any:
        """The first output of this kind."""
        return next(data[kind] for data in self.outputs if kind in data)

    @asynccontextmanager
    async def socket(self, visitor: Visitor | None = None, origin: str = "") -> AsyncIterator["Socket"]:
        """A connection to the kernel, by default this learner's own, from this server's own page."""
        who = visitor or self.visitor
        own = f"http://127.0.0.1:{who.port}"
        cookies = "; ".join(f"{name}={value}" for name, value in who.cookies.items())
        address = f"ws://127.0.0.1:{who.port}/api/kernels/{self.kernel}/channels?session_id={uuid.uuid4().hex}"
        request = HTTPRequest(address, headers={"Cookie": cookies, "Origin": origin or own})
        connection = await websocket_connect(request)
        try:
            yield Socket(connection)
        finally:
            connection.close()
            while await asyncio.wait_for(connection.read_message(), TIMEOUT) is not None:
                continue  # until the server has closed its side too


@dataclass(frozen=True)
class Socket:
    """A page's connection to its kernel."""

    connection: WebSocketClientConnection

    async def send(self, kind: str, content: dict[str, Any]) -> None:
        """Sends one message, as Voila's script does."""
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "page", "username": "", "version": "5.3"}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "buffers": []}
        await self.connection.write_message(json.dumps({**message, "channel": "shell"}))

    async def hear(self, until: str, seconds: float = TIMEOUT) -> list[dict[str, Any]]:
        """Every message up to the first of this kind."""
        heard: list[dict[str, Any]] = []
        while not heard or heard[-1]["header"]["msg_type"] != until:
            text = await asyncio.wait_for(self.connection.read_message(), seconds)
            assert text is not None, "the server closed the connection"
            heard.append(json.loads(text))
        return heard


def open_tool(visitor: Visitor, tool: str = "probe") -> Live:
    """Somebody new opens the tool."""
    visitor.post("/alone", {"name": "Amina"})
    return Live(visitor, visitor.get(f"/live/think_coop/{tool}"))
