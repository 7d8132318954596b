"""Garbage is looked for seldom where much is made that stays: looking takes longer than it saves."""

import gc

_MADE = 50_000
"""Things made until those among them that hold one another are looked for: hardly any do here, and looking is slow."""


def keep_calm() -> None:
    """Best before most is imported, which makes thousands of things that stay."""
    gc.set_threshold(_MADE)
