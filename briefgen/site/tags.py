"""The pages of key terms."""

from collections.abc import Callable, Iterator, Sequence

from briefgen.model.card import Card
from briefgen.site.briefing_page import briefing_row
from briefgen.site.context import Context
from briefgen.site.page import Closed, Page, Rows
from briefgen.site.pages import TagPage, TagsPage
from briefgen.site.paging import sheets
from briefgen.site.present import Present
from briefgen.site.routes import Link, tag_path

_TAGS = 500
"""Terms on a page of their list: a line each."""
_NONE = Closed(())


def pages_of_tags(present: Present, context: Callable[[str], Context]) -> Iterator[Page]:
    """The list of all terms, and for each term its briefings."""
    tagged = present.tagged()
    for part in sheets([(name, len(cards)) for name, cards in tagged.items()], "tags/index.html", _TAGS):
        yield Page(part.path, "tags.html", tags_page, (Closed(part.entries), Closed(part.beside), context(part.path)))
    for topic, cards in tagged.items():
        for sheet in sheets(cards, tag_path(topic)):
            near = _NONE if sheet.newer else present.beside(topic)
            given = (topic, Rows(sheet.entries), near, Closed(sheet.beside), context(sheet.path))
            yield Page(sheet.path, "tag.html", tag_page, given)


def tag_page(
    topic: str, cards: Sequence[Card], near: Sequence[str], beside: tuple[str, str], context: Context
) -> TagPage:
    """Some briefings of a term; `near`: other terms of them, on the first page."""
    rows = tuple(briefing_row(card, context) for card in cards)
    return TagPage(context.site, context.root, context.page, topic, rows, context.topics(near), context.pager(beside))


def tags_page(counts: Sequence[tuple[str, int]], beside: tuple[str, str], context: Context) -> TagsPage:
    """`counts`: terms with the number of briefings of each."""
    links = tuple((context.href(Link(name, tag_path(name))), briefings) for name, briefings in counts)
    return TagsPage(context.site, context.root, context.page, links, context.pager(beside))
