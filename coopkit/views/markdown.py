"""Render authors' Markdown as safe HTML."""

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape


def render(text: str) -> Markup:
    """Render a text as HTML: no raw HTML, only inlined pictures, no script links."""
    return written(parsed(text))


def parsed(text: str) -> list[Token]:
    """Parse a text into tokens, which may be changed before rendering."""
    return _reader().parse(text)


def written(tokens: Sequence[Token]) -> Markup:
    """Render tokens as HTML."""
    return Markup(_reader().renderer.render(tokens, _reader().options, {}))


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.add_render_rule("image", _image)
    reader.add_render_rule("link_open", _link)
    return reader


def _image(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """A picture from another address would send a request to another host, so its alternative text is shown."""
    source = str(tokens[index].attrs.get("src", ""))
    told = self.renderInlineAsText(tokens[index].children, options, env)
    if source.startswith("data:image/"):
        return f'<img src="{escape(source)}" alt="{escape(told)}">'
    return f"<em>{escape(told)}</em>"


def _link(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    tokens[index].attrSet("rel", "noopener noreferrer")
    return self.renderToken(tokens, index, options, env)
