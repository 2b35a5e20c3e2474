"""A session with one small exercise of every kind; what only a key may hold carries the sentinel."""

from dataclasses import dataclass
from pathlib import Path

from tests.serve.workbook import write_curriculum

SENTINEL = "918273"
SESSION = "think_coop/kinds"


@dataclass(frozen=True)
class Tried:
    """An exercise, an answer by the names of its fields, and what a check says about it."""

    kind: str
    declared: str
    answer: dict[str, str | list[str]]
    result: str

    @property
    def id(self) -> str:
        """The exercise's id."""
        return f"think.test.{self.kind}"

    @property
    def source(self) -> str:
        """The cell that declares it."""
        name, own = self.declared.split("|", 1)
        return (
            f'{name}("{self.id}", "What do you say?", {own}, minutes=5, together=(GROUP,), purpose="Try it out.",\n'
            f'    why="Because {SENTINEL}.", after=("Read on {SENTINEL}.",), note="Let them talk {SENTINEL}.")'
        )


FRUIT = 'options={"fig": "A fig", "nut": "A nut", "pea": "A pea"}'
TOLD = f'instead={{"nut": "Too dry {SENTINEL}."}}'
EVERY_KIND = (
    Tried("choose-one", f'ChooseOne|{FRUIT}, key="fig", {TOLD}', {"answer.choice": "nut"}, "wrong"),
    Tried("choose-many", f'ChooseMany|{FRUIT}, key=("fig", "pea"), {TOLD}', {"answer.choices": ["fig"]}, "partly"),
    Tried(
        "match",
        'Match|items={"sun": "Sun", "rain": "Rain"}, to={"hot": "Hot", "wet": "Wet"}, to_label="How is it?", '
        'key={"sun": "hot", "rain": "wet"}',
        {"answer.sun.to": "hot", "answer.rain.to": "wet"},
        "right",
    ),
    Tried("order", 'Order|steps={"dig": "Dig", "sow": "Sow", "reap": "Reap"}', {"answer.order": []}, "*"),
    Tried(
        "sort",
        'Sort|groups={"up": "Up", "down": "Down"}, cards={"up": {"bird": "Bird"}, "down": {"mole": "Mole"}}, '
        'group_label="Where?"',
        {"answer.bird.group": "down", "answer.mole.group": "up"},
        "wrong",
    ),
    Tried("text", f'ShortText|example="We share {SENTINEL}."', {"answer.words": "We share a stall"}, "open"),
    Tried("number", f'Number|key="{SENTINEL}", unit="bags"', {"answer.number": "12,5o"}, "unreadable"),
    Tried(
        "table",
        'Table|columns=(words("what", "What?"), figure("cost", "Cost")), totals=("cost",), least=2',
        {"answer.1.what": "Rent", "answer.1.cost": "40", "answer.2.what": "Light", "answer.2.cost": "2.50"},
        "open",
    ),
    Tried(
        "survey",
        'Survey|statements={"trust": "We trust", "time": "We have time"}, low_label="no", '
        'high_label="yes", unknown="I do not know"',
        {"answer.trust.now": "4", "answer.time.now": "unknown"},
        "open",
    ),
    Tried("checklist", 'Checklist|points={"pen": "A pen", "cup": "A cup"}', {"answer.done": ["pen"]}, "open"),
    Tried(
        "scenario",
        'Scenario|turns=(Ask("first", "What now?", {'
        f'"go": Choice("Go", "You arrive {SENTINEL}.", STRONG), "stay": Choice("Stay", "Rain {SENTINEL}.", WEAK)}}),)',
        {"answer.first": "go"},
        "open",
    ),
    Tried(
        "calculator",
        'Calculation|calculation="joint-buying", inputs=(figure("members", "People", given="15"), '
        'figure("units_each", "Bags", given="4"), figure("single_price", "Shop", given="26"), '
        'figure("bulk_price", "Trader", given="21.50"), figure("minimum_units", "From", given="60"), '
        'figure("transport", "Truck", given="90"))',
        {"answer.members": "12"},
        "open",
    ),
)


def write_every_kind(folder: Path) -> Path:
    """The notebook, alone in a curriculum below this folder."""
    cells = [("markdown", "# Every kind"), ("code", "from coopkit.workbook import *")]
    for tried in EVERY_KIND:
        cells += [("markdown", f"## {tried.kind}\n\nRead this aloud."), ("code", tried.source)]
    return write_curriculum(folder, "kinds", tuple(cells))


FILL = """(form, answer) => {
  for (const [name, value] of Object.entries(answer)) {
    const own = [...form.querySelectorAll(`[name="${name}"]`)];
    if (form.querySelector("[data-arrange]")) continue;
    for (const control of own) {
      if (control.type === "radio" || control.type === "checkbox")
        control.checked = [].concat(value).includes(control.value);
      else control.value = value;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}"""
