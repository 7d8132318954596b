"""Names of people, organisations and places: what the model recognised, cleaned and corrected."""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefgen.analysis.actors.borders import joined, parted, trimmed
from briefgen.analysis.actors.cleaned import cleaned
from briefgen.analysis.actors.given import find_by_given_name
from briefgen.analysis.actors.kinds import decide
from briefgen.analysis.actors.labelled import find_labelled
from briefgen.analysis.actors.missed import find_missed
from briefgen.analysis.actors.named import Named
from briefgen.analysis.actors.offices import behind_portfolio, is_portfolio
from briefgen.analysis.actors.signs import TICKER, in_small_letters, is_dateline, is_organisation, signs_of_name
from briefgen.analysis.actors.whole import made_whole
from briefgen.analysis.labels import Label, proper_case
from briefgen.analysis.lexicon import words
from briefgen.analysis.notice import find_notice
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.analysis.tokens import Entity, Token
from briefgen.model.actor import Kind
from briefgen.model.span import Span
from briefgen.reference import names as countries

_KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE}
_NO_NAME = re.compile(r"[\d\W_]*|.|I\.|.*[@#<>{}|=\[\]].*|.*\.(?:com|org|net)\b.*", re.DOTALL)
_BREAKS = frozenset(("(", ")", ";", ":", "|", "•", "–", "—"))
_BETWEEN_PEOPLE = frozenset((",", "and", "&", "or", "/", "at", "in", "on", "for", "with", "from"))
_ENDS = ("organisation_words", "place_words", "company_endings")
_GENERATIONS = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
_MOST_BEHIND = 3
_LONGEST_SPEAKER = 4


def find_names(
    parsed: Parsed, formed: Sequence[Named], taken: Iterable[Span], labels: Sequence[Label]
) -> tuple[Named, ...]:
    """Names in order, without those that lie in `taken` (countries) or in a notice to the reader.

    `formed` are those that their form shows (`find_by_form`): the model knows them in parts at best.
    """
    notice = find_notice(parsed)
    tickers = (Span(*match.span()) for match in TICKER.finditer(parsed.text))
    labelled, unnamed = find_labelled(parsed, labels)
    barred = [*taken, *([notice] if notice else []), *tickers, *unnamed]
    whole = [one for one in formed if not Places([*barred, *(one.span for one in labelled)]).overlap(one.span)]
    closed = Places([*barred, *(one.span for one in (*labelled, *whole))])
    found = [named for entity in parsed.doc.ents for named in _from_entity(parsed, entity)]
    found = [*labelled, *whole, *(one for one in found if not closed.overlap(one.span))]
    found = joined(parsed, sorted(found))
    found += find_by_given_name(parsed, [*barred, *(one.span for one in found)])
    whole_names = {one.text for one in found if one.kind is Kind.PERSON and one.text.count(" ") == 1}
    found = [trimmed(parsed, one, whole_names) for one in found]
    surnames = {one.text.split()[-1] for one in found if one.kind is Kind.PERSON and " " in one.text}
    found = [part for one in found for part in parted(parsed, one, surnames)]
    found += find_missed(parsed, found, barred)
    found = made_whole(parsed, joined(parsed, sorted(found)), barred)
    found = [one for one in found if not (is_portfolio(parsed, one) or _is_money(parsed, one))]
    return tuple(sorted(decide(parsed, _without_headings(parsed, found, labelled))))


def _is_money(parsed: Parsed, one: Named) -> bool:
    """“40 GEL”, “the lari (GEL)”: the code of a currency."""
    tokens = parsed.tokens_in(one.span)
    if len(tokens) != 1 or one.text not in countries.currencies() or tokens[0].i == 0:
        return False
    before, after = parsed.doc[tokens[0].i - 1], parsed.doc[tokens[0].i + 1 : tokens[0].i + 2]
    number = before.pos_ == "NUM" or any(token.pos_ == "NUM" for token in after)
    return number or (before.text == "(" and before.i > 0 and before.nbor(-1).text.islower())


def _without_headings(parsed: Parsed, found: list[Named], labelled: Sequence[Named]) -> list[Named]:
    """What only a heading names is not trusted where every word has a capital, unless it says who speaks."""
    heading = {s.number for s in parsed.sentences if s.heading and _is_capitalised(s.span.within(parsed.text))}
    of_text = {
        part for one in found if parsed.sentence_at(one.span.start).number not in heading for part in one.text.split()
    }
    return [
        one
        for one in found
        if parsed.sentence_at(one.span.start).number not in heading
        or one in labelled
        or set(one.text.split()) <= of_text
        or (" " in one.text and is_organisation(one.text))
    ]


def _is_capitalised(heading: str) -> bool:
    """“Minister Opens New Lock”, not “Minister opens new lock”."""
    long = [word for word in heading.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].islower() for word in long) * 3 < len(long)


