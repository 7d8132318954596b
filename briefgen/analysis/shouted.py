"""Words of a text in capitals: which of them are names, as far as lists and their neighbours tell."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.analysis.lexicon import rows, words
from briefgen.reference import gazetteer, names

_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_CONTRACTED = re.compile(r"(?:n[’']t|[’'](?:s|re|ll|ve|d|m|t))$")
_NUMBER = re.compile(r"(?=[IVX])(?:X{0,2}(?:IX|IV|V?I{0,3}))")
_ENDS = re.compile(r"[.!?…][”\"’')\]]*\s+$|[“\"(]$|^\W*$|\n\s*\n\W*$")
_SMALL = ("ordinary", "either")
_LONGEST = 5
"""Words of a name that is known as a whole."""
_SHORT = 4
"""Letters of an unknown word that stand for the words of a longer name: “KVH”."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a language model knows of English."""

    is_word: Callable[[str], bool]
    """Of a word in small letters: whether dictionaries have it."""
    stop: frozenset[str]
    """Words that never are names."""


class Shouted:
    """The words of a paragraph in capitals, and which of them are names."""

    def __init__(self, shouted: Sequence[str], before: Sequence[str], vocabulary: Vocabulary) -> None:
        self._shouted = shouted
        self._small = [word.lower() for word in shouted]
        self._first = [
            _ENDS.search(text) is not None and not _is_short(before_it)
            for before_it, text in zip(("", *shouted), before, strict=False)
        ]
        self._apart = [text[-2:-1] in (",", ".", ";", ":", "-") for text in before]
        self._vocabulary = vocabulary
        self._names: dict[int, str] = {}

    def cased(self) -> Iterator[str]:
        self._find_known()
        for at in range(len(self._small)):
            if at not in self._names and self._is_name(at):
                self._names[at] = self._shouted[at] if self._is_acronym(at) else _capitalised(self._shouted[at])
        for at in range(len(self._small)):
            self._add_words_of_bodies(at)
        for at in range(len(self._small) - 1, -1, -1):
            if at not in self._names and self._is_title(at):
                self._names[at] = _capitalised(self._shouted[at])
        for at, small in enumerate(self._small):
            name = self._names.get(at)
            yield name or (_capitalised(self._shouted[at]) if self._first[at] else small)

    def _find_known(self) -> None:
        """Names of countries, towns and bodies that are known as a whole."""
        at = 0
        while at < len(self._small):
            size = next((n for n in range(min(_LONGEST, len(self._small) - at), 0, -1) if self._known(at, n)), 0)
            for n, word in enumerate(self._known(at, size) if size else ()):
                self._names[at + n] = word
            at += size or 1

    def _known(self, at: int, size: int) -> Sequence[str]:
        text = " ".join(self._shouted[at : at + size])
        if size > 1:
            if self._small[at] in self._vocabulary.stop:
                return ()
            titled = " ".join(_capitalised(word) for word in text.split())
            place = titled if _is_place(titled) or gazetteer.is_city(titled) else ""
            return (_proper_names().get(text) or place).split()
        proper = self._known_word(at, text)
        return (proper,) if proper else ()

    def _known_word(self, at: int, text: str) -> str | None:
        small, titled = text.lower(), _capitalised(text)
        if small == "us":
            return text if self._is_the_country(at) else None
        if small in self._vocabulary.stop:
            return None
        proper = text if len(text) <= _SHORT and names.country_named(text) else _proper_names().get(text)
        if proper and proper.isupper():
            return proper
        ordinary = any(small in words("capitals", key) for key in _SMALL)
        return None if ordinary else proper or (titled if _is_place(titled) else None)

    def _is_the_country(self, at: int) -> bool:
        """“US TROOPS”, “THE US”; but not “TOLD US THAT”."""
        goes_on = at + 1 < len(self._small) and not self._apart[at + 1]
        return self._small[at - 1 : at] == ["the"] or (goes_on and self._small[at + 1] not in self._vocabulary.stop)

    def _is_name(self, at: int) -> bool:
        small = self._small[at]
        if self._is_certain(at):
            return True
        if self._vocabulary.stop & {small, _CONTRACTED.sub("", small)} or small in words("actors", "says"):
            return False
        if at and self._small[at - 1] in _titles() and small not in _titles():
            return self._may_be_name(small)
        if small in words("capitals", "either"):
            return self._is_beside_a_name(at)
        return small not in words("capitals", "ordinary") and self._may_be_name(small)

    def _is_certain(self, at: int) -> bool:
        """“I”, “J.”, “B52”, the “XIV” of a pope."""
        word = self._shouted[at]
        of_a_ruler = at - 1 in self._names and _NUMBER.fullmatch(word)
        return bool(word == "I" or _INITIALS.fullmatch(word) or of_a_ruler or any(map(str.isdigit, word)))

    def _is_acronym(self, at: int) -> bool:
        """The “RPA” of “THE RIGA PORT AUTHORITY (RPA)”: no word, and nobody is called so."""
        small = self._small[at]
        known = _is_listed(small) or small in _titles() or self._vocabulary.is_word(small)
        return len(small) < _SHORT and not known

    def _may_be_name(self, small: str) -> bool:
        return _is_listed(small) or not self._vocabulary.is_word(small)

    def _is_beside_a_name(self, at: int) -> bool:
        """“BROWN” of “JOHN BROWN”, “MARK” of “MARK OSKELIN”."""
        small = self._small[at]
        before = at > 0 and not self._apart[at] and gazetteer.is_surname(small) and self._is_given(at - 1)
        after = at + 1 < len(self._small) and not self._apart[at + 1] and gazetteer.is_given_name(small)
        return before or (after and self._is_surname(at + 1))

    def _is_given(self, at: int) -> bool:
        return at in self._names and (
            gazetteer.is_given_name(self._small[at]) or _INITIALS.fullmatch(self._shouted[at]) is not None
        )

    def _is_surname(self, at: int) -> bool:
        small = self._small[at]
        plain = small in self._vocabulary.stop or small in words("capitals", "ordinary") or self._known(at, 1)
        return not plain and (gazetteer.is_surname(small) or not self._vocabulary.is_word(small))

    def _add_words_of_bodies(self, at: int) -> None:
        """“RIGA PORT AUTHORITY”, “MINISTRY OF FINANCE”, “ULMANN DAIRIES PLC”."""
        titled = _capitalised(self._shouted[at])
        if titled in words("actors", "organisation_starts") and self._small[at + 1 : at + 2] in (["of"], ["for"]):
            behind = at + 2
            if behind < len(self._small) and self._small[behind] not in self._vocabulary.stop:
                self._names.update({n: _capitalised(self._shouted[n]) for n in (at, behind) if n not in self._names})
        if at in self._names or not (_ends_a_body(titled) and at):
            return
        first = next((n for n in (at - 1, at - 2) if n >= 0 and n in self._names), None)
        between = [] if first is None else self._small[first + 1 : at]
        if first is not None and not any(self._apart[first + 1 : at + 1]) and not self._vocabulary.stop & {*between}:
            self._names.update({n: _capitalised(self._shouted[n]) for n in range(first + 1, at + 1)})

    def _is_title(self, at: int) -> bool:
        small = self._small[at]
        return at + 1 in self._names and (small in _titles() or self._is_portfolio(at))

    def _is_portfolio(self, at: int) -> bool:
        """The “TRANSPORT” of “BELARUSIAN TRANSPORT MINISTER IVO BRANT”."""
        of_office = self._small[at + 1 : at + 2] in (["minister"], ["secretary"])
        return of_office and at - 1 in self._names and self._small[at] not in self._vocabulary.stop


