"""An actor whose name the source spells otherwise: what a person did to the actor stays with the same one."""

from dataclasses import replace
from pathlib import Path

import pytest
from made_up import build, edit, extraction, written

from briefgen.content import read_content
from briefgen.model.actor import Actor, Kind
from briefgen.model.extraction import Extraction


def said_by(name: str, kind: Kind = Kind.PERSON, *others: str) -> Extraction:
    """All quotes are of the one of that name."""
    made = extraction(sha256=name)
    (oskel,) = made.actors
    item = name.lower().replace(" ", "-")
    return replace(
        made,
        actors=(
            replace(oskel, id=item, name=name, kind=kind),
            *(Actor(one.lower(), one, Kind.PERSON, central=True) for one in others),
        ),
        quotes=tuple(replace(quote, speaker=item) for quote in made.quotes),
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    build(tmp_path, said_by("Mara Oskel"))
    return tmp_path


def actors(content: Path) -> list[tuple[str, str]]:
    (entry,) = read_content(content).entries
    return [(actor.id, actor.name) for actor in entry.briefing.actors]


def speakers(content: Path) -> set[str | None]:
    (entry,) = read_content(content).entries
    assert entry.extraction
    assert {quote.speaker for quote in entry.extraction.quotes} <= {actor.id for actor in entry.extraction.actors}
    return {quote.speaker for quote in entry.briefing.quotes}


def test_an_actor_whom_a_person_corrected_is_there_once_when_the_source_is_corrected_too(content: Path) -> None:
    edit(
        content,
        "    name: Mara Oskel\n    kind: person\n    roles:\n      - envoy\n",
        "    name: Mara Oskelis\n    kind: person\n",
    )
    for name in ("Mara Oskelis", "Mara Oskelis", "Mara Oskeliss"):
        build(content, said_by(name))
        assert actors(content) == [("mara-oskel", "Mara Oskelis")]
        assert speakers(content) == {"mara-oskel"}
        assert "envoy" not in written(content)
    (problem,) = read_content(content).problems
    assert problem.code == "BG306"
    assert "Mara Oskeliss" in problem.message


def test_an_actor_whom_a_person_took_out_stays_out_under_another_spelling(content: Path) -> None:
    text = written(content)
    start, end = text.index("actors:"), text.rindex("---")
    text = text[:start] + "actors: []\n" + text[end:]
    (content / "briefings/talks.md").write_text(text.replace("    speaker: mara-oskel\n", ""), "utf-8")
    for name in ("Mara Oskell", "Mara Oskel", "Mara Oskelis"):
        build(content, said_by(name))
        assert actors(content) == []
        assert speakers(content) == {None}


def test_an_actor_to_whom_a_person_gave_a_quote_keeps_it_under_the_new_spelling(tmp_path: Path) -> None:
    made = said_by("Mara Oskel", Kind.PERSON, "Velmers")
    build(tmp_path, made)
    edit(tmp_path, "    text: No,\n    speaker: mara-oskel\n", "    text: No,\n    speaker: velmers\n")
    build(tmp_path, said_by("Mara Oskel", Kind.PERSON, "Velmerss"))
    assert actors(tmp_path) == [("mara-oskel", "Mara Oskel"), ("velmers", "Velmerss")]
    assert "    text: No,\n    speaker: velmers\n" in written(tmp_path)


@pytest.mark.parametrize(
    "now",
    [said_by("Ivo Brant"), said_by("Mara Oskell", Kind.ORGANISATION), said_by("Mara Oskell", Kind.PERSON, "Oskel")],
)
def test_another_name_another_kind_and_either_of_two_are_somebody_else(content: Path, now: Extraction) -> None:
    edit(content, "    name: Mara Oskel\n", "    name: Dame Mara Oskel\n")
    build(content, now)
    assert now.actors[0].id in dict(actors(content))


def test_an_actor_whom_nobody_touched_goes_by_the_name_that_the_source_has_now(content: Path) -> None:
    build(content, said_by("Mara Oskell"))
    assert actors(content) == [("mara-oskell", "Mara Oskell")]
    assert not read_content(content).problems
