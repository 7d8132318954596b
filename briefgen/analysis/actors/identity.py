"""Who is who within a document. A wrong merge is worse than a split."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefgen.analysis.actors.acronyms import acronyms_of, undotted
from briefgen.analysis.actors.named import Named
from briefgen.analysis.actors.orders import is_in_other_order, is_part_of
from briefgen.analysis.actors.signs import is_organisation
from briefgen.analysis.actors.whose import keys_of_bodies
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Kind

_GENERATION = re.compile(r",? (Jr|Sr|II|III|IV)\.?$")
_INITIAL = re.compile(r"[A-Z]\.?$")
_NEVER_BOTH = ({"Sir", "Lord"}, {"Brother", "Father"}, {"Brother", "Fr."})
"""Titles of which nobody has the one and the other."""


@dataclass(slots=True)
class Group:
    """Mentions of one actor."""

    kind: Kind
    members: list[Named] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.members]


def group(parsed: Parsed, found: Sequence[Named]) -> list[Group]:
    """One group an actor, in the order of their first mentions."""
    by_kind: dict[Kind, list[Named]] = {kind: [] for kind in Kind}
    for one in found:
        by_kind[one.kind].append(one)
    groups = [
        *_by(by_kind[Kind.COUNTRY], lambda one: one.country or one.text),
        *_people(by_kind[Kind.PERSON]),
        *_organisations(parsed, by_kind[Kind.ORGANISATION]),
        *_by(by_kind[Kind.PLACE], lambda one: one.text.removeprefix("the ")),
    ]
    return sorted(groups, key=lambda one: min(one.members))


def _by(found: Iterable[Named], key: Callable[[Named], str]) -> list[Group]:
    groups: dict[str, Group] = {}
    for one in found:
        groups.setdefault(key(one), Group(one.kind)).members.append(one)
    return list(groups.values())


def _people(found: Sequence[Named]) -> list[Group]:
    """Full names first; then a single name goes to the one bearer that it can mean, and to nobody if there are two."""
    groups: list[Group] = []
    settled: dict[tuple[str, str | None], Group] = {}
    for one in sorted(found, key=lambda one: (-len(one.text.split()), one.span)):
        if " " in one.text and (known := settled.get((one.text, one.title))):
            known.members.append(one)
            continue
        fitting = [other for other in groups if _may_be(one, other)]
        if len(fitting) > 1:
            fitting = _of_its_sex(one, fitting) or fitting
        if len(fitting) == 1 and not _may_be_of_another_generation(one, fitting[0], groups):
            fitting[0].members.append(one)
            settled[one.text, one.title] = fitting[0]
        elif fitting and len(one.text.split()) == 1 and (nearest := _introduced(one, fitting)):
            nearest.members.append(one)
        elif same := [other for other in groups if _is_called(one, other) and _may_be_one(one, other)]:
            same[0].members.append(one)
        else:
            groups.append(Group(Kind.PERSON, [one]))
            settled[one.text, one.title] = groups[-1]
    for each in groups:
        each.members.sort()
    return groups


def _may_be_of_another_generation(one: Named, fitting: Group, groups: Iterable[Group]) -> bool:
    """Whether “Ivo Brant”, who may be “Ivo Brant III”, may as well be “Ivo Brant Jr.”."""
    return any(
        _GENERATION.sub("", member.text) == one.text != member.text
        for other in groups
        if other is not fitting
        for member in other.members
    )


def _is_called(one: Named, other: Group) -> bool:
    """By the very words; but “Lady Brant” is not the “Brant” of whom nothing tells who it is."""
    called = [member.title for member in other.members if member.text == one.text]
    known = any(" " in text for text in other.texts)
    return bool(called) and (known or any(title == one.title or not _tells(title) for title in called))


def _tells(title: str | None) -> bool:
    """Whether a title tells its bearer from others of the name; “President” does not."""
    return any(title in words("roles", key) for key in ("female_titles", "male_titles", "rulers"))


def _may_be(one: Named, other: Group) -> bool:
    if not any(_shares_name(one, member) for member in other.members):
        return False
    distinct = {(member.text, member.title): member for member in other.members}
    return all(
        compatible(one, member) if " " in member.text else not _differ_in_address(one, member)
        for member in distinct.values()
    )


def _may_be_one(one: Named, other: Group) -> bool:
    return all(compatible(one, member) for member in other.members)


def _of_its_sex(one: Named, fitting: Sequence[Group]) -> list[Group]:
    """Of Anna Smith and Owen Smith, the one that "Mrs Smith" can be."""
    sex = _sex(one)
    return [other for other in fitting if sex and sex in {_sex_of_given(text) for text in other.texts}]


def _sex_of_given(name: str) -> str:
    given = name.split(maxsplit=1)[0]
    if given in words("given_names", "both"):
        return ""
    return "f" if given in words("given_names", "female") else "m" if given in words("given_names", "male") else ""


def _introduced(one: Named, fitting: Sequence[Group]) -> Group | None:
    """Of two bearers of a name, the only one that was named before the mention."""
    before = [other for other in fitting if min(other.members).span.start < one.span.start]
    return before[0] if len(before) == 1 else None


def compatible(one: Named, other: Named) -> bool:
    """Whether two names can be one person's: no other given name, initial, generation or form of address."""
    if _differ_in_address(one, other):
        return False
    if _differ_in_generation(one, other):
        return False
    a, b = _GENERATION.sub("", one.text).split(), _GENERATION.sub("", other.text).split()
    if len(a) == 1 or len(b) == 1:
        (shorter, short), (longer, long) = ((one, a), (other, b)) if len(a) == 1 else ((other, b), (one, a))
        if len(long) > 1 and short[0] == long[0] and _rules(shorter, longer):
            return False
        return _plain(short[0]) in _parts(longer.text, longer.nickname)
    if _plain(a[-1]) == _plain(b[-1]) and _same_given(a[:-1], b[:-1]):
        return True
    a, b = [_plain(part) for part in a], [_plain(part) for part in b]
    return is_in_other_order(a, b) or is_part_of(*sorted((a, b), key=len))


