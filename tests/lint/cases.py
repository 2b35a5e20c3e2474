"""What can be wrong with modules: how each is broken, and what is then said."""

from collections.abc import Callable

from tests.lint.modules import FRUIT, Modules, cell

LONG = " ".join(["word"] * 61)
ONE, TWO, IDS, DAY = (
    "think_test/01_one.ipynb",
    "think_test/02_two.ipynb",
    "exercise_ids.txt",
    "think_test/timetable.toml",
)


def change(*changes: tuple[str, str, str, str]) -> Callable[[Modules], None]:
    def to(modules: Modules) -> None:
        for each in changes:
            modules.change(*each)

    return to


def text(name: str, old: str, new: str) -> Callable[[Modules], None]:
    def to(modules: Modules) -> None:
        assert old in modules.files[name]
        modules.files[name] = modules.files[name].replace(old, new)

    return to


def outputs(modules: Modules) -> None:
    modules.one["cells"][3]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "fig"}]


def counted(modules: Modules) -> None:
    modules.one["cells"][3]["execution_count"] = 7


def same_id(modules: Modules) -> None:
    modules.one["cells"][3]["id"] = "start"


def no_id(modules: Modules) -> None:
    del modules.one["cells"][3]["id"]


def no_goals(modules: Modules) -> None:
    del modules.one["metadata"]["coopkit"]["goals"]


def no_session(modules: Modules) -> None:
    modules.one["metadata"]["coopkit"]["session"] = "One!"


def same_session(modules: Modules) -> None:
    modules.two["metadata"]["coopkit"]["session"] = "one"


def more_minutes(modules: Modules) -> None:
    modules.one["metadata"]["coopkit"]["minutes"] = {"Fruit": 4}


def no_number(modules: Modules) -> None:
    modules.names["two"] = "two.ipynb"


def same_number(modules: Modules) -> None:
    modules.names["two"] = "01_two.ipynb"


def no_json(modules: Modules) -> None:
    modules.names.pop("two")
    modules.files[TWO] = "{"


def no_list(modules: Modules) -> None:
    del modules.files[IDS]


def one_more(source: str) -> Callable[[Modules], None]:
    def to(modules: Modules) -> None:
        modules.two["cells"].append(cell("code", "more", source))

    return to


def hidden_picture(modules: Modules) -> None:
    modules.files["think_test/pictures/tree.svg"] = '<svg><image href="data:image/png;base64,AAAA"/></svg>'


