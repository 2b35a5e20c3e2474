"""The documents say what is there: commands, links, examples, pictures."""

import json
import re
from pathlib import Path

import pytest
from typer.main import get_command

from coopkit.cli import app
from coopkit.exercises import accept_answer
from coopkit.exercises.key import Kind
from coopkit.exercises.kinds import KINDS
from coopkit.i18n import load_locale
from coopkit.lint.notebook_files import FIRST_CELL

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
_LINK = re.compile(r"!?\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]+)\)")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """Fenced blocks of a document, without the indent they have in a list."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```$", text(name), re.MULTILINE | re.DOTALL)
    return ["\n".join(line.removeprefix(indent) for line in block.splitlines()) for indent, block in found]


def links(path: Path) -> list[re.Match[str]]:
    """The links and pictures of a document, those in examples left out."""
    plain = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return list(_LINK.finditer(plain))


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@every_document
def test_every_link_leads_somewhere(path: Path):
    for link in links(path):
        target, _, anchor = link["target"].partition("#")
        if target.startswith("https://"):
            continue
        there = (path.parent / target).resolve() if target else path
        assert there.exists(), f"{path.name}: {link['target']}"
        assert not anchor or anchor in anchors(there), f"{path.name}: {link['target']}"


@every_document
def test_every_picture_has_words(path: Path):
    for link in links(path):
        assert not link[0].startswith("!") or len(link["words"].split()) >= 3, link[0]


def test_the_documents_lead_to_each_other_from_the_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        reached.add(path)
        targets = [(path.parent / link["target"]).resolve() for link in links(path)]
        waiting += [target for target in targets if target.suffix == ".md" and target not in reached]
    assert set(DOCUMENTS) <= reached


@pytest.mark.parametrize("command", sorted(get_command(app).commands))
def test_every_command_is_documented(command: str):
    assert any(
        f"coopkit {command}" in path.read_text(encoding="utf-8") for path in DOCUMENTS if path.name != "CHANGELOG.md"
    )


def test_no_document_names_a_command_that_is_not_there():
    known = set(get_command(app).commands)
    for path in DOCUMENTS:
        named = re.findall(r"(?:bin/coopkit |`coopkit (?=[a-z]+(?:`| --)))([a-z]+)", path.read_text(encoding="utf-8"))
        assert set(named) <= known, path.name


@pytest.mark.parametrize(("name", "most"), [("README.md", 120), ("docs/architecture.md", 170)])
def test_what_is_read_first_is_short(name: str, most: int):
    assert len(text(name).splitlines()) <= most


def test_the_architecture_has_one_picture_and_names_every_room():
    rooms = {
        path.stem for path in (ROOT / "coopkit").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    rooms -= {"__init__", "__main__", "version"}
    architecture, picture = text("docs/architecture.md"), text("docs/images/architecture.svg")
    assert len(re.findall(r"!\[", architecture)) == 1
    for room in rooms:
        assert f">{room}</text>" in picture
        assert room in architecture


def test_the_tree_of_errors_is_whole():
    tree = text("docs/architecture.md")
    for path in (ROOT / "coopkit").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        for name in re.findall(r"^class (\w+)\((?:\w*Error|ValueError|Exception)\):", source, re.MULTILINE):
            assert name in tree, f"{path.name}: {name}"


def test_the_example_of_contributing_works_as_it_stands_there():
    example, first_cell, _ = blocks("CONTRIBUTING.md", "python")
    assert first_cell == FIRST_CELL
    names: dict[str, object] = {}
    exec(first_cell, names)
    exercise = eval(example, names).exercise
    parse = load_locale(minor_digits=2).parse_number
    assert {
        exercise.check(accept_answer(exercise.definition, each.raw), parse).outcome
        for each in exercise.sample_answers()
    } == {
        "unanswered",
        "right",
        "wrong",
    }


def test_the_kind_of_contributing_works_as_it_stands_there():
    names: dict[str, object] = {"__name__": "estimate"}
    exec(blocks("CONTRIBUTING.md", "python")[2], names)
    kind = names["KIND"]
    assert isinstance(kind, Kind)
    (build,) = kind.builders.values()
    part, key = build("think.test.estimate", "answer", "How many?", low="10", high="20")
    parse = load_locale(minor_digits=2).parse_number
    for sample in key.sample_answers(part):
        assert key.check(part, sample.raw, parse).outcome is sample.outcome


def test_the_metadata_of_contributing_are_json():
    (metadata,) = blocks("CONTRIBUTING.md", "json")
    assert set(json.loads(metadata)["coopkit"]) == {"session", "goals", "minutes"}


def test_contributing_names_every_kind_with_arguments_it_takes():
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text("CONTRIBUTING.md"), re.MULTILINE))
    offered = {name: build for kind in KINDS for name, build in kind.builders.items()}
    assert set(rows) == set(offered)
    makers = {"words", "digits", "figure", "slide", "choice", "scale", "note"}
    for name, build in offered.items():
        named = set(re.findall(r"`(\w+)`", re.sub(r"`Ask.*`", "", rows[name]))) - makers
        takes = set(build.__kwdefaults__ or ()) | set(build.__annotations__)
        assert named <= takes, name
