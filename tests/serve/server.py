"""A real server in a process of its own, on a small curriculum."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import SystemRandom
from typing import Protocol

from tests.waiting import TIMEOUT, wait_until

START = """
import os
import sys
from pathlib import Path
from coopkit.i18n import load_locale
from coopkit.content import curricula
from coopkit.serve.startup import Settings, serve
if "TEST_CATALOGUES" in os.environ:
    load_locale.__defaults__ = ("en", None, Path(os.environ["TEST_CATALOGUES"]))
store, content, port, room, *locale = sys.argv[1:]
spoken = load_locale(*locale, minor_digits=2)
settings = Settings(port=int(port), room=room == "room", locale=spoken, store=store, browser=False)
serve(settings, curricula(Path(content)), lambda line: print(line, flush=True))
"""


PORTS = range(20_000, 30_000)
"""Below those that systems give to whoever asks for any port, as kernels do before a server listens on its own."""


def free_port() -> int:
    """A port that nobody listens on, by chance, so that processes that look at the same time find different ones."""
    while True:
        port = SystemRandom().choice(PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def own_folders(folder: Path, cache: Path | None = None) -> dict[str, str]:
    """Variables that keep a process out of this computer's own settings, data and caches, on any system.

    platformdirs asks Windows itself for its folders, unless they are named in variables of its own.
    """
    named = ("HOME", "USERPROFILE", "APPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "WIN_PD_OVERRIDE_APPDATA")
    return dict.fromkeys(named, str(folder)) | cache_folder(cache or folder)


def cache_folder(folder: Path) -> dict[str, str]:
    """Variables that make a process keep its caches in a folder, on any system."""
    return dict.fromkeys(("LOCALAPPDATA", "XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"), str(folder))


class Killable(Protocol):
    """A server that can be ended at once."""

    def kill(self) -> None: ...


@contextmanager
def stopped_on_failure(server: Killable) -> Iterator[None]:
    """Kill the server if what follows fails, so that it does not keep running without a test."""
    try:
        yield
    except BaseException:
        server.kill()
        raise


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
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def key(self) -> str:
        """The secret in the printed facilitator's link."""
        return re.findall(r"/facilitator/\?key=(\S+)", self.log())[-1]

    def start(self) -> "Server":
        """Start the server and wait until it says that it is running; one that is not in time is stopped."""
        before = self.log().count("Ctrl+C") if self.process else 0
        arguments = [str(self.store), str(self.content), str(self.port), "room" if self.room else "alone", *self.locale]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", START, *arguments],
                env={**os.environ, **own_folders(self.folder, self.cache), **self.environment},
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
            )
        process = self.process
        with stopped_on_failure(self):
            wait_until(lambda: self.log().count("Ctrl+C") > before or process.poll() is not None, "it did not start")
        if process.poll() is not None:
            raise RuntimeError(f"The server did not start: {self.log()}")
        return self

    def log(self) -> str:
        """What it has printed."""
        return (self.folder / "server.log").read_text(encoding="utf-8")

    def stop(self) -> None:
        """Stop the server as the facilitator does; one that does not stop is killed, and the test fails."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(TIMEOUT)
            except subprocess.TimeoutExpired:
                self.kill()
                raise

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(TIMEOUT)
