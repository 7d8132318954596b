"""Roles as a document states them: before a name, beside it, or in a clause about it."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from briefgen.analysis.actors.held import is_denied, with_qualifier
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Doc, Token
from briefgen.model.actor import Role
from briefgen.model.span import Span
from briefgen.reference.names import country_named, country_of_demonym, is_ambiguous, seat_of

_LINKS = frozenset(("of", "for", "and", "&", "-", "–", "'s", "’s", "to", "on", "in"))
_NOT_IN_A_ROLE = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "dr",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "sir",
        "both",
        "fellow",
        "the",
        "a",
        "an",
        "by",
        "from",
        "to",
    )
)
_OF_A_PHRASE = ("DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "PRON")
_LONGEST = 14
_MOST_BEFORE = 8


def roles_of(parsed: Parsed, name: Span) -> Iterator[Role]:
    """Every role stated of the person who is named here."""
    tokens = parsed.tokens_in(name)
    if not tokens:
        return
    root = tokens.root
    seen: list[Span] = []
    for first, last in (
        *_before(tokens[0]),
        *_beside(root, tokens[0], tokens[-1]),
        *_ahead(tokens[0], tokens[-1]),
        *_before_comma(tokens[0], tokens[-1]),
        *_of_clause(root),
    ):
        trimmed = _trimmed(parsed, first, last)
        if trimmed and not trimmed.overlaps(name) and not any(trimmed.overlaps(other) for other in seen):
            seen.append(trimmed)
            yield Role(trimmed, " ".join(trimmed.within(parsed.text).split()))


def is_role(token: Token) -> bool:
    """A noun for what people are."""
    nouns = words("roles", "nouns")
    return token.lower_ in nouns or token.lemma_.lower() in nouns or token.text in words("roles", "short")


Run = tuple[int, int]
"""Tokens from the first up to, and without, the last."""


def _before(first: Token) -> Iterator[Run]:
    """“Ukrainian President Volodymyr Zelensky”, “US Secretary of State Marco Rubio”."""
    doc, start = first.doc, first.i
    limit = max(first.sent.start, first.i - _MOST_BEFORE)
    while start > limit and (_may_stand_before(doc[start - 1]) or _is_inside(doc[start - 1])):
        start -= 1
    for at in range(start, first.i):
        if doc[at].lower_ in ("of", "for") and not (at > start and _may_have_of(doc[at - 1])):
            start = at + 1  # “the death of Justice Brant” states no death as a role
    if first.i > start and doc[first.i - 1].lower_ in ("of", "for"):
        return  # “a spokesman for Brant”
    while start > limit and doc[start].ent_type_ == "ORG" and doc[start].ent_iob_ == "I":
        start -= 1  # “the Riga Sheriff’s Office spokesman”
    start = max([start, *(at + 1 for at in range(start + 1, first.i) if _ends_another(doc, at))])
    run = list(range(start, first.i))
    heads = [i for i in run if is_role(doc[i])]
    if not heads:
        return
    last = heads[-1]
    if last == first.i - 1:  # “a critic of President Brant” states of Brant that he is the president
        start = max([start, *(at + 1 for at in range(start + 1, last) if _ends_a_role(doc[at]))])
    elif doc[last + 1].lower_ not in ("of", "for") and doc[first.i - 1].lower_ not in ("elect", "designate"):
        return
    if doc[last].pos_ == "VERB" or doc[last].tag_ in ("NNS", "NNPS"):
        return
    yield start, first.i


def _ends_another(doc: Doc, at: int) -> bool:
    """The "and" of “Mara Oskel of Riga Hospital and Professor Ivo Brant”."""
    behind = doc[at + 1] if at + 1 < len(doc) else None
    outside = doc[at].lower_ == "and" and not doc[at].ent_type_ and doc[at - 1].ent_type_ in ("ORG", "PERSON", "FAC")
    return outside and behind is not None and behind.text in words("roles", "titles")


def _is_inside(article: Token) -> bool:
    """The “the” of “Chief of the General Staff”."""
    if article.lower_ != "the" or article.i < article.sent.start + 2:
        return False
    head, of = article.doc[article.i - 2 : article.i]
    return of.lower_ in ("of", "for") and is_role(head) and not head.text.islower()


def _before_comma(first: Token, last: Token) -> Iterator[Run]:
    """“the minister of Latvia, Ivo Brant, said”, where the parse took the name for one of the minister’s countries."""
    doc = first.doc
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if first.i < 3 or doc[first.i - 1].text != "," or after is None or after.text != ",":
        return
    start = first.i - 2
    while start > max(first.sent.start, first.i - _MOST_BEFORE) and _may_stand_before(doc[start]):
        start -= 1
    of_role = start + 1 < first.i and any(is_role(token) for token in doc[start + 1 : first.i - 1])
    if doc[start].lower_ == "the" and of_role and not _names_a_person(doc, start, first.i):
        yield start, first.i - 1


def _may_stand_before(token: Token) -> bool:
    if token.lower_ in _NOT_IN_A_ROLE or (token.is_punct and token.text not in ("-", "–")):
        return False
    if token.lower_ in ("of", "for", "-", "–", "and"):
        return True
    return (
        (token.pos_ in ("PROPN", "NOUN", "ADJ", "NUM") and token.ent_type_ not in ("PERSON", "DATE"))
        or is_role(token)
        or (
            token.text[0].isupper()
            and token.pos_ not in ("ADP", "DET", "PRON", "VERB", "AUX", "ADV", "SCONJ", "CCONJ")
            and token.ent_type_ not in ("PERSON", "DATE")
        )
    )


def _ends_a_role(link: Token) -> bool:
    """The “of” of “critic of”; but not of “Bank of Latvia”."""
    return link.lower_ in ("of", "for") and link.nbor(-1).text.islower() and is_role(link.nbor(-1))


def _may_have_of(token: Token) -> bool:
    """“secretary of”, “Bank of”; but not “death of”."""
    return is_role(token) or not token.text.islower()


def _beside(root: Token, first: Token, last: Token) -> Iterator[Run]:
    """“Ivaylo Karadelev, Bulgaria’s deputy minister for waterways,” and “the chair, Oskar Pellendorf,”."""
    for child in root.children:
        if child.dep_ == "appos" and child.i > last.i and is_role(child) and child.i - last.i < _LONGEST:
            yield child.left_edge.i, _end_of_phrase(child)
    if root.dep_ == "appos" and is_role(root.head) and not _names_a_person(root.doc, root.head.i, first.i):
        yield root.head.left_edge.i, min(_end_of_phrase(root.head), root.left_edge.i)
    after = last.i + 1
    doc = last.doc
    if (
        after + 1 < len(doc)
        and doc[after].text == ","
        and not any(c.dep_ == "appos" and c.i > last.i for c in root.children)
    ):
        yield from _following(doc[after + 1], after + 1)


def _ahead(first: Token, last: Token) -> Iterator[Run]:
    """“the spokesman for the Nordic Board, Ivo Brant,” where the parse ties the name to the board."""
    doc = first.doc
    if first.i < first.sent.start + 3 or doc[first.i - 1].text != "," or last.i + 1 >= len(doc):
        return
    if doc[last.i + 1].text not in (",", ".", ";", "”", '"'):
        return
    start = first.i - 1
    while start > max(first.sent.start, first.i - _LONGEST) and doc[start - 1].pos_ in _OF_A_PHRASE:
        start -= 1
    heads = [at for at in range(start, first.i - 1) if is_role(doc[at]) and doc[at].pos_ in ("NOUN", "PROPN")]
    if not heads or doc[start].pos_ not in ("DET", "PRON") or any(t.pos_ == "ADP" for t in doc[start : heads[0]]):
        return
    if not any(token.ent_type_ == "PERSON" for token in doc[start : first.i]):
        yield start, first.i - 1


def _names_a_person(doc: Doc, first: int, last: int) -> bool:
    return last <= first or any(token.ent_type_ == "PERSON" for token in doc[first:last])


def _following(token: Token, start: int) -> Iterator[Run]:
    """A noun phrase right after the comma, where the parse did not see an apposition."""
    doc = token.doc
    end = start
    while (
        end < min(len(doc), start + _LONGEST)
        and doc[end].pos_ in (*_OF_A_PHRASE, "CCONJ", "NUM")
        and not doc[end].is_sent_start
    ):
        end += 1
    heads = [i for i in range(start, end) if is_role(doc[i]) and doc[i].pos_ in ("NOUN", "PROPN")]
    closed = end < len(doc) and doc[end].text in (",", ".", "”", ";", ")")
    early = heads and all(doc[i].pos_ not in ("ADP", "CCONJ") for i in range(start, heads[0]))
    if heads and closed and early and doc[start].pos_ != "CCONJ":
        yield start, end


def _end_of_phrase(head: Token) -> int:
    """Where a noun phrase ends, without clauses, appositions and what a comma sets apart."""
    doc = head.doc
    end = head.i + 1
    stop = min(head.right_edge.i + 1, head.i + _LONGEST)
    while end < stop:
        token = doc[end]
        if (
            token.dep_ in ("relcl", "acl", "appos")
            or token.text in (",", ";", "(", "–", "—", ":")
            or token.tag_ in ("WP", "WDT", "WRB")
        ):
            break
        end += 1
    return _whole_name(head, end)


def _whole_name(head: Token, end: int) -> int:
    """Not in the middle of a name, nor before the "of …" that belongs to the noun."""
    doc = head.doc
    if end == head.i + 1 and end < len(doc) and doc[end].lower_ in ("of", "for") and not doc[end].is_sent_start:
        end = _end_of_phrase(doc[end])
    last = head.sent.end
    while end < last and doc[end].text[0].isupper() and doc[end - 1].text[0].isupper():
        end += 1
    return end


def _of_clause(root: Token) -> Iterator[Run]:
    """“Yelena Drobotenko, who leads Prut Water Watch,” and “Brant is the minister”."""
    for child in root.children:
        if (
            child.dep_ == "relcl"
            and child.lemma_.lower() in words("roles", "verbs")
            and any(t.tag_ == "WP" for t in child.children)
        ):
            objects = [t for t in child.children if t.dep_ in ("dobj", "obj")]
            if objects and child.tag_ in ("VBZ", "VBD", "VBP"):
                yield child.i, _end_of_phrase(objects[0])
    if root.dep_ == "nsubj" and root.head.lemma_ == "be" and root.head.tag_ in ("VBZ", "VBD"):
        for child in root.head.children:
            if child.dep_ == "attr" and is_role(child) and child.i > root.head.i and child.pos_ == "NOUN":
                yield child.left_edge.i, _end_of_phrase(child)


def _trimmed(parsed: Parsed, first: int, last: int) -> Span | None:
    """The words without articles and adverbs around them; None where no role is left."""
    doc = parsed.doc
    while first < last and (doc[first].pos_ in ("DET", "ADV", "CCONJ", "PUNCT", "PRON") or doc[first].lower_ in _LINKS):
        first += 1
    while last > first and (
        doc[last - 1].is_punct or doc[last - 1].lower_ in _LINKS or doc[last - 1].pos_ in ("DET", "ADP", "CCONJ")
    ):
        last -= 1
    if first + 1 < last and doc[first].text.islower() and doc[first + 1].text == "'s":
        first += 2  # “the office’s deputy director”
    if first >= last or last - first > _LONGEST:
        return None
    if is_denied(doc, first):
        return None
    first = with_qualifier(doc, first)
    verbs = words("roles", "verbs")
    if not any(is_role(doc[i]) or doc[i].lemma_.lower() in verbs for i in range(first, last)):
        return None
    return parsed.span(first, last)


def country_in(text: str, named: AbstractSet[str | None]) -> str | None:
    """The country that the words of a role or of a name state: "Belarusian President", "Romania’s minister".

    A word that means much else too, "Georgia", states only a country that is `named` elsewhere.
    """
    parts = text.replace("’s", "").replace("'s", "").replace("-", " ").split()
    for at, part in enumerate(parts):
        if part in ("to", "against"):
            break  # an envoy to Syria is no Syrian
        for size in (3, 2, 1):
            words_ = " ".join(parts[at : at + size])
            if words_[0].isupper():
                country = country_named(words_) or country_of_demonym(words_)
                seat = seat_of(words_) if country is None else None
                if country and is_ambiguous(words_) and country not in named:
                    continue
                if country or (seat and not seat.needs_context):
                    return country or (seat.country if seat else None)
    return None
