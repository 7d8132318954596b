"""Whether words that could name a date do so here: "May" may be a verb, "2000" a quantity, "Sunday" a newspaper."""

import re

from briefgen.analysis.dates.rule import Match, Rule
from briefgen.analysis.dates.vocabulary import alternatives
from briefgen.analysis.lexicon import rows, words
from briefgen.analysis.parsed import Parsed
from briefgen.model.span import Span

_LAST_WORD = re.compile(r"([A-Za-z]+)[\s-]*$")
_NEXT_WORD = re.compile(r"\s+([\w]+)")
_NAMES = re.compile(alternatives(rows("dates")["names"]))
_NEAR = 25


def is_date(parsed: Parsed, rule: Rule, match: Match) -> bool:
    """Asked for the short readings only; the long ones are beyond doubt."""
    if rule.name in {"month", "weekday"} and _within_name(parsed.text, match):
        return False
    if rule.name == "weekday":
        return _is_one_day(parsed, match)
    if rule.name == "month":
        return _is_month(parsed, match)
    if rule.name == "year":
        return _is_year(parsed, match)
    return True


def _within_name(text: str, match: Match) -> bool:
    around = max(0, match.start() - _NEAR)
    return any(
        name.start() < match.end() and match.start() < name.end()
        for name in _NAMES.finditer(text, around, match.end() + _NEAR)
    )


def _word_before(text: str, match: Match) -> str:
    before = _LAST_WORD.search(text[max(0, match.start() - _NEAR) : match.start()])
    return before[1].casefold() if before else ""


def _is_one_day(parsed: Parsed, match: Match) -> bool:
    """Not "every Friday", and not "on a Friday" unless it describes a noun: "a Friday meeting"."""
    before = _word_before(parsed.text, match)
    if before in {"a", "an", "one"}:
        tokens = parsed.tokens_in(Span(match.start("weekday"), match.end("weekday")))
        return any(token.dep_ in {"compound", "nmod", "npadvmod", "nsubj"} for token in tokens)
    return before not in words("dates", "habits")


def _labels(parsed: Parsed, match: Match) -> set[str]:
    return {token.ent_type_ for token in parsed.tokens_in(Span(match.start("month"), match.end("month")))}


def _is_month(parsed: Parsed, match: Match) -> bool:
    """A bare name of a month: after a preposition, or where the model sees a date and neither a person nor a verb."""
    labels = _labels(parsed, match)
    if labels & {"PERSON", "ORG", "GPE", "LOC", "FAC"}:
        return False
    if match.end("month") - match.start() > len(match["month"]):
        return True
    tokens = parsed.tokens_in(Span(match.start(), match.end()))
    if any(token.pos_ in {"AUX", "VERB"} for token in tokens):
        return False
    return "DATE" in labels or _word_before(parsed.text, match) in words("dates", "prepositions")


def _is_year(parsed: Parsed, match: Match) -> bool:
    if match.end("year") - match.start() > len(match["year"]):
        return True
    after = _NEXT_WORD.match(parsed.text, match.end())
    if after and after[1] in words("dates", "quantities"):
        return False
    tokens = parsed.tokens_in(Span(match.start("year"), match.end("year")))
    if any(token.ent_type_ == "DATE" for token in tokens):
        return True
    if any(token.ent_type_ in {"CARDINAL", "MONEY", "QUANTITY", "PRODUCT", "LAW"} for token in tokens):
        return False
    return _word_before(parsed.text, match) in words("dates", "prepositions")
