import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import Exporter, get_exporter
from nbconvert.utils.exceptions import ConversionException
from traitlets.config import Config

from coopkit.content import own_glossary
from coopkit.views.terms import terms_of_language
from tests.export.notebooks import BUY, write_notebook
from tests.waiting import LONG_TIMEOUT


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    return write_notebook(tmp_path / "a folder" / "07_fruit.ipynb")


def exporter(name: str, **options: str) -> Exporter:
    return get_exporter(name)(config=Config({"CoopExporter": options}))


def test_a_cleared_notebook_gives_a_full_worksheet_without_a_key(notebook: Path) -> None:
    html, resources = exporter("coop_worksheet").from_filename(str(notebook))
    assert resources["output_extension"] == ".worksheet.html"
    assert "Which fruit?" in html and "A fig" in html
    assert "918273" not in html
    assert notebook.read_text(encoding="utf-8").count('"outputs": []') == 2


def test_the_answer_key_has_the_key(notebook: Path) -> None:
    html, resources = exporter("coop_answer_key").from_filename(str(notebook))
    assert resources["output_extension"] == ".answer-key.html"
    assert "A nut is dry 918273." in html


def test_a_notebook_in_memory_is_printed_as_well(notebook: Path) -> None:
    html, _ = exporter("coop_worksheet").from_notebook_node(nbformat.read(notebook, as_version=4))
    assert "Which fruit?" in html


@pytest.mark.parametrize(
    "given",
    [{"answer.choice": "nut"}, [{"who": "Amina", "answer": {"answer.choice": "nut"}}]],
    ids=["one answer", "by name"],
)
def test_answers_from_a_file_are_set_in_place(notebook: Path, tmp_path: Path, given: object) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"think.test.fruit": given, "think.other.session": {}}), encoding="utf-8")
    html, _ = exporter("coop_worksheet", answers=str(file)).from_filename(str(notebook))
    assert html.count('class="tick circle on"') == 1
    assert ("Amina" in html) == isinstance(given, list)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"think.test.fruit": {"answer.choice": "pear"}}', "an option that is not there"),
        ('{"think.test.fruit": 5}', "is no JSON of the form"),
        ("{", "is no JSON of the form"),
        (None, "cannot be read"),
    ],
)
def test_answers_that_no_form_can_send_are_refused(
    notebook: Path, tmp_path: Path, content: str | None, sentence: str
) -> None:
    file = tmp_path / "answers.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(ConversionException, match=sentence):
        exporter("coop_worksheet", answers=str(file)).from_filename(str(notebook))


@pytest.mark.parametrize(
    ("country", "shares"),
    [
        ("CO", "6 members get 5.143 each, the others 5.142."),
        ("KE", "5 members get 5,142.86 each, the others 5,142.85."),
        ("UG", "5 members get 5,142.86 each, the others 5,142.85."),
    ],
)
def test_money_has_the_places_of_the_country(tmp_path: Path, country: str, shares: str) -> None:
    notebook = write_notebook(tmp_path / "07_buy.ipynb", code=BUY)
    html, _ = exporter("coop_answer_key", country=country).from_filename(str(notebook))
    assert shares in html


@pytest.mark.parametrize(("option", "value"), [("langauge", "fr"), ("colour", "red")])
def test_an_unknown_option_is_an_error(option: str, value: str) -> None:
    with pytest.raises(ConversionException, match=f"no option --CoopExporter.{option}"):
        exporter("coop_worksheet", **{option: value})


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [("language", "xx", "no translation into 'xx'"), ("country", "Kenya", "named by two letters")],
)
def test_a_language_or_country_that_is_not_there_is_an_error(
    notebook: Path, option: str, value: str, sentence: str
) -> None:
    with pytest.raises(ConversionException, match=sentence):
        exporter("coop_worksheet", **{option: value}).from_filename(str(notebook))


def test_a_notebook_that_does_not_parse_is_an_error_of_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ipynb"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(ConversionException, match=r"broken\.ipynb: isn.t a readable notebook"):
        exporter("coop_worksheet").from_filename(str(broken))


def test_a_glossary_that_cannot_be_read_is_an_error_of_one_sentence(
    notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "glossary.toml").write_text("[fig", encoding="utf-8")
    monkeypatch.setattr("coopkit.content.glossary.content_root", lambda: tmp_path)
    for cached in (own_glossary, terms_of_language):
        cached.cache_clear()
    with pytest.raises(ConversionException, match=r"glossary\.toml isn't a valid glossary"):
        exporter("coop_worksheet").from_filename(str(notebook))
    for cached in (own_glossary, terms_of_language):
        cached.cache_clear()


def test_as_a_command_it_writes_beside_the_notebook(notebook: Path) -> None:
    done = _nbconvert("coop_worksheet", notebook)
    assert done.returncode == 0, done.stderr
    assert "Which fruit?" in notebook.with_suffix(".worksheet.html").read_text(encoding="utf-8")


def test_as_a_command_it_ends_with_one_line_and_no_traceback(notebook: Path) -> None:
    done = _nbconvert("coop_answer_key", notebook, "--CoopExporter.langauge=fr")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "There is no option --CoopExporter.langauge. There are: language, country, answers."
    ]


def _nbconvert(name: str, notebook: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "nbconvert", "--to", name, notebook.name, *more]
    return subprocess.run(
        command, cwd=notebook.parent, capture_output=True, text=True, timeout=LONG_TIMEOUT, check=False
    )
