"""The feedback on a checked answer as HTML: outcome, remarks, explanation and right answer; never a score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from coopkit.calculators import CalculationResult, IncompleteInput
from coopkit.exercises import Definition, Key, Outcome, Phase, RawAnswer, Result
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.checking import Mark, PartResult
from coopkit.exercises.fields import Field, Grid, NumberField, TextField
from coopkit.exercises.key import PartKey, Remark
from coopkit.exercises.kinds import AnyPart
from coopkit.i18n import N_, Locale
from coopkit.store import Seat
from coopkit.views.answer_text import Question, answer_in_words, answer_questions, answered_questions, resolve_sentence
from coopkit.views.environment import render_html_text
from coopkit.views.name_chips import name_chips
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
SAVED_ALONE = N_("✓ Your answer is saved")
COMPARE_ALONE = N_("✓ Your answer is saved. Compare it with what you read here.")
RETRY_OUTCOMES = (Outcome.PARTLY, Outcome.WRONG)
JUDGED = (Outcome.RIGHT, Outcome.WRONG)
EXAMPLE = Decimal("12.50")
MOST_LISTED = 5
"""At most so many unanswered questions are listed; thirty would fill several screens of a phone."""

SIGNS = {Outcome.RIGHT: ("✓", N_("Right")), Outcome.WRONG: ("✕", N_("Not yet")), Outcome.OPEN: ("…", N_("Open"))}
"""The sign of a cell's outcome in a small table, and the word that is read aloud for it."""


@dataclass(frozen=True)
class OutcomeGrid:
    """A grid's outcomes; each row has its label and, for each column, the outcome, its sign, and a word for it."""

    columns: tuple[str, ...]
    columns_sentence: str
    rows: tuple[tuple[str, tuple[tuple[Outcome, str, str], ...]], ...]


@dataclass(frozen=True)
class PartFeedback:
    """What is said about one part of an answer.

    label: what was asked, which is only named if there are several parts. sign: the outcome in words, "" for none.
    remarks: each with how well the choice works in words, "" if that isn't stated.
    """

    label: str
    sign: str
    remarks: tuple[tuple[Remark, str], ...]
    grid: OutcomeGrid | None


def render_feedback(
    definition: Definition,
    key: Key,
    result: Result,
    raw: RawAnswer,
    locale: Locale,
    members: Sequence[Outcome] = (),
    *,
    alone: bool = False,
) -> str:
    """Render the feedback on a checked answer, and the texts to read afterwards.

    If the answer isn't right, the right answer and the explanation are hidden until they are opened.

    Args:
        result: of the check; if nothing was judged, the feedback only lists what is missing.
        raw: the answer; {} if several members answered, each for themselves.
        members: the outcome of each member's answer, if several answered.
        alone: whether a person answered, who has nobody to talk to.
    """
    judged = result.judged
    over = judged and all(part.is_finished(raw) for part in definition.parts)
    afterwards = TermMarker(locale, definition.id)
    parts = tuple(_feedback_on_parts(definition, key, result, raw, locale)) if judged else ()
    verdict = _verdict_text(definition, result, members, locale)
    if alone and result.outcome is Outcome.OPEN and not definition.private:
        verdict = locale.text(COMPARE_ALONE if parts or (over and (key.why or key.after)) else SAVED_ALONE)
    return render_html_text(
        "feedback.html",
        locale,
        outcome=str(result.outcome),
        verdict=verdict,
        first_wrong=_first_wrong(result) if raw else "",
        most_listed=MOST_LISTED,
        empty=_labels_with_outcome(definition, result, raw, Outcome.UNANSWERED, locale),
        unreadable=_labels_with_outcome(definition, result, raw, Outcome.UNREADABLE, locale),
        example=locale.number(EXAMPLE, 2),
        parts=parts,
        why=TermMarker(locale, f"{definition.id}-why").markdown(key.why) if over else "",
        again=result.outcome in RETRY_OUTCOMES and bool(raw),
        solution=_solution_texts(definition, key, locale) if _shows_solution(result, raw) else (),
        after=tuple(afterwards.markdown(text) for text in key.after) if over else (),
        alone=alone,
    )


def render_not_revealed(definition: Definition, locale: Locale) -> str:
    """Render the feedback on an answer whose key isn't revealed yet: when the explanation comes."""
    when = {
        "plenary": N_("You’ll see the explanation after the class has discussed this."),
        "after": N_("You’ll see the explanation when you’ve answered the later questions too."),
    }
    return render_html_text("not_revealed.html", locale, later=locale.text(when.get(definition.reveal.when, "")))


