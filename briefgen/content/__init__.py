"""Owns content/: the files that people edit, the record beside each, and the merge that keeps what people changed."""

from briefgen.content.read import Content, check_quotes, read_content
from briefgen.content.record import Head, read_heads
from briefgen.content.shelf import Shelf, read_shelf
from briefgen.content.update import update_content

__all__ = [
    "Content", "Head", "Shelf", "check_quotes", "read_content", "read_heads", "read_shelf", "update_content",
]  # fmt: skip
