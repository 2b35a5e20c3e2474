"""How long one learner's save takes while eight other phones ask how things stand.

Method: a server on Start.Coop, nine learners who have answered everything as a sample has. Eight of them are phones
with a step of "The plan" open each, in a process of their own; the ninth saves an answer in that session, again and
again, with a pause of 50 ms. Three phases follow each other in every round: nobody asks; each phone asks at the
page's own pace (every 15 seconds, see POLL_INTERVAL in front/page.js, not all at the same moment); each phone asks once
a second. A ratio is that of a round's median to the median of the phase in which nobody asks in the same round; the
table has the median of the rounds. Limits: 1.2 at the page's pace, 2 at one look a second. What the phones look at
does not change meanwhile, as in a room where people read and talk.

Run it with `.venv/bin/python -m benchmarks.polling`; it writes its table beside itself.
"""

import http.client
import json
import multiprocessing
import re
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from coopkit.content import content_root
from coopkit.portfolio.samples import read_sample
from tests.serve.server import Server
from tests.serve.visitor import Visitor

HERE = Path(__file__).parent
SAMPLE = content_root() / "start_coop" / "samples" / "artisans.toml"
SAVED = "start.plan.marketing"
PHONES, ROUNDS, PHASE_SECONDS, PAUSE_SECONDS = 8, 4, 16.0, 0.05
POLL_INTERVAL = int(re.findall(r"POLL_INTERVAL = (\d+)", Path("front/page.js").read_text(encoding="utf-8"))[0]) / 1000
PACES = {"nobody asks": 0.0, f"every {POLL_INTERVAL:.0f} seconds": POLL_INTERVAL, "once a second": 1.0}
LIMITS = dict(zip(PACES, (1.0, 1.2, 2.0), strict=True))


@dataclass(frozen=True)
class Phone:
    """A browser that is known to the server."""

    port: int
    cookie: str
    xsrf: str

    def asks(self) -> Callable[[str, bytes | None], bytes]:
        """A function that sends one request after the other over one connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": self.cookie, "X-XSRFToken": self.xsrf, "Content-Type": "application/json"}

        def ask(exercise: str, body: bytes | None = None) -> bytes:
            connection.request("POST" if body else "GET", f"/answers/{exercise}", body, headers)
            reply = connection.getresponse()
            read = reply.read()
            if reply.status != 200:
                raise RuntimeError(f"{exercise}: {reply.status} {read[:200]!r}")
            return read

        return ask


def new_phone(server: Server, number: int) -> Phone:
    """A learner who has answered everything as the sample has."""
    visitor = Visitor(server.port)
    visitor.post("/alone", {"name": f"Learner {number}"})
    for session in ("core", "feas", "plan", "setup"):
        visitor.get(f"/learn/start_coop/{session}")
    for exercise, answer in read_sample(SAMPLE).answers.items():
        kept = visitor.answer(exercise, do="check", answer=answer)
        if kept.status != 200:
            raise RuntimeError(f"{exercise}: {kept.status} {kept.html}")
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    return Phone(server.port, cookie, visitor.xsrf())


def look_on(phones: list[tuple[Phone, str]], pace: "Synchronized[float]", looks: "Synchronized[int]") -> None:
    """Eight phones that ask, each for its exercise, at the pace that is set now; 0 is a rest."""

    def look(place: int, phone: Phone, exercise: str) -> None:
        ask, following = phone.asks(), 0.0
        while True:
            now, wait = time.monotonic(), pace.value
            if not wait:
                following = 0.0
                time.sleep(0.02)
            elif not following:
                following = now + wait * place / len(phones)
            elif now < following:
                time.sleep(min(0.02, following - now))
            else:
                ask(exercise, None)
                following += wait
                with looks.get_lock():
                    looks.value += 1

    for place, (phone, exercise) in enumerate(phones):
        threading.Thread(target=look, args=(place, phone, exercise), daemon=True).start()
    threading.Event().wait()


def saves(saver: Callable[[str, bytes | None], bytes], numbers: "count[int]", version: int) -> tuple[list[float], int]:
    """Seconds of each save in one phase, and the version after it."""
    found: list[float] = []
    until = time.monotonic() + PHASE_SECONDS
    while time.monotonic() < until:
        number = next(numbers)
        sent = {"client": "bench", "revision": number, "base": version, "seat": 0, "do": "save"}
        body = json.dumps({**sent, "answer": {"ours.1.product": f"A stall on the market {number}"}}).encode()
        begun = time.perf_counter()
        kept = json.loads(saver(SAVED, body))
        found.append(time.perf_counter() - begun)
        version = kept["version"]
        time.sleep(PAUSE_SECONDS)
    return found, version


def measure() -> str:
    """The table."""
    folder = Path(tempfile.mkdtemp())
    server = Server(folder, content_root(), folder / "cache").start()
    pace, looks = multiprocessing.Value("d", 0.0), multiprocessing.Value("i", 0)
    rows: dict[str, list[list[float]]] = {name: [] for name in PACES}
    counted = dict.fromkeys(PACES, 0)
    looking = None
    try:
        phones = [new_phone(server, number) for number in range(PHONES + 1)]
        exercises = [id_ for id_ in read_sample(SAMPLE).answers if id_.startswith("start.plan.")][:PHONES]
        places = [(phone, exercises[number % len(exercises)]) for number, phone in enumerate(phones[1:])]
        looking = multiprocessing.Process(target=look_on, args=(places, pace, looks), daemon=True)
        looking.start()
        saver, numbers = phones[0].asks(), count(100)
        version = int(json.loads(saver(SAVED, None))["answers"]["0"]["version"])
        for turn in range(ROUNDS + 1):
            for name, seconds in PACES.items():
                before, pace.value = looks.value, seconds
                found, version = saves(saver, numbers, version)
                pace.value = 0.0
                if turn:
                    rows[name].append(found)
                    counted[name] += looks.value - before
                time.sleep(0.3)
        if not looking.is_alive() or not counted["once a second"]:
            raise RuntimeError("The phones did not ask.")
    finally:
        if looking is not None:
            looking.terminate()
        server.stop()
    return table(rows, counted, exercises)


def table(rows: dict[str, list[list[float]]], counted: dict[str, int], exercises: list[str]) -> str:
    """Markdown: ratios of a save's median and of its slow end, by pace."""
    alone = [statistics.median(found) for found in rows["nobody asks"]]
    slow = [statistics.quantiles(found, n=20)[-1] for found in rows["nobody asks"]]
    lines = [
        "# Saving while other phones look",
        "",
        str(__doc__).strip(),
        "",
        f"{ROUNDS} rounds after one to warm up; a phase is {PHASE_SECONDS:.0f} seconds. The phones had open: "
        f"{', '.join(exercises)}.",
        "",
        "| each phone asks | save, median, × nobody asks | limit | save, 19 of 20, × nobody asks | saves | looks |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, found in rows.items():
        middle = statistics.median(statistics.median(each) / own for each, own in zip(found, alone, strict=True))
        late = statistics.median(
            statistics.quantiles(each, n=20)[-1] / own for each, own in zip(found, slow, strict=True)
        )
        saved = sum(len(each) for each in found)
        lines.append(f"| {name} | {middle:.2f} | {LIMITS[name]:.1f} | {late:.2f} | {saved} | {counted[name]} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    found = measure()
    (HERE / "polling.md").write_text(found, encoding="utf-8")
    sys.stdout.write(found)
