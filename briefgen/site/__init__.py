"""Owns site/ and reads templates/: plans pages, makes their views, renders what differs, and writes it."""

from briefgen.site.ahead import Ahead
from briefgen.site.build import Announce, Means, SiteReport, build_site

__all__ = ["Ahead", "Announce", "Means", "SiteReport", "build_site"]
