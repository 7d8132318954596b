"""Markdown: the words of a document without its marks, a paragraph a line."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def markdown_text(source: str) -> str:
    """Headings, paragraphs and list items as lines of text, with a blank line between blocks.

    A heading keeps its # marks, so that the analysis knows it as one; emphasis, links and images lose theirs.
    """
    lines: list[str] = []
    prefix = ""
    for token in _parser().parse(source):
        if token.type == "heading_open":
            prefix = token.markup[:1].replace("=", "#").replace("-", "#") * int(token.tag[1]) + " "
        elif token.type == "list_item_open":
            prefix = "- "
        elif token.type == "inline":
            lines.append(prefix + _words(token.children or ()))
            prefix = ""
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.strip())
    return "\n\n".join(line for line in lines if line.strip()) + "\n"


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415  (costs 50 ms where no document is Markdown)

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _words(tokens: "Sequence[Token]") -> str:
    parts = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "image":
            parts.append(_words(token.children or ()))
        elif token.type in ("text", "code_inline", "html_inline"):
            parts.append(token.content)
    return "".join(parts)
