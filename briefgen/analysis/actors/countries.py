"""Countries, their people and their seats of government. Which there are is said by the reference alone."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.analysis.actors.acting import acts
from briefgen.analysis.actors.asked import is_in_question
from briefgen.analysis.actors.named import Named
from briefgen.analysis.actors.namesakes import introduced, is_given_name, is_he_or_she, is_town
from briefgen.analysis.lexicon import rows
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Kind
from briefgen.reference import names
from briefgen.reference.facts import borders_of

_LONGEST = 6
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]|the ")
_AROUND = frozenset(("the", "The", "'s", "’s", "’", "'"))
_GUESSED_PLACE = frozenset(("GPE", "NORP", "LOC", ""))


def find_countries(parsed: Parsed) -> tuple[Named, ...]:
    """Mentions of countries in order: names, adjectives and people, seats of government, capitals that act."""
    words = frozenset(parsed.words)
    peoples = frozenset(country for word in words if (country := names.country_of_demonym(word)))
    bearers = introduced(parsed)
    certain = _borne_out(words.difference(bearers), words, peoples)
    return tuple(_search(parsed, _other_meanings(words, peoples), certain, _Bearers(parsed, bearers)))


class _Bearers:
    """People who have the name of a country."""

    def __init__(self, parsed: Parsed, introduced_at: Mapping[str, int]) -> None:
        self._parsed, self._at = parsed, introduced_at
        named = [token for token in parsed.doc if token.text in introduced_at and names.is_ambiguous(token.text)]
        self._states = {token.text for token in named if is_in_question(token) or _acts_as_a_state(token, token)}

    def is_meant(self, name: Token) -> bool:
        """“Georgia sells bread”, behind “Georgia Brant opened a shop”, and “Georgia said she was glad”."""
        if is_he_or_she(name):
            return True
        behind = names.is_ambiguous(name.text) and name.i > self._at.get(name.text, name.i)
        return behind and name.dep_ == "nsubj" and not (is_in_question(name) or _acts_as_a_state(name, name))

    def is_state(self, name: Token) -> bool:
        """A name that the document has for a state too, before anybody is called so; a heading may be early."""
        early = name.text in self._states and name.i < self._at[name.text]
        return early and not self._parsed.sentence_of(name).heading


def _search(parsed: Parsed, barred: frozenset[str], certain: frozenset[str], bearers: "_Bearers") -> Iterator[Named]:
    doc = parsed.doc
    words = parsed.words
    at = 0
    while at < len(words):
        named = None
        if words[at][0].isupper() and (longest := names.longest_from(*words[at : at + 2])):
            _, last = parsed.bounds_of(parsed.sentence_of(doc[at]))
            for end in range(min(at + _LONGEST, at + longest, last), at, -1):
                if named := _named(parsed, (at, end), barred, certain, bearers):
                    at = end - 1
                    break
        if named and not (" " not in named.text and bearers.is_meant(doc[at])):
            yield named
        at += 1


def _named(
    parsed: Parsed, place: tuple[int, int], barred: frozenset[str], certain: frozenset[str], bearers: "_Bearers"
) -> Named | None:
    doc, (first, last) = parsed.doc, place
    span = parsed.span(first, last)
    text = " ".join(span.within(parsed.text).split())
    state = rows("actors")["of_us_states_too"] if text in rows("actors")["states"] else ()
    if (text in barred and not _acts_as_a_state(doc[first], doc[last - 1], besides=state)) or is_town(doc[last - 1]):
        return None
    if last - first == 1 and names.country_named(text) and is_given_name(doc[first]):
        return None
    alone = (text in certain or bearers.is_state(doc[first])) and _entity_run(doc[first]) <= last - first
    if (country := names.country_named(text)) and (
        alone or _is_country_here(text, doc[first], doc[last - 1]) or _is_a_state_here(text, doc[first], doc[last - 1])
    ):
        return Named(span, text, Kind.COUNTRY, country)
    if (country := names.country_of_demonym(text)) and _is_free(doc[first], doc[last - 1], demonym=True):
        return Named(span, text, Kind.COUNTRY, country)
    if (seat := names.seat_of(text)) and len(seat.country) == 2 and seat.country != "EU":
        acting = acts(doc[last - 1])
        if (not seat.needs_context and _is_free(doc[first], doc[last - 1])) or (
            acting and _is_free(doc[first], doc[last - 1])
        ):
            return Named(span, text, Kind.COUNTRY, seat.country, metonym=True)
    return None


def _is_country_here(text: str, first: Token, last: Token) -> bool:
    if not _is_free(first, last):
        return False
    if not names.is_ambiguous(text) or is_in_question(first):
        return True
    return first.ent_type_ in _GUESSED_PLACE and text != "ROC"


def _is_a_state_here(text: str, first: Token, last: Token) -> bool:
    """What a state does or has, of a name that people have too: “in Jordan”, “Jordan sent its minister”."""
    if not names.is_ambiguous(text) or _entity_run(first) > last.i - first.i + 1:
        return False
    before = first.nbor(-1).lower_ if first.i > 0 else ""
    return before in ("in", "into", "across", "throughout", "inside") or _acts_as_a_state(first, last)


def _acts_as_a_state(first: Token, last: Token, besides: Sequence[str] = ()) -> bool:
    """“the king of Jordan”, “Jordan’s border”; `besides` are nouns that do not count: “Georgia’s election”."""
    state = {*rows("actors")["state_nouns"]}.difference(besides)
    before = [token.lower_ for token in first.doc[max(0, first.i - 2) : first.i]]
    after = [token.lower_ for token in first.doc[last.i + 1 : last.i + 4]]
    return (
        (before[-1:] in (["of"], ["with"]) and before[0] in state)
        or (after[:1] in (["'s"], ["'"]) and bool({*after[1:]} & state))
        or (not besides and _sends_its_own(last))
    )


def _sends_its_own(name: Token) -> bool:
    """“Jordan said that its border was closed”: a person would have his or her own."""
    if name.dep_ != "nsubj":
        return False
    after = [token.lower_ for token in name.doc[name.i + 1 : name.sent.end]]
    state = rows("actors")["state_nouns"]
    return any(word == "its" and {*after[at + 1 : at + 3]} & set(state) for at, word in enumerate(after))


def _is_free(first: Token, last: Token, *, demonym: bool = False) -> bool:
    """Whether the words are not part of a longer name: "Bank of England", "South China Morning Post"."""
    if is_in_question(first):
        return True
    if _is_part_of_a_place(first, last, demonym=demonym):
        return False
    if first.ent_type_ in ("ORG", "PERSON", "WORK_OF_ART", "FAC", "PRODUCT", "EVENT", "LAW"):
        entity = [token for token in first.sent if token.ent_type_ == first.ent_type_ and abs(token.i - first.i) < 8]
        inside = _entity_run(first)
        heading = first.doc.run(first.i, last.i + 2).text.endswith(("'s", "’s"))
        if inside > last.i - first.i + 1 and not (demonym and _role_follows(last)) and not heading:
            return False
        if demonym and first.ent_type_ == "PERSON" and first.dep_ not in ("amod", "compound", "nmod"):
            return first.i > 0 and first.nbor(-1).lower_ in ("a", "an", "another", "one")  # “A Moldovan was hurt”
        if first.ent_type_ == "PERSON" and inside == 1 and entity and names.is_ambiguous(first.text):
            return False
    after = last.nbor() if last.i + 1 < len(last.doc) and last.nbor().sent == last.sent else None
    glued = after is not None and after.text[0].isupper() and after.pos_ == "PROPN" and last.dep_ == "compound"
    return demonym or not (glued and after is not None and after.ent_type_ == first.ent_type_ != "")


def _is_part_of_a_place(first: Token, last: Token, *, demonym: bool) -> bool:
    """“New Mexico”, “the Indian Ocean”; but “South Korean waters” are Korean."""
    if demonym:
        return first.ent_type_ == "LOC" and last.i + 1 < len(last.doc) and last.nbor().pos_ == "PROPN"
    return first.ent_type_ in ("GPE", "LOC") and _entity_run(first) > last.i - first.i + 1


def _entity_run(token: Token) -> int:
    """How many tokens the entity has that a token is in."""
    start, end = token.i, token.i + 1
    doc = token.doc
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    while end - start > 1 and doc[end - 1].text in _AROUND:
        end -= 1
    return end - start - (doc[start].text in _AROUND)


def _role_follows(token: Token) -> bool:
    after = token.doc[token.i + 1 : token.i + 4]
    nouns = rows("roles")["nouns"]
    return any(word.lower_ in nouns for word in after)


def _borne_out(free: frozenset[str], words: frozenset[str], peoples: frozenset[str]) -> frozenset[str]:
    """Ambiguous names of countries whose capital, people or neighbour the document names too.

    `free` are the words that are nobody's name, `words` all of the document, `peoples` the countries of whose people it
    speaks.
    """
    return frozenset(
        word
        for word in free
        if word[0].isupper() and names.is_ambiguous(word) and (country := names.country_named(word))
        if country in peoples or words & (set(names.capitals_of(country)) | _neighbours(country))
    )


def _neighbours(country: str) -> frozenset[str]:
    return frozenset(names.name_of(border.country) for border in borders_of(country))


def _other_meanings(words: frozenset[str], peoples: frozenset[str]) -> frozenset[str]:
    """Names of countries that mean something else in this document, as the words around them show."""
    found = set()
    for name, signs in rows("actors")["not_the_country"].items():
        country = names.country_named(name) or ""
        if words & set(signs) and country not in peoples and not words & set(names.capitals_of(country)):
            found.add(name)
    return frozenset(found)
