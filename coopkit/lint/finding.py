"""What a check finds: a place and one sentence."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Finding:
    """Something to mend; `str` of it is one line."""

    where: str
    what: str

    def __str__(self) -> str:
        return " ".join(f"{self.where}: {self.what}".split())


def place(path: Path, root: Path, within: str = "") -> str:
    """A file as it is named below the checked folder, and perhaps something in it."""
    name = path.relative_to(root).as_posix()
    return f"{name}, {within}" if within else name
