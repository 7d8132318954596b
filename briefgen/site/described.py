"""What people say of an actor in content/actors/, and the addresses that actors once had."""

import re
from urllib.parse import urlsplit

from briefgen.model.curated import CuratedActor, Picture
from briefgen.model.private import masked
from briefgen.site.actor_views import Described
from briefgen.site.context import Context
from briefgen.site.pages import MovedPage
from briefgen.site.prose import as_html
from briefgen.site.routes import Link, relative
from briefgen.site.views import Href

_WIKIDATA = re.compile(r"Q\d+")


def described(actor: CuratedActor, context: Context) -> Described:
    """What a curated actor's page shows above all that was derived."""
    picture = actor.picture
    return Described(
        actor.description and masked(actor.description),
        tuple(map(_elsewhere, actor.same_as)),
        relative(portrait_path(picture), context.page) if picture else None,
        masked(picture.alt) if picture else "",
        as_html(actor.body),
    )


def moved_page(path: str, name: str, context: Context) -> MovedPage:
    """A page that sends its readers on to the page of this name."""
    return MovedPage(context.site, context.root, path, context.href(Link(name, path)))


def portrait_path(picture: Picture) -> str:
    return f"actors/pictures/{picture.name}"


def _elsewhere(address: str) -> Href:
    if _WIKIDATA.fullmatch(address):
        return Href(f"Wikidata {address}", f"https://www.wikidata.org/wiki/{address}")
    return Href(urlsplit(address).netloc, address)
