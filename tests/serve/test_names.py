import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.i18n import load_locale
from coopkit.serve.handlers.names import MAX_NAME_LENGTH, NameRefused, read_members, read_name, safe_next_path

ENGLISH = load_locale(minor_digits=2)


TAKEN = ("Amina", "  Amina  Otieno ", "🌻", "👩\u200d🌾", "ស្រីមុំ", "محمد", "x" * 60, "<b>", "O'Neill & Co")
INVISIBLE = ("", "   ", "\u200d", "\u200b \ufe0f", "\u3164")
REFUSED = (*INVISIBLE, "x" * 61, "x" * 5000, "A\x07", "A\x00B", "\u202eA")
STRANGE = ("", "/", "//evil", "/learn//evil:x", "https://evil", "/facilitator/", "/learn/\r\nX: y", "/switch")


@pytest.mark.parametrize("name", TAKEN)
def test_names_that_people_have_are_taken(name: str) -> None:
    assert read_name(name, ENGLISH) == " ".join(name.split())


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_name_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(NameRefused, match=r"\.$"):
        read_name(name, ENGLISH)


@given(st.text(max_size=80))
def test_a_name_that_is_taken_is_short_tidy_and_without_control_characters(typed: str) -> None:
    try:
        name = read_name(typed, ENGLISH)
    except NameRefused:
        return
    assert 1 <= len(name) <= MAX_NAME_LENGTH
    assert read_name(name, ENGLISH) == name
    assert not any(unicodedata.category(sign) == "Cc" for sign in name)


def test_empty_lines_are_no_members() -> None:
    assert read_members(["Asha", "", " ", "Bo"], ENGLISH) == ("Asha", "Bo")


def test_more_people_than_can_share_a_phone_are_refused() -> None:
    with pytest.raises(NameRefused, match="two groups"):
        read_members([f"Member {number}" for number in range(31)], ENGLISH)


@pytest.mark.parametrize("path", ["/learn/think_coop/", "/learn/think_coop/forms", "/sheet/think_coop/forms?filled=1"])
def test_pages_of_learners_are_ways_to_go_back_to(path: str) -> None:
    assert safe_next_path(path) == path


@pytest.mark.parametrize("path", STRANGE)
def test_nothing_else_is(path: str) -> None:
    assert safe_next_path(path) == ""
