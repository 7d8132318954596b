"""Owns content/: the files that people edit, the record beside each, and the merge that keeps what people changed."""

from briefgen.content.ground import check_ground, check_reviewed
from briefgen.content.pair import finish_pairs
from briefgen.content.public import private_words
from briefgen.content.read import Content, read_content
from briefgen.content.record import Head, read_heads
from briefgen.content.shelf import Shelf, read_saved, read_shelf
from briefgen.content.update import update_content
from briefgen.content.withdraw import follow_sources

__all__ = [
    "Content", "Head", "Shelf", "check_ground", "check_reviewed", "finish_pairs", "follow_sources", "private_words",
    "read_content", "read_heads", "read_saved", "read_shelf", "update_content",
]  # fmt: skip
