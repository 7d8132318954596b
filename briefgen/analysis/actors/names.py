"""Names of people, organisations and places: what the model recognised, cleaned and corrected."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from briefgen.analysis.actors.given import find_by_given_name
from briefgen.analysis.actors.named import Named
from briefgen.analysis.labels import Label, proper_case
from briefgen.analysis.lexicon import rows, words
from briefgen.analysis.notice import find_notice
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.model.actor import Kind
from briefgen.model.span import Span
from briefgen.reference import names as countries
from briefgen.reference.names import seat_of

_KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE}
_NO_NAME = re.compile(r"[\d\W_]*|.|.*[@#<>{}|=\[\]].*|.*\.(?:com|org|net)\b.*", re.DOTALL)
_EDGES = frozenset("\"'“”‘’«»„.,;:!?()[]-–—/*…")
_SMALL_WORDS = frozenset(
    ("the", "The", "a", "A", "an", "An", "this", "that", "our", "his", "her", "their", "its", "and", "of", "in", "at")
)
_INITIAL = re.compile(r"[A-Z]\.?")


def find_names(parsed: Parsed, taken: Iterable[Span], labels: Iterable[Label]) -> tuple[Named, ...]:
    """Names in order, without those that lie in `taken` (countries) or in a notice to the reader."""
    notice = find_notice(parsed)
    barred = [*taken, *([notice] if notice else [])]
    closed = Places(barred)
    found = [named for entity in parsed.doc.ents for named in _from_entity(parsed, entity)]
    found = [one for one in found if not closed.overlap(one.span)]
    found += find_by_given_name(parsed, [*barred, *(one.span for one in found)])
    labelled = list(_from_labels(parsed, labels))
    spoken = Places(one.span for one in labelled)
    found = [one for one in found if not spoken.overlap(one.span)]
    return tuple(sorted(_agreed(parsed, _without_headings(parsed, [*found, *labelled]))))


def _without_headings(parsed: Parsed, found: list[Named]) -> list[Named]:
    """What only a heading names is not trusted: there every word may have a capital."""
    heading = {sentence.number for sentence in parsed.sentences if sentence.heading}
    of_text = {
        part for one in found if parsed.sentence_at(one.span.start).number not in heading for part in one.text.split()
    }
    return [
        one
        for one in found
        if parsed.sentence_at(one.span.start).number not in heading or set(one.text.split()) <= of_text
    ]


def _from_labels(parsed: Parsed, labels: Iterable[Label]) -> Iterator[Named]:
    for label in labels:
        if label.turn is None:
            yield Named(label.name, proper_case(label.name.within(parsed.text)), Kind.PERSON)


def _from_entity(parsed: Parsed, entity: TokenSpan) -> Iterator[Named]:
    kind = _KINDS.get(entity.label_)
    if entity.label_ == "NORP" and entity.text in words("actors", "parties"):
        kind = Kind.ORGANISATION
    if kind is None or _is_shouted(parsed, entity):
        return
    for part in _split(entity):
        tokens, title = _cleaned(part, kind)
        if not tokens:
            continue
        span = parsed.span(tokens[0].i, tokens[-1].i + 1)
        text = _in_small_letters(parsed, _text(span.within(parsed.text)))
        if not _is_name(text):
            continue
        yield Named(span, text, _corrected(text, kind, titled=title is not None), title=title)


def _is_shouted(parsed: Parsed, entity: TokenSpan) -> bool:
    """A heading in capitals names nobody that a sentence does not name too."""
    sentence = parsed.sentence_of(entity[0])
    text = sentence.span.within(parsed.text)
    return sentence.heading and (text.isupper() or len(entity) > 3)


def _split(entity: TokenSpan) -> Iterator[list[Token]]:
    """One run a name: a person's is cut at a comma or "and", and none crosses a sentence or a bracket."""
    part: list[Token] = []
    for token in entity:
        cut = token.text in ("(", ")", ";", ":", "|", "•", "–", "—") or (
            entity.label_ == "PERSON"
            and token.text in (",", "and", "&", "or", "/", "at", "in", "on", "for", "with", "from")
        )
        if cut or (part and token.is_sent_start):
            yield part
            part = []
        if not cut:
            part.append(token)
    yield part


def _cleaned(part: list[Token], kind: Kind) -> tuple[list[Token], str | None]:
    """Without what is around a name: articles, titles, role words, possessives, punctuation."""
    title = None
    while part:
        first, last = part[0], part[-1]
        if last.text in ("'s", "’s", "'", "’") or last.text in _EDGES or last.text in _SMALL_WORDS:
            part = part[:-1]
        elif first.text in _EDGES or first.text in _SMALL_WORDS:
            part = part[1:]
        elif kind is Kind.PERSON and len(part) > 1 and _is_before_a_name(first):
            title = first.text if first.text in words("roles", "titles") else title
            part = part[1:]
        elif kind is Kind.PERSON and len(part) == 1 and first.text in words("roles", "titles"):
            return [], None
        elif kind is Kind.PERSON and last.text.islower() and last.lower_ not in ("jr", "sr"):
            part = part[:-1]
        else:
            break
    if part and kind is Kind.PERSON and title is None and part[0].i > 0:
        before = part[0].nbor(-1)
        title = before.text if before.text in words("roles", "titles") else None
    return part, title


