"""Markdown by people as HTML that can do no harm: no scripts, no styles, no pictures from elsewhere."""

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

import nh3

from briefgen.model.private import masked, public

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_TAGS = {
    "a", "b", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "pre", "strong", "sub",
    "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip


_MARKED = re.compile(r"[^\w \n,;:.?!'\"()–—’“”‘…%/-]|_|^ {4}|  $|^ *(?:[-=]|\d+[.)])", re.MULTILINE)
"""What may mean something in Markdown or HTML. Most of what people write is plain paragraphs: they need no parsing."""


def as_html(markdown: str) -> str:
    """Empty for empty text; links to http and https addresses stay, private notes and e-mail addresses do not."""
    markdown = masked(public(markdown))
    if not markdown.strip():
        return ""
    if not _MARKED.search(markdown):
        return "".join(f"<p>{text}</p>\n" for text in _paragraphs(markdown))
    return _parsed(markdown)


def _parsed(markdown: str) -> str:
    html = _markdown().render(markdown)
    clean = nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"}, attribute_filter=_attribute
    )
    return masked(clean)  # once more: what stood there as &#64; is an @ only now


def _attribute(_tag: str, name: str, value: str) -> str | None:
    """A link of which a part is masked leads nowhere, and is none."""
    return None if name == "href" and ("•" in value or "%E2%80%A2" in value or masked(value) != value) else value


def _paragraphs(plain: str) -> list[str]:
    lines = [line.strip(" ") for line in plain.split("\n")]
    return ["\n".join(text) for some, text in groupby(lines, key=bool) if some]


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415  (costs 50 ms where nobody wrote a text)

    return MarkdownIt("commonmark", {"html": False}).enable("table")
