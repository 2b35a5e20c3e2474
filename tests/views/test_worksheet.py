import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from coopkit.exercises import Exercise, Phase, RawAnswer
from coopkit.exercises.fields import NumberField, Option, PickOne, TextField
from coopkit.exercises.kinds.scenario import Choice, ScenarioQuestion, Strength, scenario
from coopkit.exercises.kinds.table import table
from coopkit.exercises.kinds.text import short_text
from coopkit.i18n import load_locale
from coopkit.views.paper import worksheet
from coopkit.views.paper.column_widths import LONG_WIDTH, TEXT_WIDTH
from coopkit.views.paper.fields import PaperOption, PaperOptions
from coopkit.views.paper.sheet import STYLE
from tests.exercises.catalogue import CATALOGUE, SENTINEL, exercise
from tests.i18n.catalogues import write_catalogue
from tests.views.sheets import ENGLISH, EVERY_KIND, body, marks, session_of, sheet, text_of

every_exercise = pytest.mark.parametrize("each", CATALOGUE.values(), ids=CATALOGUE)
LAST_SAMPLES = {each.id: [("", each.sample_answers()[-1].raw)] for each in CATALOGUE.values()}


def test_blank_sheet_of_every_kind(golden: Callable[[str, str], None]) -> None:
    golden("every_kind.worksheet.html", body(worksheet.render_worksheet(EVERY_KIND, ENGLISH)))


def test_filled_sheet_of_every_kind(golden: Callable[[str, str], None]) -> None:
    filled = worksheet.render_worksheet(
        EVERY_KIND, ENGLISH, answers=LAST_SAMPLES, group="Table 4 · Palm", date="3 May 2025"
    )
    golden("every_kind.filled.worksheet.html", body(filled))


@every_exercise
def test_no_key_is_in_any_byte_blank_or_filled(each: Exercise) -> None:
    answers = [sample.raw for sample in each.sample_answers() if SENTINEL not in str(sample.raw)]
    for printed in (sheet(each), *(sheet(each, ("", raw)) for raw in answers)):
        assert SENTINEL not in re.sub(r"[ ,.\u202f]", "", printed)


@every_exercise
def test_every_sample_is_set_in_place_as_typed(each: Exercise) -> None:
    blank = sheet(each)
    for sample in each.sample_answers():
        filled = sheet(each, ("", sample.raw))
        assert sample.raw or filled == blank
        for typed in _typed(each, sample.raw):
            assert f">{escape(typed)}</span>" in filled


@every_exercise
def test_several_answers_carry_their_names(each: Exercise) -> None:
    raw = each.sample_answers()[-1].raw
    filled = text_of(sheet(each, ("Amina", raw), ("Bo & Chan", raw)))
    assert "Amina" in filled and "Bo &amp; Chan" in filled


@pytest.mark.parametrize(("kind", "ticked"), [("choose-one", 1), ("choose-many", 2), ("sort", 4), ("match", 3)])
def test_what_was_chosen_is_ticked(kind: str, ticked: int) -> None:
    each = CATALOGUE[kind]
    assert marks(sheet(each)) == 0
    assert marks(sheet(each, ("", each.solution()))) == ticked


def test_a_match_is_filled_with_the_letters_of_what_was_chosen() -> None:
    columns = (PickOne("kind", "Kind", tuple(Option(f"o{index}", f"Option {index}") for index in range(6))),)
    lettered = exercise(table("think.test.one", "answer", "", columns=columns, rows={"x": "A row", "y": "Another"}))
    filled = text_of(sheet(lettered, ("", {"answer.x.kind": "o2"})))
    assert "1 A row C 2 Another A Option 0 B Option 1 C Option 2" in filled


@pytest.mark.parametrize(("second", "lists"), [("Option", 1), ("Other", 2)])
def test_columns_with_the_same_options_share_one_list_of_letters(second: str, lists: int) -> None:
    columns = tuple(
        PickOne(id_, id_, tuple(Option(f"o{index}", f"{word} {index}") for index in range(6)))
        for id_, word in (("debit", "Option"), ("credit", second))
    )
    printed = sheet(exercise(table("think.test.one", "answer", "", columns=columns, rows={"x": "A row"})))
    assert body(printed).count('class="letters"') == lists


