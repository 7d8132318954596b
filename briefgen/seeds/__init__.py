"""Owns seeds/: finds the documents, reads each format, and never writes."""
