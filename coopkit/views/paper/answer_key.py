"""The answer key: the same sheet for the facilitator, with right answers and explanations in place."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from coopkit.calculators import CALCULATORS
from coopkit.content.session import Session
from coopkit.exercises.blocks import Roles
from coopkit.exercises.definition import Definition, Key
from coopkit.exercises.exercise import Exercise
from coopkit.exercises.fields import NumberField, Raw
from coopkit.exercises.key import KeyNote
from coopkit.exercises.kinds import AnyKey, AnyPart
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.kinds.table import Table
from coopkit.exercises.part import named_fields
from coopkit.exercises.texts import texts_of
from coopkit.i18n import Locale, lazy
from coopkit.views.answer_text import resolve
from coopkit.views.paper.exercise import Remarks
from coopkit.views.paper.sheet import PrintedSheet, draw
from coopkit.views.paper.sheet_answers import SheetAnswers
from coopkit.views.paper.worked import WorkedFacts


def render(session: Session, keys: Mapping[str, Key], locale: Locale, *, sample: WorkedFacts | None = None) -> str:
    """A session's answer key as one HTML file, marked "Facilitator".

    Args:
        session: in the reader's language.
        keys: for each of its exercises' ids the key, in the same language.
        sample: an invented group, for calculations that read a group's answers to other exercises.
    """
    exercises = [Exercise(definition, keys[definition.id]) for definition in session.exercises()]
    return draw(
        PrintedSheet(
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
    for calculator in exercise.definition.parts_of(Calculator):
        own = _of_sample(exercise.definition, calculator, sample)
        raw = raw | own if own else _made_up(exercise.definition, calculator) | raw
    for part in exercise.definition.parts:
        for name, field in named_fields(part, raw):
            value = raw.get(name)
            if isinstance(field, NumberField) and isinstance(value, str):
                raw[name] = locale.example_input(Decimal(value))
    return raw


def _given(definition: Definition) -> Raw:
    """The numbers that stand in the fields of an exercise that calculates, written plainly."""
    if not definition.parts_of(Calculator):
        return {}
    fields = (named for part in definition.parts for named in named_fields(part, {}))
    return {name: field.given for name, field in fields if isinstance(field, NumberField) and field.given}


def _of_sample(definition: Definition, part: Calculator, sample: WorkedFacts | None) -> Raw:
    """What the sample put into a calculator that reads its other answers too, and into the tables beside it that it
    takes; written plainly."""
    calculation = CALCULATORS[part.calculation]
    if sample is None or not calculation.of_the_group:
        return {}
    tables = [each.id for each in definition.parts_of(Table)] if calculation.arguments is None else []
    own = sample.group.answers.by_exercise.get(definition.id, {})
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
    return {
        option: resolve(note, locale)
        for part, key in _pairs(exercise)
        for option, note in key.option_notes(part).items()
    }


def _remarks(exercise: Exercise, locale: Locale) -> Remarks:
    examples = {
        part.id: KeyNote(
            locale.text("Worked example"),
            locale.text("The numbers here are an example. A group works with its own."),
        )
        for part in exercise.definition.parts_of(Calculator)
        if _made_up(exercise.definition, part)
    }
    found: Remarks = {
        part.id: (
            *_of_roles(part),
            *(KeyNote(resolve(each.heading, locale), resolve(each.text, locale)) for each in key.notes()),
            *((examples[part.id],) if part.id in examples else ()),
        )
        for part, key in _pairs(exercise)
    }
    found[""] = tuple(_of_exercise(exercise.definition, exercise.key, locale))
    return found


def _of_roles(part: AnyPart) -> Iterator[KeyNote]:
    """The role cards, which learners have cut out."""
    for block in part.layout():
        for card in block.cards if isinstance(block, Roles) else ():
            yield KeyNote(card.name, card.text)


def _of_exercise(definition: Definition, key: Key, locale: Locale) -> Iterator[KeyNote]:
    if definition.reveal.when == "plenary":
        yield KeyNote(locale.text("Not before"), locale.text("Tell this only when all tables talk together."))
    elif definition.reveal.when == "after":
        told = lazy("Tell this only when {exercise} has been answered.", exercise=definition.reveal.after)
        yield KeyNote(locale.text("Not before"), locale.resolve(told))
    open_notes = (part.open_note() for part in key.parts)
    for text in dict.fromkeys(resolve(note, locale) for note in open_notes if note):
        yield KeyNote(locale.text("Open"), text)
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
