"""A scenario: each choice leads to a consequence, and perhaps to the next question."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from coopkit.exercises.blocks import Block, ScenarioStep
from coopkit.exercises.checking import Outcome, PartResult
from coopkit.exercises.fields import ParseNumber, PickOne, Raw, Text, pick
from coopkit.exercises.key import Built, Kind, PartKey, Remark, SampleAnswer
from coopkit.exercises.part import Part
from coopkit.exercises.texts import Sentence, Translatable
from coopkit.exercises.validation import DefinitionError, must_be_ids, options_of, shuffled


class Strength(StrEnum):
    """How well a choice works."""

    WEAK = "weak"
    PARTLY = "partly"
    STRONG = "strong"


SPOKEN = {
    Strength.WEAK: Translatable("This does not carry far."),
    Strength.PARTLY: Translatable("This carries part of the way."),
    Strength.STRONG: Translatable("This carries far."),
}
PRINTED = {
    Strength.WEAK: Translatable("weak"),
    Strength.PARTLY: Translatable("partly"),
    Strength.STRONG: Translatable("strong"),
}


class Choice(Struct, frozen=True):
    """An action to choose, its outcome, and the id of the question that follows (`then`).

    A choice that ends the scenario has a strength and a lesson; any other may have a strength.
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
    """Questions in which each choice leads to the next one, without the consequences."""

    checkable: ClassVar[bool] = False
    turns: tuple[ScenarioStep, ...]

    def layout(self) -> tuple[Block, ...]:
        return self.turns

    def path(self, raw: Raw) -> tuple[tuple[str, str], ...]:
        """Return the questions answered so far with the choices made, from the first one."""
        turns = {turn.field.id: turn for turn in self.turns}
        at, taken = self.turns[0].field.id, []
        while at:
            choice, follows = pick(raw, f"{self.id}.{at}"), dict(turns[at].follows)
            if choice not in follows:  # not chosen yet, or a choice that the notebook no longer has
                break
            taken.append((at, choice))
            at = follows[choice]
        return tuple(taken)

    def is_finished(self, raw: Raw) -> bool:
        taken = self.path(raw)
        if not taken:
            return True
        last, choice = taken[-1]
        follows = next(step.follows for step in self.turns if step.field.id == last)
        return not dict(follows)[choice]


class ScenarioKey(PartKey, frozen=True, kw_only=True, tag="scenario"):
    """The consequence of each choice, shown only for the choices made."""

    consequences: tuple[Consequence, ...]

    @property
    def judges(self) -> bool:
        return False

    def check(self, part: Part, raw: Raw, parse_number: ParseNumber) -> PartResult:
        assert isinstance(part, Scenario)
        return PartResult(part.id, Outcome.OPEN if part.path(raw) else Outcome.UNANSWERED)

    def remarks(self, part: Part, raw: Raw, parse_number: ParseNumber) -> tuple[Remark, ...]:
        assert isinstance(part, Scenario)
        by_choice = {(each.turn, each.choice): each for each in self.consequences}
        words = {(turn.field.id, each.id): each.text for turn in part.turns for each in turn.field.options}
        taken = ((by_choice[step], words[step]) for step in part.path(raw) if step in by_choice)
        return tuple(
            Remark(each.text, SPOKEN[each.strength] if each.strength else None, about, each.lesson)
            for each, about in taken
        )

    def option_notes(self, part: Part) -> Mapping[tuple[str, str], Sentence]:
        return {(f"{part.id}.{each.turn}", each.choice): _in_key(each) for each in self.consequences}

    def open_note(self) -> Translatable:
        return Translatable("Below each choice stands what comes of it, and how far it carries. Listen to the reasons.")

    def mistakes(self, part: Part) -> Iterator[str]:
        assert isinstance(part, Scenario)
        yield from _in_steps(part.turns)
        yield from self._in_outcomes(part.turns)

    def _in_outcomes(self, steps: tuple[ScenarioStep, ...]) -> Iterator[str]:
        outcomes = {(each.turn, each.choice): each for each in self.consequences}
        for step in steps:
            follows = dict(step.follows)
            for option in step.field.options:
                outcome = outcomes.get((step.field.id, option.id))
                if outcome is None or not outcome.text.strip():
                    yield f"Nothing happens after '{option.id}' in '{step.field.id}'. Write what does."
                elif not follows.get(option.id):
                    yield from _in_end(outcome, several=len(steps) > 1)

    def samples(self, part: Part) -> tuple[SampleAnswer, ...]:
        assert isinstance(part, Scenario)
        first = part.turns[0].field
        name = f"{part.id}.{first.id}"
        taken = (SampleAnswer(Outcome.OPEN, {name: option.id}) for option in first.options)
        return (SampleAnswer(Outcome.UNANSWERED, {}), *taken)


