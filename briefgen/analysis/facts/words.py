"""Properties that are told in words: names, cities, climate, government, languages, currency, region, landlocked."""

import re
from collections.abc import Iterator

from briefgen.analysis.facts.statement import Statement
from briefgen.analysis.facts.topic import About
from briefgen.analysis.lexicon import rows
from briefgen.model.span import Span
from briefgen.reference.facts import values_of
from briefgen.reference.names import languages

_CITY = r"(?:St\. )?[A-ZÀ-ÞŁŠŽĐ][\w’'ʻ-]*(?:(?: |-)(?:(?:de|del|da|do|la|le|al|el|i|of|the|dos|upon|im)(?: |-))?[A-ZÀ-ÞŁŠŽĐ][\w’'ʻ-]*){0,3}(?:, D\.C\.)?"
_OFFICIAL_NAME = re.compile(
    r"\b(?:[Oo]fficially|[Ff]ormally|[Cc]onstitutionally|official name (?:is|of [^.,]{1,40} is)|officially known as|full name (?:is)?)\s?(?:known as|called|named|styled|titled)?,?\s?(?:the\s)?(?P<name>[A-ZÀ-Þ][\w’'ʻ-]*(?:[ -](?:of|and|the|de|[A-ZÀ-Þ][\w’'ʻ-]*)){0,8})"
)
_CAPITAL = (
    re.compile(
        rf"\b[Cc]apital(?: city)?(?:,? and (?:(?:its|the|also its) )?(?:largest|most populous|biggest)(?: city)?)?(?: of (?:the country|the nation|[A-Z][\w ]{{1,30}}))?(?:,? (?:is|are|being)|:|,)\s(?:the (?:city|town|port|port city) of\s)?(?P<city>{_CITY})"
    ),
    re.compile(
        rf"(?P<city>{_CITY})(?:\s?\([^)]{{1,60}}\)|, [^,.;]{{3,60}},)?(?:,| is| \u2013)\s(?:which is\s)?(?:also\s)?(?:both\s)?(?:the|its) (?:(?:nation(?:al)?|country(?:['’]s)?|nation['’]s|country['’]s|present|current|political|administrative|modern|state)\s)?capital\b"
    ),
    re.compile(
        rf"\b[Cc]apital(?: city)?(?:,? and (?:largest|most populous) city)? (?:at|in|of which is)\s(?P<city>{_CITY})"
    ),
    re.compile(rf"\bseat of (?:the )?government (?:is |being )?(?:located )?(?:in|at) (?P<city>{_CITY})"),
    re.compile(rf"(?P<city>{_CITY}) serves as (?:the|its) (?:\w+ )?capital\b"),
)
_LARGEST = (
    re.compile(
        rf"\b(?:largest|most populous|biggest)(?: and most populous)? (?:city|urban (?:area|centre|center)|metropolis)(?: and (?:the )?(?:capital|[a-z ]{{3,30}}(?:centre|center|hub|port)))?(?: (?:of|in) (?:the country|[A-Z]\w+))?(?: by population)?(?:,? (?:is|being)|:|,)\s(?:the (?:city|port) of\s)?(?P<city>{_CITY})"
    ),
    re.compile(
        rf"(?P<city>{_CITY})(?:\s?\([^)]{{1,60}}\)|, [^,.;]{{3,60}},)?(?:,| is| \u2013)\s(?:which is\s)?(?:also\s)?(?:both\s)?(?:the|its) (?:(?:country['’]s|nation['’]s)\s)?(?:(?:state )?(?:capital|[a-z]{{4,20}} (?:centre|center|capital))(?: city)?(?:,? and|,) (?:its |the |also its )?)?(?:largest|most populous|biggest)(?: and (?:largest|most populous))? (?:city|metropolis)\b"
    ),
    re.compile(
        rf"\b[Cc]apital(?: city)?,? and (?:(?:its|the|also its) )?(?:largest|most populous|biggest)(?: city)?(?: of (?:the country|the nation))?(?:,? (?:is|are|being)|:|,| (?:at|in))\s(?P<city>{_CITY})"
    ),
)
_PAST = re.compile(
    r"\b(?:was|were|had been|former|formerly|previous|previously|until|old|ancient|historic|cultural|commercial|economic|financial|industrial|regional|provincial|legal|district) (?:the |its )?(?:\w+ )?capital|(?:moved|transferred|relocated)[^.]{0,40}capital|capital of the (?:province|region|state|British|Roman|Ottoman|Duchy|Kingdom)|became the capital|future capital"
)
_NOT_FIRST = re.compile(r"\b(?:second|third|fourth|fifth|former|formerly)[- ]")
_CLIMATE_WORD = "|".join(map(re.escape, rows("facts")["climates"]))
_CLIMATE = (
    re.compile(
        rf"\b(?:an?|the|its|with|mostly|predominantly|mainly|generally|largely)\s(?P<climate>(?:(?:{_CLIMATE_WORD}|cool|cold|warm|humid|and|to|with|or|monsoon-influenced|dry-summer|,)[\s,-]+){{0,6}}(?:{_CLIMATE_WORD})(?:\s(?:monsoon|desert|savanna|steppe|rainforest|maritime|continental)){{0,2}})\sclimate"
    ),
    re.compile(
        rf"\bclimate(?: of [A-Z]\w+)?(?: here| there)? (?:is|varies from|ranges from)\s(?:(?:predominantly|mainly|mostly|generally|largely|typically|classified as|a|an)\s){{0,2}}(?P<climate>(?:{_CLIMATE_WORD}|cool|cold|warm)(?:[\s,]+(?:and|to|{_CLIMATE_WORD}|cool|cold|warm)){{0,5}})"
    ),
)
_GOVERNMENT = re.compile(
    rf"\b(?:an?|as an?|the)\s(?P<government>(?:(?:{'|'.join(map(re.escape, rows('facts')['government_words']))})(?:,?\s(?:and\s)?|-)){{1,5}}(?:{'|'.join(rows('facts')['government_heads'])}))\b(?! of [A-Z])"
)
_LANGUAGE = r"[A-Z][\w’'-]*(?:(?: |-)[A-Z(][\w’')-]*){0,2}"
_LANGUAGES = (
    re.compile(
        rf"\b[Oo]fficial (?:and (?:national|most spoken|main|working) )?languages?(?: of (?:the country|[A-Z][\w ]{{1,25}}))?(?: are| is| include|:|,)\s(?P<list>(?:both )?{_LANGUAGE}(?:(?:, and |, | and ){_LANGUAGE}){{0,12}})"
    ),
    re.compile(
        rf"(?P<list>{_LANGUAGE}(?:(?:, and |, | and ){_LANGUAGE}){{0,6}})(?:, [^,.]{{3,60}},)? (?:is|are|being|as) (?:the |its |both |also )?(?:(?:country|nation)['’]s )?(?:sole |only |two |three |four |main |co-)?official (?:and national )?languages?\b"
    ),
)
_CURRENCY = re.compile(
    rf"\b(?P<name>(?:[A-Z][\w-]+ ){{0,2}}(?:{'|'.join(map(re.escape, rows('facts')['currency_nouns']))})s?)\b"
)
_REGION = re.compile(
    r"\b(?:country|nation|state|republic|kingdom|monarchy|microstate)\s(?:located |situated |lying |entirely )?(?:in|of)\s(?:the\s)?(?P<region>(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern|[Nn]orth-?[Ww]est(?:ern)?|[Ss]outh-?[Ee]ast(?:ern)?|[Ss]outh-?[Ww]est(?:ern)?|[Nn]orth-?[Ee]ast(?:ern)?|[Mm]iddle)[\s-]){0,2}[A-Z]\w+(?: (?:Asia|Africa|America|Europe|East|Sea|Peninsula))?)"
)


