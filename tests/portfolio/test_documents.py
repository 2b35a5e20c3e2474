"""All papers: the samples' are complete, nobody's say what is missing, and no answer breaks one."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.exercises.exercise import Exercise
from coopkit.exercises.fields import Arrange, Grid, PickMany, PickOne
from coopkit.i18n import load_locale
from coopkit.portfolio.checklists import BYLAW_QUESTIONS, BYLAW_TITLES
from coopkit.portfolio.co_op import CoOp
from coopkit.portfolio.documents import make_start_documents
from coopkit.portfolio.documents.start.bylaws import STATE_LABELS
from coopkit.portfolio.documents.start.context import GUESS_LABELS, KIND_EXERCISE, KIND_LABELS
from coopkit.portfolio.documents.start.founding_assembly import AGENDA, AGENDA_ITEMS, QUORUM_NAMES, REHEARSAL
from coopkit.portfolio.documents.start.registration import REGISTRATION, STEPS
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BYLAWS
from coopkit.portfolio.samples import Sample
from coopkit.report import Assumption, Table
from coopkit.views.documents.document import DocumentPage, render_document
from tests.portfolio.documents import NOBODY, basis, blocks, english, gaps, paper
from tests.portfolio.groups import CARE, SHOP, YARD

pytestmark = pytest.mark.slow

IDS = ("members", "feasibility-study", "business-plan", "financial-plan", "bylaws", "founding-assembly", "registration")
ENGLISH = load_locale(minor_digits=2)


def test_the_papers_come_in_their_order() -> None:
    assert tuple(each.id for each in make_start_documents(basis(NOBODY))) == IDS


@pytest.mark.parametrize("sample", ["sorting_yard", "home_care", "artisans"])
def test_a_sample_misses_nothing_in_any_paper(
    sample: str, answers: Mapping[str, GroupAnswers], samples: Mapping[str, Sample]
) -> None:
    found = make_start_documents(basis(answers[sample], "ke", samples[sample].minor_digits))
    assert {each.id: gaps(each) for each in found} == {id_: [] for id_ in IDS}


def test_in_every_paper_of_nobody_something_is_missing_that_an_exercise_asks(exercises: Mapping[str, Exercise]) -> None:
    for each in make_start_documents(basis(NOBODY)):
        assert each.gaps, each.id
        assert {gap.exercise for gap in each.gaps} <= set(exercises), each.id
        taken = {block.exercise for block in blocks(each) if isinstance(block, Assumption)}
        assert taken <= set(exercises), each.id


def test_a_thing_that_is_missing_twice_is_counted_once() -> None:
    found = paper("business-plan", basis(NOBODY))
    assert len(found.gaps) == len(set(found.gaps))


@pytest.mark.parametrize("sample", ["sorting_yard", "home_care", "artisans"])
def test_each_row_is_as_long_as_its_head(sample: str, answers: Mapping[str, GroupAnswers]) -> None:
    tables = [
        block
        for each in make_start_documents(basis(answers[sample], "co", 0))
        for block in blocks(each)
        if isinstance(block, Table)
    ]
    assert len(tables) > 20
    for found in tables:
        assert {len(row) for row in (*found.rows, *found.totals)} <= {len(found.head)}, english(found.caption)


def labels(exercises: Mapping[str, Exercise], id_: str, part: str, field: str) -> dict[str, str]:
    """The options of a field, or the rows of a table, by their ids."""
    (found,) = (each for each in exercises[id_].definition.parts if each.id == part)
    for block in found.layout():
        if isinstance(block, Grid) and field == "*":
            return {row.id: row.label for row in block.rows}
        fields = block.columns if isinstance(block, Grid) else (block,)
        for each in fields:
            if isinstance(each, PickOne | PickMany) and each.id == field:
                return {option.id: option.text for option in each.options}
            if isinstance(each, Arrange) and each.id == field:
                return {item.id: item.text for item in each.items}
    raise AssertionError(f"{id_} has no {part}.{field}")


def test_papers_call_things_as_the_exercises_do(exercises: Mapping[str, Exercise]) -> None:
    assert labels(exercises, BYLAWS, "points", "*") == dict(BYLAW_TITLES)
    assert labels(exercises, AGENDA, "answer", "order") == dict(AGENDA_ITEMS)
    assert labels(exercises, REGISTRATION, "answer", "order") == dict(STEPS)
    assert labels(exercises, "start.feas.go-no-go", "guesses", "choices").keys() == GUESS_LABELS.keys()
    assert labels(exercises, BYLAWS, "points", "state").keys() == STATE_LABELS.keys() - {""}
    assert labels(exercises, REHEARSAL, "count", "fraction").keys() == QUORUM_NAMES.keys()
    kinds = labels(exercises, KIND_EXERCISE, "ours", "choice")
    assert {id_: text for id_, text in kinds.items() if id_ != "not-sure"} == dict(KIND_LABELS)
    assert BYLAW_TITLES.keys() == BYLAW_QUESTIONS.keys()


def fields() -> list[tuple[str, str]]:
    """One row of each table is enough."""
    every = [(id_, name) for id_, own in YARD.by_exercise.items() for name in own]
    return [(id_, name) for id_, name in every if not (name.count(".") == 2 and name.split(".")[1] not in ("1", "law"))]


ODD = st.sampled_from([Decimal(0), Decimal("0.5"), Decimal("1e-9"), Decimal(-3), Decimal(10) ** 27, "", "x"])


@settings(max_examples=60, deadline=None)
@given(
    group=st.sampled_from([YARD, CARE, SHOP]),
    lost=st.sets(st.sampled_from(sorted(YARD.by_exercise))),
    odd=st.dictionaries(st.sampled_from(fields()), ODD, max_size=8),
)
def test_whatever_is_lost_or_odd_all_papers_can_be_shown(
    group: GroupAnswers, lost: set[str], odd: dict[tuple[str, str], Decimal | str]
) -> None:
    kept = {id_: dict(own) for id_, own in group.by_exercise.items() if id_ not in lost}
    for (id_, name), value in odd.items():
        kept.setdefault(id_, {})[name] = value
    found = make_start_documents(basis(GroupAnswers(kept), "ph"))
    assert tuple(each.id for each in found) == IDS
    html = render_document(DocumentPage(found, ENGLISH, CoOp("A group"), "today", unstyled=True))
    assert all(f'id="{id_}"' in html for id_ in IDS)
