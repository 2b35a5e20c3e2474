import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.store.codes import (
    new_class_code,
    new_resume_code,
    read_class_code,
    read_resume_code,
    show_code,
)

ZEROS = {"Arabic": "٠", "Persian": "۰", "Devanagari": "०", "Khmer": "០", "Bengali": "০", "full width": "０"}
resume_codes = st.builds(new_resume_code)


def test_new_codes_have_their_length_and_do_not_start_with_zero():
    for _ in range(300):
        class_code, resume_code = new_class_code(), new_resume_code()
        assert (len(class_code), len(resume_code)) == (6, 8)
        assert class_code.isdigit() and resume_code.isdigit()
        assert "0" not in (class_code[0], resume_code[0])


def test_new_codes_differ():
    assert len({new_resume_code() for _ in range(100)}) > 95


@given(resume_codes)
def test_a_new_resume_code_is_read_as_itself(code):
    assert read_resume_code(code) == code


@given(resume_codes, st.integers(0, 7), st.integers(1, 9))
def test_every_single_wrong_digit_in_a_resume_code_is_found(code, place, shift):
    wrong = str((int(code[place]) + shift) % 10)
    assert read_resume_code(code[:place] + wrong + code[place + 1 :]) is None


@given(resume_codes, st.integers(0, 6))
def test_every_swap_of_two_neighbours_in_a_resume_code_is_found(code, place):
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert swapped == code or read_resume_code(swapped) is None


@pytest.mark.parametrize("script", ZEROS)
def test_digits_of_any_script_are_read(script):
    code = new_resume_code()
    typed = "".join(chr(ord(ZEROS[script]) + int(digit)) for digit in code)
    assert read_resume_code(typed) == code


@pytest.mark.parametrize(
    "typed", ["482913", " 482 913\n", "482-913", "482–913", "482.913", "4 8 2 9 1 3", "482\u200f913"]
)
def test_spaces_dashes_dots_and_direction_marks_do_not_matter(typed):
    assert read_class_code(typed) == "482913"


@pytest.mark.parametrize("typed", ["", "48291", "4829133", "48291x", "482 91O", "☃", "482913 or so"])
def test_what_cannot_be_a_class_code_is_none(typed):
    assert read_class_code(typed) is None


@given(st.text())
def test_no_text_makes_reading_a_code_fail(text):
    read = read_class_code(text)
    assert read is None or len(read) == 6


def test_codes_are_shown_in_two_groups():
    assert show_code("482913") == "482 913"
    assert show_code("12345678") == "1234 5678"
    assert read_class_code(show_code("482913")) == "482913"
