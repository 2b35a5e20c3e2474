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
    (outputs, f"{ONE}, cell fruit: has outputs"),
    (counted, f"{ONE}, cell fruit: has outputs or a number from running"),
    (same_id, f"{ONE}, cell start: needs an id of its own"),
    (no_id, f"{ONE}, cell 'ChooseOne(': needs an id of its own"),
    (no_goals, f"{ONE}: its metadata need coopkit.goals"),
    (no_session, f"{ONE}: its metadata need coopkit.session"),
    (same_session, f"{TWO}: has id 'one', which 01_one.ipynb has already"),
    (same_number, "think_test/01_two.ipynb: has the number 1, which 01_one.ipynb has already"),
    (no_number, "think_test/two.ipynb: its name must be like 04_business_forms.ipynb"),
    (no_json, f"{TWO}: is no notebook that can be read"),
    (
        change(("one", "start", "*", "ChooseOne")),
        f"{ONE}: its first code cell must be 'from coopkit.workbook import *'",
    ),
    (change(("one", "start", "*", "*\nimport os")), f"{ONE}: its first code cell must be"),
    (change(("one", "fruit", FRUIT, f"x = 1\n{FRUIT}")), f"{ONE}, cell fruit: must declare one exercise"),
    (change(("one", "fruit", FRUIT, f"{FRUIT}\n1")), f"{ONE}, cell fruit: must declare one exercise"),
    (change(("one", "fruit", FRUIT, f"{FRUIT};")), f"{ONE}, cell fruit: must declare one exercise"),
    (change(("one", "fruit", "(\n", "(\n  (\n")), f"{ONE}, cell fruit: is no Python"),
    (
        change(("one", "fruit", '"fig": "A fig"', '"fig": "A fig", "fig": "Another"')),
        f"{ONE}, cell fruit: has 'fig' twice in one {{…}}",
    ),
    (
        change(("one", "step-fruit", "Who has", "[Look](https://example.org) who has")),
        f"{ONE}, cell step-fruit: asks for something from the internet",
    ),
    (
        change(("one", "fruit", "A fig is soft", "See http://example.org why a fig is soft")),
        f"{ONE}, cell fruit: asks for something from the internet",
    ),
    (
        change(("one", "fruit", 'key="fig"', 'key="kiwi"')),
        "think.test.fruit (answer): the key 'kiwi' is none of fig, nut",
    ),
    (
        change(("one", "step-fruit", "Who has a tree at home?", LONG)),
        f"{ONE}, 'word word word word word word': has 61 words; at most 60 are for one reader",
    ),
    (
        change(("one", "fruit", "Which one is a fruit?", LONG)),
        f"{ONE}, think.test.fruit: has 61 words; at most 60 are for a prompt",
    ),
    (
        change(("one", "fruit", "Now tell each other when you ate your last one.", LONG)),
        f"{ONE}, think.test.fruit: has 61 words; at most 60 are for one reader",
    ),
    (change(("one", "step-fruit", "[A tree]", "[]")), f"{ONE}, Fruit: a picture needs words in its brackets"),
    (
        change(("one", "step-fruit", "home?\n\n!", "home? !")),
        f"{ONE}, 'Who has a tree at home?': a picture must stand alone in its paragraph",
    ),
    (change(("one", "step-fruit", "tree.svg", "bush.svg")), "the picture 'pictures/bush.svg' isn't in the notebook's folder"),
    (hidden_picture, "think_test/pictures/tree.svg: a drawing must hold all it shows"),
    (
        change(("two", "step-after", "A word on tomorrow.", f"Think of it: **a nut** has a shell, {SECRET[17:]}")),
        f"{TWO}: says what only the key of think.test.fruit may say: '{SECRET}'",
    ),
    (
        change(("two", "step-after", "A word", "A fig is soft and sweet, when it is ripe. A word")),
        f"{TWO}: says what only the key of think.test.fruit may say: 'A fig is soft",
    ),
    (
        change(("one", "before", 'revealed_after("think.test.post")', 'revealed_after("think.test.gone")')),
        f"{ONE}, think.test.pre: its key waits for think.test.gone, which is no exercise",
    ),
    (
        change(("two", "after", "private=True", 'reveal=revealed_after("think.test.pre"), private=True')),
        f"{TWO}, think.test.post: its key waits for ever: think.test.post → think.test.pre → think.test.post",
    ),
    (
        change(("two", "after", 'before="think.test.pre"', 'before="think.test.gone"')),
        f"{TWO}, think.test.post: is compared with think.test.gone, which is no exercise",
    ),
    (
        change(("one", "before", '"yes"', '"yes", before="think.test.post"')),
        f"{ONE}, think.test.pre: is compared with think.test.post, which does not come before it",
    ),
    (
        change(("one", "before", '"yes"', '"yes", leads={"can": "think.test.buy"}')),
        f"{ONE}, think.test.pre: 'can' leads to think.test.buy, which is no exercise of this session",
    ),
    (
        change(
            ("one", "before", '"yes"', '"yes", leads={"can": "think.test.fruit"}'),
            ("one", "before", "private=True", "private=False"),
        ),
        f"{ONE}, think.test.pre: tells each what follows from their own answers, so it must be private",
    ),
    (
        change(("two", "after", '"I will"', '"I might"')),
        f"{TWO}, think.test.post: its part 'rate' does not ask the same as that of think.test.pre",
    ),
    (
        change(("two", "after", '"Money"', '"Wealth"')),
        f"{TWO}, think.test.post: its part 'votes' does not ask the same as that of think.test.pre",
    ),
    (
        change(("two", "after", '"votes"', '"says"')),
        f"{TWO}, think.test.post: has no part 'votes' as think.test.pre has",
    ),
    (
        change(("two", "buy", '"joint-buying"', '"joint-selling"')),
        "think.test.buy: there is no calculation 'joint-selling'",
    ),
    (
        change(("two", "buy", '        figure("transport", "Transport"),\n', "")),
        f"{TWO}, think.test.buy: the calculation 'joint-buying' needs an input 'transport'",
    ),
    (
        change(("two", "buy", '"transport", "Transport"', '"lorry", "Transport"')),
        f"{TWO}, think.test.buy: the calculation 'joint-buying' takes no input 'lorry'",
    ),
    (
        change(("two", "buy", '"Transport")', '"Transport", starts="think.test.gone/ours.price")')),
        f"{TWO}, think.test.buy: 'answer.transport' starts from think.test.gone, which is no exercise",
    ),
    (
        change(("two", "buy", '"Transport")', '"Transport", starts="think.test.gone")')),
        "transport: starts from 'think.test.gone'; write exercise/part.field",
    ),
    (one_more(FRUIT), f"{TWO}: think.test.fruit stands in {ONE} too; an id is used once"),
    (one_more(FRUIT.replace("test.fruit", "test.new")), f"{TWO}: think.test.new is not in exercise_ids.txt; add it"),
    (one_more(NEVER_ENDING), "the way rule → rule never ends"),
    (one_more(WITHOUT_LESSON), f"{TWO}, think.test.rule: 'pay' in 'rule' ends the way without a lesson"),
    (one_more(WITHOUT_LESSON), f"{TWO}, think.test.rule: 'no' in 'list' ends the way without a lesson"),
    (no_list, "exercise_ids.txt: is missing"),
    (text(IDS, "think.test.buy\n", "think.test.apple\nthink.test.buy\n"), "think.test.apple is in no notebook"),
    (text(IDS, "think.test.buy\n", "think.test.buy\nthink.test.buy\n"), f"{IDS}: think.test.buy is listed twice"),
    (text(IDS, "think.test.pre\n", "think.test.pre\nthink.test.aaa\n"), "think.test.aaa stands after think.test.pre"),
    (text(IDS, "think.test.buy\n", "Think of buying\nthink.test.buy\n"), f"{IDS}: 'Think of buying' is no id"),
    (text(IDS, "think.test.pre\n", "# retired\nthink.test.pre\n"), f"{ONE}: think.test.pre is retired"),
    (more_minutes, f"{DAY}: plans 12 minutes for 'one', whose steps take 14"),
    (text(DAY, "minutes = 10 }", "minutes = 15 }"), f"{DAY}: 'Break' ends at 09:27, but 09:22 comes next"),
    (text(DAY, "minutes = 10 }", "minutes = 15 }"), f"{DAY}: its breaks should be 10 minutes and add up to 15"),
    (text(DAY, "work = 25", "work = 30"), f"{DAY}: its work should be 30 minutes and add up to 25"),
    (text(DAY, "ends = 10:35:00", "ends = 10:30:00"), f"{DAY}: 'Evening' ends at 10:35, but 10:30 comes next"),
    (text(DAY, '"two"', '"three"'), f"{DAY}: has the sessions one, three; the notebooks are one, two"),
    (text(DAY, "what =", "name ="), f"{DAY}: cannot be read"),
]