def scenario(exercise: str, part: str, prompt: Text, *, turns: Iterable[Ask], optional: bool = False) -> Built:
    """Build a scenario that begins with the first question.

    Raises:
        DefinitionError: an id twice, a next question that is not there, one that is never reached,
            questions that go round in a circle, a choice without an outcome, or an end without a strength.
    """
    where = f"{exercise} ({part})"
    questions = tuple(turns)
    if not questions:
        raise DefinitionError(f"{where}: needs a question.")
    must_be_ids(where, "questions", [ask.id for ask in questions])
    by_id = {ask.id: ask for ask in questions}
    _check_paths(where, by_id, questions[0].id)
    shown, consequences = [], []
    for ask in questions:
        options = options_of(where, "choices", {id_: choice.text for id_, choice in ask.choices.items()})
        field = PickOne(ask.id, ask.prompt, shuffled(options, f"{where} {ask.id}"))
        shown.append(ScenarioStep(field, tuple((option.id, ask.choices[option.id].then) for option in field.options)))
        for id_, choice in ask.choices.items():
            if not choice.outcome.strip():
                raise DefinitionError(f"{where}: '{id_}' has no outcome; write what happens.")
            if choice.strength is None and not choice.then:
                raise DefinitionError(
                    f"{where}: '{id_}' ends the scenario; say how good it is: WEAK, PARTLY or STRONG."
                )
            consequences.append(Consequence(ask.id, id_, choice.outcome, choice.strength, choice.lesson))
    return (
        Scenario(id=part, prompt=prompt, turns=tuple(shown), optional=optional),
        ScenarioKey(consequences=tuple(consequences)),
    )


def _check_paths(where: str, asks: Mapping[str, Ask], first: str) -> None:
    reached: set[str] = set()

    def follow(at: str, path: tuple[str, ...]) -> None:
        if at in path:
            raise DefinitionError(f"{where}: {' → '.join((*path, at))} goes round in a circle.")
        if at in reached:
            return
        reached.add(at)
        for id_, choice in asks[at].choices.items():
            if choice.then and choice.then not in asks:
                raise DefinitionError(f"{where}: '{id_}' leads to '{choice.then}', which doesn't exist.")
            if choice.then:
                follow(choice.then, (*path, at))

    follow(first, ())
    lost = [id_ for id_ in asks if id_ not in reached]
    if lost:
        raise DefinitionError(f"{where}: no choice leads to '{lost[0]}'.")


def _in_key(each: Consequence) -> Sentence:
    """Return the outcome of a choice, its strength and the lesson, as the answer key prints them."""
    words: Sentence = each.text
    if each.strength is not None:
        words = Translatable("{outcome} ({strength})", {"outcome": words, "strength": PRINTED[each.strength]})
    if each.lesson:
        words = Translatable("{outcome} What we take along: {lesson}", {"outcome": words, "lesson": each.lesson})
    return words


def _in_steps(steps: tuple[ScenarioStep, ...]) -> Iterator[str]:
    by_id = {step.field.id: step for step in steps}
    reached = _reached(steps[0].field.id, by_id)
    for id_, step in by_id.items():
        if id_ not in reached:
            yield f"No choice leads to the question '{id_}'."
        for choice, follows in step.follows:
            if follows and follows not in by_id:
                yield f"'{choice}' leads to '{follows}', which isn't a question."
            elif follows and id_ in _reached(follows, by_id):
                yield f"'{choice}' can lead back to the question '{id_}', so the scenario may never end."
        for option in step.field.options:
            if option.id not in dict(step.follows):
                yield f"'{option.id}' doesn't lead to a question, and doesn't end the scenario either."


def _reached(first: str, steps: Mapping[str, ScenarioStep]) -> set[str]:
    """Return the questions that can follow, this one included."""
    found: set[str] = set()
    waiting = [first]
    while waiting:
        at = waiting.pop()
        if at in steps and at not in found:
            found.add(at)
            waiting += [follows for _, follows in steps[at].follows]
    return found


def _in_end(end: Consequence, *, several: bool) -> Iterator[str]:
    """A scenario of one question explains itself in its outcome; one of several needs a lesson at each end."""
    if end.strength is None:
        yield f"'{end.choice}' in '{end.turn}' ends the scenario. Say how good it is: WEAK, PARTLY or STRONG."
    if several and not end.lesson.strip():
        yield f"'{end.choice}' in '{end.turn}' ends the scenario without a lesson. Write one sentence."


KIND = Kind(
    Scenario,
    ScenarioKey,
    {"Scenario": scenario},
    {"Ask": Ask, "Choice": Choice, **{each.name: each for each in Strength}},
)
