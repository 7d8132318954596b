"""“RUSE, Bulgaria, 25 August (Example Wire) – Four countries …”: where the story begins."""

import re
from functools import cache

from briefgen.analysis.lexicon import rows
from briefgen.model.span import Span

_PLACE = r"[^\W\d_]{3}[\w.’'-]*"
_BEGINS = r"(?=[^\W_a-z]|[“\"‘'«„$€£…])"
"""A capital, a digit or a mark: in “Mara Oskel (BBC) said” the sentence goes on behind the brackets."""
_DATELINE = re.compile(
    rf"{_PLACE}(?:[ ,/](?:[^.!?\n–—]|(?<=[A-Za-z])\.(?=[A-Z]\.|,? ?[\d(–—-])){{0,80}}?)?\s?(?:\([^)\n]{{1,40}}\)\s?)?"
    rf"(?:(?:\s[–—]\s?|\s--\s|\s-\s)(?=[\w“\"‘])|(?<=\))\s+{_BEGINS})"
)


def after_dateline(text: str, span: Span) -> Span:
    """The sentence without the place, date and agency before it: a place in capitals, or a known agency in brackets."""
    begins = text[span.start : span.end]
    if (
        "(" in begins
        and (agency := _agency().match(begins))
        and not _is_its_name(agency["place"] or "", agency["agency"])
    ):
        return Span(span.start + agency.end(), span.end)
    first = begins.split(" ", 1)[0].strip(",.")
    if first.isupper() and len(first) > 2 and not first.isdigit():
        match = _DATELINE.match(begins)
        if match and _is_place_line(match[0]):
            return Span(span.start + match.end(), span.end)
    return span


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(map(re.escape, rows("datelines")["agencies"]))
    place = r"[A-Z][\w.'’-]{1,20}(?:,? (?:[A-Z][\w.'’-]{0,20}|of|and)){0,4}"
    return re.compile(rf"(?:(?P<place>{place}),?\s{{1,2}})?\((?P<agency>{names})\)[\s–—-]{{0,4}}{_BEGINS}")


def _is_its_name(place: str, agency: str) -> bool:
    """“Associated Press (AP)”: what stands before the brackets is the name in full."""
    capitals = "".join(word[0] for word in place.split() if word[0].isupper())
    return capitals.endswith(agency.upper())


def _is_place_line(words: str) -> bool:
    """Nothing but names, dates and an agency: no small word that a sentence would need."""
    return not any(word.islower() and len(word) > 3 for word in words.split())
