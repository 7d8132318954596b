"""Spans of text that name somebody, as the parts of this package pass them on."""

from dataclasses import dataclass

from briefgen.model.actor import Kind
from briefgen.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A name where it stands, cleaned of titles and possessives."""

    span: Span
    text: str
    """The words on one line, and in the case that they have in a sentence."""
    kind: Kind
    country: str | None = None
    """A country's code; that of the state which a body belongs to, where it is stated beside the name."""
    metonym: bool = False
    title: str | None = None
    """The title before a person's name, "Mrs"."""
    nickname: str | None = None
    """The “Tex” of “Ivo “Tex” Brant”."""
    strong: bool = True
    """Whether a model or a rule recognised it where it stands; otherwise it must be known from elsewhere."""
