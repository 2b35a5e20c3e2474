"""One small exercise of every kind; what only a key may hold carries the sentinel."""

from typing import Any

from coopkit.exercises import Exercise, Outcome, Phase, make_exercise
from coopkit.exercises.blocks import Round
from coopkit.exercises.fields import Condition, Note, NumberField, Option, PickOne, Scale, TextField
from coopkit.exercises.key import PartWithKey
from coopkit.exercises.kinds.calculator import calculator
from coopkit.exercises.kinds.checklist import checklist
from coopkit.exercises.kinds.choose_many import choose_many
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.match import match, match_grid
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.order import order
from coopkit.exercises.kinds.role_play import role_play
from coopkit.exercises.kinds.scenario import Choice, ScenarioQuestion, Strength, scenario
from coopkit.exercises.kinds.sort import sort
from coopkit.exercises.kinds.survey import survey
from coopkit.exercises.kinds.table import table
from coopkit.exercises.kinds.text import short_text
from coopkit.i18n import load_locale

SENTINEL = "918273"
ENGLISH = load_locale(minor_digits=2)
parse = ENGLISH.parse_number


def secret(text: str) -> str:
    """A text that belongs to a key."""
    return f"{text} {SENTINEL}."


def exercise(*built: PartWithKey, id_: str = "think.test.one", **settings: Any) -> Exercise:
    """An exercise made of these parts, with what every exercise needs."""
    common: dict[str, Any] = {"minutes": 5, "together": (Phase.GROUP,), "purpose": "Try it out."}
    told = {"why": secret("Since it is so"), "after": (secret("Read on"),), "note": secret("Let them talk")}
    return make_exercise(id_, "What do you say?", built, **{**common, **told, **settings})


def one_part(build: Any, kind: str, **settings: Any) -> Exercise:
    """An exercise of one part of this kind."""
    id_ = f"think.test.{kind}"
    return exercise(build(id_, "answer", "", **settings), id_=id_)


FRUIT = {"pear": "A pear", "plum": "A plum", "fig": "A fig", "nut": "A nut"}
COLUMNS = (
    TextField("who", "Who?", longest=40),
    PickOne("more", "More of it?", (Option("yes", "Yes"), Option("no", "No"))),
    NumberField("cost", "Cost", unit="a month"),
    Scale("strength", "How strong?", 1, 5, "weak", "strong"),
)
WAYS = (
    ScenarioQuestion(
        "rule",
        "Which rule?",
        {
            "same": Choice("The same for all", secret("They quarrel"), then="record"),
            "pay": Choice("Pay for it", secret("It is covered"), Strength.STRONG, lesson=secret("Rules may cost")),
        },
    ),
    ScenarioQuestion(
        "record",
        "Who writes it down?",
        {
            "one": Choice("One of us", secret("It works"), Strength.PARTLY, lesson=secret("All must see it")),
            "nobody": Choice("Nobody", secret("It does not"), Strength.WEAK, lesson=secret("Write it down")),
        },
    ),
)
LINK_TO_WORK_ON = Note((Condition("strength", ("1", "2")), Condition("more", ("yes",))), "Link to work on")

JUDGED = {Outcome.UNANSWERED, Outcome.RIGHT, Outcome.WRONG}
OPEN = {Outcome.UNANSWERED, Outcome.OPEN}

