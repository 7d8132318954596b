"""Names that the model missed, though the same document has them elsewhere."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from briefgen.analysis.actors.named import Named
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Kind
from briefgen.model.span import Span

_SHORTEST = 3


def find_again(parsed: Parsed, found: tuple[Named, ...], taken: Iterable[Span]) -> tuple[Named, ...]:
    """Further places of known names, and of the surnames of people who are named in full."""
    known: dict[str, Named] = {}
    for one in found:
        known.setdefault(one.text, one)
    for one in found:
        parts = one.text.split()
        if one.kind is Kind.PERSON and 1 < len(parts) < 5 and parts[-1].strip(".") not in ("Jr", "Sr", "II", "III"):
            known.setdefault(parts[-1], one)
    names = [name for name in known if len(name) >= _SHORTEST and (name[0].isupper() or name[2:3] == "-")]
    if not names:
        return found
    pattern = re.compile(rf"(?<![\w@#-])(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![\w-])")
    ordinary = {token.text for token in parsed.doc if token.text.islower()}
    covered = sorted([*(one.span for one in found), *taken])
    more = tuple(
        Named(span, match[0], known[match[0]].kind, strong=False)
        for match, span in _free(pattern.finditer(parsed.text), covered)
        if _is_name_here(parsed, span, known[match[0]], ordinary)
    )
    return tuple(sorted((*found, *more)))


def _free(matches: Iterable[re.Match[str]], covered: list[Span]) -> Iterator[tuple[re.Match[str], Span]]:
    at = 0
    for match in matches:
        span = Span(match.start(), match.end())
        while at < len(covered) and covered[at].end <= span.start:
            at += 1
        if at == len(covered) or not covered[at].overlaps(span):
            yield match, span


def _is_name_here(parsed: Parsed, span: Span, known: Named, ordinary: AbstractSet[str]) -> bool:
    """`ordinary`: words that the document has in small letters too; they start sentences without being names."""
    tokens = parsed.tokens_in(span)
    if not tokens or parsed.text[span.end : span.end + 1] == "@":
        return False
    first = tokens[0]
    if known.kind is Kind.PERSON and " " not in known.text and first.pos_ not in ("PROPN", "NOUN", "ADJ"):
        return False
    return first.pos_ == "PROPN" or len(tokens) > 1 or not first.is_sent_start or first.lower_ not in ordinary
