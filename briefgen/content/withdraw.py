"""Briefings whose source document was taken out of seeds/: their pages stay, and say why they are empty."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefgen.content.file import rewrite_briefing
from briefgen.content.pair import write_pair
from briefgen.content.read import read_checked
from briefgen.content.record import Head, read_record, record_of
from briefgen.content.record_problems import unusable
from briefgen.model.briefing import Briefing, Review
from briefgen.model.card import Card
from briefgen.writing import undisturbed, write_over

_REASON = re.compile(r"Its source document, .*, was removed\.")


def follow_sources(
    folder: Path, cards: Iterable[Card], heads: Mapping[str, Head], sources: Mapping[str, str]
) -> tuple[str, ...]:
    """Withdraw the briefings whose source is gone, and take back those whose source is there again.

    Left alone are briefings that were made from no document. Where there are no documents at all, nothing is
    withdrawn: content/ is published without seeds/ then. The other arguments are those of `without_document`. The slugs
    of the changed files.
    """
    if not sources:
        return ()
    cards = tuple(cards)
    gone = {card.slug for card in without_document(cards, heads, sources)}
    wrong = (card.slug for card in cards if _is_wrong(card, gone=card.slug in gone))
    return tuple(slug for slug in wrong if undisturbed(partial(_rewrite, folder / f"briefings/{slug}.md")))


def without_document(cards: Iterable[Card], heads: Mapping[str, Head], sources: Mapping[str, str]) -> tuple[Card, ...]:
    """The briefings whose source is gone, also where another document has its path now.

    `heads` tells what a briefing was made from, whatever path a person wrote; `sources`: the path of each document that
    there is, and the sha256 of its bytes.
    """
    taken = {head.path for head in heads.values() if sources.get(head.path) == head.sha256}
    found = []
    for card in cards:
        head = heads.get(card.slug)
        paths = {card.source, head.path if head else None}
        if head and head.path in taken and sources[head.path] != head.sha256:
            paths.discard(head.path)
        if paths.isdisjoint(sources):
            found.append(card)
    return tuple(found)


def reason(source: str | None) -> str:
    """What the page of a withdrawn briefing says, if nobody says it better."""
    return f"Its source document, {source}, was removed."


def _is_wrong(card: Card, *, gone: bool) -> bool:
    if card.review == Review.WITHDRAWN:
        return not gone and _REASON.fullmatch(card.withdrawn_because or "") is not None
    return card.extracted and gone


def _rewrite(file: Path) -> bool:
    old = file.read_bytes()
    mine, _ = read_checked(file.stem, old)
    record = read_record(record_of(file))
    if mine is None or (record is None and unusable(file)):
        return False
    state = None if mine.review is Review.WITHDRAWN else str(mine.review)
    if mine.review is Review.WITHDRAWN:
        before = record.touched.state_before if record else None
        now = replace(mine, review=Review(before) if before else _likely(mine), withdrawn_because=None)
    else:
        now = replace(mine, review=Review.WITHDRAWN, withdrawn_because=reason(mine.source))
    new = rewrite_briefing(old, now)
    if record is None:
        write_over(file, old, new)
    else:
        write_pair(file, old, new, replace(record, touched=replace(record.touched, state_before=state)))
    return True


def _likely(briefing: Briefing) -> Review:
    """The state before a withdrawal that no record remembers."""
    return Review.REVIEWED if briefing.reviewer and briefing.reviewed_on else Review.DRAFT
