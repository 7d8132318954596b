"""Towns and people that have the name of a country: "Lebanon, Ohio", "Israel Adesola"."""

from collections.abc import Mapping

from briefgen.analysis.actors.signs import is_organisation
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.reference import gazetteer
from briefgen.reference import names as countries

_NEVER_SURNAMES = (
    ("actors", "no_surnames"),
    ("actors", "organisation_words"),
    ("actors", "place_words"),
    ("actors", "no_actor_words"),
    ("organisations", "team_words"),
    ("roles", "titles"),
)


def is_town(last: Token) -> bool:
    """“Lebanon, Pennsylvania,”; but not “Mexico, Texas and California”."""
    doc, at = last.doc, last.i + 1
    if at + 1 >= len(doc) or doc[at].text != ",":
        return False
    runs = [doc[at + 1 : at + 1 + size] for size in (2, 1)]
    state = next((run for run in runs if " ".join(token.text for token in run) in words("actors", "states")), None)
    if state is None:
        return False
    behind = doc[state[-1].i + 1 : state[-1].i + 4]
    if not behind or behind[0].is_sent_start or behind[0].text in (".", ")", ";", "–", "—", "("):
        return True
    listed = len(behind) > 2 and behind[1].text in ("and", "or") and behind[2].text[0].isupper()
    return behind[0].text == "," and (not listed or is_town(behind[2]))


def introduced(parsed: Parsed) -> Mapping[str, int]:
    """Word → where a person is first named in full with it: the “Chad” and the “Brant” of “Chad Brant”."""
    found: dict[str, int] = {}
    for person in parsed.doc.ents:
        if person.label_ == "PERSON" and len(person) > 1:
            for token in person:
                found.setdefault(token.text, person.start)
    return found


def is_he_or_she(name: Token) -> bool:
    """“Georgia said she was glad”: no state and no city is called so."""
    if name.dep_ != "nsubj":
        return False
    inner = [word for child in name.head.children if child.dep_ == "ccomp" for word in child.children]
    return any(word.lower_ in ("he", "she") and word.dep_.startswith("nsubj") for word in inner)


def is_given_name(first: Token) -> bool:
    """“Israel Adesola”: a country's name that people have too, before one word more that may be a surname."""
    doc, at = first.doc, first.i + 1
    if at >= len(doc) or first.dep_ != "compound" or not _may_be_given(first.text):
        return False
    surname, behind = doc[at], doc[at + 1] if at + 1 < len(doc) else None
    alone = behind is None or not behind.text[0].isupper() or behind.is_sent_start
    return alone and first.head is surname and _may_be_surname(surname)


def _may_be_given(word: str) -> bool:
    common = word in words("given_names", "female") or word in words("given_names", "male")
    return (common and countries.is_ambiguous(word)) or (gazetteer.is_given_name(word) and gazetteer.is_surname(word))


def _may_be_surname(token: Token) -> bool:
    word = token.text
    return (
        token.tag_ == "NNP"
        and not token.is_sent_start
        and word[0].isupper()
        and word[1:].islower()
        and token.ent_type_ in ("", "PERSON")
        and not any(word in words(*key) for key in _NEVER_SURNAMES)
        and token.lower_ not in words("roles", "nouns")
        and not is_organisation(word)
        and countries.country_of_demonym(word) is None
        and countries.country_named(word) is None
    )
