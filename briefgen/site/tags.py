"""The pages of key terms."""

from collections import Counter
from collections.abc import Sequence

from briefgen.model.card import Card
from briefgen.site.briefing_page import briefing_row
from briefgen.site.context import Context
from briefgen.site.pages import TagPage, TagsPage
from briefgen.site.routes import Link, tag_path

_MOST_NEAR = 12


def tag_page(topic: str, cards: Sequence[Card], context: Context) -> TagPage:
    topics = context.library.topics
    near = Counter(other for card in cards for other in topics[card.slug])
    del near[topic]
    ordered = sorted(near, key=lambda other: (-near[other], other))[:_MOST_NEAR]
    rows = tuple(briefing_row(card, context) for card in cards)
    return TagPage(context.site, context.root, context.page, topic, rows, context.topics(ordered))


def tags_page(counts: Sequence[tuple[str, int]], context: Context) -> TagsPage:
    """`counts`: every term with the number of its briefings."""
    links = tuple((context.href(Link(name, tag_path(name))), briefings) for name, briefings in counts)
    return TagsPage(context.site, context.root, context.page, links)
