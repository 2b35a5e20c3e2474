"""Render authors' Markdown as safe HTML."""

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape


def render_markdown(text: str) -> Markup:
    """Render a text as HTML: no raw HTML, only inlined pictures, no script links."""
    return render_tokens(parse_markdown(text))


def parse_markdown(text: str) -> list[Token]:
    """Parse a text into tokens, which may be changed before rendering."""
    return _parser().parse(text)


def render_tokens(tokens: Sequence[Token]) -> Markup:
    """Render tokens as HTML."""
    return Markup(_parser().renderer.render(tokens, _parser().options, {}))


@cache
def _parser() -> MarkdownIt:
    """Return the Markdown parser with our rules for pictures and links."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.add_render_rule("image", _render_image)
    reader.add_render_rule("link_open", _render_link_start)
    return reader


def _render_image(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """Render an inlined picture; other pictures would be fetched from another host, so only their text is shown."""
    source = str(tokens[index].attrs.get("src", ""))
    alternative = self.renderInlineAsText(tokens[index].children, options, env)
    if source.startswith("data:image/"):
        return f'<img src="{escape(source)}" alt="{escape(alternative)}">'
    return f"<em>{escape(alternative)}</em>"


def _render_link_start(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Render the start of a link that tells its target nothing about this page."""
    tokens[index].attrSet("rel", "noopener noreferrer")
    return self.renderToken(tokens, index, options, env)
