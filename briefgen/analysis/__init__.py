"""Source documents become extractions: pure functions over a parsed text. Only this package knows spaCy."""
