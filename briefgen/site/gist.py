"""The line under the title: who, what, when, where."""

from briefgen.model.entry import Entry
from briefgen.site.context import Context, actor_in, sentences_of
from briefgen.site.views import Date, GistLine, Href


def gist_line(entry: Entry, context: Context) -> GistLine | None:
    """None where nothing is known; without what happens where the headline itself was made of that clause."""
    extraction = entry.extraction
    if extraction is None or extraction.gist is None:
        return None
    gist, made = extraction.gist, entry.briefing.title_made
    return GistLine(
        _named(gist.who, entry, context),
        "" if made else gist.clause(extraction.text),
        tuple(context.date(day) or Date(day, day) for day in gist.when),
        _named(gist.where, entry, context),
        sentences_of(entry, gist.spans),
    )


def _named(actors: tuple[str, ...], entry: Entry, context: Context) -> tuple[Href, ...]:
    """Actors with the link to their page; places have none."""
    named = ((context.actor(actor), actor_in(entry, actor)) for actor in actors)
    return tuple(href or Href(found.name) for href, found in named if found)
