"""A scenario: each choice leads to a consequence, and perhaps to the next question."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from coopkit.exercises.blocks import Block, ScenarioStep
from coopkit.exercises.checking import Outcome, PartResult
from coopkit.exercises.fields import ParseNumber, PickOne, RawAnswer, Text, single_value
from coopkit.exercises.key import Kind, PartKey, PartWithKey, Remark, SampleAnswer
from coopkit.exercises.part import Part
from coopkit.exercises.texts import Sentence, Translatable
from coopkit.exercises.validation import DefinitionError, make_options, shuffled, validate_ids


class Strength(StrEnum):
    """How well a choice works."""

    WEAK = "weak"
    PARTLY = "partly"
    STRONG = "strong"


STRENGTH_SENTENCES = {
    Strength.WEAK: Translatable("This doesn’t help much."),
    Strength.PARTLY: Translatable("This helps, but only partly."),
    Strength.STRONG: Translatable("This works well."),
}
STRENGTH_LABELS = {
    Strength.WEAK: Translatable("weak"),
    Strength.PARTLY: Translatable("partly"),
    Strength.STRONG: Translatable("strong"),
}


class Choice(Struct, frozen=True):
    """An action to choose, its outcome, and the id of the question that follows (`then`, "" for none).

    A choice that ends the scenario has a strength and a lesson; others may have a strength.
    """

    text: Text
    outcome: Text
    strength: Strength | None = None
    then: str = ""
    lesson: Text = ""


class ScenarioQuestion(Struct, frozen=True):
    """A question of a scenario with its choices by id, as an author writes it."""

    id: str
    prompt: Text
    choices: Mapping[str, Choice]


class Consequence(Struct, frozen=True):
    """The consequence of one choice in one question, by their ids."""

    question: str
    choice: str
    text: Text
    strength: Strength | None = None
    lesson: Text = ""


class Scenario(Part, frozen=True, kw_only=True, tag="scenario"):
    """Questions of which each choice leads to the next; the consequences are in the key."""

    checkable: ClassVar[bool] = False
    steps: tuple[ScenarioStep, ...]

    def layout(self) -> tuple[Block, ...]:
        return self.steps

    def path(self, raw: RawAnswer) -> tuple[tuple[str, str], ...]:
        """Return pairs of a question and the choice made there, from the first question to the last answered one."""
        steps = {step.field.id: step for step in self.steps}
        at, taken = self.steps[0].field.id, []
        while at:
            choice, follows = single_value(raw, f"{self.id}.{at}"), dict(steps[at].follows)
            if choice not in follows:  # not chosen yet, or a choice that the notebook no longer has
                break
            taken.append((at, choice))
            at = follows[choice]
        return tuple(taken)

    def is_finished(self, raw: RawAnswer) -> bool:
        taken = self.path(raw)
        if not taken:
            return True
        last, choice = taken[-1]
        follows = next(step.follows for step in self.steps if step.field.id == last)
        return not dict(follows)[choice]


class ScenarioKey(PartKey, frozen=True, kw_only=True, tag="scenario"):
    """The consequence of each choice, shown only for the choices made."""

    consequences: tuple[Consequence, ...]

    @property
    def has_right_answer(self) -> bool:
        return False

    def check(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> PartResult:
        assert isinstance(part, Scenario)
        return PartResult(part.id, Outcome.OPEN if part.path(raw) else Outcome.UNANSWERED)

    def remarks(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> tuple[Remark, ...]:
        assert isinstance(part, Scenario)
        by_choice = {(each.question, each.choice): each for each in self.consequences}
        words = {(step.field.id, each.id): each.text for step in part.steps for each in step.field.options}
        consequences = ((by_choice[taken], words[taken]) for taken in part.path(raw) if taken in by_choice)
        return tuple(
            Remark(each.text, STRENGTH_SENTENCES[each.strength] if each.strength else None, about, each.lesson)
            for each, about in consequences
        )

    def option_notes(self, part: Part) -> Mapping[tuple[str, str], Sentence]:
        return {(f"{part.id}.{each.question}", each.choice): _consequence_note(each) for each in self.consequences}

    def open_note(self) -> Translatable:
        return Translatable("Below each choice you see what happens, and how well it works. Listen to the reasons.")

    def mistakes(self, part: Part) -> Iterator[str]:
        assert isinstance(part, Scenario)
        yield from _find_path_mistakes(part.steps)
        yield from self._find_outcome_mistakes(part.steps)

    def _find_outcome_mistakes(self, steps: tuple[ScenarioStep, ...]) -> Iterator[str]:
        """Yield which choices lack an outcome, a strength or a lesson, in sentences."""
        outcomes = {(each.question, each.choice): each for each in self.consequences}
        for step in steps:
            follows = dict(step.follows)
            for option in step.field.options:
                outcome = outcomes.get((step.field.id, option.id))
                if outcome is None or not outcome.text.strip():
                    yield f"Nothing happens after '{option.id}' in '{step.field.id}'. Write what does."
                elif not follows.get(option.id):
                    yield from _find_ending_mistakes(outcome, several=len(steps) > 1)

    def sample_answers(self, part: Part) -> tuple[SampleAnswer, ...]:
        assert isinstance(part, Scenario)
        first = part.steps[0].field
        name = f"{part.id}.{first.id}"
        taken = (SampleAnswer(Outcome.OPEN, {name: option.id}) for option in first.options)
        return (SampleAnswer(Outcome.UNANSWERED, {}), *taken)


def scenario(
    exercise: str, part: str, prompt: Text, *, turns: Iterable[ScenarioQuestion], optional: bool = False
) -> PartWithKey:
    """Build a scenario.

    Args:
        turns: its questions, beginning with the first.

    Raises:
        DefinitionError: an id twice, a next question that doesn't exist, a question that is never reached,
            questions that lead round in a circle, a choice without an outcome, or an end without a strength.
    """
    where = f"{exercise} ({part})"
    questions = tuple(turns)
    if not questions:
        raise DefinitionError(f"{where}: needs a question.")
    validate_ids(where, "questions", [question.id for question in questions])
    by_id = {question.id: question for question in questions}
    _validate_paths(where, by_id, questions[0].id)
    shown, consequences = [], []
    for question in questions:
        options = make_options(where, "choices", {id_: choice.text for id_, choice in question.choices.items()})
        field = PickOne(question.id, question.prompt, shuffled(options, f"{where} {question.id}"))
        shown.append(
            ScenarioStep(field, tuple((option.id, question.choices[option.id].then) for option in field.options))
        )
        for id_, choice in question.choices.items():
            if not choice.outcome.strip():
                raise DefinitionError(f"{where}: '{id_}' has no outcome; write what happens.")
            if choice.strength is None and not choice.then:
                raise DefinitionError(
                    f"{where}: '{id_}' ends the scenario; say how good it is: WEAK, PARTLY or STRONG."
                )
            consequences.append(Consequence(question.id, id_, choice.outcome, choice.strength, choice.lesson))
    return (
        Scenario(id=part, prompt=prompt, steps=tuple(shown), optional=optional),
        ScenarioKey(consequences=tuple(consequences)),
    )


def _validate_paths(where: str, questions: Mapping[str, ScenarioQuestion], first: str) -> None:
    """Validate that every question can be reached, and that no path leads round in a circle."""
    reached: set[str] = set()

    def follow(at: str, path: tuple[str, ...]) -> None:
        if at in path:
            raise DefinitionError(f"{where}: {' → '.join((*path, at))} goes round in a circle.")
        if at in reached:
            return
        reached.add(at)
        for id_, choice in questions[at].choices.items():
            if choice.then and choice.then not in questions:
                raise DefinitionError(f"{where}: '{id_}' leads to '{choice.then}', which doesn't exist.")
            if choice.then:
                follow(choice.then, (*path, at))

    follow(first, ())
    lost = [id_ for id_ in questions if id_ not in reached]
    if lost:
        raise DefinitionError(f"{where}: no choice leads to '{lost[0]}'.")


def _consequence_note(each: Consequence) -> Sentence:
    """Return the answer key's note on a choice: its outcome, strength and lesson."""
    words: Sentence = each.text
    if each.strength is not None:
        words = Translatable("{outcome} ({strength})", {"outcome": words, "strength": STRENGTH_LABELS[each.strength]})
    if each.lesson:
        words = Translatable("{outcome} What we learned: {lesson}", {"outcome": words, "lesson": each.lesson})
    return words


