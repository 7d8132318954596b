"""What people say of actors: one whom they describe themselves, and whether two are one."""

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.actor import Kind


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an actor, published with the site."""

    name: str
    """The file's, below content/actors/."""
    content: bytes
    alt: str
    """What it shows, for readers who cannot see it."""


@dataclass(frozen=True, slots=True)
class CuratedActor:
    """One file of content/actors/: it wins over all that was derived."""

    slug: str
    """The actor's id on the site."""
    name: str
    kind: Kind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    """Further names; all actors of this kind that documents call so are this one, also by a single word."""
    description: str | None = None
    same_as: tuple[str, ...] = ()
    """Addresses elsewhere, or ids of Wikidata."""
    picture: Picture | None = None
    body: str = ""
    """Markdown."""


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about two actors, named by their ids on the site."""

    verdict: Verdict
    first: str
    """Of two that are the same, the one whose page stays."""
    second: str
    reason: str
    by: str
    on: str
    """ISO 8601."""
    line: int = 0
    """Where it stands in the file of judgements, counted from 1."""
    end: int = 0
    """The last line of it."""

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.first, self.second))