def _is_short(word: str) -> bool:
    """“U.S.”, “DR.”: a stop behind it ends no sentence."""
    return _INITIALS.fullmatch(word) is not None or f"{word.capitalize()}." in words("roles", "titles")


def _ends_a_body(titled: str) -> bool:
    lists = ("organisation_words", "company_endings", "place_words")
    return any(titled in words("actors", key) for key in lists)


def _is_listed(small: str) -> bool:
    titled = small.title()
    return (
        gazetteer.is_given_name(small)
        or gazetteer.is_surname(small)
        or gazetteer.is_city(titled)
        or titled in _DAYS | _MONTHS
    )


_DAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_MONTHS = frozenset(
    ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December")
)


def _is_place(titled: str) -> bool:
    return bool(names.country_named(titled) or names.country_of_demonym(titled) or names.seat_of(titled))


@cache
def _titles() -> frozenset[str]:
    return frozenset(title.rstrip(".").lower() for title in words("roles", "titles"))


@cache
def _proper_names() -> dict[str, str]:
    """In capitals → as it is written, of bodies, people and places that are known."""
    lists = [*rows("organisations").values(), rows("actors")["places"], rows("actors")["people"]]
    ordinary = words("organisations", "ordinary")
    found: dict[str, str] = {}
    for name in (name for names_ in lists for name in names_ if name not in ordinary):
        found.setdefault(name.upper(), name)
    return found


def _capitalised(word: str) -> str:
    """“O’Brien”, “McBrant”, “Brant’s”; an unknown short word without a vowel stays: “KVH”."""
    if _INITIALS.fullmatch(word) or _NUMBER.fullmatch(word) or any(letter.isdigit() for letter in word):
        return word
    vowels = set("AEIOUY") & {*word}
    if len(word) <= _SHORT and not vowels and word.lower() not in _titles():
        return word
    parts = re.split(r"([’'&])", word)
    cased = [part if len(part) == 1 and part == "S" else part.capitalize() for part in parts]
    if len(parts) > 2 and parts[-1] in ("S", "T", "RE", "LL", "VE", "D", "M"):
        cased[-1] = parts[-1].lower()
    text = "".join(cased)
    return re.sub(r"^(Mc)(\w)", lambda match: match[1] + match[2].upper(), text)