def _differ_in_generation(one: Named, other: Named) -> bool:
    """“Ivo Brant Jr.” is neither “Ivo Brant III” nor “Ivo Brant”; but a third may leave his number out."""
    both = {_generation(one), _generation(other)}
    full = all(" " in _GENERATION.sub("", name.text) for name in (one, other))
    return len(both) > 1 and ("" not in both or (full and not both.isdisjoint(("Jr", "Sr"))))


def _differ_in_address(one: Named, other: Named) -> bool:
    """“Mr Brant” and “Mrs Brant”, “King Ivo” and “Prince Ivo”, “Mrs. Ivo Brant” and “Ivo Brant”."""
    titles = {one.title, other.title}
    if {_sex(one), _sex(other)} == {"f", "m"} or _is_wife(one) != _is_wife(other):
        return True
    return titles in _NEVER_BOTH or (len(titles) > 1 and titles <= words("roles", "rulers"))


def _is_wife(one: Named) -> bool:
    """“Mrs. John Brant”."""
    return one.title in ("Mrs", "Mrs.") and " " in one.text and _sex_of_given(one.text) == "m"


def _rules(short: Named, long: Named) -> bool:
    """Whether “Queen Ana” is somebody else than “Ana Lind”, who is no queen."""
    rulers = words("roles", "rulers")
    return short.title in rulers and long.title not in rulers


def _same_given(a: Sequence[str], b: Sequence[str]) -> bool:
    first, second = a[0], b[0]
    fits = first[0] == second[0] if _INITIAL.match(first) or _INITIAL.match(second) else _plain(first) == _plain(second)
    middles = [part[0] for part in a[1:]], [part[0] for part in b[1:]]
    return fits and (not middles[0] or not middles[1] or middles[0][0] == middles[1][0])


def _shares_name(a: Named, b: Named) -> bool:
    return not _parts(a.text, a.nickname).isdisjoint(_parts(b.text, b.nickname))


@lru_cache(maxsize=8192)
def _parts(name: str, nickname: str | None = None) -> frozenset[str]:
    own = name.split(" of ", maxsplit=1)[0].split()  # nobody is called “Lindmark” for being the Prince of Lindmark
    return frozenset(_plain(part) for part in (*own, *([nickname] if nickname else [])))


def _generation(one: Named) -> str:
    match = _GENERATION.search(one.text)
    return match[1] if match else ""


def _plain(part: str) -> str:
    return part.strip(".,").casefold()


def _sex(one: Named) -> str:
    if one.title in words("roles", "female_titles"):
        return "f"
    return "m" if one.title in words("roles", "male_titles") else ""


def _organisations(parsed: Parsed, found: Sequence[Named]) -> list[Group]:
    """Joined by name without company endings, by an acronym in brackets, and a short form with its one long form."""
    bodies = keys_of_bodies(found)
    acronyms = acronyms_of(parsed, found)
    groups = _by(found, lambda one: bodies.get(one) or _short(acronyms.beside.get(one.span.start, one.text)))
    names = {_short(one.texts[0]): one for one in groups}
    for key, one in list(names.items()):
        full = (
            names.get(_short(acronyms.meaning.get(key, "")))
            or _only_longer(key, names)
            or _only_ending(key, names)
            or _spelled_out(key, names)
        )
        if full is not None and full is not one:
            full.members.extend(one.members)
            full.members.sort()
            groups.remove(one)
            names[key] = full
    return groups


def _short(name: str) -> str:
    parts = undotted(name.removeprefix("The ").removeprefix("the ").replace(",", "")).split()
    while len(parts) > 1 and parts[-1] in words("actors", "company_endings"):
        parts.pop()
    return " ".join(parts)


def _only_longer(key: str, names: Mapping[str, Group]) -> Group | None:
    """The one longer name that begins with these words: "Pontgrain" for "Pontgrain Terminals"."""
    longer = {id(one): one for name, one in names.items() if name.startswith(f"{key} ")}
    return next(iter(longer.values())) if len(longer) == 1 and len(key) > 3 else None


def _only_ending(key: str, names: Mapping[str, Group]) -> Group | None:
    """The one longer name that ends with a word: "Rovers" for "Riga Rovers", but no "Council" for any of its kind."""
    if " " in key or key in words("actors", "organisation_words") or key in words("actors", "company_endings"):
        return None
    longer = {id(one): one for name, one in names.items() if name.endswith(f" {key}") and " of " not in name}
    return next(iter(longer.values())) if len(longer) == 1 and len(key) > 3 else None


def _spelled_out(key: str, names: Mapping[str, Group]) -> Group | None:
    if not key.isupper() or len(key) < 2:
        return None
    fitting = {
        id(one): one
        for name, one in names.items()
        if "".join(part[0] for part in name.split() if part[0].isupper()) == key
        and (len(key) > 2 or is_organisation(name))
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def name_of_group(one: Group) -> str:
    """The fullest name; of several as full, the commonest."""
    counts = Counter(one.texts)
    if one.kind is Kind.PERSON:
        return max(counts, key=lambda text: (len(text.split()), not _has_initial(text), counts[text], text))
    return max(counts, key=lambda text: (len(text), counts[text]))


def _has_initial(text: str) -> bool:
    return bool(_INITIAL.match(text.split(maxsplit=1)[0]))
