import pytest

from coopkit.portfolio.members.heading_words import (
    HEADS,
    is_month_heading,
    is_sum_label,
    may_be_organization,
    may_be_several_people,
    meanings_of_words,
    normalize_heading,
    split_words,
)


def test_no_head_has_two_meanings() -> None:
    words = [(word, meaning) for meaning, table in HEADS.items() for word in set(split_words(table))]
    assert sorted({word for word, _ in words}) == sorted(word for word, _ in words)


@pytest.mark.parametrize(
    ("head", "plain"),
    [
        ("  Horas (2024): ", "horas"),
        ("SHARES PAID-UP [KES]", "shares paid up"),
        ("Nom et prénom", "nom et prenom"),
        ("Members’ names", "members names"),
        ("الأسهم", "الاسهم"),
    ],
)
def test_a_head_is_known_without_its_marks(head: str, plain: str) -> None:
    assert normalize_heading(head) == plain


@pytest.mark.parametrize(
    "name", ["Asha", "Ben", "Maryam", "Andy", "Yolanda", "Etienne", "Danso", "Nakuru", "Marco", "O’Brien"]
)
def test_a_plain_name_is_one_persons_and_no_sum(name: str) -> None:
    assert not (may_be_several_people(name) or may_be_organization(name) or is_sum_label(name))


@pytest.mark.parametrize(
    "name", ["Ana and Ben", "Ana y Ben", "Ana et Ben", "Ana dan Ben", "Ana na Ben", "أمينة و حسن", "A/B"]
)
def test_two_people_are_noticed_in_each_language(name: str) -> None:
    assert may_be_several_people(name)


@pytest.mark.parametrize(
    "name", ["Mavuno Ltd.", "Kikundi cha Upendo", "Grupo Esperanza", "Sunrise Women's Group", "شركة النور"]
)
def test_a_group_or_a_firm_is_noticed_in_each_language(name: str) -> None:
    assert may_be_organization(name)


@pytest.mark.parametrize(
    "head", ["Jan", "enero", "Février", "Januari", "Março", "يناير", "2024-05-01", "05/2024", "Month 3"]
)
def test_a_month_is_known_in_words_and_as_a_date(head: str) -> None:
    assert is_month_heading(head)


@pytest.mark.parametrize("head", ["Name", "Hours", "2024", "Months", "Total"])
def test_another_head_is_no_month(head: str) -> None:
    assert not is_month_heading(head)


@pytest.mark.parametrize(
    ("head", "meanings"),
    [
        ("Share capital paid", {"paid_up"}),
        ("Entregas kg", {"use"}),
        ("Date of birth", {"other"}),
        ("Puntos", set()),
    ],
)
def test_a_longer_heading_suggests_what_its_words_mean(head: str, meanings: set[str]) -> None:
    assert meanings_of_words(head) == meanings