def _find_path_mistakes(steps: tuple[ScenarioStep, ...]) -> Iterator[str]:
    """Yield what is wrong with the paths through a scenario, in sentences."""
    by_id = {step.field.id: step for step in steps}
    reached = _reachable_questions(steps[0].field.id, by_id)
    for id_, step in by_id.items():
        if id_ not in reached:
            yield f"No choice leads to the question '{id_}'."
        for choice, follows in step.follows:
            if follows and follows not in by_id:
                yield f"'{choice}' leads to '{follows}', which isn't a question."
            elif follows and id_ in _reachable_questions(follows, by_id):
                yield f"'{choice}' can lead back to the question '{id_}', so the scenario may never end."
        for option in step.field.options:
            if option.id not in dict(step.follows):
                yield f"'{option.id}' doesn't lead to a question, and doesn't end the scenario either."


def _reachable_questions(first: str, steps: Mapping[str, ScenarioStep]) -> set[str]:
    """Return the ids of the questions that can be reached from one of them, including that one."""
    found: set[str] = set()
    queue = [first]
    while queue:
        at = queue.pop()
        if at in steps and at not in found:
            found.add(at)
            queue += [follows for _, follows in steps[at].follows]
    return found


def _find_ending_mistakes(end: Consequence, *, several: bool) -> Iterator[str]:
    """Yield what is missing at an end; a scenario of several questions needs a lesson there too."""
    if end.strength is None:
        yield f"'{end.choice}' in '{end.question}' ends the scenario. Say how good it is: WEAK, PARTLY or STRONG."
    if several and not end.lesson.strip():
        yield f"'{end.choice}' in '{end.question}' ends the scenario without a lesson. Write one sentence."


KIND = Kind(
    Scenario,
    ScenarioKey,
    {"Scenario": scenario},
    {"Ask": ScenarioQuestion, "Choice": Choice, **{each.name: each for each in Strength}},
)
