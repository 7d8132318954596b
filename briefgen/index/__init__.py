"""Owns .briefgen/index.sqlite: which actors appear in which briefings, and who is who across them."""

from briefgen.index.identity import Appearance, identify
from briefgen.index.relabel import relabel
from briefgen.index.store import Index, open_index

__all__ = ["Appearance", "Index", "identify", "open_index", "relabel"]
