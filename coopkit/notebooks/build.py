"""Build a Session from an executed notebook: steps from headings, texts from cells, exercises from outputs."""

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from coopkit.content.session import DEFINITION, ExerciseBlock, Picture, Reading, Session, Step, StepBlock
from coopkit.exercises.definition import Definition
from coopkit.notebooks.pictures import read_picture

_PICTURE = re.compile(r"^!\[(?P<alternative>[^\]]*)\]\((?P<path>[^)\s]+)\)$")


class NotebookError(ValueError):
    """A notebook can't be made into a session; the message names the notebook and the cell."""


class NotebookMetadata(Struct, frozen=True):
    """A notebook's metadata under "coopkit".

    session: the stable id. minutes: of steps, by heading.
    alone_start: the id of the exercise with which somebody who learns alone begins the curriculum, "" for none.
    """

    session: str = ""
    goals: tuple[str, ...] = ()
    minutes: dict[str, int] = {}
    alone_start: str = ""


@dataclass
class _StepDraft:
    """A step to which blocks are still added."""

    heading: str
    blocks: list[StepBlock] = field(default_factory=list)


def build_session(notebook: Mapping[str, Any], path: Path, *, curriculum: str, id_: str, position: int) -> Session:
    """Build the session of a notebook whose cells have run.

    Args:
        notebook: nbformat's structure, with outputs.
        path: the notebook's file; pictures are looked up beside it.

    Raises:
        NotebookError: no title, text before the first step, an exercise twice, a picture that is missing,
            invalid metadata, or minutes for a heading that isn't exactly one step.
    """
    title, drafts, number = "", [], 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            for heading, text in _split_at_headings(cell["source"]):
                if heading.startswith("# "):
                    title = heading[2:].strip()
                elif heading:
                    drafts.append(_StepDraft(heading[3:].strip()))
                if text:
                    _current_step(drafts, path, text).blocks += _text_blocks(text, path)
        elif cell["cell_type"] == "code":
            for definition in _exercise_definitions(cell):
                number += 1
                _current_step(drafts, path, definition.id).blocks.append(ExerciseBlock(number, definition))
    if not title:
        raise NotebookError(f"{path.name}: has no title. Begin the first cell with '# '.")
    settings = _read_metadata(notebook, path)
    headings = [draft.heading for draft in drafts]
    for heading in settings.minutes:
        if headings.count(heading) != 1:
            what = "two steps have" if heading in headings else "no step has"
            raise NotebookError(f"{path.name}: minutes are planned for '{heading}', but {what} this heading.")
    session = Session(
        curriculum=curriculum,
        id=id_,
        position=position,
        title=title,
        goals=settings.goals,
        steps=tuple(_finish_step(draft, settings.minutes) for draft in drafts),
    )
    if settings.alone_start and settings.alone_start not in {each.id for each in session.exercises()}:
        raise NotebookError(f"{path.name}: alone_start is '{settings.alone_start}', but it has no such exercise.")
    _check_unique_ids(session, path)
    return session


def _read_metadata(notebook: Mapping[str, Any], path: Path) -> NotebookMetadata:
    """Return the notebook's metadata under "coopkit"."""
    try:
        return msgspec.convert(notebook["metadata"].get("coopkit", {}), NotebookMetadata)
    except msgspec.ValidationError as error:
        raise NotebookError(f"{path.name}: the metadata under 'coopkit' isn't valid: {error}.") from error


def _finish_step(draft: _StepDraft, planned: Mapping[str, int]) -> Step:
    """Return a finished step with its minutes: those of its exercises and planned ones."""
    own = sum(block.definition.minutes for block in draft.blocks if isinstance(block, ExerciseBlock))
    return Step(draft.heading, own + planned.get(draft.heading, 0), tuple(draft.blocks))


def _split_at_headings(source: str) -> Iterator[tuple[str, str]]:
    """Yield pairs of a heading of level 1 or 2, as written ("## Title"), and its text; first "" and the text before."""
    pieces = re.split(r"^(##? .*)$", source, flags=re.MULTILINE)
    yield "", pieces[0].strip()
    for heading, text in zip(pieces[1::2], pieces[2::2], strict=True):
        yield heading, text.strip()


def _current_step(drafts: list[_StepDraft], path: Path, what: str) -> _StepDraft:
    """Return the last step; `what` is the text or exercise that belongs to it, for the message if there is none."""
    if not drafts:
        raise NotebookError(f"{path.name}: '{what[:40]}' comes before the first step. Put a '## ' heading above it.")
    return drafts[-1]


def _text_blocks(text: str, path: Path) -> Iterator[StepBlock]:
    """Yield the readings and pictures of a Markdown text; a picture alone in its paragraph is a block of its own."""
    words: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        picture = _PICTURE.match(paragraph.strip())
        if picture is None:
            words.append(paragraph)
            continue
        if words:
            yield Reading("\n\n".join(words))
            words = []
        yield _load_picture(path, picture["path"], picture["alternative"])
    if words:
        yield Reading("\n\n".join(words))


def _load_picture(path: Path, name: str, alternative: str) -> Picture:
    """Return a picture from the notebook's folder as a data URI."""
    file = (path.parent / name).resolve()
    if not file.is_file() or path.parent.resolve() not in file.parents:
        raise NotebookError(f"{path.name}: the picture '{name}' isn't in the notebook's folder.")
    kind, raw = read_picture(file)
    data = base64.b64encode(raw).decode("ascii")
    return Picture(f"data:{kind};base64,{data}", alternative)


def _exercise_definitions(cell: Mapping[str, Any]) -> Iterator[Definition]:
    """Yield the definitions in a cell's outputs."""
    for output in cell["outputs"]:
        data = output.get("data", {}).get(DEFINITION)
        if data is not None:
            yield msgspec.convert(data, Definition)


def _check_unique_ids(session: Session, path: Path) -> None:
    """Raise NotebookError if a session has an exercise twice."""
    ids = [definition.id for definition in session.exercises()]
    duplicate = next((id_ for id_ in ids if ids.count(id_) > 1), None)
    if duplicate:
        raise NotebookError(f"{path.name}: the exercise '{duplicate}' appears twice.")
