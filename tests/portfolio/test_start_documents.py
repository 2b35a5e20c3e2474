"""Papers of words: members, study, plan, bylaws, assembly, registration; what the group wrote, and what is missing."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from coopkit.portfolio.documents.start.founding_assembly import AGENDA, AGENDA_ITEMS, REHEARSAL
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BYLAWS, MEMBER_MATRIX, START_UP_COSTS
from coopkit.report import Listing, Notice, Section, TypedText
from coopkit.report.law import LAW_WARNING
from tests.portfolio.changing import changed, without
from tests.portfolio.documents import (
    NOBODY,
    basis,
    blocks,
    column,
    english,
    figures,
    gaps,
    head,
    paper,
    said,
    section,
    table,
)


@pytest.fixture
def yard(answers: Mapping[str, GroupAnswers]) -> GroupAnswers:
    return answers["sorting_yard"]


def points(shown: Section) -> list[str]:
    """The points of the first list of a section."""
    (found,) = (each for each in shown.blocks if isinstance(each, Listing))
    return [each if isinstance(each, str) else english(each) for each in found.items]


def test_members_are_named_with_their_skills_but_not_with_their_money_or_worries(yard: GroupAnswers) -> None:
    shown = paper("members", basis(yard))
    core = table(shown, "Skills from 0, not at all, to 3, can teach it")
    assert column(core, "Name or code")[:2] == ["Samira", "Emeka"]
    assert column(core, "Skills")[0] == "Making 2, Selling 2, Numbers 1, and Organising 3"
    every = " ".join(said(shown)) + str(core.rows)
    assert "That I end up doing all the paper" not in every
    assert figures(shown)["What core members can pay in, together"] == 1360
    assert figures(shown)["Share of each member"] == 75
    assert not {"Can pay in", "Worries"} & set(head(core))


def test_a_skill_that_nobody_has_is_a_gap_of_the_group_and_not_of_the_paper(yard: GroupAnswers) -> None:
    shown = paper("members", basis(yard))
    assert "Numbers: a gap. Nobody can do it alone yet." in points(section(shown, "What we can do together"))
    assert gaps(shown) == []


def test_a_row_without_a_name_is_no_member(yard: GroupAnswers) -> None:
    nameless = changed(yard, MEMBER_MATRIX, {"members.1.name": None})
    core = table(paper("members", basis(nameless)), "Skills from 0, not at all, to 3, can teach it")
    assert column(core, "Name or code")[0] == "Emeka"


def test_the_study_tells_the_idea_in_the_groups_own_words_and_in_no_sentence_of_ours(yard: GroupAnswers) -> None:
    idea = [each for each in blocks(paper("feasibility-study", basis(yard))) if isinstance(each, TypedText)][:5]
    labels = ["Who we are", "What we offer", "To whom", "Why it is needed", "What each member will do"]
    assert [english(each.label) for each in idea] == labels
    assert idea[0].words.startswith("Twenty waste pickers") and not idea[0].words.endswith(",.")
    part = without(yard, "start.core.idea-statement", "whom.words")
    assert [exercise for exercise, _ in gaps(paper("feasibility-study", basis(part)))] == ["start.core.idea-statement"]


def test_the_study_counts_demand_as_the_library_does(yard: GroupAnswers) -> None:
    found = basis(yard)
    shown = table(paper("feasibility-study", found), "What we can hope to sell")
    assert column(shown, "In a month") == [found.feasibility.numbers.demand]
    assert "Caution (estimate)" in head(shown)


def test_the_seven_tests_stand_with_their_answer_and_the_note(yard: GroupAnswers) -> None:
    shown = paper("feasibility-study", basis(yard))
    tests = table(shown, "The seven tests, from our numbers and notes")
    assert column(tests, "Answer") == ["✓ yes"] * 7
    assert "Noor" in str(tests.rows[0][3])
    assert figures(section(shown, "Our decision")) == {"The rule says": "go"}
    assert "Our vote: go, with 17 for it and 2 against. One person, one vote." in said(shown)


def test_a_vote_that_does_not_count_says_why(yard: GroupAnswers) -> None:
    tie = changed(yard, "start.feas.go-no-go", {"votes-for.number": 9, "votes-against.number": 9})
    assert any("Your vote has no majority" in text for text in said(paper("feasibility-study", basis(tie))))


def test_risks_come_highest_first_and_a_bare_red_one_is_missing_something(yard: GroupAnswers) -> None:
    scores = column(table(paper("business-plan", basis(yard)), "What could go wrong"), "Score")
    assert scores == sorted(scores, reverse=True)
    bare = changed(yard, "start.feas.risk-matrix", {"ours.1.who": None, "ours.1.likelihood": 5, "ours.1.impact": 5})
    missing = ("start.feas.risk-matrix", "Still missing: a measure and a name for each red risk.")
    assert missing in gaps(paper("business-plan", basis(bare)))


def test_the_plan_has_its_ten_sections_and_the_groups_words(yard: GroupAnswers) -> None:
    shown = paper("business-plan", basis(yard))
    headings = [english(each.heading) for each in shown.sections]
    assert (headings[0], headings[9:]) == (
        "Summary",
        ["Calendar of the first hundred days", "Look at this again", "Signatures"],
    )
    assert [english(each.heading) for each in shown.final_copy().sections] == [*headings[:10], "Signatures"]
    assert said(section(shown, "Summary")) == [yard.words("start.plan.summary", "answer.words")]
    assert len(table(shown, "Our first hundred days").rows) == 12


def test_a_plan_that_is_not_whole_lists_what_its_money_still_needs(yard: GroupAnswers) -> None:
    part = without(yard, START_UP_COSTS, "gap.share")
    money = section(paper("business-plan", basis(part)), "Money")
    assert figures(money) == {}
    assert "Still missing: the share of each member." in said(money)


def test_bylaws_points_without_draft_and_name_are_missing(yard: GroupAnswers) -> None:
    shown = paper("bylaws", basis(yard))
    assert len(table(shown, "Seventeen points").rows) == 17
    bare = changed(yard, BYLAWS, {"points.disputes.state": "open", "points.disputes.who": None})
    assert gaps(paper("bylaws", basis(bare))) == [(BYLAWS, "Still missing: a draft, or a name, for “Disputes”.")]


def test_what_is_not_drafted_is_asked_with_a_line_for_the_answer(yard: GroupAnswers) -> None:
    asked = table(paper("bylaws", basis(yard)), "To ask, and to write down")
    assert asked.by_hand
    assert all(cell is None for cell in column(asked, "Answer, name, date"))
    assert len(asked.rows) == sum(
        yard.words(BYLAWS, name) != "drafted" for name in yard.by_exercise[BYLAWS] if name.endswith(".state")
    )


def test_stated_facts_come_with_source_date_and_the_warning(yard: GroupAnswers) -> None:
    shown = paper("bylaws", basis(yard, "ph"))
    told = said(section(shown, "What happens with a surplus"))
    assert (
        "Part of the surplus for the reserve fund (a training deck says: at least 50 % in the first five years): "
        "at least 10%. "
        "Stated by public texts on Republic Act 9520, the Code of 2008; ask your registrar."
    ) in told
    assert LAW_WARNING in told
    nowhere = said(section(paper("bylaws", basis(yard)), "What happens with a surplus"))
    assert LAW_WARNING not in nowhere


def test_the_agenda_is_in_the_groups_order_unless_it_breaks_the_rules(yard: GroupAnswers) -> None:
    moved = ["chair", "welcome", *[item for item in AGENDA_ITEMS if item not in ("chair", "welcome")]]
    own = changed(yard, AGENDA, {"answer.order": " ".join(moved)})
    agenda = section(paper("founding-assembly", basis(own)), "Agenda")
    assert points(agenda)[:2] == [AGENDA_ITEMS["chair"], AGENDA_ITEMS["welcome"]]
    wrong = changed(
        yard, AGENDA, {"answer.order": " ".join(["elect", *[item for item in AGENDA_ITEMS if item != "elect"]])}
    )
    agenda = section(paper("founding-assembly", basis(wrong)), "Agenda")
    assert points(agenda) == list(AGENDA_ITEMS.values())
    assert any(text.startswith("In our order something comes too early") for text in said(agenda))


def test_quorum_and_majorities_are_those_of_the_groups_own_members(yard: GroupAnswers) -> None:
    shown = paper("founding-assembly", basis(yard))
    told = figures(section(shown, "Are we enough, and is it carried?"))
    assert told == {"Members": 20, "Must be here": 11}
    votes = table(shown, "Votes needed")
    assert [tuple(row) for row in votes.rows] == [(11, 6, 8), (20, 11, 14)]


def test_the_minutes_hold_the_rehearsal_or_empty_lines(yard: GroupAnswers) -> None:
    rehearsed = table(paper("founding-assembly", basis(yard)), "Decisions, as rehearsed")
    assert len(rehearsed.rows) == 4
    part = without(yard, REHEARSAL, "minutes.*")
    empty = table(paper("founding-assembly", basis(part)), "Decisions")
    assert empty.by_hand
    assert {cell for row in empty.rows for cell in row} == {None, ""}
    assert column(table(paper("founding-assembly", basis(part)), "Signed by"), "Office")[:2] == ["Chair", "Note-taker"]


def test_minutes_to_sign_have_the_rehearsed_topics_but_not_their_votes(yard: GroupAnswers) -> None:
    final = paper("founding-assembly", basis(yard)).final_copy()
    minutes = table(final, "Decisions")
    assert [row[0] for row in minutes.rows[:4]] == [row.words("decision") for row in yard.rows(REHEARSAL, "minutes")]
    assert {cell for row in minutes.rows for cell in row[1:]} == {None}
    assert "Our rehearsal" not in [english(each.heading) for each in final.sections]


def test_every_founder_has_a_line_to_sign_even_without_a_name(yard: GroupAnswers) -> None:
    names = column(table(paper("founding-assembly", basis(yard)), "List of founders"), "Name")
    assert len(names) == 20
    part = without(yard, "start.plan.member-contribution", "use.20.*")
    part = without(part, MEMBER_MATRIX, "members.*")
    names = column(table(paper("founding-assembly", basis(part)), "List of founders"), "Name")
    assert len(names) == 20
    assert names[-1] == ""


def test_the_checklist_asks_at_each_paper_of_the_country_file(yard: GroupAnswers) -> None:
    found = basis(yard, "ke")
    shown = paper("registration", found)
    listed = table(shown, "Papers and steps")
    assert column(listed, "Ask") == [each.ask for each in found.country.papers]
    assert figures(shown)["Fewest members, as we were told"] == 10
    assert any("at least 10. Stated by pages on the Co-operative Societies Act" in text for text in said(shown))
    assert any(isinstance(each, Notice) for each in section(shown, "Rules, as published").blocks)


def test_without_a_country_nothing_is_stated(yard: GroupAnswers) -> None:
    states = said(section(paper("registration", basis(yard)), "Rules, as published"))
    assert not any("Stated by" in text for text in states)
    assert any("No country is chosen" in text for text in states)


def test_the_groups_own_steps_stand_with_who_when_and_the_answer(yard: GroupAnswers) -> None:
    own = table(paper("registration", basis(yard)), "Our own steps")
    assert head(own) == ["What to ask or bring", "Whom we ask", "Who of us", "By when", "Answer, name, date"]
    assert len(own.rows) >= 4


def test_a_unit_price_finer_than_the_money_keeps_its_places(answers: Mapping[str, GroupAnswers]) -> None:
    fine = changed(answers["artisans"], "start.feas.unit-cost", {"ours.1.price": Decimal("0.5")})
    shown = table(paper("feasibility-study", basis(fine, "co", 0)), "One unit of each product")
    assert column(shown, "Price")[0] == Decimal("0.5")


def test_nobodys_papers_have_no_figure_that_nobody_gave() -> None:
    for id_ in ("members", "feasibility-study", "financial-plan"):
        told = figures(paper(id_, basis(NOBODY)))
        assert set(told) <= {"The rule says"}, id_
