"""Live preview: serve the site on this machine, watch the project, build again, and tell the browser."""

from briefgen.preview.serve import Address, Ready, serve
from briefgen.preview.state import State

__all__ = ["Address", "Ready", "State", "serve"]
