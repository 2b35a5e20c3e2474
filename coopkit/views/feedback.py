"""What is said about an answer once its key may be known: in words, with why, never as a mark."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.calculators import CalculationResult, IncompleteInput
from coopkit.exercises import Definition, Key, Outcome, Raw, Result
from coopkit.exercises.fields import Field, NumberField
from coopkit.exercises.key import Remark
from coopkit.i18n import N_, Locale
from coopkit.views.answer_text import given, in_words, questions, resolve
from coopkit.views.environment import render
from coopkit.views.tables import table_texts
from coopkit.views.term_buttons import Marker

VERDICTS = {
    Outcome.RIGHT: N_("✓ Yes, that is it"),
    Outcome.PARTLY: N_("! Look again: part of it fits"),
    Outcome.WRONG: N_("! Look again"),
    Outcome.OPEN: N_("Talk about it"),
    Outcome.UNANSWERED: N_("Still to answer"),
    Outcome.UNREADABLE: N_("! A number cannot be read"),
}
ANSWERED = N_("✓ Answered")
TO_LOOK_AGAIN = (Outcome.PARTLY, Outcome.WRONG)
EXAMPLE = Decimal("12.50")


def render_feedback(definition: Definition, key: Key, result: Result, raw: Raw, locale: Locale) -> str:
    """What is said about a checked answer, and the texts that are read after it.

    Who may still look again opens the right answer, and why, when they want to.

    Args:
        definition, key: the exercise's two sides.
        result: what the check said; where it was not judged, only what is missing is told.
        raw: the answer; {} where several members answered, each their own.
    """
    judged = result.judged
    over = judged and all(part.is_finished(raw) for part in definition.parts)
    afterwards = Marker(locale, definition.id)
    return _html(
        "feedback.html",
        locale,
        outcome=str(result.outcome),
        verdict=locale.text(_verdict(definition, result)),
        empty=_labels(definition, result, raw, Outcome.UNANSWERED, locale),
        unreadable=_labels(definition, result, raw, Outcome.UNREADABLE, locale),
        example=locale.number(EXAMPLE, 2),
        parts=_parts(definition, result, locale) if judged else (),
        remarks=tuple(_remarks(definition, key, raw, locale)) if judged else (),
        why=Marker(locale, f"{definition.id}-why").markdown(key.why) if over else "",
        again=result.outcome in TO_LOOK_AGAIN and bool(raw),
        solution=_solution(definition, key, locale) if _shows_solution(result, raw) else (),
        after=tuple(afterwards.markdown(text) for text in key.after) if over else (),
    )


def render_answered(definition: Definition, locale: Locale) -> str:
    """What is said about an answer whose key may not be known yet."""
    when = {
        "plenary": N_("The explanation comes when the room has talked."),
        "after": N_("The explanation comes at the end, when the later questions are answered too."),
    }
    return _html("answered.html", locale, later=locale.text(when.get(definition.reveal.when, "")))


def render_talk(definition: Definition, answers_by_name: list[tuple[str, Raw]], locale: Locale) -> str:
    """The members' answers side by side: for each question, who gave which answer.

    Args:
        answers_by_name: a member's name and answer, in the order of the seats.
    """
    told: dict[str, tuple[str, dict[str, list[str]]]] = {}
    for name, raw in answers_by_name:
        for question, words in given(definition, raw, locale):
            _, answers = told.setdefault(question.place, (question.label, {}))
            answers.setdefault(words, []).append(name)
    rows = tuple(
        (label, tuple((words, locale.list(names)) for words, names in answers.items()))
        for label, answers in told.values()
    )
    return _html("talk.html", locale, rows=rows)


def render_computed(computed: CalculationResult | IncompleteInput, locale: Locale) -> str:
    """A calculation: its finding as a sentence, the formula with the group's own numbers, its tables."""
    if isinstance(computed, IncompleteInput):
        return _html("computed_missing.html", locale, said=tuple(locale.resolve(each) for each in computed.sentences))
    return _html(
        "computed.html",
        locale,
        said=tuple(locale.resolve(each) for each in computed.sentences),
        formula=tuple(locale.resolve(each) for each in computed.formula),
        tables=tuple(table_texts(table, locale) for table in computed.tables),
    )


def _html(template: str, locale: Locale, **context: object) -> str:
    """As plain text, since what answers a form is encoded as JSON."""
    return str.__str__(render(template, locale, **context))


def _verdict(definition: Definition, result: Result) -> str:
    """Nobody is asked to talk about what nobody else sees."""
    if definition.private and result.outcome is Outcome.OPEN:
        return ANSWERED
    return VERDICTS[result.outcome]


def _shows_solution(result: Result, raw: Raw) -> bool:
    """Also where no single answer was judged: who answered on paper, or privately, compares by eye."""
    return result.outcome in TO_LOOK_AGAIN or (result.outcome is Outcome.OPEN and not raw)


def _labels(definition: Definition, result: Result, raw: Raw, outcome: Outcome, locale: Locale) -> tuple[str, ...]:
    """The questions with this outcome; a part without marks counts with all of its fields that it fits."""
    if result.outcome is not outcome:
        return ()
    marked = {mark.name for part in result.parts for mark in part.marks if mark.outcome is outcome}
    whole = {part.part for part in result.parts if part.outcome is outcome and not part.marks}
    return tuple(
        question.label
        for question in questions(definition, raw, locale)
        if question.name in marked or (question.name.split(".")[0] in whole and _fits(question.field, outcome))
    )


def _fits(field: Field, outcome: Outcome) -> bool:
    return outcome is Outcome.UNANSWERED or isinstance(field, NumberField)


def _parts(definition: Definition, result: Result, locale: Locale) -> tuple[tuple[str, str, str], ...]:
    """In an exercise of several parts, each judged one with its outcome."""
    signs = {
        Outcome.RIGHT: locale.text("✓ fits"),
        Outcome.PARTLY: locale.text("! part of it fits"),
        Outcome.WRONG: locale.text("! look again"),
    }
    found = {part.part: part.outcome for part in result.parts}
    if len(definition.parts) < 2 or len(found) < len(result.parts):
        return ()
    return tuple(
        (part.prompt, str(found[part.id]), signs[found[part.id]])
        for part in definition.parts
        if part.prompt and found.get(part.id) in signs
    )


def _remarks(definition: Definition, key: Key, raw: Raw, locale: Locale) -> Iterator[tuple[Remark, str]]:
    """The comments on an answer, each with how well the choice works, in words."""
    for part, own in zip(definition.parts, key.parts, strict=True):
        for remark in own.remarks(part, raw, locale.parse_number):
            yield remark, resolve(remark.strength or "", locale)


def _solution(definition: Definition, key: Key, locale: Locale) -> tuple[tuple[str, str], ...]:
    right = {
        name: value
        for part, own in zip(definition.parts, key.parts, strict=True)
        for name, value in own.solution(part).items()
    }
    return tuple(
        (question.label, _right(question.field, right[question.name], locale))
        for question in questions(definition, right, locale)
        if question.name in right
    )


def _right(field: Field, value: str | list[str], locale: Locale) -> str:
    if isinstance(field, NumberField) and isinstance(value, str):
        return locale.number(Decimal(value))
    return in_words(field, value)
