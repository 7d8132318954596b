"""Live preview: serve the site on this machine, watch the project, build again, and tell the browser."""

from briefgen.preview.serve import serve

__all__ = ["serve"]
