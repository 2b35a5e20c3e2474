"""The answer key: the same sheet for the facilitator, with right answers and explanations in place."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import assert_never

from coopkit.calculators import CALCULATORS
from coopkit.exercises.exercise import AnyKey, AnyPart, Definition, Exercise, Key
from coopkit.exercises.fields import NumberField, Raw
from coopkit.exercises.kinds.calculator import Calculator, CalculatorKey
from coopkit.exercises.kinds.choose_many import FIELD as MANY
from coopkit.exercises.kinds.choose_many import ChooseManyKey
from coopkit.exercises.kinds.choose_one import FIELD as ONE
from coopkit.exercises.kinds.choose_one import ChooseOneKey
from coopkit.exercises.kinds.match import MatchKey
from coopkit.exercises.kinds.number import NumberKey
from coopkit.exercises.kinds.order import OrderKey
from coopkit.exercises.kinds.role_play import RolePlay
from coopkit.exercises.kinds.scenario import Consequence as Outcome
from coopkit.exercises.kinds.scenario import ScenarioKey, Strength
from coopkit.exercises.kinds.sort import SortKey
from coopkit.exercises.kinds.table import Table
from coopkit.exercises.open_key import OpenKey, named_fields
from coopkit.exercises.session import Session
from coopkit.exercises.texts import texts_of
from coopkit.i18n import N_, Locale, lazy
from coopkit.views.paper.exercise import KeyNote, Remarks
from coopkit.views.paper.sheet import Sheet, draw
from coopkit.views.paper.sheet_answers import SheetAnswers
from coopkit.views.paper.worked import WorkedFacts

STRENGTHS = {Strength.WEAK: N_("weak"), Strength.PARTLY: N_("partly"), Strength.STRONG: N_("strong")}
OPEN = N_("Where nothing is filled in, no single answer is right. Listen to the reasons.")
OUTCOMES = N_("Below each choice stands what comes of it, and how far it carries. Listen to the reasons.")
OTHERS_OPEN = N_("Another answer with a good reason is not wrong. Talk about it.")


def render(session: Session, keys: Mapping[str, Key], locale: Locale, *, sample: WorkedFacts | None = None) -> str:
    """A session's answer key as one HTML file, marked "Facilitator".

    Args:
        session: in the reader's language.
        keys: for each of its exercises' ids the key, in the same language.
        sample: an invented group, for calculations that read a group's answers to other exercises.
    """
    exercises = [Exercise(definition, keys[definition.id]) for definition in session.exercises()]
    return draw(
        Sheet(
            session,
            locale,
            facilitator=True,
            inks={
                each.id: SheetAnswers((("", _solution(each, sample, locale)),), _beside(each, locale))
                for each in exercises
            },
            remarks={each.id: _remarks(each, locale) for each in exercises},
            known=sample,
            said=tuple(texts_of(tuple(each.key for each in exercises))),
        )
    )


def _solution(exercise: Exercise, sample: WorkedFacts | None, locale: Locale) -> Raw:
    """What is right, else what calculations begin with or have as an example; numbers as the reader writes them."""
    raw = _given(exercise.definition) | exercise.solution()
    for part in exercise.definition.parts:
        if isinstance(part, Calculator):
            own = _of_sample(exercise.definition, part, sample)
            raw = raw | own if own else _made_up(exercise.definition, part) | raw
    for part in exercise.definition.parts:
        for name, field in named_fields(part, raw):
            value = raw.get(name)
            if isinstance(field, NumberField) and isinstance(value, str):
                raw[name] = locale.example_input(Decimal(value))
    return raw


def _given(definition: Definition) -> Raw:
    """The numbers that stand in the fields of an exercise that calculates, written plainly."""
    if not any(isinstance(part, Calculator) for part in definition.parts):
        return {}
    fields = (named for part in definition.parts for named in named_fields(part, {}))
    return {name: field.given for name, field in fields if isinstance(field, NumberField) and field.given}


def _of_sample(definition: Definition, part: Calculator, sample: WorkedFacts | None) -> Raw:
    """What the sample put into a calculator that reads its other answers too, and into the tables beside it that it
    takes; written plainly."""
    calculation = CALCULATORS[part.calculation]
    if sample is None or not calculation.of_the_group:
        return {}
    tables = [each.id for each in definition.parts if isinstance(each, Table) and calculation.arguments is None]
    own = sample.group.answers.get(definition.id, {})
    found = {name: value for name, value in own.items() if name.partition(".")[0] in (part.id, *tables)}
    return {name: value if isinstance(value, str) else f"{value:f}" for name, value in found.items()}


def _made_up(definition: Definition, part: Calculator) -> Raw:
    """The example of its calculation, written plainly, as far as the exercise gives no numbers itself."""
    calculation = CALCULATORS[part.calculation]
    start = "" if calculation.arguments is None else f"{part.id}."
    example = {f"{start}{name}": value for name, value in calculation.example.items()}
    given = _given(definition)
    return {
        name: value if isinstance(value, str) else f"{value:f}" for name, value in example.items() if name not in given
    }


def _beside(exercise: Exercise, locale: Locale) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for part, key in _pairs(exercise):
        match key:
            case ChooseOneKey():
                found |= {(f"{part.id}.{ONE}", told.id): told.text for told in key.instead}
            case ChooseManyKey():
                found |= {(f"{part.id}.{MANY}", told.id): told.text for told in key.instead}
            case ScenarioKey():
                for told in key.told:
                    found[(f"{part.id}.{told.turn}", told.choice)] = _outcome(told, locale)
            case MatchKey() | SortKey() | OrderKey() | NumberKey() | OpenKey() | CalculatorKey():
                continue
            case _:
                assert_never(key)
    return found


def _outcome(told: Outcome, locale: Locale) -> str:
    """What comes of a choice, how far it carries, and at the end of the way the lesson."""
    words = told.text
    if told.strength is not None:
        carries = locale.text(STRENGTHS[told.strength])
        words = locale.resolve(lazy("{outcome} ({strength})", outcome=words, strength=carries))
    if told.lesson:
        words = locale.resolve(lazy("{outcome} What we take along: {lesson}", outcome=words, lesson=told.lesson))
    return words


def _remarks(exercise: Exercise, locale: Locale) -> Remarks:
    found: Remarks = {
        part.id: (*_of_roles(part), *_of_part(key, locale), *_of_example(exercise.definition, part, locale))
        for part, key in _pairs(exercise)
    }
    found[""] = tuple(_of_exercise(exercise.definition, exercise.key, locale))
    return found


def _of_part(key: AnyKey, locale: Locale) -> Iterator[KeyNote]:
    match key:
        case NumberKey():
            if key.right is not None and key.tolerance:
                told = lazy("up to {slack} more or less", slack=key.tolerance)
                yield KeyNote(locale.text("Also right"), locale.resolve(told))
            for each in key.instead:
                yield KeyNote(locale.resolve(lazy("If somebody writes {number}", number=each.id)), each.text)
        case ChooseOneKey() if key.others_open:
            yield KeyNote(locale.text("Also possible"), locale.text(OTHERS_OPEN))
        case OpenKey() if key.example:
            yield KeyNote(locale.text("For example"), key.example)


def _of_roles(part: AnyPart) -> Iterator[KeyNote]:
    """The role cards, which learners have cut out."""
    for card in part.cards if isinstance(part, RolePlay) else ():
        yield KeyNote(card.name, card.text)


def _of_example(definition: Definition, part: AnyPart, locale: Locale) -> Iterator[KeyNote]:
    if isinstance(part, Calculator) and _made_up(definition, part):
        told = "The numbers here are an example. A group works with its own."
        yield KeyNote(locale.text("Worked example"), locale.text(told))


def _is_open(key: AnyKey) -> bool:
    match key:
        case ChooseOneKey() | ChooseManyKey():
            return not key.right
        case NumberKey():
            return key.right is None
        case OpenKey():
            return not isinstance(key, CalculatorKey)
        case ScenarioKey() | MatchKey() | SortKey() | OrderKey():
            return False
        case _:
            assert_never(key)


def _of_exercise(definition: Definition, key: Key, locale: Locale) -> Iterator[KeyNote]:
    if definition.reveal.when == "plenary":
        yield KeyNote(locale.text("Not before"), locale.text("Tell this only when all tables talk together."))
    elif definition.reveal.when == "after":
        told = lazy("Tell this only when {exercise} has been answered.", exercise=definition.reveal.after)
        yield KeyNote(locale.text("Not before"), locale.resolve(told))
    if any(_is_open(part) for part in key.parts):
        yield KeyNote(locale.text("Open"), locale.text(OPEN))
    if any(isinstance(part, ScenarioKey) for part in key.parts):
        yield KeyNote(locale.text("Open"), locale.text(OUTCOMES))
    if definition.hint:
        yield KeyNote(locale.text("Hint"), definition.hint)
    if key.why:
        yield KeyNote(locale.text("Why"), key.why)
    for text in key.after:
        yield KeyNote(locale.text("Read aloud afterwards"), text)
    if key.note:
        yield KeyNote(locale.text("Note for you"), key.note)


def _pairs(exercise: Exercise) -> Iterator[tuple[AnyPart, AnyKey]]:
    return zip(exercise.definition.parts, exercise.key.parts, strict=True)
