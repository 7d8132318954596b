"""Owns content/: the files that people edit, the record beside each, and the merge that keeps what people changed."""

import os
from pathlib import Path

from briefgen.content.ground import check_ground, check_reviewed
from briefgen.content.pair import finish_pairs
from briefgen.content.past import where_commits_are
from briefgen.content.public import private_words
from briefgen.content.read import Content, read_content
from briefgen.content.record import Head, read_heads
from briefgen.content.reviewed import remember_reviews
from briefgen.content.shelf import Shelf, read_saved, read_shelf
from briefgen.content.stray import strays
from briefgen.content.update import update_content
from briefgen.content.whose import follow_names
from briefgen.content.withdraw import follow_sources, without_document


def put_right(folder: Path) -> None:
    """Before a folder is read: end what a killed build left half done, and give renamed files their records."""
    briefings = folder / "briefings"
    names = sorted(entry.name for entry in os.scandir(briefings)) if briefings.is_dir() else []
    finish_pairs(briefings, names)
    follow_names(briefings, names)


__all__ = [
    "Content", "Head", "Shelf", "check_ground", "check_reviewed", "follow_sources", "private_words", "put_right",
    "read_content", "read_heads", "read_saved", "read_shelf", "remember_reviews", "strays", "update_content",
    "where_commits_are", "without_document",
]  # fmt: skip
