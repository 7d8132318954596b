"""An actor's id on the site reaches every place that names the actor."""

from dataclasses import replace

from briefgen.index import relabel
from briefgen.model.actor import Actor, Kind, Mention
from briefgen.model.briefing import ActorItem, Briefing, QuoteItem
from briefgen.model.entry import Entry
from briefgen.model.event import Event
from briefgen.model.extraction import Extraction, Title
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.source import SourceDocument
from briefgen.model.span import Span

TEXT = "“No,” said Brant in May."


def entry() -> Entry:
    quote = Quote("q1", QuoteKind.DIRECT, (Span(1, 4),), speaker="brant", candidates=("brant", "oskel"))
    event = Event("2026-05", TEXT, Span(0, len(TEXT)), ("brant",))
    source = SourceDocument("seeds/a.txt", "0" * 64, "text/plain", TEXT)
    extraction = Extraction(
        source, "en", Title("No"), (), actors=(Actor("brant", "Brant", Kind.PERSON),), quotes=(quote,), events=(event,)
    )
    briefing = Briefing(
        "a",
        "seeds/a.txt",
        "No",
        actors=(ActorItem("brant", "Brant", Kind.PERSON),),
        quotes=(QuoteItem("q1", QuoteKind.DIRECT, "No,", "brant"), QuoteItem("q2", QuoteKind.DIRECT, "No,")),
    )
    return Entry(briefing, extraction, quotes={"q1": quote}, events={"e1": event})


def test_every_mention_of_the_id_changes_and_no_other() -> None:
    changed = relabel(entry(), {"brant": "brant-in-a"})
    assert changed.extraction
    assert [actor.id for actor in changed.briefing.actors] == ["brant-in-a"]
    assert [quote.speaker for quote in changed.briefing.quotes] == ["brant-in-a", None]
    assert changed.extraction.actors[0].id == "brant-in-a"
    assert changed.extraction.quotes[0] == changed.quotes["q1"]
    assert changed.quotes["q1"].candidates == ("brant-in-a", "oskel")
    assert changed.events["e1"].actors == changed.extraction.events[0].actors == ("brant-in-a",)
    assert "brant" not in repr(changed).replace("brant-in-a", "").replace("Brant", "")


def test_nothing_to_change_gives_the_same_value() -> None:
    assert relabel(entry(), {"brant": "brant"}) == entry()


def test_two_actors_of_one_id_become_one_with_the_roles_and_mentions_of_both() -> None:
    first, second = Mention(Span(14, 19)), Mention(Span(1, 3))
    old = entry()
    assert old.extraction
    briefing = replace(
        old.briefing,
        actors=(
            ActorItem("brant", "Brant", Kind.PERSON, roles=("envoy",)),
            ActorItem("ivo-brant", "Ivo Brant", Kind.PERSON, "LV", roles=("envoy", "poet")),
        ),
    )
    actors = (
        Actor("brant", "Brant", Kind.PERSON, mentions=(first,)),
        Actor("ivo-brant", "Ivo Brant", Kind.PERSON, "LV", central=True, mentions=(second,)),
    )
    changed = relabel(
        replace(old, briefing=briefing, extraction=replace(old.extraction, actors=actors)), {"brant": "ivo-brant"}
    )
    assert changed.briefing.actors == (ActorItem("ivo-brant", "Brant", Kind.PERSON, "LV", ("envoy", "poet")),)
    assert changed.extraction
    assert changed.extraction.actors == (
        Actor("ivo-brant", "Brant", Kind.PERSON, "LV", central=True, mentions=(second, first)),
    )
