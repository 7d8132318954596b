"""Owns content/: the files that people edit, the record beside each, and the merge that keeps what people changed."""

from briefgen.content.read import Content, check_quotes, read_content
from briefgen.content.record import records
from briefgen.content.update import update_content

__all__ = ["Content", "check_quotes", "read_content", "records", "update_content"]
