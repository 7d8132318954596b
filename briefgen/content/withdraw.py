"""Briefings whose source document was taken out of seeds/: their pages stay, and say why they are empty."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from briefgen.content.file import rewrite_briefing
from briefgen.content.pair import write_pair
from briefgen.content.read import read_checked
from briefgen.content.record import Head, read_record, record_of
from briefgen.model.briefing import Briefing, Review
from briefgen.model.card import Card
from briefgen.writing import write

_REASON = re.compile(r"Its source document, .*, was removed\.")


def follow_sources(
    folder: Path, cards: Iterable[Card], heads: Mapping[str, Head], sources: frozenset[str]
) -> tuple[str, ...]:
    """Withdraw the briefings whose source is gone, and take back those whose source is there again.

    Left alone are briefings that were made from no document. `heads` tells what a briefing was made from, whatever path
    a person wrote; `sources`: the paths of all documents. Where there are none at all, nothing is withdrawn: content/
    is published without seeds/ then. The slugs of the changed files.
    """
    if not sources:
        return ()
    wrong = (one for one in cards if _is_wrong(one, heads.get(one.slug), sources))
    return tuple(one.slug for one in wrong if _rewrite(folder / f"briefings/{one.slug}.md"))


def reason(source: str | None) -> str:
    """What the page of a withdrawn briefing says, if nobody says it better."""
    return f"Its source document, {source}, was removed."


def _is_wrong(card: Card, head: Head | None, sources: frozenset[str]) -> bool:
    there = card.source in sources or (head is not None and head.path in sources)
    if card.review == Review.WITHDRAWN:
        return there and _REASON.fullmatch(card.withdrawn_because or "") is not None
    return card.extracted and not there


def _rewrite(file: Path) -> bool:
    old = file.read_bytes()
    mine, _ = read_checked(file.stem, old)
    record = read_record(record_of(file))
    if mine is None:
        return False
    state = None if mine.review is Review.WITHDRAWN else str(mine.review)
    if mine.review is Review.WITHDRAWN:
        before = record.touched.state_before if record else None
        now = replace(mine, review=Review(before) if before else _likely(mine), withdrawn_because=None)
    else:
        now = replace(mine, review=Review.WITHDRAWN, withdrawn_because=reason(mine.source))
    if record is None:
        write(file, rewrite_briefing(old, now))
    else:
        touched = replace(record.touched, state_before=state)
        write_pair(file, rewrite_briefing(old, now), replace(record, touched=touched))
    return True


def _likely(briefing: Briefing) -> Review:
    """The state before a withdrawal that no record remembers."""
    return Review.REVIEWED if briefing.reviewer and briefing.reviewed_on else Review.DRAFT
