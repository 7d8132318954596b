"""Live preview: serve the site on this machine, watch the project, build again, and tell the browser."""

from briefgen.preview.serve import Address, serve
from briefgen.preview.state import State

__all__ = ["Address", "State", "serve"]
