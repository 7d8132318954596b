"""Words that are written like the title of a work: “The Long Road”."""

from collections.abc import Sequence

_SMALL = frozenset(("a", "an", "the", "of", "and", "in", "on", "to", "for", "with", "at", "by", "or", "is"))


def is_title(tokens: Sequence[str]) -> bool:
    """Whether all words but the small ones have a capital."""
    large = [token for token in tokens if token.lower() not in _SMALL]
    return bool(large) and all(not token[0].islower() for token in large) and tokens[0][0].isupper()
