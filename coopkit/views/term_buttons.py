"""Glossary terms as buttons: the first occurrence in a step opens an explanation below the paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token
from markupsafe import Markup, escape

from coopkit.i18n import Locale
from coopkit.views import markdown
from coopkit.views.environment import render
from coopkit.views.terms import Explained, terms_for


@dataclass(frozen=True)
class AnnotatedLine:
    """A line of text with terms as buttons, and the explanations below it."""

    words: Markup
    meanings: Markup


def plain(text: str) -> AnnotatedLine:
    """Return a line without buttons."""
    return AnnotatedLine(escape(text), Markup(""))


@dataclass
class Marker:
    """Turn terms that haven't been explained yet into buttons.

    scope: the prefix of element ids, unique on a page. known: the terms explained so far, which grows.
    """

    locale: Locale
    scope: str
    known: set[str] = field(default_factory=set)

    def line(self, text: str) -> AnnotatedLine:
        """Render a single line."""
        found: list[Explained] = []
        pieces = [piece if isinstance(piece, Markup) else escape(piece) for piece in self._cut(text, found)]
        return AnnotatedLine(Markup("").join(pieces), Markup("\n").join(map(self._meaning, found)))

    def markdown(self, text: str) -> Markup:
        """Render a Markdown text; quotations and links get no buttons."""
        tokens: list[Token] = []
        found: list[Explained] = []
        quoted = 0
        for token in markdown.parsed(text):
            quoted += token.nesting if token.type.startswith("blockquote") else 0
            if token.children and not quoted:
                token.children = list(self._marked(token.children, found))
            tokens.append(token)
            if token.level == 0 and token.nesting < 1:
                tokens += [_html("html_block", self._meaning(each)) for each in found]
                found.clear()
        return markdown.written(tokens)

    def _marked(self, children: list[Token], found: list[Explained]) -> Iterator[Token]:
        linked = 0
        for child in _in_one_piece(children):
            linked += child.nesting if child.type.startswith("link") else 0
            if child.type != "text" or linked:
                yield child
                continue
            for piece in self._cut(child.content, found):
                yield _html("html_inline", piece) if isinstance(piece, Markup) else Token("text", "", 0, content=piece)

    def _cut(self, text: str, found: list[Explained]) -> Iterator[str | Markup]:
        """Split a text into plain pieces and buttons (Markup)."""
        at = 0
        for place, term in terms_for(text, self.locale).found_in(text):
            if term.id not in self.known:
                self.known.add(term.id)
                found.append(term)
                yield text[at : place.start()]
                yield render("term_button.html", self.locale, word=place[0], id=self._id(term))
                at = place.end()
        yield text[at:]

    def _meaning(self, term: Explained) -> Markup:
        return render("term_explanation.html", self.locale, term=term, id=self._id(term))

    def _id(self, term: Explained) -> str:
        return f"{self.scope}-term-{term.id}"


def _in_one_piece(children: list[Token]) -> Iterator[Token]:
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


def _html(kind: str, html: Markup) -> Token:
    return Token(kind, "", 0, content=str.__str__(html))
