"""Lines found anew that are near to what a person took out: neither put into the file nor left out without a word.

Where one name, month or number of a sentence is corrected, or it is cut in two, what the program finds there now may be
the line that the person did not want, or another; only a person can tell.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from rapidfuzz.distance import Indel

from briefgen.content.align import Alignment, Line, are_apart
from briefgen.content.evidence import sourced
from briefgen.content.ids import lines_of, new_line
from briefgen.content.record import LISTS, Record, by_id
from briefgen.model.briefing import Briefing

_NEAR_HERE, _NEAR_ELSEWHERE = 0.6, 0.75
"""Part of the telling words that two lines share: of the shorter one's at one place of the text, of the longer one's
at two."""
_IN_NEAR_SENTENCES = 0.5
"""Part of all words of the shorter line that both have, where one sentence is the other in other words."""
_FEWEST = 3
"""Telling words that lines at two places share at least."""
_LONG = 4
"""Letters of a word that tells something; a number does as well."""


def returned(before: Record, now: Record, base: Briefing, mine: Briefing) -> Mapping[str, str]:
    """Id of each such line of `now` → the words of the line that a person removed from the file `mine`."""
    there = {item.id for item in sourced(mine)}
    drafted = {item.id for item in sourced(base)}
    found: dict[str, str] = {}
    sides: Alignment | None = None
    for name in LISTS:
        gone = before.touched.lines.get(name, {}).keys()
        removed = ((drafted & {*before.ids[name]}) | gone) - there
        known = gone | {*before.ids[name]}
        if not removed or not (fresh := {*now.ids[name]} - known - there):
            continue
        sides = sides or Alignment(before.extraction, now.extraction)
        new = {item: new_line(one, sides, now.extraction.text) for item, one in by_id(now, name).items()}
        found.update(_near(removed, fresh, lines_of(before, name, sides), new, is_fact=name == "facts"))
    return found


def _near(
    removed: set[str], fresh: set[str], old: Mapping[str, Line], new: Mapping[str, Line], *, is_fact: bool
) -> Iterator[tuple[str, str]]:
    gone = {
        item: old[item] for item in sorted(removed) if item not in new or new[item].words[-1] != old[item].words[-1]
    }
    for item in sorted(fresh):
        for line in gone.values():
            if _is_near(line, new[item], is_fact=is_fact):
                yield item, line.words[-1]
                break


def _is_near(one: Line, two: Line, *, is_fact: bool) -> bool:
    if are_apart(one, two) or (is_fact and one.words[:-1] != two.words[:-1]):
        return False
    first, second = _parts(one.words[-1]), _parts(two.words[-1])
    if one.after is not None and one.after == two.after:
        if _shared(_telling(first), _telling(second)) >= _NEAR_HERE:
            return True
        likeness = Indel.normalized_similarity(_parts(one.sentence or ""), _parts(two.sentence or ""))
        return likeness >= _NEAR_HERE and _shared(frozenset(first), frozenset(second)) >= _IN_NEAR_SENTENCES
    told, tells = _telling(first), _telling(second)
    return len(told & tells) >= max(_FEWEST, _NEAR_ELSEWHERE * max(len(told), len(tells)))


def _shared(one: AbstractSet[str], two: AbstractSet[str]) -> float:
    return len(one & two) / min(len(one), len(two)) if one and two else 0


def _parts(words: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in words.casefold()).split()


def _telling(words: Sequence[str]) -> frozenset[str]:
    """The longer words and the numbers, or all words where there is none of them."""
    return frozenset(word for word in words if len(word) >= _LONG or word[0].isdecimal()) or frozenset(words)
