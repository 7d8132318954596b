"""What pages show of actors: in lists, on the page of a briefing, and on their own."""

import msgspec

from briefgen.model.actor import Kind
from briefgen.site.views import Date, Href, Stated


class ActorRow(msgspec.Struct, frozen=True):
    actor: Href
    kind: str
    """In words."""
    roles: tuple[str, ...]
    quotes: int
    sentence: int | None
    """The first that names the actor."""
    edited: str | None = None
    newer: bool = False


class ActorEntry(msgspec.Struct, frozen=True):
    actor: Href
    kind: Kind
    briefings: int
    quotes: int
    flag: str | None = None
    mark: str | None = None
    """The id of the place, where names with a new letter begin."""


class Variant(msgspec.Struct, frozen=True):
    text: str
    times: int


class Described(msgspec.Struct, frozen=True):
    """What people say of an actor themselves, marked as theirs."""

    description: str | None
    same_as: tuple[Href, ...]
    picture: str | None
    """Link to the file."""
    alt: str
    body: str
    """Sanitised HTML."""


class RoleLine(msgspec.Struct, frozen=True):
    text: str
    parts: tuple[Href, ...]
    """The text in pieces; those that name an organisation, a country or somebody else lead there."""
    date: Date | None
    briefing: Href
    sentence: int | None
    differs: tuple[str, ...] = ()
    """Roles stated in the same month that do not go together with this one."""
    again: tuple[Stated, ...] = ()
    """Where further documents state it in the same words, the earliest first."""
    last: Date | None = None
    """When the last of them does."""
    edited: str | None = None
    """That a person wrote it, and who, where no document states it."""


class Tie(msgspec.Struct, frozen=True):
    """What a document states of the actor and another one."""

    other: Href
    words: str
    date: Date | None
    briefing: Href
    sentence: int | None
    again: tuple[Stated, ...] = ()
    """Where further documents state it in the same words, the newest first."""


class TieGroup(msgspec.Struct, frozen=True):
    label: str
    ties: tuple[Tie, ...]
