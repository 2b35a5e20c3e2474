"""A scenario: each choice leads to a consequence, and perhaps to the next question."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from coopkit.exercises.blocks import Block, ScenarioStep
from coopkit.exercises.fields import PickOne, Raw, Text
from coopkit.exercises.part import (
    Built,
    DefinitionError,
    ParseNumber,
    Part,
    PartKey,
    Remark,
    Sample,
    must_be_ids,
    options_of,
    pick,
)
from coopkit.exercises.results import Outcome, PartResult
from coopkit.exercises.shuffle import shuffled


class Strength(StrEnum):
    """How far a choice carries."""

    WEAK = "weak"
    PARTLY = "partly"
    STRONG = "strong"


class Choice(Struct, frozen=True):
    """What can be done, what comes of it, and the id of the question that follows (`then`).

    Where the way ends, it has a strength (how far it carries) and a lesson; elsewhere it may have a strength.
    """

    text: Text
    outcome: Text
    strength: Strength | None = None
    then: str = ""
    lesson: Text = ""


class Ask(Struct, frozen=True):
    """A question with its choices by id."""

    id: str
    prompt: Text
    choices: Mapping[str, Choice]


class Consequence(Struct, frozen=True):
    """The consequence of one choice."""

    turn: str
    choice: str
    text: Text
    strength: Strength | None = None
    lesson: Text = ""


class Scenario(Part, frozen=True, kw_only=True, tag="scenario"):
    """Questions of which each answer decides what is asked next; consequences are not in it."""

    turns: tuple[ScenarioStep, ...]

    def layout(self) -> tuple[Block, ...]:
        return self.turns

    def path(self, raw: Raw) -> tuple[tuple[str, str], ...]:
        """The questions taken so far with their choices, from the first on."""
        turns = {turn.field.id: turn for turn in self.turns}
        at, taken = self.turns[0].field.id, []
        while at:
            choice, follows = pick(raw, f"{self.id}.{at}"), dict(turns[at].follows)
            if choice not in follows:  # not chosen yet, or a choice that the notebook no longer has
                break
            taken.append((at, choice))
            at = follows[choice]
        return tuple(taken)


class ScenarioKey(PartKey, frozen=True, kw_only=True, tag="scenario"):
    """What comes of each choice; told only for the choices taken."""

    told: tuple[Consequence, ...]

    @property
    def judges(self) -> bool:
        return False

    def check(self, part: Part, raw: Raw, parse_number: ParseNumber) -> PartResult:
        assert isinstance(part, Scenario)
        return PartResult(part.id, Outcome.OPEN if part.path(raw) else Outcome.UNANSWERED)

    def remarks(self, part: Part, raw: Raw, parse_number: ParseNumber) -> tuple[Remark, ...]:
        assert isinstance(part, Scenario)
        by_choice = {(told.turn, told.choice): told for told in self.told}
        words = {(turn.field.id, each.id): each.text for turn in part.turns for each in turn.field.options}
        taken = ((by_choice[step], words[step]) for step in part.path(raw) if step in by_choice)
        return tuple(Remark(told.text, told.strength or "", about, told.lesson) for told, about in taken)

    def samples(self, part: Part) -> tuple[Sample, ...]:
        assert isinstance(part, Scenario)
        first = part.turns[0].field
        name = f"{part.id}.{first.id}"
        taken = (Sample(Outcome.OPEN, {name: option.id}) for option in first.options)
        return (Sample(Outcome.UNANSWERED, {}), *taken)


def scenario(exercise: str, part: str, prompt: Text, *, turns: Iterable[Ask], optional: bool = False) -> Built:
    """A scenario; the first question begins it.

    Raises:
        DefinitionError: an id twice, a next question that is not there, one that is never reached,
            a way that never ends, a choice of which nothing comes, or an end that does not say how far it carries.
    """
    where = f"{exercise} ({part})"
    asked = tuple(turns)
    if not asked:
        raise DefinitionError(f"{where}: needs a question.")
    must_be_ids(where, "questions", [ask.id for ask in asked])
    by_id = {ask.id: ask for ask in asked}
    _check_ways(where, by_id, asked[0].id)
    shown, told = [], []
    for ask in asked:
        options = options_of(where, "choices", {id_: choice.text for id_, choice in ask.choices.items()})
        field = PickOne(ask.id, ask.prompt, shuffled(options, f"{where} {ask.id}"))
        shown.append(ScenarioStep(field, tuple((option.id, ask.choices[option.id].then) for option in field.options)))
        for id_, choice in ask.choices.items():
            if not choice.outcome.strip():
                raise DefinitionError(f"{where}: nothing comes of '{id_}'; say what does.")
            if choice.strength is None and not choice.then:
                raise DefinitionError(f"{where}: '{id_}' ends the way; say how far it carries.")
            told.append(Consequence(ask.id, id_, choice.outcome, choice.strength, choice.lesson))
    return (
        Scenario(id=part, prompt=prompt, turns=tuple(shown), optional=optional),
        ScenarioKey(told=tuple(told)),
    )


def _check_ways(where: str, asks: Mapping[str, Ask], first: str) -> None:
    reached: set[str] = set()

    def follow(at: str, way: tuple[str, ...]) -> None:
        if at in way:
            raise DefinitionError(f"{where}: the way {' → '.join((*way, at))} never ends.")
        if at in reached:
            return
        reached.add(at)
        for id_, choice in asks[at].choices.items():
            if choice.then and choice.then not in asks:
                raise DefinitionError(f"{where}: '{id_}' leads to '{choice.then}', which is not there.")
            if choice.then:
                follow(choice.then, (*way, at))

    follow(first, ())
    lost = [id_ for id_ in asks if id_ not in reached]
    if lost:
        raise DefinitionError(f"{where}: no choice leads to '{lost[0]}'.")
