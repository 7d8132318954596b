"""briefgen turns a folder of source documents into a static site of briefings that can be checked."""

__version__ = "0.1.0"
