"""Owns site/ and reads templates/: plans pages, makes their views, renders what differs, and writes it."""

from briefgen.site.build import SiteReport, build_site

__all__ = ["SiteReport", "build_site"]
