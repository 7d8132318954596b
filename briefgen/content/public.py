"""What of a briefing may be shown: the same, without private notes, and with addresses and numbers masked."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from briefgen.content.file import read_briefing
from briefgen.model.entry import Entry
from briefgen.model.extraction import Extraction
from briefgen.model.private import found_in, masked, masked_link, private_notes, public

T = TypeVar("T")
_MASKED = ("text", "name", "roles", "title", "body", "notice", "publisher", "author", "summary", "quotes", "actors",
           "facts", "events", "corrections", "changes", "withdrawn_because", "tags", "reviewer", "by", "edited_by",
           "metadata", "url", "path")  # fmt: skip
"""Fields whose words readers see."""


def published(entry: Entry) -> Entry:
    """The entry as every page, list, feed and export may show it; positions in the text stay what they were."""
    briefing = entry.briefing
    if briefing.private is not None or briefing.body:
        briefing = replace(briefing, private=None, body=public(briefing.body))
    extraction = entry.extraction
    edits = {item: _masked(edit) for item, edit in entry.edits.items()}
    if edits == entry.edits and _masked(briefing) is briefing and not (extraction and _says_any(extraction)):
        return entry if briefing is entry.briefing else replace(entry, briefing=briefing)
    return replace(
        entry,
        briefing=_masked(briefing),
        edits=edits,
        extraction=extraction
        and replace(
            extraction,
            source=_masked(extraction.source),
            title=_masked(extraction.title),
            actors=tuple(map(_masked, extraction.actors)),
            facts=tuple(map(_masked, extraction.facts)),
            events=tuple(map(_masked, extraction.events)),
            terms=tuple(map(_masked, extraction.terms)),
        ),
        facts={item: _masked(fact) for item, fact in entry.facts.items()},
        events={item: _masked(event) for item, event in entry.events.items()},
    )


def private_words(folder: Path) -> Iterator[str]:
    """The notes in content files that no page may show."""
    for path in sorted(path for path in folder.glob("*/*.md") if path.is_file()):
        text = path.read_text("utf-8", errors="replace")
        yield from private_notes(text)
        briefing, _ = read_briefing(path.name, path.stem, text.encode()) if "private:" in text else (None, ())
        if briefing and briefing.private:
            yield briefing.private


def _says_any(extraction: Extraction) -> bool:
    """Whether a document says an address or a number, in its text or about itself."""
    return next(found_in(extraction.text), None) is not None or _masked(extraction.source) is not extraction.source


def _masked(value: T) -> T:
    """The same value of the model with its words masked; the very same where there is nothing to mask."""
    changes: dict[str, Any] = {}
    kind: Any = type(value)
    for name in _shown(kind):
        before = getattr(value, name)
        after = masked_link(before) if name == "url" and before else _masked_words(before)
        if after is not before:
            changes[name] = after
    return replace(value, **changes) if changes else value  # type: ignore[type-var]  # a dataclass


@cache
def _shown(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass whose words readers see."""
    return tuple(field.name for field in fields(kind) if field.name in _MASKED)


def _masked_words(value: Any) -> Any:  # noqa: ANN401  (what a field may hold)
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, tuple):
        words = tuple(map(_masked_words, value))
        return words if any(new is not old for new, old in zip(words, value, strict=True)) else value
    return _masked(value) if is_dataclass(value) else value
