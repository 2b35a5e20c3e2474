"""The feedback on a checked answer as HTML: outcome, remarks, explanation and right answer; never a score."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.calculators import CalculationResult, IncompleteInput
from coopkit.exercises import Definition, Key, Outcome, RawAnswer, Result
from coopkit.exercises.fields import Field, NumberField
from coopkit.exercises.key import Remark
from coopkit.i18n import N_, Locale
from coopkit.views.answer_text import answer_in_words, answer_questions, answered_questions, resolve_sentence
from coopkit.views.environment import render_html_text
from coopkit.views.tables import table_texts
from coopkit.views.term_buttons import TermMarker

VERDICTS = {
    Outcome.RIGHT: N_("✓ Yes, that is it"),
    Outcome.PARTLY: N_("! Look again: part of it fits"),
    Outcome.WRONG: N_("! Look again"),
    Outcome.OPEN: N_("Talk about it"),
    Outcome.UNANSWERED: N_("Still to answer"),
    Outcome.UNREADABLE: N_("! A number cannot be read"),
}
ANSWERED = N_("✓ Answered")
RETRY_OUTCOMES = (Outcome.PARTLY, Outcome.WRONG)
EXAMPLE = Decimal("12.50")


def render_feedback(definition: Definition, key: Key, result: Result, raw: RawAnswer, locale: Locale) -> str:
    """Render the feedback on a checked answer, and the texts to read afterwards.

    If the answer isn't right, the right answer and the explanation are hidden until they are opened.

    Args:
        result: of the check; if nothing was judged, the feedback only lists what is missing.
        raw: the answer; {} if several members answered, each for themselves.
    """
    judged = result.judged
    over = judged and all(part.is_finished(raw) for part in definition.parts)
    afterwards = TermMarker(locale, definition.id)
    return render_html_text(
        "feedback.html",
        locale,
        outcome=str(result.outcome),
        verdict=locale.text(_verdict_text(definition, result)),
        empty=_labels_with_outcome(definition, result, raw, Outcome.UNANSWERED, locale),
        unreadable=_labels_with_outcome(definition, result, raw, Outcome.UNREADABLE, locale),
        example=locale.number(EXAMPLE, 2),
        parts=_part_outcomes(definition, result, locale) if judged else (),
        remarks=tuple(_remarks_with_strength(definition, key, raw, locale)) if judged else (),
        why=TermMarker(locale, f"{definition.id}-why").markdown(key.why) if over else "",
        again=result.outcome in RETRY_OUTCOMES and bool(raw),
        solution=_solution_texts(definition, key, locale) if _shows_solution(result, raw) else (),
        after=tuple(afterwards.markdown(text) for text in key.after) if over else (),
    )


def render_not_revealed(definition: Definition, locale: Locale) -> str:
    """Render the feedback on an answer whose key isn't revealed yet: when the explanation comes."""
    when = {
        "plenary": N_("The explanation comes when the room has talked."),
        "after": N_("The explanation comes at the end, when the later questions are answered too."),
    }
    return render_html_text("not_revealed.html", locale, later=locale.text(when.get(definition.reveal.when, "")))


def render_member_answers(definition: Definition, answers_by_name: list[tuple[str, RawAnswer]], locale: Locale) -> str:
    """Render the members' answers side by side: for each question, who gave which answer.

    Args:
        answers_by_name: a member's name and answer, in the order of the seats.
    """
    questions: dict[str, tuple[str, dict[str, list[str]]]] = {}
    for name, raw in answers_by_name:
        for question, words in answered_questions(definition, raw, locale):
            _, answers = questions.setdefault(question.place, (question.label, {}))
            answers.setdefault(words, []).append(name)
    rows = tuple(
        (label, tuple((words, locale.list(names)) for words, names in answers.items()))
        for label, answers in questions.values()
    )
    return render_html_text("member_answers.html", locale, rows=rows)


def render_calculation(computed: CalculationResult | IncompleteInput, locale: Locale) -> str:
    """Render a calculation's result: its finding, the formula with the group's own numbers, and tables."""
    if isinstance(computed, IncompleteInput):
        return render_html_text(
            "incomplete_input.html", locale, sentences=tuple(map(locale.resolve, computed.sentences))
        )
    return render_html_text(
        "calculation_result.html",
        locale,
        sentences=tuple(map(locale.resolve, computed.sentences)),
        formula=tuple(locale.resolve(each) for each in computed.formula),
        tables=tuple(table_texts(table, locale) for table in computed.tables),
    )


def _verdict_text(definition: Definition, result: Result) -> str:
    """Return the heading of the feedback; private answers are not up for discussion."""
    if definition.private and result.outcome is Outcome.OPEN:
        return ANSWERED
    return VERDICTS[result.outcome]


def _shows_solution(result: Result, raw: RawAnswer) -> bool:
    """Return whether the right answer is shown: after a wrong answer, or when answers on paper were not judged."""
    return result.outcome in RETRY_OUTCOMES or (result.outcome is Outcome.OPEN and not raw)


def _labels_with_outcome(
    definition: Definition, result: Result, raw: RawAnswer, outcome: Outcome, locale: Locale
) -> tuple[str, ...]:
    """Return the labels of the questions with this outcome; a part without marks counts with all fields."""
    if result.outcome is not outcome:
        return ()
    marked = {mark.name for part in result.parts for mark in part.marks if mark.outcome is outcome}
    whole = {part.part for part in result.parts if part.outcome is outcome and not part.marks}
    return tuple(
        question.label
        for question in answer_questions(definition, raw, locale)
        if question.name in marked
        or (question.name.split(".")[0] in whole and _can_have_outcome(question.field, outcome))
    )


def _can_have_outcome(field: Field, outcome: Outcome) -> bool:
    """Return whether a field can have this outcome; only numbers can be unreadable."""
    return outcome is Outcome.UNANSWERED or isinstance(field, NumberField)


def _part_outcomes(definition: Definition, result: Result, locale: Locale) -> tuple[tuple[str, str, str], ...]:
    """Return prompt, outcome and verdict of each judged part; nothing for an exercise of one part."""
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


def _remarks_with_strength(
    definition: Definition, key: Key, raw: RawAnswer, locale: Locale
) -> Iterator[tuple[Remark, str]]:
    """Yield the remarks on an answer, each with how well the choice works in words, "" if that isn't stated."""
    for part, own in zip(definition.parts, key.parts, strict=True):
        for remark in own.remarks(part, raw, locale.parse_number):
            yield remark, resolve_sentence(remark.strength or "", locale)


def _solution_texts(definition: Definition, key: Key, locale: Locale) -> tuple[tuple[str, str], ...]:
    """Return the label of each question that has a right answer, and that answer in words."""
    right = {
        name: value
        for part, own in zip(definition.parts, key.parts, strict=True)
        for name, value in own.solution(part).items()
    }
    return tuple(
        (question.label, _solution_in_words(question.field, right[question.name], locale))
        for question in answer_questions(definition, right, locale)
        if question.name in right
    )


def _solution_in_words(field: Field, value: str | list[str], locale: Locale) -> str:
    """Return the right answer to a field in words, numbers in the reader's style."""
    if isinstance(field, NumberField) and isinstance(value, str):
        return locale.number(Decimal(value))
    return answer_in_words(field, value)
