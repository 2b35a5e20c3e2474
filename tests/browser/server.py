"""A real server in a process of its own, as a facilitator starts it; it can be killed and started again."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

from tests.serve.server import cache_folder, free_port, stopped_on_failure
from tests.waiting import TIMEOUT, wait_until

__all__ = ["Server", "free_port"]

START = "from coopkit.cli import main; main()"


def answers(address: str) -> bool:
    """Whether a server answers there."""
    try:
        urllib.request.urlopen(address, timeout=TIMEOUT).close()
    except (OSError, HTTPException):
        return False
    return True


@contextmanager
def jupyter_server(command: Sequence[str], address: str) -> Iterator[None]:
    """Run Voila or JupyterLab once it answers at the address; it is stopped whatever happens.

    command: what follows `python -m`.
    """
    process = subprocess.Popen([sys.executable, "-m", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: answers(address) or process.poll() is not None, f"{command[0]} does not answer")
        assert process.poll() is None, f"{command[0]} ended"
        yield
    finally:
        process.terminate()
        try:
            process.wait(TIMEOUT / 10)
        except subprocess.TimeoutExpired:  # it may hang while it ends its kernels, which end when it is gone
            process.kill()
            process.wait(TIMEOUT)


@dataclass
class Server:
    """`coopkit serve` on a store and a port of its own.

    cache: where runs of notebooks are kept; by default with those of the person at this computer.
    """

    folder: Path
    cache: Path | None = None
    options: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[str] | None" = None
    facilitator_link: str = ""

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Server":
        """Start the server and wait until it answers; one that does not answer in time is stopped."""
        environment = {**os.environ, "COOPKIT_STORE": str(self.folder / "store.sqlite"), "PYTHONUNBUFFERED": "1"}
        if self.cache:
            environment |= cache_folder(self.cache)
        with (self.folder / "server.log").open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", START, "serve", "--port", str(self.port), "--no-browser", *self.options],
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
                cwd=self.folder,
            )
        with stopped_on_failure(self):
            self._wait()
        links = re.findall(r"https?://\S+/facilitator/\?key=\S+", self.log())
        self.facilitator_link = links[-1] if links else ""
        return self

    def log(self) -> str:
        """What it has printed."""
        return (self.folder / "server.log").read_text(encoding="utf-8")

    def health(self) -> dict[str, object]:
        """What it says of itself."""
        with urllib.request.urlopen(f"{self.address}/healthz", timeout=TIMEOUT) as reply:
            return dict(json.load(reply))

    def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(TIMEOUT)

    def stop(self) -> None:
        """Ends it as the facilitator does."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(TIMEOUT)
            except subprocess.TimeoutExpired:
                self.kill()

    def _wait(self) -> None:
        assert self.process is not None
        process = self.process
        wait_until(
            lambda: answers(f"{self.address}/healthz") or process.poll() is not None, "the server does not answer"
        )
        if process.poll() is not None:
            raise RuntimeError(f"The server ended: {self.log()}")
