"""Pictures: found where a notebook names them, of a kind that every phone shows, small, and whole in themselves."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from PIL import Image, UnidentifiedImageError

from coopkit.lint.finding import Finding, Location, relative_name
from coopkit.lint.notebook_source import NotebookSource, SourceCell

MOST_BYTES = {"drawing": 500_000, "photo": 5_000_000}
"""A drawing is sent as it is; a photo is scaled when the session is built, and this much still builds quickly."""
PHOTOS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
OTHER_KINDS = (".bmp", ".tif", ".tiff", ".avif", ".eps", ".pdf", ".psd", ".emf", ".wmf", ".ico")
HEIC = (".heic", ".heif")

_PICTURE = re.compile(r"!\[[^\]]*\]\((?P<target>[^)]*)\)")
_TITLE = re.compile(r"""^(?P<path>.*?)\s+(?P<title>"[^"]*"|'[^']*'|“[^”]*”)$""")
_TAG = re.compile(r"<img\b", re.IGNORECASE)
_FROM_ELSEWHERE = re.compile(
    r"""<(?:image|script|foreignObject)\b|\son[a-z]+\s*=|javascript:|@import|(?:href\s*=\s*|url\(\s*)["']?(?!["'#])""",
    re.IGNORECASE,
)


def check_pictures(source: NotebookSource, folder: Path, root: Path) -> Iterator[Finding]:
    """Yield the pictures in a notebook's Markdown cells that wouldn't be shown, with the way to write or save them.

    Args:
        source: the notebook.
        folder: the folder in which it is.
        root: the checked folder.
    """
    for cell in source.cells:
        if cell.kind != "markdown":
            continue
        for tag in _TAG.finditer(cell.text):
            message = "<img> isn't shown. Write ![what it shows](pictures/name.png) instead."
            yield Finding(_location_of(source, cell, tag.start()), message)
        for picture in _PICTURE.finditer(cell.text):
            yield from _check_target(_location_of(source, cell, picture.start()), picture["target"].strip(), folder)
            file = folder / picture["target"].strip()
            if file.is_file() and (folder / "pictures").resolve() in file.resolve().parents:
                yield from _check_file(file, root)
        if cell.has_attachments and "attachment:" not in cell.text:
            message = "A pasted picture is still stored in this cell. Clear the cell's attachments and save."
            yield Finding(source.at(cell), message)


def check_picture_files(folder: Path, root: Path) -> Iterator[Finding]:
    """Yield the files in a curriculum's folder of pictures that phones can't show, or that take them too long.

    Args:
        folder: the curriculum's folder.
        root: the checked folder.
    """
    for path in sorted((folder / "pictures").rglob("*")):
        yield from _check_file(path, root)


def _check_file(path: Path, root: Path) -> Iterator[Finding]:
    location, suffix = Location(relative_name(path, root)), path.suffix.lower()
    if suffix == ".svg":
        yield from _check_drawing(path, location)
    elif suffix in HEIC or suffix in OTHER_KINDS:
        yield Finding(location, _other_kind(suffix))
    elif suffix in PHOTOS:
        yield from _check_photo(path, location)


def _check_target(location: Location, target: str, folder: Path) -> Iterator[Finding]:
    titled = _TITLE.match(target)
    path = titled["path"] if titled else target
    if re.match(r"attachment:|data:", path):
        message = "This picture was pasted into the cell. Save it as a file in the folder 'pictures', and write"
        yield Finding(location, f"{message} ![what it shows](pictures/name.png).")
        return
    if re.match(r"https?:", path):
        return  # `notebook_files` finds every address
    if titled:
        message = f"The title {titled['title']} isn't shown. Take it out: ![what it shows]({path})."
        yield Finding(location, message)
    plain = unquote(path.strip("<>")).replace("\\", "/")
    if path != plain or re.search(r"\s", plain):
        better = re.sub(r"[^\w./-]+", "-", plain)
        message = f"The name '{path}' has blanks or signs that a picture's name can't have. Rename the file, and write"
        yield Finding(location, f"{message} '{better}' here.")
        return
    yield from _check_file_exists(location, plain, folder)


def _check_file_exists(location: Location, name: str, folder: Path) -> Iterator[Finding]:
    file = (folder / name).resolve()
    there = sorted(each.relative_to(folder).as_posix() for each in (folder / "pictures").rglob("*") if each.is_file())
    if folder.resolve() not in file.parents:
        message = (
            f"The picture '{name}' isn't in the notebook's folder. Put it in the folder 'pictures' beside the notebook."
        )
        yield Finding(location, message)
    elif not file.is_file() or (name.startswith("pictures/") and name not in there):
        # A name that differs in small and capital letters is found on Windows, but not on Linux.
        known = {each.removeprefix("pictures/").casefold(): each for each in there}
        close = difflib.get_close_matches(name.removeprefix("pictures/").casefold(), known, 1)
        advice = f"Did you mean '{known[close[0]]}'?" if close else "Put the file there, or correct the name."
        yield Finding(location, f"The picture '{name}' isn't in its folder. {advice}")


def _check_drawing(path: Path, location: Location) -> Iterator[Finding]:
    text = path.read_text(encoding="utf-8", errors="replace")
    if found := _FROM_ELSEWHERE.search(text):
        line = text.count("\n", 0, found.end() - len(found[0].lstrip())) + 1
        message = "A drawing must be whole in itself: it can't have a script, another picture or an address in it."
        yield Finding(Location(location.path, line=line), f"{message} Take out '{found[0].strip()}'.")
    yield from _check_size(path, location, "drawing")


def _check_photo(path: Path, location: Location) -> Iterator[Finding]:
    yield from _check_size(path, location, "photo")
    with path.open("rb") as file:
        begins = file.read(12)
    if begins[4:8] == b"ftyp":
        yield Finding(location, _other_kind(HEIC[0]))
        return
    try:
        with Image.open(path) as image:
            kind = image.format
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        yield Finding(location, "The picture can't be opened. Save it again as JPEG or PNG.")
        return
    if kind != PHOTOS[path.suffix.lower()]:
        right = next((suffix for suffix, name in PHOTOS.items() if name == kind), "")
        advice = f"Rename it to '{path.stem}{right}'." if right else "Save it as JPEG or PNG."
        yield Finding(location, f"By its content this is {kind}, not {path.suffix[1:].upper()}. {advice}")


def _check_size(path: Path, location: Location, kind: str) -> Iterator[Finding]:
    size, most = path.stat().st_size, MOST_BYTES[kind]
    if size > most:
        advice = "Simplify it, or save it as PNG" if kind == "drawing" else "Save it smaller: 1600 pixels are enough"
        yield Finding(location, f"This {kind} has {size / 1e6:.1f} MB; at most {most / 1e6:g} are allowed. {advice}.")


def _other_kind(suffix: str) -> str:
    name = suffix[1:].upper()
    return f"Not every phone can show {name}. Save the picture as {'JPEG' if suffix in HEIC else 'JPEG or PNG'}."


def _location_of(source: NotebookSource, cell: SourceCell, start: int) -> Location:
    return source.at(cell, cell.text.count("\n", 0, start) + 1)
