import base64
from pathlib import Path
from typing import Any

import msgspec
import pytest

from coopkit.content.session import DEFINITION, ExerciseBlock, Picture, Reading, Session
from coopkit.exercises import Exercise, Phase, make_exercise
from coopkit.exercises.kinds.number import number
from coopkit.notebooks import NotebookError
from coopkit.notebooks.build import build_session
from tests.notebooks.notebooks import code, markdown, notebook

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def counted(id_: str = "think.test.one", minutes: int = 5) -> Exercise:
    asked = number(id_, "answer", "", key="918273")
    return make_exercise(id_, "How many?", [asked], minutes=minutes, together=[Phase.GROUP], purpose="Try.")


def ran(id_: str = "think.test.one", minutes: int = 5) -> dict[str, Any]:
    """A cell that has run and shows an exercise."""
    data = {DEFINITION: msgspec.to_builtins(counted(id_, minutes).definition), "text/plain": "a form"}
    return code("Number(…)", {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1})


def built(folder: Path, *cells: dict[str, Any], **settings: Any) -> Session:
    path = folder / "01_fruit.ipynb"
    return build_session(notebook(*cells, **settings), path, curriculum="think_test", id_="one", position=1)


def test_headings_make_steps_cells_make_readings_and_outputs_make_exercises(tmp_path: Path):
    session = built(
        tmp_path,
        markdown("# Fruit"),
        code("from coopkit.workbook import *"),
        markdown("## What we know\n\nWe read.\n\nAnd read on."),
        markdown("Next reader."),
        ran("think.test.one"),
        markdown("## What we do"),
        ran("think.test.two"),
        goals=["Know fruit."],
    )
    assert (session.title, session.goals, session.name) == ("Fruit", ("Know fruit.",), "think_test/one")
    know, do = session.steps
    assert (know.heading, do.heading) == ("What we know", "What we do")
    assert know.blocks[:2] == (Reading("We read.\n\nAnd read on."), Reading("Next reader."))
    assert know.blocks[2] == ExerciseBlock(1, counted().definition)
    assert [(block.number, block.definition.id) for block in do.blocks] == [(2, "think.test.two")]


def test_one_cell_with_two_headings_makes_two_steps(tmp_path: Path):
    session = built(tmp_path, markdown("# T\n\n## One\n\nFirst.\n\n## Two\n\n### Below\n\nSecond."))
    assert [(step.heading, step.blocks) for step in session.steps] == [
        ("One", (Reading("First."),)),
        ("Two", (Reading("### Below\n\nSecond."),)),
    ]


def test_the_minutes_of_a_step_are_its_exercises_and_those_planned_for_it(tmp_path: Path):
    cells = [
        markdown("# T"),
        markdown("## Talk"),
        markdown("## Do"),
        ran("think.test.one", 5),
        ran("think.test.two", 7),
    ]
    session = built(tmp_path, *cells, minutes={"Talk": 3, "Do": 1})
    assert [step.minutes for step in session.steps] == [3, 13]
    assert session.minutes == 16


def test_a_picture_alone_in_a_paragraph_is_a_figure_and_carries_itself(tmp_path: Path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "chain.svg").write_text(SVG, encoding="utf-8")
    session = built(
        tmp_path, markdown("# T"), markdown("## S\n\nBefore.\n\n![A chain of hands](pictures/chain.svg)\n\nAfter.")
    )
    data = base64.b64encode(SVG.encode()).decode()
    assert session.steps[0].blocks == (
        Reading("Before."),
        Picture(f"data:image/svg+xml;base64,{data}", "A chain of hands"),
        Reading("After."),
    )


def test_other_outputs_of_a_cell_are_left_out(tmp_path: Path):
    noise = code("print(1)", {"output_type": "stream", "name": "stdout", "text": "918273"})
    session = built(tmp_path, markdown("# T"), markdown("## S"), noise, ran())
    assert [block.definition.id for block in session.steps[0].blocks] == ["think.test.one"]


PICTURE = "## S\n\n![A chain](pictures/chain.svg)"


@pytest.mark.parametrize(
    ("cells", "settings", "said"),
    [
        ([markdown("## S")], {}, "has no title. Begin the first cell with '# '"),
        ([markdown("# T\n\nToo early.")], {}, "'Too early.' comes before the first step"),
        ([markdown("# T"), ran()], {}, "'think.test.one' comes before the first step"),
        ([markdown("# T"), markdown("## S"), ran(), ran()], {}, "the exercise 'think.test.one' appears twice"),
        ([markdown("# T"), markdown(PICTURE)], {}, "the picture 'pictures/chain.svg' isn't in the notebook's folder"),
        (
            [markdown("# T"), markdown("## S\n\n![A secret](../secret.svg)")],
            {},
            "the picture '../secret.svg' isn't in the notebook's folder",
        ),
        (
            [markdown("# T"), markdown("## S")],
            {"minutes": {"Z": 3}},
            "planned for 'Z', but no step has this heading",
        ),
        (
            [markdown("# T"), markdown("## S"), markdown("## S")],
            {"minutes": {"S": 3}},
            "planned for 'S', but two steps have this heading",
        ),
        ([markdown("# T")], {"minutes": {"S": "three"}}, "the metadata under 'coopkit' isn't valid"),
        (
            [markdown("# T")],
            {"alone_start": "think.test.nut"},
            "alone_start is 'think.test.nut'",
        ),
        ([markdown("# T")], {"goals": "Know fruit."}, "the metadata under 'coopkit' isn't valid"),
    ],
)
def test_what_makes_no_session_is_said_with_the_notebooks_name(
    tmp_path: Path, cells: list[dict[str, Any]], settings: dict[str, Any], said: str
):
    (tmp_path / "taught").mkdir()
    (tmp_path / "secret.svg").write_text(SVG, encoding="utf-8")
    with pytest.raises(NotebookError) as error:
        built(tmp_path / "taught", *cells, **settings)
    assert str(error.value).startswith("01_fruit.ipynb: ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_who_learns_alone_begins_at_the_step_made_for_it(tmp_path: Path):
    steps = markdown("## S\n\nText."), markdown("## Story\n\nText."), ran(), markdown("## Last\n\nText.")
    session = built(tmp_path, markdown("# T"), *steps, alone_start="think.test.one")
    assert [step.heading for step in session.steps] == ["S", "Story", "Last"]
    assert [step.heading for step in session.beginning_with("think.test.one").steps] == ["Story", "S", "Last"]
    assert session.beginning_with("") == session


def test_a_session_comes_back_from_json_as_it_was(tmp_path: Path):
    session = built(tmp_path, markdown("# T"), markdown("## S\n\nText."), ran())
    assert msgspec.json.decode(msgspec.json.encode(session), type=Session) == session
    assert b"918273" not in msgspec.json.encode(session)
