"""Properties that are told in words: names, cities, climate, government, languages, currency, region, landlocked."""

import re
from collections.abc import Iterator

from anyascii import anyascii

from briefgen.analysis.facts.patterns import pattern, patterns
from briefgen.analysis.facts.statement import Statement
from briefgen.analysis.facts.topic import About
from briefgen.model.span import Span
from briefgen.reference.facts import values_of
from briefgen.reference.names import languages

_OFFICIAL_NAME = pattern("official_name")
_CAPITAL = patterns("capital")
_LARGEST = patterns("largest_city")
_PAST = pattern("no_capital")
_NOT_FIRST = pattern("not_first")
_CLIMATE = patterns("climate")
_GOVERNMENT = pattern("government")
_LANGUAGES = patterns("official_language")
_CURRENCY = pattern("currency")
_LANGUAGE = pattern("language")
_REGION = pattern("region")


def in_words(text: str, about: About) -> Iterator[Statement]:
    """Every such statement of one sentence."""
    span = about.sentence.span
    yield from _official_name(text, span)
    yield from _landlocked(text, span)
    for match in _REGION.finditer(text, span.start, span.end):
        yield Statement("region", Span(*match.span("region")), match["region"])
    yield from _cities(text, span, "capital", _CAPITAL)
    yield from _cities(text, span, "largest_city", _LARGEST)
    for one in _CLIMATE:
        for match in one.finditer(text, span.start, span.end):
            place = Span(match.start("climate"), match.end("climate"))
            yield Statement("climate", place, " ".join(place.within(text).split()))
    for match in _GOVERNMENT.finditer(text, span.start, span.end):
        value = " ".join(match["government"].split())
        if value not in (
            "independent state",
            "sovereign state",
            "independent republic",
            "democratic state",
            "federal state",
        ):
            yield Statement("government", Span(*match.span("government")), value)
    yield from _languages(text, span)
    yield from _currency(text, about)


def _official_name(text: str, span: Span) -> Iterator[Statement]:
    match = _OFFICIAL_NAME.search(text, span.start, span.end)
    if match:
        name = re.sub(r"(?: (?:of|and|the|de))+$", "", match["name"])
        place = Span(match.start("name"), match.start("name") + len(name))
        yield Statement("official_name", place, " ".join(name.split()))


def _landlocked(text: str, span: Span) -> Iterator[Statement]:
    match = re.compile(r"\b(?P<not>not (?:\w+ )?|no longer )?landlocked\b", re.IGNORECASE).search(
        text, span.start, span.end
    )
    if match and "landlocked countries" not in text[match.start() : match.end() + 10]:
        yield Statement("landlocked", Span(match.end() - 10, match.end()), match["not"] is None)


def _cities(text: str, span: Span, property_: str, told: tuple[re.Pattern[str], ...]) -> Iterator[Statement]:
    seen: set[str] = set()
    for one in told:
        for match in one.finditer(text, span.start, span.end):
            around = text[max(span.start, match.start() - 25) : min(span.end, match.end() + 30)]
            city = match["city"]
            barred = _PAST if property_ == "capital" else _NOT_FIRST
            if barred.search(around) or city.split()[0] in _NO_CITY or city in seen:
                continue
            seen.add(city)
            place = Span(match.start("city"), match.end("city"))
            yield Statement(property_, place, " ".join(city.split()))
            yield from _more_cities(text, span, place, property_, match[0])


_NO_CITY = frozenset(
    (
        "The",
        "It",
        "Its",
        "This",
        "In",
        "With",
        "A",
        "An",
        "Other",
        "Located",
        "Parliament",
        "Which",
        "However",
        "As",
        "There",
        "Today",
        "Although",
        "While",
    )
)
_ALSO = pattern("one_more_city")


def _more_cities(text: str, span: Span, first: Span, property_: str, stated: str) -> Iterator[Statement]:
    """“its capitals are Pretoria, Cape Town and Bloemfontein”."""
    if property_ != "capital" or " are " not in stated:
        return
    at = first.end
    while match := _ALSO.match(text, at, span.end):
        yield Statement(property_, Span(match.start("city"), match.end("city")), match["city"])
        at = match.end("city")


def _languages(text: str, span: Span) -> Iterator[Statement]:
    seen: set[str] = set()
    for one in _LANGUAGES:
        for match in one.finditer(text, span.start, span.end):
            for part in _LANGUAGE.finditer(match["list"]):
                name = part[0].removeprefix("Modern Standard ").removeprefix("Standard ")
                plain = anyascii(name).lower()
                code = languages().get(name.lower()) or languages().get(plain) or languages().get(plain.split()[0])
                if code and code not in seen:
                    seen.add(code)
                    start = match.start("list") + part.start()
                    yield Statement("official_language", Span(start, start + len(part[0])), code)


def _currency(text: str, about: About) -> Iterator[Statement]:
    """A currency is told by its noun and its country; the code is the reference's."""
    span = about.sentence.span
    if not re.search(r"\b(?:[Cc]urrency|legal tender|monetary unit)\b", span.within(text)):
        return
    for match in _CURRENCY.finditer(text, span.start, span.end):
        name = match["name"].lower()
        if "euro" in name.split():
            code: str | None = "EUR"
        elif name.startswith(("us dollar", "u.s. dollar", "united states dollar", "american dollar")):
            code = "USD"
        else:
            code = next((str(value.value) for value in values_of(about.country, "currency")), None)
        if code:
            place = Span(*match.span("name"))
            article = len("The ") if match["name"].startswith("The ") else 0
            yield Statement("currency", Span(place.start + article, place.end), code)
            return
