"""Owns .briefgen/index.sqlite: which actors appear in which briefings, and who is who across them."""

from briefgen.index.copies import near_copies
from briefgen.index.identity import Appearance, appearances_in
from briefgen.index.relabel import relabel
from briefgen.index.relations import stated_in
from briefgen.index.store import Index, identify, open_index
from briefgen.index.topics import choose_topics

__all__ = [
    "Appearance",
    "Index",
    "appearances_in",
    "choose_topics",
    "identify",
    "near_copies",
    "open_index",
    "relabel",
    "stated_in",
]
