"""The feedback on a checked answer as HTML: outcome, remarks, explanation and right answer; never a score."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from coopkit.calculators import CalculationResult, IncompleteInput
from coopkit.exercises import Definition, Key, Outcome, Phase, RawAnswer, Result
from coopkit.exercises.checking import Mark
from coopkit.exercises.fields import Field, NumberField, TextField
from coopkit.exercises.key import Remark
from coopkit.i18n import N_, Locale
from coopkit.views.answer_text import Question, answer_in_words, answer_questions, answered_questions, resolve_sentence
from coopkit.views.environment import render_html_text
from coopkit.views.tables import table_texts
from coopkit.views.term_buttons import TermMarker

VERDICTS = {
    Outcome.RIGHT: N_("✓ Yes, that’s right"),
    Outcome.PARTLY: N_("! Nearly: part of it is right"),
    Outcome.WRONG: N_("! Look again"),
    Outcome.OPEN: N_("Talk about it"),
    Outcome.UNANSWERED: N_("Still to answer"),
    Outcome.UNREADABLE: N_("! We can’t read a number"),
}
ANSWERED = N_("✓ Answered")
RETRY_OUTCOMES = (Outcome.PARTLY, Outcome.WRONG)
EXAMPLE = Decimal("12.50")
MOST_LISTED = 5
"""At most so many unanswered questions are listed; thirty would fill several screens of a phone."""


def render_feedback(
    definition: Definition, key: Key, result: Result, raw: RawAnswer, locale: Locale, members: Sequence[Outcome] = ()
) -> str:
    """Render the feedback on a checked answer, and the texts to read afterwards.

    If the answer isn't right, the right answer and the explanation are hidden until they are opened.

    Args:
        result: of the check; if nothing was judged, the feedback only lists what is missing.
        raw: the answer; {} if several members answered, each for themselves.
        members: the outcome of each member's answer, if several answered.
    """
    judged = result.judged
    over = judged and all(part.is_finished(raw) for part in definition.parts)
    afterwards = TermMarker(locale, definition.id)
    return render_html_text(
        "feedback.html",
        locale,
        outcome=str(result.outcome),
        verdict=_verdict_text(definition, result, members, locale),
        first_wrong=_first_wrong(result) if raw else "",
        most_listed=MOST_LISTED,
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
        "plenary": N_("You’ll see the explanation after the class has discussed this."),
        "after": N_("You’ll see the explanation when you’ve answered the later questions too."),
    }
    return render_html_text("not_revealed.html", locale, later=locale.text(when.get(definition.reveal.when, "")))


def render_member_answers(definition: Definition, answers_by_name: list[tuple[str, RawAnswer]], locale: Locale) -> str:
    """Render the members' answers side by side: for each question, who gave which answer.

    Args:
        answers_by_name: a member's name and answer, in the order of the seats.
    """
    questions: dict[str, Question] = {}
    names_by_answer: dict[str, dict[str, list[str]]] = {}
    for name, raw in answers_by_name:
        for question, words in answered_questions(definition, raw, locale):
            questions.setdefault(question.place, question)
            names_by_answer.setdefault(question.place, {}).setdefault(words, []).append(name)
    texts, differing, agreed = [], [], []
    for place, answers in names_by_answer.items():
        question = questions[place]
        row = question.label, tuple((words, locale.list(names)) for words, names in answers.items())
        if isinstance(question.field, TextField):
            texts.append(row)  # hardly any two people write the same words, so comparing them says nothing
        elif len(answers) > 1:
            differing.append(row)
        else:
            agreed.append(row)
    return render_html_text(
        "member_answers.html",
        locale,
        summary=_comparison_sentence(len(differing), len(differing) + len(agreed), len(answers_by_name), locale),
        differing=differing,
        texts=texts,
        agreed=agreed,
        joint=Phase.GROUP in definition.together,
    )


def _comparison_sentence(differing: int, compared: int, members: int, locale: Locale) -> str:
    """Return the heading of the members' answers: on how many questions they differ."""
    if compared == 0 or members < 2:
        return locale.text(N_("What each of us answered"))
    if differing == 0:
        return locale.text(N_("You all gave the same answers. Do you have the same reasons?"))
    if compared == 1:
        return locale.text(N_("You don’t all agree. Each of you gives a reason."))
    one = N_("You differ on {n} of {all}. Each of you gives a reason for it.")
    many = N_("You differ on {n} of {all}. Where you differ, each of you gives a reason.")
    return locale.plural(one, many, differing, all=compared)


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


def _verdict_text(definition: Definition, result: Result, members: Sequence[Outcome], locale: Locale) -> str:
    """Return the heading of the feedback: the outcome, and how many answers are right if there are several."""
    if definition.private and result.outcome is Outcome.OPEN:
        return locale.text(ANSWERED)  # private answers are not up for discussion
    if result.outcome in RETRY_OUTCOMES and len(members) > 1:
        one, many = N_("! {n} of your {all} answers is right"), N_("! {n} of your {all} answers are right")
        return locale.plural(one, many, members.count(Outcome.RIGHT), all=len(members))
    marks = _judged_marks(result)
    right = sum(mark.outcome is Outcome.RIGHT for mark in marks)
    if result.outcome is Outcome.PARTLY and right == len(marks) > 0:
        return locale.text(N_("! Right so far, but something is missing"))
    if result.outcome is Outcome.PARTLY and right:
        one, many = N_("! {n} of {all} is right"), N_("! Nearly: {n} of {all} are right")
        return locale.plural(one, many, right, all=len(marks))
    return locale.text(VERDICTS[result.outcome])


def _judged_marks(result: Result) -> tuple[Mark, ...]:
    return tuple(mark for part in result.parts for mark in part.marks if mark.outcome in (Outcome.RIGHT, Outcome.WRONG))


def _first_wrong(result: Result) -> str:
    """Return the name of the first field marked wrong; "" if no field is."""
    return next((mark.name for mark in _judged_marks(result) if mark.outcome is Outcome.WRONG), "")


def _shows_solution(result: Result, raw: RawAnswer) -> bool:
    """Return whether the right answer is shown: after a wrong answer, or when answers on paper were not judged."""
    return result.outcome in RETRY_OUTCOMES or (result.outcome is Outcome.OPEN and not raw)


def _labels_with_outcome(
    definition: Definition, result: Result, raw: RawAnswer, outcome: Outcome, locale: Locale
) -> tuple[tuple[str, str], ...]:
    """Return name and label of the questions with this outcome; a part without marks counts with all fields."""
    if result.outcome is not outcome:
        return ()
    marked = {mark.name for part in result.parts for mark in part.marks if mark.outcome is outcome}
    whole = {part.part for part in result.parts if part.outcome is outcome and not part.marks}
    return tuple(
        (question.name, question.label)
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
        Outcome.RIGHT: locale.text("✓ Right"),
        Outcome.PARTLY: locale.text("! Partly right"),
        Outcome.WRONG: locale.text("! Not yet"),
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
