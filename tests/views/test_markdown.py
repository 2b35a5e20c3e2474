"""Markdown of authors becomes safe HTML, and asks no other host for anything."""

import pytest

from coopkit.views import markdown


def test_paragraphs_and_bold_are_what_they_are_in_notebooks() -> None:
    assert (
        markdown.render_markdown("We **read**.\n\nThen we talk.")
        == "<p>We <strong>read</strong>.</p>\n<p>Then we talk.</p>\n"
    )


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "<b>A</b>", "a <img src=x onerror=alert(1)>"])
def test_html_is_shown_and_not_obeyed(text: str) -> None:
    assert "&lt;" in markdown.render_markdown(text)
    assert "<script" not in markdown.render_markdown(text) and "<img" not in markdown.render_markdown(text)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "vbscript:x", "data:text/html;base64,eA=="])
def test_a_link_never_runs_anything(address: str) -> None:
    assert "<a" not in markdown.render_markdown(f"[press]({address})")


def test_a_link_tells_nobody_where_the_reader_comes_from() -> None:
    assert 'rel="noopener noreferrer"' in markdown.render_markdown("[law](https://example.org/law)")


def test_a_picture_from_elsewhere_is_told_in_words() -> None:
    shown = markdown.render_markdown('![A scale & "bags"](https://example.org/scale.png)')
    assert "<img" not in shown and "A scale &amp; &#34;bags&#34;" in shown


def test_an_inlined_picture_keeps_its_words() -> None:
    shown = markdown.render_markdown("![A scale](data:image/png;base64,AAAA)")
    assert shown == '<p><img src="data:image/png;base64,AAAA" alt="A scale"></p>\n'


def test_a_table_is_a_table() -> None:
    assert "<th>Form</th>" in markdown.render_markdown("|Form|\n|-|\n|Co-op|")