ENTRIES = {
    "choose-one": (
        one_part(choose_one, "choose-one", options=FRUIT, key="fig", instead={"plum": secret("A plum is no fig")}),
        JUDGED,
    ),
    "choose-one, others open": (
        one_part(
            choose_one, "choose-others", options=FRUIT, key="fig", others_open=True, instead={"nut": secret("Perhaps")}
        ),
        {Outcome.UNANSWERED, Outcome.RIGHT, Outcome.OPEN},
    ),
    "choose-one, open": (one_part(choose_one, "choose-open", options=FRUIT), OPEN),
    "choose-many": (
        one_part(
            choose_many, "choose-many", options=FRUIT, key=("fig", "pear"), instead={"nut": secret("A nut is no fruit")}
        ),
        JUDGED | {Outcome.PARTLY},
    ),
    "choose-many, open": (one_part(choose_many, "choose-many-open", options=FRUIT), OPEN),
    "match": (
        one_part(
            match,
            "match",
            items={"amina": "Amina rides", "bo": "Bo sews", "chan": "Chan bakes"},
            to={"needle": "Needle", "oven": "Oven", "bike": "Motorbike", "boat": "Boat"},
            key={"amina": "bike", "bo": "needle", "chan": "oven"},
            to_label="Tool",
        ),
        JUDGED | {Outcome.PARTLY},
    ),
    "match, in a grid": (
        one_part(
            match_grid,
            "match-grid",
            rows={"owner": "Who owns it?", "votes": "Who votes?"},
            columns={"firm": "Firm", "club": "Club", "co-op": "Co-op"},
            cards={
                "owner": {"firm": ("f1", "Holders"), "club": ("k7", "All"), "co-op": ("m3", "Members")},
                "votes": {"firm": ("f9", "Shares"), "club": ("k2", "Meeting"), "co-op": ("m8", "One each")},
            },
        ),
        JUDGED | {Outcome.PARTLY},
    ),
    "order": (
        one_part(order, "order", steps={"sow": "Sow", "weed": "Weed", "reap": "Reap", "bake": "Bake"}),
        JUDGED | {Outcome.PARTLY},
    ),
    "sort": (
        one_part(
            sort,
            "sort",
            groups={"fruit": "Fruit", "grain": "Grain"},
            cards={"fruit": {"pear": "Pear", "plum": "Plum"}, "grain": {"rye": "Rye", "oat": "Oat"}},
            group_label="Which basket?",
        ),
        JUDGED | {Outcome.PARTLY},
    ),
    "text": (one_part(short_text, "text", lines=2, longest=200, example=secret("We share a scale")), OPEN),
    "number": (
        one_part(
            number, "number", unit="bags", key=SENTINEL, tolerance="0.5", instead={"18": secret("Think of the truck")}
        ),
        JUDGED | {Outcome.UNREADABLE},
    ),
    "number, open": (one_part(number, "number-open", unit="people"), OPEN | {Outcome.UNREADABLE}),
    "table": (
        one_part(
            table,
            "table",
            columns=COLUMNS,
            row_label="Link",
            least=2,
            most=12,
            totals=("cost",),
            notes=(LINK_TO_WORK_ON,),
            example=secret("Our buyer"),
        ),
        OPEN | {Outcome.UNREADABLE},
    ),
    "table, fixed rows": (
        one_part(
            table, "table-fixed", columns=COLUMNS, rows={"in": "What comes in", "out": "What goes out"}, complete=True
        ),
        OPEN | {Outcome.UNREADABLE},
    ),
    "survey": (
        one_part(
            survey,
            "survey",
            statements={"explain": "I can explain it", "decide": "I could decide"},
            low_label="not at all",
            high_label="fully",
        ),
        OPEN,
    ),
    "survey, not known": (
        one_part(
            survey,
            "survey-not-known",
            statements={"time": "We met on time", "papers": "Papers came before"},
            high=4,
            low_label="not true",
            high_label="fully true",
            unknown="I do not know",
            leads={"time": "think.test.table"},
        ),
        OPEN,
    ),
    "survey, answers": (
        one_part(
            survey,
            "survey-answers",
            statements={"day": "Two want one day", "tools": "A friend uses your tools"},
            answers={"wait": "I wait", "give": "I give way", "firm": "I hold firm", "halves": "Halves", "ask": "I ask"},
        ),
        OPEN,
    ),
    "checklist": (one_part(checklist, "checklist", points={"rules": "Rules", "bank": "A bank account"}), OPEN),
    "scenario": (one_part(scenario, "scenario", turns=WAYS), OPEN),
    "calculator": (
        one_part(
            calculator,
            "calculator",
            calculation="joint-buying",
            inputs=(NumberField("members", "Members", given="15"), NumberField("bulk_price", "Price", given="21.50")),
            optional=False,
        ),
        OPEN | {Outcome.UNREADABLE},
    ),
    "role play": (
        exercise(
            role_play(
                "think.test.play",
                "play",
                "Play it",
                roles={"chair": ("The chair", "You open the meeting."), "late": ("Who is late", "You come late.")},
                rounds=(Round("The meeting opens", minutes=3), Round("All say what they saw", minutes=5)),
            ),
            short_text("think.test.play", "seen", "What did you see?"),
            id_="think.test.play",
        ),
        OPEN,
    ),
    "several parts": (
        exercise(
            choose_one("think.test.parts", "fruit", "Which fruit?", options=FRUIT, key="fig"),
            number("think.test.parts", "bags", "How many?", key="12.00", tolerance="0.005"),
            short_text("think.test.parts", "why", "Why?", optional=True),
            calculator("think.test.parts", "try", "Try it", calculation="compare-forms"),
            id_="think.test.parts",
        ),
        {Outcome.UNANSWERED, Outcome.UNREADABLE, Outcome.RIGHT, Outcome.PARTLY},
    ),
    "only optional parts": (
        exercise(
            short_text("think.test.free", "first", "One?", optional=True),
            number("think.test.free", "second", "Two?", optional=True),
            id_="think.test.free",
        ),
        OPEN | {Outcome.UNREADABLE},
    ),
}
"""An exercise of each kind, and the outcomes that its samples must lead to."""

CATALOGUE = {name: made for name, (made, _) in ENTRIES.items()}
OUTCOMES = {name: outcomes for name, (_, outcomes) in ENTRIES.items()}
