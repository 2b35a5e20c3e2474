"""The margins of printed pages: what a paper is at the start of the line, the page's number at its end."""

import re

from coopkit.i18n import N_, Locale

WHAT_THIS_IS = N_("own material, structure follows the ILO Our.COOP packages; not an ILO product")
PAGE = N_("page {page} of {pages}")


def page_boxes(whole: str, locale: Locale, *, marked: str = "") -> str:
    """The style of every page's margins.

    Args:
        whole: what stands at the foot of every page. marked: a word at its head.
    """
    start, end = ("left", "right") if locale.direction == "ltr" else ("right", "left")
    head = f"@top-{end} {{ content: {_css_text(marked)} }}" if marked else ""
    return (
        f"@page {{ {head} @bottom-{start} {{ content: {_css_text(whole)}; width: 84%; text-align: {start} }} "
        f"@bottom-{end} {{ content: {_counted(locale.text(PAGE))}; width: 16%; text-align: {end} }} }}"
    )


def _counted(text: str) -> str:
    """The page's number as CSS: `{page}` and `{pages}` become counters."""
    pieces = re.split(r"\{(pages?)\}", text)
    return " ".join(
        f"counter({piece})" if index % 2 else _css_text(piece) for index, piece in enumerate(pieces) if piece
    )


def _css_text(text: str) -> str:
    """A CSS string; signs that could end it or the style element are written as numbers."""
    return '"' + re.sub(r"[^\w .,;:·–-]", lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'
