"""Which country a sentence is about: the one that is being described, and not merely named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.analysis.facts.patterns import pattern, patterns
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.model.source import Sentence
from briefgen.model.span import Span
from briefgen.reference.names import country_named, country_of_demonym, is_ambiguous, longest_from

_WORDS = re.compile(r"[^\W\d_][\w.’'-]*")
_POSSESSIVE = re.compile(r"[’']s?$")
_LONGEST = 7
_IS = pattern("is_what")
_OFFICIALLY = re.compile(r"\s?(?:\([^)]{0,300}\))?,?\s(?:officially|formally)\b")
_ABOUT = pattern("about")
_MEANS_IT = pattern("means_it")
_CITATION = re.compile(r"\[\w{1,4}\]")
_KEY_AND_VALUE = pattern("key_and_value")
_NEIGHBOUR_FIRST = pattern("neighbour_first")
_LANGUAGES_FIRST = patterns("official_language")[1]
_OPENING = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A country's name in a text."""

    span: Span
    country: str
    possessive: bool


def places_in(text: str, span: Span, *, people: bool = False) -> Iterator[Place]:
    """Countries named in a part of the text, the longest name first; their adjectives only with `people`."""
    matches = list(_WORDS.finditer(text, span.start, span.end))
    at = 0
    while at < len(matches):
        step = 1
        if matches[at][0][0].isupper():
            following = matches[at + 1][0] if at + 1 < len(matches) else ""
            longest = min(_LONGEST, longest_from(matches[at][0], following), len(matches) - at)
            for size in range(longest, 0, -1):
                place = Span(matches[at].start(), matches[at + size - 1].end())
                longer = text[max(span.start, place.start - 9) : place.start].endswith(("New ", "Northern "))
                if not longer and (found := _place(text, place, people=people)):
                    yield found
                    step = size
                    break
        at += step


def _place(text: str, span: Span, *, people: bool) -> Place | None:
    name = " ".join(span.within(text).split())
    bare = _POSSESSIVE.sub("", name)
    country = country_named(bare) or (country_of_demonym(bare) if people else None)
    if country is None:
        stopped = bare.endswith(".") and name == bare  # the full stop of the sentence
        return _place(text, Span(span.start, span.end - 1), people=people) if stopped else None
    return Place(Span(span.start, span.start + len(span.within(text)) - (len(name) - len(bare))), country, bare != name)


@dataclass(frozen=True, slots=True)
class About:
    """A sentence, and the country that what it states is about."""

    sentence: Sentence
    country: str


def described(parsed: Parsed) -> Iterator[About]:
    """The sentences that describe a country, each with it."""
    current: str | None = None
    section: str | None = None
    paragraph = -1
    for sentence in parsed.sentences:
        named = _headed(parsed, sentence)
        if named or (sentence.heading and not _KEY_AND_VALUE.match(sentence.span.within(parsed.text))):
            current = section = named
            continue
        if (
            sentence.paragraph != paragraph
            and section is None
            and current is not None
            and sentence.paragraph - paragraph > 1
        ):
            current = None
        paragraph = sentence.paragraph
        verdict = _defined(parsed, sentence)
        if verdict == "" and current is not None:
            continue
        if verdict is not None:
            current = verdict or None
        subject = _subject(parsed, sentence)
        if verdict is None and subject is not None and subject != current:
            if _possessive_fact(parsed, sentence):
                yield About(sentence, subject)
            continue
        if current is not None:
            yield About(sentence, current)


def _headed(parsed: Parsed, sentence: Sentence) -> str | None:
    """The country that a heading announces, or a first line such as “Where is Chad?”."""
    if not sentence.heading and sentence.number > 1:
        return None
    match = _ABOUT.match(sentence.span.within(parsed.text).strip(" #*"))
    name = (match["name"] if match else sentence.span.within(parsed.text)).strip(" #*:").removeprefix("the ")
    country = country_named(name)
    return country if match or (country and not is_ambiguous(name)) else None


def _defined(parsed: Parsed, sentence: Sentence) -> str | None:
    """The country that the sentence introduces; "" for something else that it introduces; None for neither."""
    text, span = parsed.text, sentence.span
    first = next(places_in(text, Span(span.start, min(span.end, span.start + _OPENING))), None)
    start = _CITATION.sub("", text[span.start : span.end]).lstrip("“\"'*_# ")
    if first is not None and _CITATION.sub("", text[span.start : first.span.start]).strip() in (
        "",
        "The",
        "the",
        "“",
        "Modern",
        "Officially,",
    ):
        if first.possessive:
            return None
        if _OFFICIALLY.match(text, first.span.end, span.end) or _is_country(text, first.span.end, span.end):
            return first.country
        if _is_other(text, first.span.end, span.end):
            return ""
        return None
    if (
        start[:1].isupper()
        and not _MEANS_IT.match(start)
        and _is_other(text, span.start + len(start.split(",")[0].split(" is ")[0]), span.end)
    ):
        return ""
    return None


def _is_country(text: str, start: int, end: int) -> bool:
    match = _IS.match(text, start, end)
    if not match:
        return False
    nouns = [word.strip(",") for word in re.split(r"[\s]", match["what"])[:14]]
    for at, noun in enumerate(nouns):
        if noun.lower() in words("facts", "other_nouns") and noun.lower() != "island":
            return False
        if noun.lower() in words("facts", "country_nouns") and not (
            noun == "island" and at + 1 < len(nouns) and nouns[at + 1] in ("in", "of", "off")
        ):
            return True
    return False


def _is_other(text: str, start: int, end: int) -> bool:
    match = _IS.match(text, start, end)
    if not match:
        return False
    nouns = [word.strip(",") for word in match["what"].split()[:9]]
    if "capital" in nouns or "official" in nouns:
        return False
    return any(noun.lower() in words("facts", "other_nouns") for noun in nouns)


def _subject(parsed: Parsed, sentence: Sentence) -> str | None:
    """The country that the sentence begins with; not as a neighbour, nor as the name of a language."""
    text, span = parsed.text, sentence.span
    if _NEIGHBOUR_FIRST.match(text, span.start, span.end) or _LANGUAGES_FIRST.match(text, span.start, span.end):
        return None
    first = next(places_in(text, Span(span.start, min(span.end, span.start + _OPENING)), people=True), None)
    if first is None:
        return None
    before = _CITATION.sub("", text[span.start : first.span.start]).strip()
    return first.country if before in ("", "The", "the", "In", "Modern", "“") else None


def _possessive_fact(parsed: Parsed, sentence: Sentence) -> bool:
    """“Moldova’s population”, “Latvia’s capital”: a statement about a country in passing."""
    return bool(
        re.search(
            r"(?:’s|'s|s’)\s+(?:population|capital|area|official language|currency|climate)\b",
            sentence.span.within(parsed.text),
        )
    )
