"""What a document states of two actors, as an edge with its kind and the words that it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.span import Span


class RelationKind(StrEnum):
    AFFILIATION = "affiliation"
    """The subject has a role with the object: "the Kremlin's spokesman", "head of Prut Water Watch"."""
    MET = "met"
    TOLD = "told"


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """One statement of one document."""

    kind: RelationKind
    subject: str
    """An actor's id, as is `object`."""
    object: str
    span: Span
    """The words that state it."""
