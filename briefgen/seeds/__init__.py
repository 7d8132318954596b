"""Owns seeds/: finds the documents, reads each format, and never writes."""

from briefgen.seeds.discover import discover
from briefgen.seeds.read import Seeds, Unread, read_file, read_seeds

__all__ = ["Seeds", "Unread", "discover", "read_file", "read_seeds"]
