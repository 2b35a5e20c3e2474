"""Find the curricula with their sessions, live tools and samples, in teaching order."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path

EXERCISE_IDS = "exercise_ids.txt"
"""The file beside the curricula that lists every exercise id ever used, one a line; retired ones follow RETIRED."""
RETIRED = "# retired"
_NUMBERED = re.compile(r"\d+_\w+\.ipynb")


class ContentUnavailable(ValueError):
    """Training content can't be found or used; the message says which, and what to do."""


@dataclass(frozen=True)
class Notebook:
    """A notebook of a curriculum.

    id: the stable name in its address. position: the number at the start of its file name, 0 if there is none.
    alone_start: the id of its exercise with which somebody who learns alone begins the curriculum, "" for none.
    """

    curriculum: str
    id: str
    position: int
    path: Path
    alone_start: str = ""

    @property
    def name(self) -> str:
        """Return the name in addresses and on the command line: "think_coop/forms"."""
        return f"{self.curriculum}/{self.id}"


@dataclass(frozen=True)
class Curriculum:
    """A folder of notebooks: `id` is its name, "think_coop"."""

    id: str
    folder: Path

    @property
    def title(self) -> str:
        """Return the title shown to people: "Think.Coop"."""
        return ".".join(word.capitalize() for word in self.id.split("_"))

    @cached_property
    def notebooks(self) -> tuple[Notebook, ...]:
        """Return the notebooks of the sessions in the order of their numbers, copies included."""
        return tuple(self._notebooks(self.folder))

    @cached_property
    def sessions(self) -> tuple[Notebook, ...]:
        """Return the sessions in the order of their numbers, each once."""
        return tuple(notebook for notebook in self.notebooks if notebook not in self.copies)

    @cached_property
    def sessions_alone(self) -> tuple[Notebook, ...]:
        """Return the sessions as somebody who learns alone takes them: the one to begin with comes first."""
        return tuple(sorted(self.sessions, key=lambda each: not each.alone_start))

    @cached_property
    def copies(self) -> dict[Notebook, Notebook]:
        """Return copied notebooks, which have the id of another session, each with the original that is taught.

        The original is the first one with a proper name for a session, because "04_forms-Copy1.ipynb" comes before
        "04_forms.ipynb".
        """
        by_name = sorted(self.notebooks, key=lambda each: _NUMBERED.fullmatch(each.path.name) is None)
        taught: dict[str, Notebook] = {}
        for notebook in by_name:
            taught.setdefault(notebook.id, notebook)
        return {each: taught[each.id] for each in self.notebooks if taught[each.id] is not each}

    @cached_property
    def tools(self) -> tuple[Notebook, ...]:
        """Return the notebooks of the live tools."""
        return tuple(self._notebooks(self.folder / "tools"))

    @cached_property
    def samples(self) -> tuple[Path, ...]:
        """Return the sample files, sorted by name."""
        return tuple(sorted((self.folder / "samples").glob("*.toml")))

    def _notebooks(self, folder: Path) -> Iterator[Notebook]:
        """Yield the notebooks of a folder, sorted by file name."""
        return (notebook_at(path, self.id) for path in sorted(folder.glob("*.ipynb")))


def notebook_at(path: Path, curriculum: str = "") -> Notebook:
    """Return the notebook in a file.

    curriculum: its id; by default the name of the folder.
    """
    number = re.match(r"\d+", path.name)
    alone_start = str(_metadata(path).get("alone_start", ""))
    return Notebook(curriculum or path.parent.name, stable_id(path), int(number[0]) if number else 0, path, alone_start)


def stable_id(path: Path) -> str:
    """Return the id in a notebook's metadata, or its file name without the number if there is no valid one."""
    plain = re.sub(r"^\d+_", "", path.stem)
    found = _metadata(path).get("session")
    return found if isinstance(found, str) and re.fullmatch(r"[a-z0-9-]+", found) else plain


def _metadata(path: Path) -> dict[str, object]:
    """Return a notebook's metadata under "coopkit"; nothing if the file can't be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["metadata"]["coopkit"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def content_root() -> Path:
    """Return the folder that holds the curricula: inside the installed package, or beside it in a checkout.

    Raises:
        ContentUnavailable: there is neither.
    """
    package = Path(str(files("coopkit")))
    for folder in (package / "content" / "modules", package.parent / "modules"):
        if folder.is_dir():
            return folder
    raise ContentUnavailable("The training content is missing. Install coopkit again, or start it from its own folder.")


def curricula(root: Path | None = None) -> tuple[Curriculum, ...]:
    """Return the curricula that have sessions, in teaching order.

    Args:
        root: the folder that holds them; ours by default.
    """
    folder = root or content_root()
    taught = ("think_coop", "start_coop", "manage_coop")
    found = [each.name for each in folder.iterdir() if each.is_dir() and any(each.glob("*.ipynb"))]
    known = [name for name in taught if name in found]
    return tuple(Curriculum(name, folder / name) for name in known + sorted(set(found) - set(taught)))


def retired_ids(root: Path) -> frozenset[str]:
    """Return the ids of exercises that are no longer part of the workbook.

    Args:
        root: the folder that holds the curricula.
    """
    path = root / EXERCISE_IDS
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    listed = [line.strip() for line in lines if line.strip()]
    return frozenset(listed[listed.index(RETIRED) + 1 :]) if RETIRED in listed else frozenset()


def find_sessions(names: tuple[str, ...], root: Path | None = None) -> tuple[Notebook, ...]:
    """Return the sessions named `CURRICULUM` or `CURRICULUM/SESSION`, or all of them if no name is given.

    Raises:
        ContentUnavailable: there is no such session; the message lists those there are.
    """
    every = [session for curriculum in curricula(root) for session in curriculum.sessions]
    if not names:
        return tuple(every)
    chosen = []
    for name in names:
        matching = [each for each in every if name.rstrip("/") in (each.name, each.curriculum)]
        if not matching:
            known = ", ".join(each.name for each in every)
            raise ContentUnavailable(f"There is no session '{name}'. There are: {known}.")
        chosen += [each for each in matching if each not in chosen]
    return tuple(chosen)
