"""A line of three hyphens too many: what people meant for the front matter would be published as their text."""

import re
from functools import cache

from briefgen.content.form import keys_of
from briefgen.model.briefing import ActorItem, Briefing, EventItem, FactItem, QuoteItem, SummaryItem

_ITEMS = (SummaryItem, QuoteItem, ActorItem, FactItem, EventItem)
_SAYS_NOTHING = re.compile(r"[ \t]*(?:#.*)?")
_END = re.compile(r"^---[ \t]*$", re.MULTILINE)


def front_goes_on(body: str) -> int | None:
    """The line of a body, counted from 1, with which it goes on as a front matter would; None where it is text.

    A key of a briefing is enough where the body begins with it; one of an item only where the front matter ends below.
    """
    for number, line in enumerate(body.split("\n"), 1):
        if not _SAYS_NOTHING.fullmatch(line):
            at_the_top, of_an_item = _keys()
            if at_the_top.match(line) or (of_an_item.match(line) and _END.search(body)):
                return number
            return None
    return None


@cache
def _keys() -> tuple[re.Pattern[str], re.Pattern[str]]:
    items = {key for kind in _ITEMS for key in keys_of(kind)}
    return (
        re.compile(rf"(?:{'|'.join(keys_of(Briefing))}):(?:[ \t]|$)"),
        re.compile(rf"[ \t]*(?:- )?[ \t]*(?:{'|'.join(sorted(items))}):(?:[ \t]|$)"),
    )
