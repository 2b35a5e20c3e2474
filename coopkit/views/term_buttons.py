"""Glossary terms as buttons: the first occurrence in a step opens an explanation below the paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token
from markupsafe import Markup, escape

from coopkit.i18n import Locale
from coopkit.views import markdown
from coopkit.views.environment import render_template
from coopkit.views.terms import ExplainedTerm, terms_for_text

_CLOSING_MARKS = re.compile("[.,;:!?…)”’»]*")
"""Marks that must not begin a line of their own after a button, which browsers break lines around."""


@dataclass(frozen=True)
class AnnotatedLine:
    """A line of text with terms as buttons, and the explanations below it."""

    words: Markup
    explanations: Markup


def line_without_buttons(text: str) -> AnnotatedLine:
    """Return a line without buttons."""
    return AnnotatedLine(escape(text), Markup(""))


@dataclass
class TermMarker:
    """Turns the first occurrence of each glossary term into a button.

    scope: the prefix of element ids, unique on a page. explained: the ids of terms that have a button already.
    """

    locale: Locale
    scope: str
    explained: set[str] = field(default_factory=set)

    def line(self, text: str) -> AnnotatedLine:
        """Return a line of plain text with buttons."""
        found: list[ExplainedTerm] = []
        pieces = [piece if isinstance(piece, Markup) else escape(piece) for piece in self._split_at_terms(text, found)]
        return AnnotatedLine(Markup("").join(pieces), Markup("\n").join(map(self._render_explanation, found)))

    def markdown(self, text: str) -> Markup:
        """Render a Markdown text with buttons and, below each paragraph, its explanations.

        Quotations and links get no buttons.
        """
        tokens: list[Token] = []
        found: list[ExplainedTerm] = []
        quoted = 0
        for token in markdown.parse_markdown(text):
            quoted += token.nesting if token.type.startswith("blockquote") else 0
            if token.children and not quoted:
                token.children = list(self._with_buttons(token.children, found))
            tokens.append(token)
            if token.level == 0 and token.nesting < 1:
                tokens += [_html_token("html_block", self._render_explanation(each)) for each in found]
                found.clear()
        return markdown.render_tokens(tokens)

    def _with_buttons(self, children: list[Token], found: list[ExplainedTerm]) -> Iterator[Token]:
        """Yield a paragraph's tokens with buttons in place of terms, but not in links."""
        linked = 0
        for child in _join_lines(children):
            linked += child.nesting if child.type.startswith("link") else 0
            if child.type != "text" or linked:
                yield child
                continue
            for piece in self._split_at_terms(child.content, found):
                yield (
                    _html_token("html_inline", piece)
                    if isinstance(piece, Markup)
                    else Token("text", "", 0, content=piece)
                )

    def _split_at_terms(self, text: str, found: list[ExplainedTerm]) -> Iterator[str | Markup]:
        """Split a text into plain pieces and buttons (Markup); the terms of the buttons are added to `found`."""
        at = 0
        for place, term in terms_for_text(text, self.locale).found_in(text):
            if term.id not in self.explained:
                self.explained.add(term.id)
                found.append(term)
                yield text[at : place.start()]
                marks = _CLOSING_MARKS.match(text, place.end())
                yield render_template(
                    "term_button.html",
                    self.locale,
                    word=place[0],
                    id=self._element_id(term),
                    marks=marks[0] if marks else "",
                )
                at = marks.end() if marks else place.end()
        yield text[at:]

    def _render_explanation(self, term: ExplainedTerm) -> Markup:
        """Render the hidden explanation that a button opens."""
        return render_template("term_explanation.html", self.locale, term=term, id=self._element_id(term))

    def _element_id(self, term: ExplainedTerm) -> str:
        return f"{self.scope}-term-{term.id}"


def _join_lines(children: list[Token]) -> Iterator[Token]:
    """Join the text of a paragraph across the author's line breaks."""
    words = ""
    for child in children:
        if child.type in ("text", "softbreak"):
            words += "\n" if child.type == "softbreak" else child.content
            continue
        yield Token("text", "", 0, content=words)
        yield child
        words = ""
    yield Token("text", "", 0, content=words)


def _html_token(kind: str, html: Markup) -> Token:
    """Return a Markdown token of this type that renders as the given HTML."""
    return Token(kind, "", 0, content=str.__str__(html))
