"""Who and what documents speak of."""

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.span import Span


class Kind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PLACE = "place"


class Form(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A span that names an actor."""

    span: Span
    form: Form = Form.NAME
    metonym: bool = False
    """The words are a seat of government or a capital that stands for the actor: "Minsk said"."""


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """A role in the document's own words, where they stand."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """One person, organisation, country or place of one document."""

    id: str
    """A slug of the name, the same in every document that names the actor so."""
    name: str
    """The fullest name that the document gives; a country's short English name."""
    kind: Kind
    country: str | None = None
    """ISO 3166 alpha-2: the country itself, or the one that a role or name states."""
    central: bool = False
    """Whether the document is about it, so that it belongs among the briefing's actors."""
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """In the order of the text."""
