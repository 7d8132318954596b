"""What people did to a content file, as far as comparing it with the last extraction does not show it any more.

A removed line leaves no trace in the file; an edited title looks untouched once the extraction comes to say the same.
So the record beside the file remembers both, for as long as the file does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Words = tuple[str, ...]
"""What makes an item of an extraction the same one (`words.same_words`)."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that a person and the extraction changed in different ways."""

    item: str | None
    """The id of the item; None for the briefing itself."""
    field: str
    kept: Any
    """What the person wrote, and what stays."""
    extracted: Any

    @property
    def place(self) -> str:
        """The id of the item, or the name of the field at the top."""
        return self.item or self.field


@dataclass(frozen=True, slots=True)
class Check:
    """What a person looked at who let a line stand (`checked: true`)."""

    drafted: Any = None
    """The line as the program had it then; None for a line that only the person has."""
    sentence: str = ""
    """What it rested on then."""


@dataclass(frozen=True, slots=True)
class Said:
    """Where the words of a line stood, which may stand elsewhere as well."""

    speaker: str | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reviewer saw."""

    by: str | None = None
    on: str | None = None
    """Both as the file names them: they tell one review from another."""
    lines: Mapping[str, str] = field(default_factory=dict)
    """Id of a line, or name of a field at the top → digest of what it said."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What the record remembers of people's part in the file beside it."""

    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Item id ("" for the briefing itself) → field → the value that a person gave it, as it was at the last merge."""
    lines: Mapping[str, Mapping[str, Words]] = field(default_factory=dict)
    """List → id → the source's words behind an item that a person removed, or that only a person still holds."""
    reordered: tuple[str, ...] = ()
    """Lists whose order is a person's."""
    conflicts: tuple[Conflict, ...] = ()
    """Those of the last merge and, as long as nobody decided them, of earlier ones."""
    since_review: tuple[str, ...] = ()
    """Ids of lines, and names of fields at the top, that an extraction changed or added after the review."""
    reviewed_on: str | None = None
    """The review that those came after."""
    checks: Mapping[str, Check] = field(default_factory=dict)
    """Item id → what was checked: it is asked about again when that changes."""
    state_before: str | None = None
    """The review state of a briefing that was withdrawn because its source was gone, for when the source is back."""
    unsure: Mapping[str, Any] = field(default_factory=dict)
    """Item id, or name of a field at the top → what it said when the record was lost.

    Whether a person wrote it is not known until somebody changes it or says that it was checked."""
    missing: tuple[str, ...] = ()
    """Ids that the program found then and the file did not have: whether a person took them out is not known either."""
    names: tuple[str, ...] = ()
    """Names that the file had before the one that it was last merged under; their addresses lead to its page."""

    lost: Mapping[str, str] = field(default_factory=dict)
    """Id → words of each line that went with its source after the review."""
    said: Mapping[str, Said] = field(default_factory=dict)
    """Id → who said each of `lines`, and in which sentence."""
    held: Mapping[str, Any] = field(default_factory=dict)
    """Id → a line that only the file still has, as the program last had it; what differs from that is a person's."""

    returned: Mapping[str, str] = field(default_factory=dict)
    """Id of a line that was found anew → the words of a removed line that it is near to: it waits for a person."""

    seen: Seen | None = None
    """What stood in the file at the review that it names."""

    def removed(self, name: str, there: Iterable[str]) -> frozenset[str]:
        """Ids that were in a list once, and that a person took out of it; or that wait to be put in."""
        return frozenset((*self.lines.get(name, {}), *self.returned)) - frozenset(there)
