"""A statement about a country, before it is compared with the reference."""

from dataclasses import dataclass

from briefgen.model.fact import FactValue
from briefgen.model.span import Span


@dataclass(frozen=True, slots=True)
class Statement:
    property: str
    span: Span
    value: FactValue
    qualifier: str | None = None
    unit: str | None = None
