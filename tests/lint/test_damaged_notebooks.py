"""What an author reads after a slip: the cell, the line, the cause and the fix, and nothing that is wrong advice."""

import json
from collections.abc import Callable

import pytest

from tests.lint.cases import IDS, ONE, TWO, change
from tests.lint.modules import FRUIT, Modules, cell, findings

CODE = f"{ONE}, cell 4"
TEXT = f"{ONE}, cell 3"


def fruit(old: str, new: str) -> Callable[[Modules], None]:
    return change(("one", "fruit", old, new))


def prose(new: str) -> Callable[[Modules], None]:
    return change(("one", "step-fruit", "Who has a tree at home?", new))


SLIPS = [
    (fruit("ChooseOne(", "ChoseOne("), f"{CODE}, line 1: There is no 'ChoseOne'. Did you mean 'ChooseOne'?"),
    (fruit("ChooseOne(", "chooseone("), f"{CODE}, line 1: There is no 'chooseone'. Did you mean 'ChooseOne'?"),
    (fruit("(GROUP,)", "(GROP,)"), f"{CODE}, line 11: There is no 'GROP'. Did you mean 'GROUP'?"),
    (fruit("minutes=", "minuts="), f"{CODE}, line 10: ChooseOne has no argument 'minuts'. Did you mean 'minutes'?"),
    (fruit("instead=", "because="), f"{CODE}, line 6: ChooseOne has no argument 'because'."),
    (fruit("    minutes=5,\n", ""), f"{CODE}, line 1: ChooseOne needs 'minutes'."),
    (fruit("minutes=5", 'minutes="5"'), f"{CODE}, line 10: 'minutes' is a number without quotation marks: minutes=5."),
    (
        fruit("minutes=5", 'minutes=5, optional="no"'),
        f"{CODE}, line 10: 'optional' is True or False, without quotation marks.",
    ),
    (fruit('key="fig"', "key=1"), f"{CODE}, line 5: 'key' needs quotation marks: key=\"1\"."),
    (
        fruit("(GROUP,)", "(GROUP)"),
        f"{CODE}, line 11: 'together' is a list, so that even one thing needs a comma after it: together=(GROUP,).",
    ),
    (
        fruit('your last one.",)', 'your last one.")'),
        f"{CODE}, line 8: 'after' is a list, so that even one thing needs a comma after it: "
        "after=('Now tell each other…',).",
    ),
    (
        fruit('{"fig": "A fig", "nut": "A nut"}', '["A fig", "A nut"]'),
        f'{CODE}, line 4: \'options\' needs an id for each text: options={{"first": "…", "second": "…"}}.',
    ),
    (
        fruit('"Which one is a fruit?"', "“Which one is a fruit?”"),
        f'{CODE}, line 3: “ is a curly quote (at character 5). Type " instead.',
    ),
    (
        fruit('key="fig"', "key=‘fig’"),
        f"{CODE}, line 5: ‘ is a curly quote (at character 9). Type ' instead.",
    ),
    (
        fruit("minutes=5,", "minutes=5，"),
        f"{CODE}, line 10: ， is a sign that Python doesn't know (at character 14). Type , instead.",
    ),
    (
        fruit('key="fig",', 'key="fig"'),
        f"{CODE}, line 5: This isn't Python: invalid syntax. Perhaps you forgot a comma?",
    ),
    (
        fruit(FRUIT, f"<<<<<<< HEAD\n{FRUIT}\n=======\n{FRUIT}\n>>>>>>> theirs"),
        f"{CODE}, line 1: A merge left its conflict marks here (<<<<<<<). "
        "Keep one of the two versions, and delete the marks.",
    ),
    (
        prose("<<<<<<< HEAD\nWho?\n=======\nWhat?\n>>>>>>> theirs"),
        f"{TEXT}, line 3: A merge left its conflict marks here (<<<<<<<). "
        "Keep one of the two versions, and delete the marks.",
    ),
    *(
        (
            prose(text),
            f"{TEXT}, line 3: JupyterLab and Voila show what is between two $ as mathematics. "
            "Write the letters of the currency instead, such as USD 5.",
        )
        for text in ("It costs $5 or $10.", r"It costs \$5 or \$10.")
    ),
]


@pytest.mark.parametrize(("damage", "sentence"), SLIPS, ids=[sentence for _, sentence in SLIPS])
def test_a_slip_is_named_with_its_cell_its_line_and_the_fix(
    modules: Modules, damage: Callable[[Modules], None], sentence: str
):
    damage(modules)
    assert sentence in findings(modules)


@pytest.mark.parametrize(("damage", "sentence"), SLIPS[:17], ids=[sentence for _, sentence in SLIPS[:17]])
def test_what_follows_from_a_cell_that_fails_is_not_said(
    modules: Modules, damage: Callable[[Modules], None], sentence: str
):
    damage(modules)
    assert all(each.startswith(CODE) for each in findings(modules)), findings(modules)


@pytest.mark.parametrize("text", ["It costs USD 5 or USD 10.", "It costs $5.", "It costs `$5` or `$10`.", "$5\n\n$10"])
def test_a_dollar_sign_that_stays_one_is_no_problem(modules: Modules, text: str):
    prose(text)(modules)
    assert findings(modules) == []