def render_member_answers(definition: Definition, member_answers: list[tuple[Seat, RawAnswer]], locale: Locale) -> str:
    """Render the members' answers side by side: for each question, who gave which answer.

    Args:
        member_answers: each member and their answer, in the order of the seats.
    """
    questions: dict[str, Question] = {}
    members_by_answer: dict[str, dict[str, list[Seat]]] = {}
    for seat, raw in member_answers:
        for question, words in answered_questions(definition, raw, locale):
            questions.setdefault(question.place, question)
            members_by_answer.setdefault(question.place, {}).setdefault(words, []).append(seat)
    texts, differing, agreed = [], [], []
    for place, answers in members_by_answer.items():
        question = questions[place]
        row = question.label, tuple((words, name_chips(seats, locale)) for words, seats in answers.items())
        if isinstance(question.field, TextField):
            texts.append(row)  # hardly any two people write the same words, so comparing them says nothing
        elif len(answers) > 1:
            differing.append(row)
        else:
            agreed.append(row)
    return render_html_text(
        "member_answers.html",
        locale,
        summary=_comparison_sentence(len(differing), len(differing) + len(agreed), len(member_answers), locale),
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
        right = members.count(Outcome.RIGHT)
        if right == 0 and Outcome.PARTLY in members:
            return locale.text(N_("! Nearly: parts of your answers are right"))
        return locale.plural(one, many, right, all=len(members))
    judged = tuple(_judged_outcomes(result))
    right = judged.count(Outcome.RIGHT)
    if result.outcome is Outcome.PARTLY and right == len(judged):
        return locale.text(N_("! Right so far, but something is missing"))
    if result.outcome is Outcome.PARTLY and right:
        one, many = N_("! {n} of {all} is right"), N_("! Nearly: {n} of {all} are right")
        return locale.plural(one, many, right, all=len(judged))
    return locale.text(VERDICTS[result.outcome])


def _judged_outcomes(result: Result) -> Iterator[Outcome]:
    """Yield the outcomes that a verdict counts: those of a part's fields, or its own if its fields have no marks."""
    for part in result.parts:
        marks = [mark.outcome for mark in part.marks if mark.outcome in JUDGED]
        yield from marks or ([] if part.outcome is Outcome.OPEN else [part.outcome])


def _judged_marks(result: Result) -> tuple[Mark, ...]:
    return tuple(mark for part in result.parts for mark in part.marks if mark.outcome in JUDGED)


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


def _feedback_on_parts(
    definition: Definition, key: Key, result: Result, raw: RawAnswer, locale: Locale
) -> Iterator[PartFeedback]:
    """Yield what there is to say about each part; with several parts, each is named, so that nobody mixes them up."""
    found = {part.part: part for part in result.parts}
    several = len(definition.parts) > 1
    all_once = several and len(found) == len(result.parts)  # not if several members answered
    for part, own in zip(definition.parts, key.parts, strict=True):
        remarks = tuple(_remarks_with_strength(part, own, raw, locale))
        label = part.prompt or next(
            (field.label for field in fields_of(part.layout()) if not isinstance(field, Grid)), ""
        )
        sign = _outcome_sign(found[part.id].outcome, locale) if all_once and part.prompt and part.id in found else ""
        grid = _outcome_grid(part, found[part.id], locale) if raw and part.id in found else None
        if sign or remarks or grid:
            yield PartFeedback(label if several else "", sign, remarks, grid)


def _outcome_sign(outcome: Outcome, locale: Locale) -> str:
    """Return the outcome of a part in words, "" for an outcome that isn't judged."""
    signs = {
        Outcome.RIGHT: locale.text("✓ Right"),
        Outcome.PARTLY: locale.text("! Partly right"),
        Outcome.WRONG: locale.text("! Not yet"),
    }
    return signs.get(outcome, "")


def _outcome_grid(part: AnyPart, result: PartResult, locale: Locale) -> OutcomeGrid | None:
    """Return the outcomes of a grid of several columns; a single column has its marks on its own rows."""
    grid = next((field for field in fields_of(part.layout()) if isinstance(field, Grid)), None)
    marks = {mark.name: mark.outcome for mark in result.marks}
    if grid is None or grid.grows or len(grid.columns) < 2 or not marks:
        return None
    columns = tuple(column.label for column in grid.columns)
    rows = []
    for row in grid.rows:
        outcomes = (marks.get(f"{part.id}.{row.id}.{column.id}", Outcome.OPEN) for column in grid.columns)
        rows.append((row.label, tuple((each, SIGNS[each][0], locale.text(SIGNS[each][1])) for each in outcomes)))
    sentence = locale.text("In this order: {columns}", columns=locale.list(columns))
    return OutcomeGrid(columns, sentence, tuple(rows))


def _remarks_with_strength(part: AnyPart, key: PartKey, raw: RawAnswer, locale: Locale) -> Iterator[tuple[Remark, str]]:
    """Yield the remarks on an answer, each with how well the choice works in words, "" if that isn't stated."""
    for remark in key.remarks(part, raw, locale.parse_number):
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
