"""What a name itself, and the words around one mention of it, show of its kind."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.analysis.actors.acronyms import bracketed, is_short_for
from briefgen.analysis.actors.beside import signs_beside
from briefgen.analysis.actors.named import Named
from briefgen.analysis.dateline import after_dateline
from briefgen.analysis.lexicon import rows, words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.span import Span
from briefgen.reference import gazetteer, names
from briefgen.reference.names import seat_of

_INITIAL = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]")
_INITIALS = re.compile(r"(?!US|UK|EU|UN|FC|AC|DC|TV)[A-Z]{2}")
PARTICLES = frozenset(
    ("van", "von", "de", "der", "den", "bin", "ibn", "al", "ter", "ten", "della", "di", "du", "da", "del", "dos", "das")
)
_NOBLE = frozenset(("Duke", "Duchess", "Prince", "Princess", "Earl", "Countess", "Queen", "King", "Emir", "Sultan"))
_AGE = re.compile(r"(?:,|\s\()\s?[1-9]\d(?:[,)]|\s[(,])")
TICKER = re.compile(
    r",?\s?(?:\([A-Z0-9]{2,6}\.[A-Z]{1,2}\)|\((?:NYSE|NASDAQ|Nasdaq|AMEX|LSE|TSX|OTC|OTCBB|ASX)[^)]{0,12}:?[^)]{1,10}\)|(?:<|&lt;)[A-Z.]{1,8}>)"
)
_WHERE = {
    **dict.fromkeys(("near", "outside", "upstream", "downstream", "reach"), "near_before"),
    **dict.fromkeys(("in", "at", "inside", "around"), "in_before"),
    **dict.fromkeys(("from", "to", "towards", "toward", "across", "through"), "from_before"),
}
_OF_A_FATHER = ("dóttir", "dottir", "ovna", "evna", "ovich", "evich", "oğlu", "oglu", "zade")
"""What ends a name that is made of the father's."""
_RAISES = frozenset(("raised", "raises", "paid", "earned", "lost", "posted"))
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))


@lru_cache(maxsize=8192)
def is_organisation(name: str) -> bool:
    """Whether readers of news know it as one."""
    return name in _known() or name.removeprefix("The ").removeprefix("the ") in _known()


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    table = rows("organisations")
    return frozenset(name for names_ in table.values() for name in names_)


@lru_cache(maxsize=4096)
def signs_of_name(text: str) -> tuple[str, ...]:
    """The keys of `[name]` in kinds.toml that hold for a name."""
    parts = text.removeprefix("The ").removeprefix("the ").split()
    return (
        *_of_body(text, parts),
        *_of_place(text, parts),
        *(_of_full_name(parts) if len(parts) > 1 else _of_word(text)),
    )


def _of_body(text: str, parts: list[str]) -> Iterator[str]:
    plain = [part.strip(",") for part in parts]
    if len(parts) > 1 and plain[-1] in words("actors", "company_endings"):
        yield "company_ending"
    of = next((at for at, part in enumerate(parts) if part in ("of", "for", "on")), 0)
    heads = {plain[-1], *(plain[of - 1 : of] if of else ())}
    if len(parts) > 1 and (
        heads & words("actors", "organisation_words")
        or heads & words("organisations", "team_words")
        or (of and set(plain[:of]) & words("actors", "organisation_starts"))
        or plain[0] in words("actors", "organisation_firsts")
    ):
        yield "organisation_word"
    elif (
        len(parts) > 1
        and parts[-1] == "State"
        and parts[0] not in ("New", "Washington")
        and " ".join(parts[:-1]) in words("actors", "places")
    ):
        yield "organisation_word"  # the university
    if len(parts) > 1 and is_organisation(text):
        yield "known_in_full"
    elif is_organisation(text) or (len(parts) == 1 and text in words("organisations", "team_words")):
        yield "known_organisation"
    if "&" in text:
        yield "ampersand"


def _of_place(text: str, parts: list[str]) -> Iterator[str]:
    if text in words("actors", "places") or (names.country_named(text) and not names.is_ambiguous(text)):
        yield "known_place"
    elif len(parts) > 1 and (parts[-1] in words("actors", "place_words") or parts[0] in ("Mount", "Lake", "Mt.")):
        yield "place_word"
    elif len(parts) > 1 and parts[0] in words("actors", "place_starts"):
        yield "place_start"
    bare = " ".join(parts)
    if size := ("large" if seat_of(bare) else gazetteer.size_of_city(bare)):
        yield f"{size}_city"