NEVER_ENDING = """Scenario(
    "think.test.rule", "What now?", purpose="Try.", minutes=5, together=(GROUP,),
    turns=(Ask("rule", "Which rule?", {
        "same": Choice("The same for all", "They quarrel.", WEAK, then="rule"),
        "pay": Choice("Pay for it", "It is covered.", STRONG),
    }),),
)"""
WITHOUT_LESSON = NEVER_ENDING.replace('then="rule"', 'then="list"').replace(
    "    }),),",
    """    }), Ask("list", "Who writes?", {
        "one": Choice("One", "It works.", PARTLY, lesson="All must see it."), "no": Choice("Nobody", "It fails.", WEAK)
    })),""",
)
SECRET = "A nut has a shell, and that is no fruit for us."
CASES = [
    (outputs, f"{ONE}, cell 4: This cell has outputs"),
    (counted, f"{ONE}, cell 4: This cell has outputs or a number from running"),
    (same_id, f"{ONE}, cell 4: This cell needs an id of its own"),
    (no_id, f"{ONE}, cell 4: This cell needs an id of its own"),
    (no_goals, f"{ONE}: The notebook's metadata needs coopkit.goals"),
    (no_session, f"{ONE}: The notebook's metadata needs coopkit.session"),
    (same_session, f"{TWO}: This is the same session as think_test/01_one.ipynb: both have the id 'one'"),
    (same_number, "think_test/01_two.ipynb: 01_one.ipynb has the number 1 already"),
    (no_number, "think_test/two.ipynb: The file's name must be like 04_business_forms.ipynb"),
    (no_json, f"{TWO}, line 1: This isn't valid JSON: "),
    (
        change(("one", "start", "*", "ChooseOne")),
        f"{ONE}, cell 2: The first code cell must be 'from coopkit.workbook import *'",
    ),
    (change(("one", "start", "*", "*\nimport os")), f"{ONE}, cell 2: The first code cell must be"),
    (change(("one", "fruit", FRUIT, f"x = 1\n{FRUIT}")), f"{ONE}, cell 4: A cell must declare one exercise"),
    (change(("one", "fruit", FRUIT, f"{FRUIT}\n1")), f"{ONE}, cell 4: A cell must declare one exercise"),
    (change(("one", "fruit", FRUIT, f"{FRUIT};")), f"{ONE}, cell 4: A cell must declare one exercise"),
    (change(("one", "fruit", "(\n", "(\n  (\n")), f"{ONE}, cell 4, line 1: This isn't Python"),
    (
        change(("one", "fruit", '"fig": "A fig"', '"fig": "A fig", "fig": "Another"')),
        f"{ONE}, cell 4, line 4: 'fig' is in this {{…}} twice",
    ),
    (
        change(("one", "step-fruit", "Who has", "[Look](https://example.org) who has")),
        f"{ONE}, cell 3, line 3: This needs the internet",
    ),
    (
        change(("one", "fruit", "A fig is soft", "See http://example.org why a fig is soft")),
        f"{ONE}, cell 4, line 7: This needs the internet",
    ),
    (
        change(("one", "fruit", 'key="fig"', 'key="kiwi"')),
        "think.test.fruit (answer): the key 'kiwi' is none of fig, nut",
    ),
    (
        change(("one", "step-fruit", "Who has a tree at home?", LONG)),
        f"{ONE}, cell 3, line 3, '{LONG[:29]}': This text has 61 words; at most 60 are allowed for one reader",
    ),
    (
        change(("one", "fruit", "Which one is a fruit?", LONG)),
        f"{ONE}, cell 4, think.test.fruit: This text has 61 words; at most 60 are allowed in a prompt",
    ),
    (
        change(("one", "fruit", "Now tell each other when you ate your last one.", LONG)),
        f"{ONE}, cell 4, think.test.fruit: This text has 61 words; at most 60 are allowed for one reader",
    ),
    (change(("one", "step-fruit", "[A tree]", "[]")), f"{ONE}, Fruit: A picture needs words that say what it shows"),
    (
        change(("one", "step-fruit", "home?\n\n!", "home? !")),
        f"{ONE}, cell 3, line 3, 'Who has a tree at home?': A picture must be alone in its paragraph",
    ),
    (
        change(("one", "step-fruit", "tree.svg", "bush.svg")),
        f"{ONE}, cell 3, line 5: The picture 'pictures/bush.svg' isn't in its folder. "
        "Put the file there, or correct the name.",
    ),
    (hidden_picture, "think_test/pictures/tree.svg, line 1: A drawing must be whole in itself"),
    (
        change(("two", "step-after", "A word on tomorrow.", f"Think of it: **a nut** has a shell, {SECRET[17:]}")),
        f"{TWO}, cell 5, line 3, 'Think of it: "
        f"**a nut** has': This text reveals the key of think.test.fruit: '{SECRET}'",
    ),
    (
        change(("two", "step-after", "A word", "A fig is soft and sweet, when it is ripe. A word")),
        f"{TWO}, cell 5, line 3, 'A fig is soft and sweet,': "
        f"This text reveals the key of think.test.fruit: 'A fig is soft",
    ),
    (
        change(("one", "before", 'revealed_after("think.test.post")', 'revealed_after("think.test.gone")')),
        f"{ONE}, cell 6, think.test.pre: Its key waits for think.test.gone, which isn't an exercise",
    ),
    (
        change(("two", "after", "private=True", 'reveal=revealed_after("think.test.pre"), private=True')),
        f"{TWO}, cell 6, think.test.post: "
        "Its key is never revealed, because these wait for each other: "
        "think.test.post → think.test.pre → think.test.post",
    ),
    (
        change(("two", "after", 'before="think.test.pre"', 'before="think.test.gone"')),
        f"{TWO}, cell 6, think.test.post: It is compared with think.test.gone, which isn't an exercise",
    ),
    (
        change(("one", "before", '"yes"', '"yes", before="think.test.post"')),
        f"{ONE}, cell 6, think.test.pre: It is compared with think.test.post, which doesn't come before it",
    ),
    (
        change(("one", "before", '"yes"', '"yes", leads={"can": "think.test.buy"}')),
        f"{ONE}, cell 6, think.test.pre: 'can' leads to think.test.buy, which isn't an exercise of this session",
    ),
    (
        change(
            ("one", "before", '"yes"', '"yes", leads={"can": "think.test.fruit"}'),
            ("one", "before", "private=True", "private=False"),
        ),
        f"{ONE}, cell 6, think.test.pre: "
        f"It shows everybody what follows from their own answers, so it needs private=True",
    ),
    (
        change(("two", "after", '"I will"', '"I might"')),
        f"{TWO}, cell 6, think.test.post: Its part 'rate' asks something else than the one of think.test.pre",
    ),
    (
        change(("two", "after", '"Money"', '"Wealth"')),
        f"{TWO}, cell 6, think.test.post: Its part 'votes' asks something else than the one of think.test.pre",
    ),
    (
        change(("two", "after", '"votes"', '"says"')),
        f"{TWO}, cell 6, think.test.post: It has no part 'votes' as think.test.pre has",
    ),
    (
        change(("two", "buy", '"joint-buying"', '"joint-selling"')),
        "think.test.buy: there is no calculation 'joint-selling'",
    ),
    (
        change(("two", "buy", '        figure("transport", "Transport"),\n', "")),
        f"{TWO}, cell 4, think.test.buy: The calculation 'joint-buying' needs an input 'transport'",
    ),
    (
        change(("two", "buy", '"transport", "Transport"', '"lorry", "Transport"')),
        f"{TWO}, cell 4, think.test.buy: The calculation 'joint-buying' has no input 'lorry'",
    ),
    (
        change(("two", "buy", '"Transport")', '"Transport", starts="think.test.gone/ours.price")')),
        f"{TWO}, cell 4, think.test.buy: 'answer.transport' starts from think.test.gone, which isn't an exercise",
    ),
    (
        change(("two", "buy", '"Transport")', '"Transport", starts="think.test.gone")')),
        "transport: starts from 'think.test.gone'; write exercise/part.field",
    ),
    (one_more(FRUIT), f"{TWO}, cell 7, think.test.fruit: {ONE} has an exercise with this id too"),
    (
        one_more(FRUIT.replace("test.fruit", "test.new")),
        f"{TWO}, cell 7, think.test.new: This id isn't in exercise_ids.txt. Add it there",
    ),
    (one_more(NEVER_ENDING), "rule → rule goes round in a circle"),
    (one_more(WITHOUT_LESSON), f"{TWO}, cell 7, think.test.rule: 'pay' in 'rule' ends the scenario without a lesson"),
    (one_more(WITHOUT_LESSON), f"{TWO}, cell 7, think.test.rule: 'no' in 'list' ends the scenario without a lesson"),
    (no_list, "exercise_ids.txt: The file is missing"),
    (
        text(IDS, "think.test.buy\n", "think.test.apple\nthink.test.buy\n"),
        f"{IDS}: No notebook has the exercise think.test.apple",
    ),
    (
        text(IDS, "think.test.buy\n", "think.test.buy\nthink.test.buy\n"),
        f"{IDS}, line 2: think.test.buy is listed twice",
    ),
    (
        text(IDS, "think.test.pre\n", "think.test.pre\nthink.test.aaa\n"),
        f"{IDS}, line 5: think.test.aaa comes after think.test.pre",
    ),
    (
        text(IDS, "think.test.buy\n", "Think of buying\nthink.test.buy\n"),
        f"{IDS}, line 1: 'Think of buying' isn't an id",
    ),
    (
        text(IDS, "think.test.pre\n", "# retired\nthink.test.pre\n"),
        f"{ONE}, cell 6, think.test.pre: This id is retired",
    ),
    (more_minutes, f"{DAY}: It plans 12 minutes for 'one', but the steps of that session take 14"),
    (text(DAY, "minutes = 10 }", "minutes = 15 }"), f"{DAY}: 'Break' ends at 09:27, but the next row begins at 09:22"),
    (text(DAY, "minutes = 10 }", "minutes = 15 }"), f"{DAY}: 'breaks' says 10 minutes, but the rows add up to 15"),
    (text(DAY, "work = 25", "work = 30"), f"{DAY}: 'work' says 30 minutes, but the rows add up to 25"),
    (
        text(DAY, "ends = 10:35:00", "ends = 10:30:00"),
        f"{DAY}: 'Evening' ends at 10:35, but the next row begins at 10:30",
    ),
    (text(DAY, '"two"', '"three"'), f"{DAY}: It has the sessions one, three, but the notebooks are one, two"),
    (text(DAY, "what =", "name ="), f"{DAY}: The timetable can't be read"),
]
