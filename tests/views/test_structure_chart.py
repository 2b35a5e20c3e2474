import re
from fractions import Fraction

from coopkit.business.structures.comparison import Comparison, compare
from coopkit.calculators.choosing_a_form.ranking_sentences import lead_sentence
from coopkit.i18n import load_locale
from coopkit.views.charts.chart import render_figure
from coopkit.views.charts.structure_comparison import draw_structure_comparison
from tests.business.cases import METAL_SCORES, METAL_WEIGHTS, cells

ENGLISH = load_locale(minor_digits=2)


def metalworkers() -> Comparison:
    found = compare(METAL_WEIGHTS, cells(METAL_SCORES), ("partnership", "company", "coop", "association"))
    assert isinstance(found, Comparison)
    return found


def test_names_and_shares_are_text_in_the_picture() -> None:
    words = re.findall(r"<text[^>]*>([^<]+)</text>", draw_structure_comparison(metalworkers(), ENGLISH))
    assert words == [
        *("Co-operative", "80.4%", "Company", "78.4%", "Partnership", "45.1%"),
        *("Association or self-help group", "27.5%"),
    ]


def test_the_finding_is_the_alternative_and_stands_below() -> None:
    finding = ENGLISH.resolve(lead_sentence(metalworkers()))
    html = render_figure(draw_structure_comparison(metalworkers(), ENGLISH), finding, ENGLISH)
    assert f'role="img" aria-label="{finding}"' in html
    assert f"<figcaption>{finding}</figcaption>" in html


def test_what_was_before_is_told_where_it_differs() -> None:
    svg = draw_structure_comparison(
        metalworkers(), ENGLISH, before={"coop": Fraction(7, 10), "company": Fraction(40, 51)}
    )
    assert "80.4%, was 70.0%" in svg
    assert svg.count("was") == 1


def test_the_first_place_differs_from_the_others_by_its_line_too() -> None:
    svg = draw_structure_comparison(metalworkers(), ENGLISH)
    assert svg.count("stroke-dasharray") == 3


def test_the_picture_names_no_other_host_and_no_style_for_the_page() -> None:
    svg = draw_structure_comparison(metalworkers(), ENGLISH)
    assert set(re.findall(r"https?://([^/\"]+)", svg)) <= {"www.w3.org"}
    assert "<style" not in svg
    assert "DOCTYPE" not in svg


def test_one_comparison_gives_one_picture_to_the_byte() -> None:
    assert draw_structure_comparison(metalworkers(), ENGLISH) == draw_structure_comparison(metalworkers(), ENGLISH)
