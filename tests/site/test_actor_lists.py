"""Lists of actors by name, by letter and by number of briefings, as plain links."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from briefgen.model.actor import Kind
from briefgen.model.briefing import ActorItem
from briefgen.model.entry import Entry, Library
from briefgen.settings import Project
from briefgen.site import actor_lists, build_site
from briefgen.site.check_links import check_links


def with_actors(one: Entry, *names: str, kind: Kind = Kind.PERSON) -> Entry:
    actors = tuple(ActorItem(name.lower().replace(" ", "-").strip("."), name, kind) for name in names)
    return replace(one, briefing=replace(one.briefing, actors=(*one.briefing.actors, *actors)))


def page(project: Project, path: str) -> HTMLParser:
    return HTMLParser((project.site / path).read_text("utf-8"))


def test_letters_lead_to_where_names_begin_with_them(
    project: Project, entry: Callable[..., Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actor_lists, "_MOST", 2)
    one = with_actors(entry(), "Ivo Brant", "Zoë Ålund", "Harlan Quist Jr.", "Ana Lind", "Julius XIV", "Una Ivo")
    report = build_site(Library((one,)), project)
    assert not report.problems
    assert not check_links(project.site)
    html = page(project, "actors/index.html")
    letters = {a.text(): str(a.attributes["href"]) for a in html.css("nav.letters a")}
    assert list(letters) == ["A", "B", "I", "J", "L", "O", "Q"]
    path, _, place = letters["Q"].partition("#")
    assert place == "person-q"
    there = page(project, f"actors/{path or 'index.html'}").css_first(f"#{place}")
    assert "Harlan Quist Jr." in there.text()


def test_actors_of_most_briefings_come_first_in_a_list_of_their_own(
    project: Project, entry: Callable[..., Entry]
) -> None:
    entries = tuple(with_actors(entry(f"talks-{n}"), *["Ivo Brant"][: n % 2]) for n in range(4))
    build_site(Library(entries), project)
    html = page(project, "actors/index/by-briefings.html")
    assert [li.text().split("\n")[0].split(" 4 ")[0].split(" 2 ")[0].strip() for li in html.css(".names li")] == [
        "Mara Oskel",
        "Ivo Brant",
    ]
    links = [str(a.attributes["href"]) for a in page(project, "actors/index.html").css("main p a")]
    assert "index/by-briefings.html" in links


def test_people_and_organisations_have_lists_of_their_own_with_their_letters(
    project: Project, entry: Callable[..., Entry]
) -> None:
    one = with_actors(with_actors(entry(), "Ivo Brant"), "Port Authority", kind=Kind.ORGANISATION)
    report = build_site(Library((one,)), project)
    assert not report.problems
    assert not check_links(project.site)
    assert [a.text() for a in page(project, "actors/index.html").css("main p a bdi")][:3] == [
        "People",
        "Organisations",
        "By number of briefings",
    ]
    organisations = page(project, "actors/index/organisation.html")
    assert [a.text() for a in organisations.css(".names a")] == ["Port Authority"]
    assert [a.text() for a in organisations.css("nav.letters a")] == ["P"]
    assert [a.text() for a in page(project, "actors/index/person.html").css(".names a")] == ["Ivo Brant", "Mara Oskel"]


def test_where_all_are_of_one_kind_that_has_no_list_of_its_own(project: Project, library: Library) -> None:
    build_site(library, project)
    assert not (project.site / "actors/index/person.html").exists()


def test_two_of_one_name_are_called_with_their_countries_in_lists_and_at_the_head_of_their_pages(
    project: Project, entry: Callable[..., Entry]
) -> None:
    ministry = ActorItem("ministry-of-finance", "Ministry of Finance", Kind.ORGANISATION, "LV")
    other = replace(ministry, id="ministry-of-finance--organisation", country="UA")
    entries = [
        replace(one, briefing=replace(one.briefing, actors=(*one.briefing.actors, actor)))
        for one, actor in ((entry("riga"), ministry), (entry("kyiv"), other))
    ]
    build_site(Library(tuple(entries)), project)
    listed = [a.text(strip=True) for a in page(project, "actors/index.html").css(".names a")]
    assert {"Ministry of Finance (Latvia)", "Ministry of Finance (Ukraine)"} <= set(listed)
    heading = page(project, "actors/ministry-of-finance--organisation.html").css_first("h1")
    assert heading.text(strip=True) == "Ministry of Finance (Ukraine)"