def _is_before_a_name(token: Token) -> bool:
    return (
        (
            token.text in words("roles", "titles")
            or token.lower_ in words("roles", "nouns")
            or token.text.islower()
            or countries.country_of_demonym(token.text) is not None
        )
        and not _INITIAL.fullmatch(token.text)
        and token.lower_
        not in ("de", "van", "von", "al", "bin", "da", "di", "el", "la", "ibn", "der", "ben", "dos", "del", "ter", "le")
    )


def _text(words_: str) -> str:
    text = " ".join(words_.split())
    for end in ("'s", "’s", "’", "'"):
        text = text.removesuffix(end)
    return proper_case(text) if " " in text else text


def _in_small_letters(parsed: Parsed, text: str) -> str:
    """“TALLINN” of a dateline as “Tallinn”, if that is a capital city or stands so in the text."""
    small = text.capitalize()
    if not text.isupper() or len(text) < 4 or not text.isalpha():
        return text
    return small if seat_of(small) or re.search(rf"\b{small}\b", parsed.text) else text


def _is_name(text: str) -> bool:
    if _NO_NAME.fullmatch(text) or text in words("actors", "never"):
        return False
    return any(part[0].isupper() for part in text.split()) and len(text) < 90


def _corrected(text: str, kind: Kind, *, titled: bool) -> Kind:  # noqa: PLR0911  (one return a correction)
    """The kind that the words themselves show, where the model is known to err."""
    last, parts = text.rsplit(maxsplit=1)[-1], text.split()
    if text in words("actors", "places"):
        return Kind.PLACE
    if (
        kind is not Kind.ORGANISATION
        and not titled
        and len(parts) > 1
        and last in words("actors", "organisation_words")
    ):
        return Kind.ORGANISATION
    if kind is Kind.ORGANISATION and len(parts) > 1 and last in words("actors", "place_words"):
        return Kind.PLACE
    if kind is Kind.ORGANISATION and _is_like_a_person(parts):
        return Kind.PERSON
    if kind is Kind.PERSON and not titled and len(parts) == 1 and text.isupper() and len(text) < 6:
        return Kind.ORGANISATION
    if titled and kind is Kind.ORGANISATION and len(parts) <= 2:
        return Kind.PERSON
    return kind


def _is_like_a_person(parts: list[str]) -> bool:
    """A given name and one or two more words, none of which is of an organisation; or an Arabic surname."""
    given = rows("given_names")
    if len(parts) == 1:
        return parts[0].lower().startswith(("el-", "al-")) and parts[0] not in words("actors", "parties")
    known = parts[0] in given["female"] or parts[0] in given["male"]
    initials = parts[0].isupper() and len(parts[0].strip(".")) == 2 and parts[0] not in ("US", "UK", "EU", "UN")
    plain = all(part[0].isupper() and part.isalpha() and not part.isupper() for part in parts[1:])
    return (known or initials) and len(parts) <= 3 and plain and parts[-1] not in words("actors", "organisation_words")


def _agreed(parsed: Parsed, found: list[Named]) -> Iterator[Named]:
    """One kind for the same words in one document: the commonest, a person's where there is a title."""
    votes: dict[str, Counter[Kind]] = {}
    for one in found:
        votes.setdefault(one.text, Counter())[one.kind] += 3 if one.title else 1
    located = _located(parsed, found)
    surnames = {one.text.split()[-1]: one for one in found if one.kind is Kind.PERSON and " " in one.text}
    for one in found:
        kind = max(votes[one.text].items(), key=lambda vote: (vote[1], vote[0] is Kind.PERSON))[0]
        if " " not in one.text and one.text in surnames and one.text not in rows("actors")["places"]:
            kind = Kind.PERSON
        elif one.text in located or (seat_of(one.text) and kind is not Kind.PERSON):
            kind = Kind.PLACE
        yield Named(one.span, one.text, kind, title=one.title)


def _located(parsed: Parsed, found: list[Named]) -> set[str]:
    """Single words taken for bodies that stand behind "in", "at" or "near" most of the time."""
    places: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for one in found:
        if one.kind is Kind.ORGANISATION and one.text.isalpha() and not one.text.isupper():
            token = parsed.tokens_in(one.span)[0]
            times[one.text] += 1
            places[one.text] += token.i > 0 and token.nbor(-1).lower_ in words("actors", "locative")
    return {text for text in times if places[text] * 2 >= times[text]}
