"""Brings a static host up to date with site/: what differs, in an order that never leaves readers with half a site."""

from briefgen.publish.flow import Publishing, Wishes, nginx_snippet, prepare

__all__ = ["Publishing", "Wishes", "nginx_snippet", "prepare"]
