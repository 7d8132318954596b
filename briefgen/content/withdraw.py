"""Briefings whose source document was taken out of seeds/: their pages stay, and say why they are empty."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from briefgen.content.file import rewrite_briefing
from briefgen.content.read import read_checked
from briefgen.model.briefing import Review
from briefgen.model.card import Card
from briefgen.writing import write


def follow_sources(folder: Path, cards: Iterable[Card], sources: frozenset[str]) -> tuple[str, ...]:
    """Withdraw the briefings whose source is gone, and take back those whose source is there again.

    Left alone are briefings that were made from no document. `sources`: the paths of all documents. Where there are
    none at all, nothing is withdrawn: content/ is published without seeds/ then. The slugs of the changed files.
    """
    if not sources:
        return ()
    return tuple(one.slug for one in cards if _is_wrong(one, sources) and _rewrite(folder / f"briefings/{one.slug}.md"))


def reason(source: str | None) -> str:
    """What the page of a withdrawn briefing says, if nobody says it better."""
    return f"Its source document, {source}, was removed."


def _is_wrong(card: Card, sources: frozenset[str]) -> bool:
    there = card.source in sources
    if card.review == Review.WITHDRAWN:
        return there and card.withdrawn_because == reason(card.source)
    return card.extracted and not there


def _rewrite(file: Path) -> bool:
    old = file.read_bytes()
    mine, _ = read_checked(file.stem, old)
    if mine is None:
        return False
    if mine.review is Review.WITHDRAWN:
        state = Review.REVIEWED if mine.reviewer else Review.DRAFT
        now = replace(mine, review=state, withdrawn_because=None)
    else:
        now = replace(mine, review=Review.WITHDRAWN, withdrawn_because=reason(mine.source))
    write(file, rewrite_briefing(old, now))
    return True