def in_words(text: str, about: About) -> Iterator[Statement]:
    """Every such statement of one sentence."""
    span = about.sentence.span
    yield from _official_name(text, span)
    yield from _landlocked(text, span)
    for match in _REGION.finditer(text, span.start, span.end):
        yield Statement("region", Span(*match.span("region")), match["region"])
    yield from _cities(text, span, "capital", _CAPITAL)
    yield from _cities(text, span, "largest_city", _LARGEST)
    for pattern in _CLIMATE:
        for match in pattern.finditer(text, span.start, span.end):
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


def _cities(text: str, span: Span, property_: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Statement]:
    seen: set[str] = set()
    for pattern in patterns:
        for match in pattern.finditer(text, span.start, span.end):
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
        "Which",
        "However",
        "As",
        "There",
        "Today",
        "Although",
        "While",
    )
)
_ALSO = re.compile(rf"(?:\s?\([^)]{{1,60}}\))?(?:, and |, | and )(?P<city>{_CITY})(?=\s?[(,.;]| and\b)")


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
    for pattern in _LANGUAGES:
        for match in pattern.finditer(text, span.start, span.end):
            for part in re.finditer(_LANGUAGE, match["list"]):
                name = part[0].removeprefix("Modern Standard ").removeprefix("Standard ")
                code = languages().get(name.lower()) or languages().get(name.split()[0].lower())
                if code and code not in seen:
                    seen.add(code)
                    start = match.start("list") + part.start()
                    yield Statement("official_language", Span(start, start + len(part[0])), code)


def _currency(text: str, about: About) -> Iterator[Statement]:
    """A currency is told by its noun and its country; the code is the reference's."""
    span = about.sentence.span
    if not re.search(r"\b(?:currency|legal tender|monetary unit)\b", span.within(text)):
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
            yield Statement("currency", Span(*match.span("name")), code)
            return
