"""Names that the model passed over, where what they are is plain from the words or from what stands around them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefgen.analysis.actors.acronyms import bracketed, is_short_for
from briefgen.analysis.actors.named import Named
from briefgen.analysis.actors.signs import in_small_letters, is_organisation, signs_around, signs_of_name
from briefgen.analysis.lexicon import rows, words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Kind
from briefgen.model.span import Span

_NO_NAMES = frozenset(
    (
        "DATE",
        "TIME",
        "PERCENT",
        "MONEY",
        "ORDINAL",
        "CARDINAL",
        "QUANTITY",
        "LANGUAGE",
        "EVENT",
        "LAW",
        "WORK_OF_ART",
        "NORP",
    )
)
_PLAIN = frozenset(
    (
        "company_ending",
        "organisation_word",
        "known_organisation",
        "known_in_full",
        "known_place",
        "place_word",
        "large_city",
        "given_name",
        "initial",
        "known_person",
    )
)
_ENOUGH = frozenset(("ticker", "business_after", "title", "town_before", "body_before", "role_before", "state_after"))
_OFTEN = 2


def find_missed(parsed: Parsed, found: Iterable[Named], taken: Iterable[Span]) -> Iterator[Named]:
    """Further names in order, none of which overlaps those already found."""
    first = list(found)
    acronyms = list(_acronyms(parsed, first))
    yield from acronyms
    closed = Places([*taken, *(one.span for one in (*first, *acronyms))])
    runs = [run for run in _runs(parsed, closed) if run]
    times = Counter(" ".join(token.text for token in run) for run in runs)
    for run in runs:
        span = parsed.span(run[0].i, run[-1].i + 1)
        text = " ".join(span.within(parsed.text).split())
        if len(run) == 1 and (_is_bare(run[0]) or _is_honour(run[0])):
            continue
        title = run[0].nbor(-1).text if run[0].i > 0 and _is_title(run[0].nbor(-1)) else None
        text = in_small_letters(parsed, text)
        one = Named(span, text, Kind.PERSON, title=title)
        if kind := _kind(parsed, one, often=times[text] >= _OFTEN):
            yield Named(span, text, kind, title=title, strong=False)


def _acronyms(parsed: Parsed, found: Sequence[Named]) -> Iterator[Named]:
    """“the International Rescue Fund (IRF)”: the short name, where its letters begin the words of the long one."""
    closed = Places(one.span for one in found)
    for one in found:
        short = bracketed(parsed.text, one.span)
        if short and not closed.overlap(short[1]) and is_short_for(short[0], one.text):
            yield Named(short[1], short[0], Kind.ORGANISATION)


def _runs(parsed: Parsed, closed: Places) -> Iterator[list[Token]]:
    """Capitalised words side by side, outside what is found and outside headings."""
    for sentence in parsed.sentences:
        if sentence.heading:
            continue
        run: list[Token] = []
        for at in range(*parsed.bounds_of(sentence)):
            word = parsed.words[at]
            plain = word.islower() or not word[0].isalnum()
            if not plain and _is_name_word(parsed.doc[at]) and not closed.overlap(parsed.span(at, at + 1)):
                run.append(parsed.doc[at])
            elif run:
                yield run
                run = []
        yield run


def _is_bare(token: Token) -> bool:
    """A word that needs another beside it: "League", or "ME" where no comma or hyphen shows that it is Maine."""
    if token.text in words("actors", "organisation_words") or token.text in words("actors", "place_words"):
        return True
    state = len(token.text) < 4 and token.text.isupper() and token.text in words("actors", "places")
    return state and not (token.i > 0 and token.nbor(-1).text in (",", "-", "–"))


def _is_title(token: Token) -> bool:
    """“Mrs”, or the “Seri” of “Dato Seri”."""
    double = token.i > 0 and f"{token.nbor(-1).text} {token.text}" in words("roles", "double_titles")
    return double or token.text in words("roles", "titles")


def _is_honour(token: Token) -> bool:
    """The “Don” of “Don Carlos Brant”, who is found already."""
    return token.text in words("roles", "honorifics") and token.i + 1 < len(token.doc) and token.nbor().text.istitle()


def _is_name_word(token: Token) -> bool:
    text = token.text
    if is_organisation(text) and not text[1:].islower():
        return True
    return (
        text[0].isupper()
        and len(text) > 1
        and token.pos_ == "PROPN"
        and token.ent_type_ not in _NO_NAMES
        and text not in words("actors", "never")
        and not _is_title(token)
        and token.lower_ not in words("roles", "nouns")
    )


def _kind(parsed: Parsed, one: Named, *, often: bool) -> Kind | None:
    """The kind that speaks plainly for a name; None where nothing does."""
    name, around = set(signs_of_name(one.text)), set(signs_around(parsed, one))
    scores: Counter[Kind] = Counter()
    for table, signs in (("name", name), ("context", around)):
        for sign in signs:
            for kind, weight in rows("kinds")[table][sign].items():
                scores[Kind(kind)] += weight
    if one.text.split()[-1] in words("actors", "no_actor_words"):
        return None
    if one.text in words("organisations", "ordinary"):
        name.discard("known_organisation")
    often = often and not (one.text.isupper() and len(one.text) < 3)
    if {"rare_given_name", "surname_last"} <= name and not one.text.isupper():
        name.add("given_name")
    if not scores or not (name & _PLAIN or around & _ENOUGH or (often and max(scores.values()) >= _OFTEN)):
        return None
    return max(scores, key=lambda kind: (scores[kind], kind))
