"""Page margins in print: a footer with a note and the page number."""

import re

from coopkit.i18n import N_, Locale

WHAT_THIS_IS = N_("our own material, following the structure of the ILO Our.COOP packages; not an ILO product")
PAGE = N_("page {page} of {pages}")


def page_margins_css(whole: str, locale: Locale, *, marked: str = "", head: str = "", has_cover: bool = False) -> str:
    """Return the CSS of the page margins.

    Args:
        whole: the footer text.
        marked, head: a word at the end of the header; the text at its start, which the first page shows itself.
        has_cover: whether the first page is a cover, which has no footer either.
    """
    start, end = ("left", "right") if locale.direction == "ltr" else ("right", "left")
    top = f"@top-{end} {{ content: {_css_text(marked)} }}" if marked else ""
    if head:
        top += f" @top-{start} {{ content: {_css_text(head)}; width: 100%; text-align: {start} }}"
    edges = ("top", "bottom") if has_cover else ("top",) if head else ()
    bare = " ".join(f"@{edge}-{side} {{ content: none }}" for edge in edges for side in (start, end))
    first = f"@page :first {{ {bare} }} " if bare else ""
    return (
        f"{first}@page {{ {top} @bottom-{start} {{ content: {_css_text(whole)}; width: 84%; text-align: {start} }} "
        f"@bottom-{end} {{ content: {_page_counter(locale.text(PAGE))}; width: 16%; text-align: {end} }} }}"
    )


def _page_counter(text: str) -> str:
    """Return the page number as CSS: `{page}` and `{pages}` become counters."""
    pieces = re.split(r"\{(pages?)\}", text)
    return " ".join(
        f"counter({piece})" if index % 2 else _css_text(piece) for index, piece in enumerate(pieces) if piece
    )


def _css_text(text: str) -> str:
    """Return a CSS string; characters that could end it or the style element are escaped."""
    return '"' + re.sub(r"[^\w .,;:·–-]", lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'