def test_the_only_answer_of_a_member_says_whose_it_is() -> None:
    assert "Amina" in text_of(sheet(CATALOGUE["choose-one"], ("Amina", {"answer.choice": "fig"})))


def test_private_exercises_stay_empty_whatever_is_given() -> None:
    private = exercise(short_text("think.test.one", "answer", ""), private=True, together=(Phase.ALONE,))
    assert sheet(private, ("Amina", {"answer.words": "my secret"})) == sheet(private)


def test_what_was_typed_is_text_and_never_markup() -> None:
    filled = sheet(CATALOGUE["text"], ("<b>", {"answer.words": "<script>alert(1)</script>"}))
    assert "<script" not in filled and "<b>&lt;" not in filled


def test_a_name_cannot_end_the_style() -> None:
    odd = session_of(CATALOGUE["text"], curriculum='x"}</style><script>')
    assert "</style><script" not in worksheet.render_worksheet(odd, ENGLISH)


def test_group_and_date_are_filled_in_or_left_to_write() -> None:
    filled = text_of(worksheet.render_worksheet(EVERY_KIND, ENGLISH, group="Palm", date="3 May 2025"))
    assert "Group: Palm" in filled and "Date: 3 May 2025" in filled
    assert "Group: Date:" in text_of(worksheet.render_worksheet(EVERY_KIND, ENGLISH))


def test_a_text_has_as_many_lines_to_write_on_as_it_asks_for() -> None:
    printed = body(sheet(exercise(short_text("think.test.one", "answer", "", lines=4))))
    assert printed.split('class="lines"')[1].split("</div>")[0].count('class="dots"') == 4


@pytest.mark.parametrize(("least", "most", "rows"), [(5, 12, 8), (1, 3, 3), (2, 2, 2)])
def test_an_empty_table_has_its_least_rows_and_some_more(least: int, most: int, rows: int) -> None:
    columns = (NumberField("cost", "Cost"),)
    grown = exercise(table("think.test.one", "answer", "", columns=columns, least=least, most=most))
    assert sheet(grown).count('<td class="nr">') == rows


def test_twelve_columns_of_numbers_leave_room_for_words() -> None:
    months = tuple(NumberField(f"m{month}", f"Month {month}") for month in range(1, 13))
    wide = exercise(table("think.test.one", "answer", "", columns=(TextField("what", "What?"), *months), least=1))
    widths = [int(width) for width in re.findall(r'<col style="inline-size: (\d+)mm', sheet(wide))]
    assert len(widths) == 12
    assert sum(widths) <= LONG_WIDTH - TEXT_WIDTH // 2


@pytest.mark.parametrize(("typed", "total"), [(("1,200", "0.5"), "1,200.5"), (("12", "12,5o"), ""), (("12", "-5"), "")])
def test_totals_are_added_up_where_all_numbers_can_be(typed: tuple[str, str], total: str) -> None:
    columns = (NumberField("cost", "Cost", least="0"),)
    costs = exercise(table("think.test.one", "answer", "", columns=columns, totals=("cost",)))
    filled = sheet(costs, ("", {f"answer.{row}.cost": value for row, value in enumerate(typed, start=1)}))
    assert f'<td class="total"><b>{total}</b></td>' in filled
    assert '<td class="total"><b></b></td>' in sheet(costs)


def test_cards_to_cut_out_come_last_in_the_order_given_and_only_while_there_is_something_to_do() -> None:
    each = CATALOGUE["sort"]
    part = each.definition.parts[0]
    cards = sheet(each).split("Cards to cut out")[1]
    assert re.findall(r"<li>(\w+)</li>", cards) == [card.text for card in part.cards]  # type: ignore[union-attr]
    assert "Cards to cut out" not in sheet(each, ("", each.solution()))


def test_a_role_play_is_a_list_of_rounds_with_minutes_and_cards_to_cut_out() -> None:
    printed = sheet(CATALOGUE["role play"])
    before, cut_outs = printed.split("Cards to cut out", 1)
    assert "The chair · Who is late" in text_of(before) and "You open the meeting." not in before
    assert "The meeting opens 3 minutes All say what they saw 5 minutes" in text_of(before)
    assert "<li><b>The chair</b> You open the meeting.</li>" in cut_outs
    assert "(optional)" not in printed


