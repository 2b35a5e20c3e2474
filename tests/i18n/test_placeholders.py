"""A mistyped placeholder in a catalogue costs the translation of its sentence, never the sentence or the page."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coopkit.i18n import Locale, lazy, lazy_n, load_locale
from coopkit.i18n.placeholders import keeps_placeholders
from tests.i18n.catalogues import Messages, write_catalogue
from tests.i18n.messages import PACKAGE, SLIPS, every_message, with_slip

ENGLISH = "From {start} to {end}"


def french(folder: Path, messages: Messages) -> Locale:
    return load_locale("fr", catalogues=write_catalogue(folder, "fr", messages), minor_digits=2)


def test_the_placeholders_of_a_translation_may_stand_in_any_order_and_more_than_once(tmp_path: Path) -> None:
    locale = french(tmp_path, {ENGLISH: "{end} ({start} – {end})"})
    assert locale.text(ENGLISH, start="{end}", end="9") == "9 ({end} – 9)"
    assert locale.resolve(lazy(ENGLISH, start=1, end=9)) == "9 (1 – 9)"


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_any_message_of_ours_leaves_its_english_text(slip: str, tmp_path: Path) -> None:
    messages: Messages = {}
    for message in every_message():
        forms = [with_slip(text, slip) for text in ([message] if isinstance(message, str) else message)]
        messages[message] = forms[0] if isinstance(message, str) else tuple(forms)
    broken, english = french(tmp_path, messages), load_locale(minor_digits=2)
    assert len(messages) > 1000
    for message in messages:
        if isinstance(message, str):
            assert broken.text(message) == message
        else:
            others = dict.fromkeys(set(re.findall(r"\{(\w+)\}", message[1])) - {"n"}, "x")
            told = [broken.plural(*message, n, **others) for n in (1, 3, 21)]
            assert told[1:] == [english.plural(*message, n, **others) for n in (3, 21)]
            assert not re.search(r"[{}%]", told[0])


def test_a_form_for_a_small_count_may_name_it_in_a_word_and_no_other_may(tmp_path: Path) -> None:
    one, many = "{n} group in {place}", "{n} groups in {place}"
    arabic_forms = (
        "لا مجموعة في {place}",
        "مجموعة في {place}",
        "مجموعتان في {place}",
        "{n} a {place}",
        "{n} b {place}",
        "c",
    )
    arabic = load_locale(
        "ar", catalogues=write_catalogue(tmp_path / "ar", "ar", {(one, many): arabic_forms}), minor_digits=2
    )
    told = [arabic.resolve(lazy_n(one, many, n, place="x")) for n in (0, 1, 2, 3, 11)]
    assert told == ["لا مجموعة في x", "مجموعة في x", "مجموعتان في x", "3 a x", "11 groups in x"]
    russian_forms = ("группа в {place}", "{n} группы в {place}", "{n} групп в {place}")
    russian = load_locale(
        "ru", catalogues=write_catalogue(tmp_path / "ru", "ru", {(one, many): russian_forms}), minor_digits=2
    )
    told = [russian.plural(one, many, n, place="x") for n in (1, 2, 5, 21)]
    assert told == ["группа в x", "2 группы в x", "5 групп в x", "21 groups in x"]


def test_every_message_of_ours_can_be_filled_in() -> None:
    for message in every_message():
        texts = [message] if isinstance(message, str) else message
        assert all(keeps_placeholders(text, text) for text in texts), message


def test_translated_texts_are_filled_in_by_the_locale_alone() -> None:
    """`str.format` raises on a mistyped placeholder, and `str.replace` shows it."""
    found = [f"{path.name}: {line}" for path in PACKAGE.rglob("*.py") for line in _filled_otherwise(path)]
    by_hand = re.compile(r"""\b(?:text|plural|say)\([^{}]*?["'].*?\)\s*(?:\.(?:format|replace)\(|%\s*\()""")
    for path in PACKAGE.rglob("*.html"):
        found += [
            f"{path.name}: {line}" for line in path.read_text(encoding="utf-8").splitlines() if by_hand.search(line)
        ]
    assert found == []


def _filled_otherwise(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            filled, wanted = node.func.value, node.func.attr in ("format", "format_map", "replace")
        elif isinstance(node, ast.BinOp):
            filled, wanted = node.left, isinstance(node.op, ast.Mod)
        else:
            continue
        if wanted and isinstance(filled, ast.Call) and _name(filled.func) in ("text", "_text", "plural", "say"):
            yield ast.unparse(node)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