def _from_entity(parsed: Parsed, entity: Entity) -> Iterator[Named]:
    kind = _KINDS.get(entity.label_)
    if entity.label_ in ("NORP", "PRODUCT", "LAW") and is_organisation(entity.text):
        kind = Kind.ORGANISATION
    if kind is None and _speaks(entity):
        kind = Kind.PERSON
    if kind is None or _is_shouted(parsed, entity):
        return
    for part in _split(entity):
        if _is_addressed(part):
            kind = Kind.PERSON
        tokens, title = cleaned(part, kind)
        if not tokens:
            continue
        behind = behind_portfolio(tokens)
        if len(behind) < len(tokens):
            tokens, kind = behind, Kind.PERSON
        span = _without_marks(parsed.text, parsed.span(tokens[0].i, tokens[-1].i + 1))
        text = in_small_letters(parsed, _text(span.within(parsed.text)))
        if tokens[0].is_sent_start and is_dateline(parsed, span):
            text = proper_case(text)
        if not _is_name(text):
            continue
        yield Named(span, text, kind, title=title)


def _speaks(entity: Entity) -> bool:
    """“…,” Mayor Ilka Oskel said: behind quoted words the model takes a name for the title of a work."""
    last = entity[-1]
    named = 1 < len(entity) <= _LONGEST_SPEAKER and all(token.text[0].isupper() and token.is_alpha for token in entity)
    return named and last.dep_ == "nsubj" and last.head.lemma_.lower() in words("cues", "speech")


def _without_marks(text: str, name: Span) -> Span:
    """“Ivo Brant” of “-Ivo Brant” in a list, and of “Ivo Brant''”, as telegrams quote: no model parts these."""
    words_ = name.within(text)
    return Span(
        name.end - len(words_.lstrip("-–—•*")), name.start + len(words_.rstrip("*").removesuffix("''").rstrip())
    )


def _is_addressed(part: Sequence[Token]) -> bool:
    """“Ms Oskel” or “U Thein”, which the model has for a company; but not “Dr. Brant's Laboratories”."""
    return (
        len(part) > 1
        and (part[0].text in words("roles", "address") or part[0].text in words("roles", "of_people"))
        and not {"organisation_word", "company_ending", "known_in_full"}
        & {*signs_of_name(" ".join(token.text for token in part))}
    )


def _is_shouted(parsed: Parsed, entity: Entity) -> bool:
    """A heading in capitals names nobody that a sentence does not name too."""
    sentence = parsed.sentence_of(entity[0])
    text = sentence.span.within(parsed.text)
    return sentence.heading and (text.isupper() or len(entity) > 3)


def _split(entity: Entity) -> Iterator[list[Token]]:
    """One run a name: a person's is cut at a comma or "and", and none crosses a sentence or a bracket."""
    part: list[Token] = []
    for token in _extended(entity):
        cut = token.text in _BREAKS or (
            _parts_people(token) if entity.label_ == "PERSON" else _parts_others(token, entity, part)
        )
        if cut or (part and token.is_sent_start):
            yield part
            part = []
        if not cut:
            part.append(token)
    yield part


def _extended(entity: Entity) -> Iterator[Token]:
    """With the "State" of “Ohio State” and the like, where the model stopped before it."""
    yield from entity
    last = entity[-1]
    if entity.label_ == "ORG" and (ending := _ending_behind(last)):
        yield from last.doc[last.i + 1 : ending + 1]
        return
    if last.i + 1 < len(last.doc) and last.dep_ == "compound":
        after = last.nbor()
        ends = after.text == "State" or any(after.text in words("actors", key) for key in _ENDS)
        if ends and not after.ent_type_ and not after.is_sent_start:
            yield after


def _ending_behind(last: Token) -> int | None:
    """The “Plc” of “Brant Mining Plc”, where the model has the first word alone."""
    for token in last.doc[last.i + 1 : last.i + 1 + _MOST_BEHIND]:
        if not token.text[0].isupper() or token.is_sent_start or token.ent_type_ not in ("", "ORG"):
            return None
        if token.text in words("actors", "company_endings"):
            return token.i
    return None


def _parts_people(token: Token) -> bool:
    return token.text in _BETWEEN_PEOPLE or (token.text[0].isdigit() and ("." in token.text or len(token) > 1))


def _parts_others(token: Token, entity: Entity, part: list[Token]) -> bool:
    if token.text == "and":
        return bool(entity.label_ == "GPE")
    return token.text in (",", "of") and not _goes_on(part, token)


def _goes_on(part: list[Token], link: Token) -> bool:
    """“Brant & Sons, Inc”, “Department of Health, Education and Welfare”; but not “Brant Ltd of Riga”."""
    if link.text == "of":
        return not (part and part[-1].text in words("actors", "company_endings"))
    if any(token.text in ("of", "for") for token in part):
        return True
    return link.i + 1 < len(link.doc) and link.nbor().text in words("actors", "company_endings")


def _text(words_: str) -> str:
    text = " ".join(words_.split())
    text = text.removesuffix("'s").removesuffix("’s").rstrip("'’")  # “Ivo Brant''”, as telegrams quote, too
    return proper_case(text) if " " in text else text


def _is_name(text: str) -> bool:
    if _NO_NAME.fullmatch(text) or text in words("actors", "never") or text in _GENERATIONS:
        return False
    parts = text.split()
    if parts[-1].endswith("s") and countries.country_of_demonym(parts[-1]) and not is_organisation(text):
        return False  # “Fellow Latvians”
    if len(parts) > 1 and parts[-1] in words("actors", "no_actor_words") and not is_organisation(text):
        return False
    return any(part[0].isupper() for part in parts) and len(text) < 90