def test_a_self_assessment_says_on_paper_which_exercise_helps() -> None:
    printed = text_of(
        worksheet.render_worksheet(session_of(CATALOGUE["survey, not known"], CATALOGUE["table"]), ENGLISH)
    )
    assert "Where you chose 1 or 2, or don’t know: No. 1: exercise 2 helps." in printed
    alone = text_of(sheet(CATALOGUE["survey, not known"]))
    assert "do not know:" not in alone and "helps" not in alone


def test_an_order_has_a_box_for_the_place_of_each_step() -> None:
    each = CATALOGUE["order"]
    assert '<span class="tick box large"></span><div>Reap</div>' in sheet(each)
    assert '<span class="tick box large">3</span><div>Reap</div>' in sheet(each, ("", each.solution()))


def test_a_scenario_says_with_which_question_to_go_on() -> None:
    ways = (
        ScenarioQuestion(
            "first", "What now?", {"wait": Choice("Wait", "-", Strength.WEAK, then="then"), "act": _end("Act")}
        ),
        ScenarioQuestion("then", "And now?", {"call": _end("Call"), "go": _end("Go")}),
    )
    printed = text_of(sheet(exercise(scenario("think.test.one", "answer", "", turns=ways))))
    assert "Wait Then go to question b." in printed
    assert "a What now?" in printed and "b And now?" in printed
    assert printed.count("Then go to") == 1


def test_a_calculator_leaves_a_line_for_its_result_until_all_its_numbers_are_there() -> None:
    each = CATALOGUE["calculator"]
    assert "Our result:" in text_of(sheet(each))
    assert "Our result:" in text_of(sheet(each, ("", {"answer.members": "12,5o"})))


def test_the_sheet_needs_nothing_beside_itself() -> None:
    printed = worksheet.render_worksheet(EVERY_KIND, ENGLISH, answers=LAST_SAMPLES)
    assert not re.search(r"https?:|url\(|@import|<link|<script|src=(?!\"data:)", printed)


def test_nothing_on_a_sheet_is_smaller_than_twelve_points() -> None:
    style = Path(STYLE).read_text(encoding="utf-8")
    sizes = re.findall(r"font(?:-size)?:[^;}]*?([\d.]+)pt", style)
    assert sizes and min(map(float, sizes)) >= 12
    assert not re.search(r"font(?:-size)?:[^;}]*?\d(?:px|em|rem|%)", style)


def test_every_page_says_what_this_is() -> None:
    printed = worksheet.render_worksheet(EVERY_KIND, ENGLISH)
    boxes = printed.split("<style>")[1].split("</style>")[0]
    assert "Think.Coop · Session 4 · coopkit" in boxes
    assert "our own material, following the structure of the ILO Our.COOP packages; not an ILO product" in boxes
    assert '"page " counter(page) " of " counter(pages)' in boxes


def test_a_language_written_from_right_to_left_mirrors_the_page(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, "ar", {"page {page} of {pages}": "صفحة {page} من {pages}"})
    printed = worksheet.render_worksheet(EVERY_KIND, load_locale("ar", catalogues=folder, minor_digits=2))
    assert '<html lang="ar" dir="rtl">' in printed
    assert '@bottom-left { content: "صفحة " counter(page) " من " counter(pages)' in printed


def _typed(each: Exercise, raw: RawAnswer) -> list[str]:
    return [value for name, value in raw.items() if isinstance(value, str) and name.split(".")[-1] in _WORDS]


_WORDS = ("words", "number", "who", "cost", "members", "bulk_price")


def _end(text: str) -> Choice:
    return Choice(text, "It ends.", Strength.PARTLY)


@pytest.mark.parametrize(
    ("texts", "arrangement"),
    [(("Yes", "No"), "short"), (("The board decides",) * 4, "paired"), (("A longer answer than half a line",) * 4, "")],
)
def test_options_stand_beside_each_other_where_they_fit(texts: tuple[str, ...], arrangement: str) -> None:
    options = PaperOptions("", True, tuple(PaperOption(text, None) for text in texts))
    assert options.arrangement == arrangement
    noted = tuple(PaperOption(text, None, option_note="Why.") for text in texts)
    assert PaperOptions("", True, noted).arrangement == ""
