"""Finds what is taught: curricula, their sessions, live tools and samples, in order."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path

EXERCISE_IDS = "exercise_ids.txt"
"""Beside the curricula: every exercise id ever used, one a line, those that are used no more below RETIRED."""
RETIRED = "# retired"


class LibraryError(ValueError):
    """Content that cannot be found or used; the message says which and what to do."""


@dataclass(frozen=True)
class Notebook:
    """A notebook of a curriculum: `id` is the stable name in its address, `position` the number it begins with."""

    curriculum: str
    id: str
    position: int
    path: Path

    @property
    def name(self) -> str:
        """Where it stands in addresses and on the command line: "think_coop/forms"."""
        return f"{self.curriculum}/{self.id}"


@dataclass(frozen=True)
class Curriculum:
    """A folder of notebooks: `id` is its name, "think_coop"."""

    id: str
    folder: Path

    @property
    def title(self) -> str:
        """The name people know: "Think.Coop"."""
        return ".".join(word.capitalize() for word in self.id.split("_"))

    @cached_property
    def sessions(self) -> tuple[Notebook, ...]:
        """The sessions in the order of their numbers."""
        return tuple(self._notebooks(self.folder))

    @cached_property
    def tools(self) -> tuple[Notebook, ...]:
        """The live tools."""
        return tuple(self._notebooks(self.folder / "tools"))

    @cached_property
    def samples(self) -> tuple[Path, ...]:
        """The files of the samples, in the order of their names."""
        return tuple(sorted((self.folder / "samples").glob("*.toml")))

    def _notebooks(self, folder: Path) -> Iterator[Notebook]:
        return (notebook_at(path, self.id) for path in sorted(folder.glob("*.ipynb")))


def notebook_at(path: Path, curriculum: str = "") -> Notebook:
    """The notebook in a file, wherever it lies; its folder's name stands for a curriculum that is not named."""
    number = re.match(r"\d+", path.name)
    return Notebook(curriculum or path.parent.name, stable_id(path), int(number[0]) if number else 0, path)


def stable_id(path: Path) -> str:
    """The id in a notebook's metadata; its file's name without number while it cannot be read."""
    plain = re.sub(r"^\d+_", "", path.stem)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["metadata"]["coopkit"]["session"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return plain
    return found if isinstance(found, str) and re.fullmatch(r"[a-z0-9-]+", found) else plain


def content_root() -> Path:
    """The folder of the curricula: inside the installed package, or beside it in a checkout.

    Raises:
        LibraryError: neither is there.
    """
    package = Path(str(files("coopkit")))
    for folder in (package / "content" / "modules", package.parent / "modules"):
        if folder.is_dir():
            return folder
    raise LibraryError("The training content is missing. Install coopkit again, or start it from its own folder.")


def curricula(root: Path | None = None) -> tuple[Curriculum, ...]:
    """The curricula that have sessions, in the order in which they are taught.

    Args:
        root: the folder that holds them; our own by default.
    """
    folder = root or content_root()
    taught = ("think_coop", "start_coop", "manage_coop")
    found = [each.name for each in folder.iterdir() if each.is_dir() and any(each.glob("*.ipynb"))]
    known = [name for name in taught if name in found]
    return tuple(Curriculum(name, folder / name) for name in known + sorted(set(found) - set(taught)))


def retired_ids(root: Path) -> frozenset[str]:
    """The ids of exercises that were part of the workbook once; none where nothing is listed.

    Args:
        root: the folder that holds the curricula.
    """
    path = root / EXERCISE_IDS
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    listed = [line.strip() for line in lines if line.strip()]
    return frozenset(listed[listed.index(RETIRED) + 1 :]) if RETIRED in listed else frozenset()


def find_sessions(names: tuple[str, ...], root: Path | None = None) -> tuple[Notebook, ...]:
    """The sessions named `CURRICULUM` or `CURRICULUM/SESSION`; all of them where none is named.

    Raises:
        LibraryError: a name that is not there; the message lists what is.
    """
    every = [session for curriculum in curricula(root) for session in curriculum.sessions]
    if not names:
        return tuple(every)
    chosen = []
    for name in names:
        matching = [each for each in every if name.rstrip("/") in (each.name, each.curriculum)]
        if not matching:
            known = ", ".join(each.name for each in every)
            raise LibraryError(f"There is no session '{name}'. There are: {known}.")
        chosen += [each for each in matching if each not in chosen]
    return tuple(chosen)