@pytest.mark.parametrize(
    "damage",
    [fruit(FRUIT, f"{FRUIT};"), fruit(FRUIT, f"shown = {FRUIT}"), change(("one", "fruit", FRUIT, f"{FRUIT}\n1"))],
)
def test_an_exercise_that_a_cell_hides_is_not_said_to_be_gone(modules: Modules, damage: Callable[[Modules], None]):
    damage(modules)
    assert findings(modules) == [f"{CODE}: A cell must declare one exercise and do nothing else."]


def test_an_exercise_in_a_cell_for_text_is_not_said_to_be_retired(modules: Modules):
    modules.one["cells"][3] = cell("markdown", "fruit", FRUIT)
    assert not [each for each in findings(modules) if "# retired" in each]


BROKEN_FILES: list[tuple[Callable[[str], bytes], str]] = [
    (
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        f"{TWO}, line 1: The file begins with a byte order mark (BOM). Save it as UTF-8 without BOM.",
    ),
    (
        lambda text: text.replace("tomorrow", "für").encode("cp1252"),
        f"{TWO}, line 35: The file isn't UTF-8. Save it again in your editor with the encoding UTF-8.",
    ),
    (
        lambda text: text.replace(' "metadata": {\n  "coopkit"', '<<<<<<< HEAD\n "metadata": {\n  "coopkit"').encode(),
        f"{TWO}, line 46: A merge left its conflict marks here (<<<<<<<). "
        "Keep one of the two versions, and delete the marks.",
    ),
    (
        lambda text: text.replace('"cells": [', '"cells": [,').encode(),
        f"{TWO}, line 2: This isn't valid JSON: Expecting value. "
        "Undo your last edit to the file, or restore an earlier version.",
    ),
    (
        lambda text: text.replace('"source": "## Buying"', '"source": null').encode(),
        f"{TWO}, cell 3: This cell can't be read, because its type or its text is missing. Restore an earlier version.",
    ),
    (
        lambda _: b"[1]",
        f"{TWO}: This isn't a notebook that can be read. Open it in JupyterLab and save it again.",
    ),
]


@pytest.mark.parametrize(("damage", "sentence"), BROKEN_FILES, ids=[sentence for _, sentence in BROKEN_FILES])
def test_a_file_that_cannot_be_read_is_one_finding_and_nothing_follows(
    modules: Modules, damage: Callable[[str], bytes], sentence: str
):
    root = modules.write()
    text = (root / TWO).read_text(encoding="utf-8")
    del modules.names["two"], modules.files[TWO]
    (root / TWO).write_bytes(damage(text))
    assert findings(modules) == [sentence]


@pytest.mark.parametrize("name", ["exercise_ids.txt", "glossary.toml", "think_test/timetable.toml"])
def test_a_list_that_cannot_be_read_is_one_finding_and_nothing_follows(modules: Modules, name: str):
    modules.files["glossary.toml"] = '[organisation]\nen.term = "organisation"\nen.explanation = "A group of people."\n'
    modules.change(
        "two",
        "step-after",
        "A word on tomorrow.",
        "We meet in our organisation on Monday, and each of us has one vote there.",
    )
    assert findings(modules) == []
    root = modules.write()
    del modules.files[name]
    (root / name).write_bytes(b"\xff\xfe")
    assert findings(modules) == [
        f"{name}, line 1: The file isn't UTF-8. Save it again in your editor with the encoding UTF-8."
    ]


def test_a_notebook_copied_whole_is_one_finding_that_names_both_files(modules: Modules):
    modules.files["think_test/01_one-Copy1.ipynb"] = json.dumps(modules.one)
    assert findings(modules) == [
        f"think_test/01_one-Copy1.ipynb: This is the same session as {ONE}: both have the id 'one'. "
        "Delete one, or give one another id (coopkit.session in its metadata)."
    ]


def test_cells_without_ids_are_one_finding_that_names_the_command(modules: Modules):
    for each in modules.one["cells"]:
        del each["id"]
    modules.one["nbformat_minor"] = 4
    assert findings(modules) == [
        f"{ONE}: The cells have no ids, so translations can't follow them. "
        "Run 'coopkit check --fix-ids' to give them ids."
    ]


def test_while_an_exercise_is_unknown_no_other_is_said_to_wait_for_nothing(modules: Modules):
    modules.change("two", "buy", "Calculation(", "Calculaton(")
    found = findings(modules)
    assert found == [f"{TWO}, cell 4, line 1: There is no 'Calculaton'. Did you mean 'Calculation'?"]
    assert IDS not in str(found)


def test_code_of_an_authors_own_is_one_finding_without_guesses_about_its_names(modules: Modules):
    fruit(FRUIT, f"import os\nfolder = os.curdir\n{FRUIT}")(modules)
    assert findings(modules) == [f"{CODE}: A cell must declare one exercise and do nothing else."]


def test_names_that_an_expression_makes_itself_are_known(modules: Modules):
    fruit('{"fig": "A fig", "nut": "A nut"}', "{each: f'A {each}' for each in map(lambda one: one, ('fig', 'nut'))}")(
        modules
    )
    assert findings(modules) == []
