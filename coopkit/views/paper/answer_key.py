"""The answer key: the exercises of a sheet for the facilitator, with right answers and explanations in place.

What is read aloud, fields that only a group can fill in, and the list of terms are on the worksheet alone.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from coopkit.calculators import CALCULATORS
from coopkit.content.session import Session
from coopkit.exercises.blocks import Roles
from coopkit.exercises.definition import Definition, Key
from coopkit.exercises.exercise import Exercise
from coopkit.exercises.fields import NumberField, RawAnswer
from coopkit.exercises.key import KeyNote
from coopkit.exercises.kinds import AnyKey, AnyPart
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.kinds.table import Table
from coopkit.exercises.part import named_fields
from coopkit.i18n import Locale, lazy
from coopkit.views.answer_text import resolve_sentence
from coopkit.views.paper.exercise import KeyNotes
from coopkit.views.paper.printed_calculation import SheetCalculations
from coopkit.views.paper.sheet import PrintedSheet, render_sheet
from coopkit.views.paper.sheet_answers import SheetAnswers


def render_answer_key(
    session: Session, keys: Mapping[str, Key], locale: Locale, *, sample: SheetCalculations | None = None
) -> str:
    """Render a session's answer key as one HTML file, marked "Facilitator".

    Args:
        session: in the reader's language.
        keys: for each of its exercises' ids the key, in the same language.
        sample: an invented group, for calculations that read a group's answers to other exercises.
    """
    exercises = [Exercise(definition, keys[definition.id]) for definition in session.exercises()]
    return render_sheet(
        PrintedSheet(
            session,
            locale,
            facilitator=True,
            answers={
                each.id: SheetAnswers(
                    (("", _printed_answer(each, sample, locale)),), _option_notes(each, locale), omits_blank=True
                )
                for each in exercises
            },
            key_notes={each.id: _key_notes(each, locale) for each in exercises},
            calculations=sample,
        )
    )


def _printed_answer(exercise: Exercise, sample: SheetCalculations | None, locale: Locale) -> RawAnswer:
    """Return the answer to print: the right one, or for calculations the numbers of a sample or example.

    Numbers are written in the reader's style.
    """
    raw = _initial_numbers(exercise.definition) | exercise.solution()
    for calculator in exercise.definition.parts_of(Calculator):
        own = _sample_answer(exercise.definition, calculator, sample)
        raw = raw | own if own else _example_answer(exercise.definition, calculator) | raw
    for part in exercise.definition.parts:
        for name, field in named_fields(part, raw):
            value = raw.get(name)
            if isinstance(field, NumberField) and isinstance(value, str):
                raw[name] = locale.example_input(Decimal(value))
    return raw


def _initial_numbers(definition: Definition) -> RawAnswer:
    """Return the numbers that are given in the fields of an exercise with a calculator, as "12.50"."""
    if not definition.parts_of(Calculator):
        return {}
    fields = (named for part in definition.parts for named in named_fields(part, {}))
    return {name: field.given for name, field in fields if isinstance(field, NumberField) and field.given}


def _sample_answer(definition: Definition, part: Calculator, sample: SheetCalculations | None) -> RawAnswer:
    """Return a sample's inputs to a calculator that also needs the sample's other answers, with numbers as "12.50".

    If the calculator works with the whole exercise, the tables beside it are included.
    """
    calculation = CALCULATORS[part.calculation]
    if sample is None or not calculation.reads_group_answers:
        return {}
    tables = [each.id for each in definition.parts_of(Table)] if calculation.arguments is None else []
    own = sample.group.answers.by_exercise.get(definition.id, {})
    found = {name: value for name, value in own.items() if name.partition(".")[0] in (part.id, *tables)}
    return {name: value if isinstance(value, str) else f"{value:f}" for name, value in found.items()}


def _example_answer(definition: Definition, part: Calculator) -> RawAnswer:
    """Return the example of a calculation, with numbers as "12.50", without fields that have given numbers."""
    calculation = CALCULATORS[part.calculation]
    start = "" if calculation.arguments is None else f"{part.id}."
    example = {f"{start}{name}": value for name, value in calculation.example.items()}
    given = _initial_numbers(definition)
    return {
        name: value if isinstance(value, str) else f"{value:f}" for name, value in example.items() if name not in given
    }


def _option_notes(exercise: Exercise, locale: Locale) -> dict[tuple[str, str], str]:
    """Return the notes on single options, by field name and option id."""
    return {
        option: resolve_sentence(note, locale)
        for part, key in _parts_with_keys(exercise)
        for option, note in key.option_notes(part).items()
    }


def _key_notes(exercise: Exercise, locale: Locale) -> KeyNotes:
    """Return the notes below each part, by its id, and below the whole exercise, under ""."""
    examples = {
        part.id: KeyNote(
            locale.text("Worked example"),
            locale.text("The numbers here are an example. Each group uses its own."),
        )
        for part in exercise.definition.parts_of(Calculator)
        if _example_answer(exercise.definition, part)
    }
    found: KeyNotes = {
        part.id: (
            *_role_notes(part),
            *(
                KeyNote(resolve_sentence(each.heading, locale), resolve_sentence(each.text, locale))
                for each in key.key_notes()
            ),
            *((examples[part.id],) if part.id in examples else ()),
        )
        for part, key in _parts_with_keys(exercise)
    }
    found[""] = tuple(_exercise_notes(exercise.definition, exercise.key, locale))
    return found


def _role_notes(part: AnyPart) -> Iterator[KeyNote]:
    """Yield the role cards, which learners have cut out."""
    for block in part.layout():
        for card in block.cards if isinstance(block, Roles) else ():
            yield KeyNote(card.name, card.text)


def _exercise_notes(definition: Definition, key: Key, locale: Locale) -> Iterator[KeyNote]:
    """Yield the notes below an exercise: when to reveal it, hint, explanation, and for the facilitator."""
    if definition.reveal.when == "plenary":
        yield KeyNote(locale.text("Not yet"), locale.text("Don’t share this before the whole class discusses it."))
    elif definition.reveal.when == "after":
        sentence = lazy("Don’t share this before {exercise} has been answered.", exercise=definition.reveal.after)
        yield KeyNote(locale.text("Not yet"), locale.resolve(sentence))
    open_notes = (part.open_note() for part in key.parts)
    for text in dict.fromkeys(resolve_sentence(note, locale) for note in open_notes if note):
        yield KeyNote(locale.text("Open"), text)
    if definition.hint:
        yield KeyNote(locale.text("Hint"), definition.hint)
    if key.why:
        yield KeyNote(locale.text("Why"), key.why)
    for text in key.after:
        yield KeyNote(locale.text("Read aloud afterwards"), text)
    if key.note:
        yield KeyNote(locale.text("Note for you"), key.note)


def _parts_with_keys(exercise: Exercise) -> Iterator[tuple[AnyPart, AnyKey]]:
    """Yield each part with its key."""
    return zip(exercise.definition.parts, exercise.key.parts, strict=True)
