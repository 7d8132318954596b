"""Names in a content file that lead nowhere: ids that are there twice or unfit for an address, unknown speakers."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from briefgen.content.form import Mistake, Path
from briefgen.model.slug import slug

_LISTS = ("summary", "quotes", "actors", "facts", "events")


def wrong_ids(tree: Any) -> Iterator[Mistake]:  # noqa: ANN401  (what YAML gave)
    """Every such mistake in a front matter, whatever else is wrong with it."""
    if not isinstance(tree, Mapping):
        return
    seen: set[str] = set()
    for path, one in _texts(tree, _LISTS, "id"):
        if slug(one) != one:
            yield Mistake(path, "BG309", f"{one!r} cannot be part of an address", _fit(slug(one)))
        elif one in seen:
            yield Mistake(path, "BG308", f"the id {one!r} is there twice", "give one another id")
        seen.add(one)
    actors = [one for _, one in _texts(tree, ("actors",), "id")]
    for path, one in _texts(tree, ("quotes",), "speaker"):
        if one not in actors:
            remedy = _near(one, actors) + "name one of the ids under  actors:,  or add the actor there"
            yield Mistake(path, "BG307", f"no actor {one!r} in this briefing", remedy)


def _texts(tree: Mapping[str, Any], lists: tuple[str, ...], key: str) -> Iterator[tuple[Path, str]]:
    """Where a key of the items of some lists is text, and what it says."""
    for name in lists:
        items = tree.get(name)
        for at, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, Mapping) and isinstance(item.get(key), str):
                yield (name, at, key), item[key]


def _fit(wish: str) -> str:
    return f"use small letters, digits and hyphens, for example  {wish}"


def _near(word: str, words: list[str]) -> str:
    close = get_close_matches(word, words, n=1)
    return f"did you mean {close[0]!r}? " if close else ""
