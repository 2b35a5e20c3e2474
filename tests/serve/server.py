"""A real server in a process of its own, on a small curriculum."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE_SECONDS = 60.0
START = """
import sys
from pathlib import Path
from coopkit.i18n import load_locale
from coopkit.library import curricula
from coopkit.serve.start import Settings, serve
store, content, port, room, *locale = sys.argv[1:]
spoken = load_locale(*locale, minor_digits=2)
settings = Settings(port=int(port), room=room == "room", locale=spoken, store=store, browser=False)
serve(settings, curricula(Path(content)), lambda line: print(line, flush=True))
"""


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """`serve` in a folder: its store, its settings, its log.

    content: the folder of the curricula. cache: where runs of notebooks are kept. locale: language and country.
    """

    folder: Path
    content: Path
    cache: Path
    room: bool = False
    locale: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def store(self) -> Path:
        """The file of its answers."""
        return self.folder / "answers.sqlite"

    @property
    def key(self) -> str:
        """The secret in the printed facilitator's link."""
        return re.findall(r"/facilitator/\?key=(\S+)", self.log())[-1]

    def start(self) -> "Server":
        """Starts it and waits until it says that it runs."""
        before = self.log().count("Ctrl+C") if self.process else 0
        own = {"HOME": str(self.folder), "XDG_CACHE_HOME": str(self.cache), "XDG_CONFIG_HOME": str(self.folder)}
        arguments = [str(self.store), str(self.content), str(self.port), "room" if self.room else "alone", *self.locale]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", START, *arguments],
                env={**os.environ, **own, **self.environment},
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
            )
        until = time.monotonic() + PATIENCE_SECONDS
        while self.log().count("Ctrl+C") == before:
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"The server did not start: {self.log()}")
            time.sleep(0.05)
        return self

    def log(self) -> str:
        """What it has printed."""
        return (self.folder / "server.log").read_text(encoding="utf-8")

    def stop(self) -> None:
        """Ends it as the facilitator does."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)