def _of_full_name(parts: list[str]) -> Iterator[str]:
    first, last = parts[0], parts[-1]
    if len(parts) == 2 and last in words("actors", "no_surnames") and names.country_named(first):
        yield "country_before"
    elif first in words("given_names", "female") or first in words("given_names", "male"):
        yield "given_name"
    elif gazetteer.is_given_name(first) and (gazetteer.is_surname(last) or not gazetteer.is_city(first)):
        yield "rare_given_name"
    if gazetteer.is_surname(last):
        yield "surname_last"
    if last.endswith(_OF_A_FATHER) and last.istitle():
        yield "patronymic"
    if (first in _NOBLE and parts[1] == "of") or first in words("roles", "of_people"):
        yield "noble"
    if len(parts) < 5 and _has_initial(parts) and last[0].isupper() and len(last) > 2:
        yield "initial"
    elif _INITIALS.fullmatch(first) and not last.isupper():
        yield "bare_initials"
    if any(part.lower() in PARTICLES for part in parts[:-1]) and len(parts) < 5:
        yield "particle"


def _has_initial(parts: list[str]) -> bool:
    """“J. Brant”, “Ivo F Brant”; but not “X Factor”, “U.S. Embassy”."""
    first, *rest = parts
    return (_INITIAL.fullmatch(first) is not None and "." in first and not _stands_for_a_place(first)) or any(
        _INITIAL.fullmatch(part) for part in rest[:-1]
    )


def _stands_for_a_place(part: str) -> bool:
    return part == "U.N." or part in words("actors", "places") or names.country_named(part) is not None


def _of_word(text: str) -> Iterator[str]:
    if text.isupper() and 1 < len(text.strip(".")) < 7:
        yield "capitals"
    elif re.search(r"[a-z][A-Z]|\d", text) and not text.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "Van", "O")):
        yield "inner_capital"
    if text.lower().startswith(("al-", "el-")):
        yield "particle"
    if gazetteer.is_surname(text):
        yield "surname"
    if text in words("given_names", "female") or text in words("given_names", "male"):
        yield "given_name_alone"


def signs_around(parsed: Parsed, one: Named) -> Iterator[str]:
    """The keys of `[context]` in kinds.toml that hold for one mention."""
    tokens = parsed.tokens_in(one.span)
    first, last = tokens[0], tokens[-1]
    if one.title:
        yield "title"
    if first.i > 0 and not first.is_sent_start:
        yield from _before(first.nbor(-1), tokens.root)
    if first.is_sent_start and is_dateline(parsed, one.span):
        yield "dateline"
    after = parsed.text[one.span.end : one.span.end + 32]
    if (short := bracketed(parsed.text, one.span)) and is_short_for(short[0], one.text):
        yield "acronym_behind"
    if _AGE.match(after):
        yield "age"
    elif TICKER.match(after):
        yield "ticker"
    yield from signs_beside(tokens.root, last)
    if last.i + 2 < len(last.doc):
        yield from _after(last.nbor(), last.nbor(2))


def _before(token: Token, name: Token) -> Iterator[str]:
    word = token.lower_
    if word in ("of", "in") and token.i > 0 and (of := _of_noun(token.nbor(-1).lower_)):
        yield of
    if word == "of":
        return
    if word == "based" and token.i > 0 and token.nbor(-1).text == "-":
        yield "based_before"
    if word in ("the", "a", "an"):
        if name.dep_ not in ("compound", "nmod", "amod", "poss"):  # not “the Brant family”
            yield "the_before"
    elif sign := _WHERE.get(token.lemma_.lower()):
        yield sign
    elif word in words("actors", "bodies_before"):
        yield "body_before"
    elif word in words("actors", "towns_before"):
        yield "town_before"
    elif word in words("roles", "nouns") and token.text.islower():
        yield "role_before"


def _of_noun(noun: str) -> str:
    """“shares of Brant”, “the town of Brant”."""
    if noun in words("actors", "owned_before"):
        return "business_before"
    return "town_before" if noun in words("actors", "towns_before") else ""


def _after(token: Token, next_: Token) -> Iterator[str]:
    word = token.lower_
    if word in words("actors", "says"):
        yield "says"
    elif word in words("actors", "business_after") or (
        word in _POSSESSIVES and next_.lower_ in words("actors", "business_after")
    ):
        yield "business_after"
    elif word in words("actors", "business_verbs") or (word in _RAISES and next_.is_currency):
        yield "business_verb"
    elif word == "who" or (word == "," and next_.lower_ == "who"):
        yield "who"
    elif word == "where" or (word == "," and next_.lower_ == "where"):
        yield "where"
    elif word == "," and next_.text in words("actors", "places") and not next_.is_sent_start:
        yield "state_after"


def is_dateline(parsed: Parsed, name: Span) -> bool:
    """“RIGANA, Aug. 4 (Wire) —”: the place in capitals where a story begins."""
    if not name.within(parsed.text).isupper():
        return False
    sentence = parsed.sentence_at(name.start).span
    return sentence.start == name.start and after_dateline(parsed.text, sentence).start > name.end


def in_small_letters(parsed: Parsed, text: str) -> str:
    """“TALLINN” of a dateline as “Tallinn”, if that is a city or stands so in the text."""
    small = text.capitalize()
    if not text.isupper() or len(text) < 4 or not text.isalpha():
        return text
    return small if seat_of(small) or gazetteer.is_city(small) or re.search(rf"\b{small}\b", parsed.text) else text
