"""What documents state of an actor and others, on the page and in the data beside it."""

import json
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

from briefgen.model.actor import Mention, Role
from briefgen.model.briefing import Review
from briefgen.model.entry import Entry, Library
from briefgen.model.source import Sentence
from briefgen.model.span import Span
from briefgen.settings import Project
from briefgen.site import build_site


def page(project: Project, path: str) -> HTMLParser:
    return HTMLParser((project.site / path).read_text("utf-8"))


def words(node: Node) -> str:
    return " ".join(node.text().split())


def test_an_actor_page_says_who_has_a_role_with_whom_and_where_two_meet(library: Library, project: Project) -> None:
    build_site(library, project)
    html = page(project, "actors/mara-oskel.html")
    assert [a.text() for a in html.css("section[aria-labelledby=with] details li")] == ["More talks", "Talks open"]
    assert not html.css("#ties")
    text = "Latvian envoy Mara Oskel spoke."
    entry = library.entries[0]
    assert entry.extraction
    oskel, latvia = entry.extraction.actors
    role = Role(Span(0, 13), "Latvian envoy")
    stated = replace(
        entry.extraction,
        source=replace(entry.extraction.source, text=text),
        sentences=(Sentence(1, Span(0, len(text)), 0),),
        actors=(
            replace(oskel, roles=(role,), mentions=(Mention(Span(14, 24)),)),
            replace(latvia, mentions=(Mention(Span(0, 7)),)),
        ),
        quotes=(),
        facts=(),
        events=(),
        notice=None,
    )
    envoy = replace(entry.briefing.actors[0], roles=("Latvian envoy",))
    briefing = replace(entry.briefing, actors=(envoy, *entry.briefing.actors[1:]))
    build_site(Library((Entry(briefing, stated),)), project)
    assert not page(project, "actors/mara-oskel.html").css("#ties"), "the role above says it, with its link"
    roles = page(project, "actors/mara-oskel.html").css_first("section[aria-labelledby=roles] li")
    assert "Latvian envoy" in roles.text()
    assert next((a.text(), a.attributes["href"]) for a in roles.css("a")) == ("Latvian", "../countries/lv.html")
    assert "People with a role here" in page(project, "countries/lv.html").text()
    days = ("2026-03-09", None, "2026-03-01")
    entries = (replace(briefing, slug=f"talks-{n}", title=f"Talks {n}", date=day) for n, day in enumerate(days))
    build_site(Library([Entry(one, stated) for one in entries]), project)
    (tie,) = page(project, "countries/lv.html").css("section[aria-labelledby=ties] .plain > li:has(details)")
    assert words(tie) == "Mara Oskel “Latvian envoy” 9 March 2026 [1] and 2 more Talks 2, 1 March 2026 [1] Talks 1 [1]"
    (role,) = page(project, "actors/mara-oskel.html").css("section[aria-labelledby=roles] ol > li")
    assert words(role).startswith("1 March 2026 – 9 March 2026 Latvian envoy [1] Talks 2 and 2 more Talks 0")


def test_roles_that_do_not_go_together_say_so(library: Library, project: Project) -> None:
    first, second = library.entries
    oskel, latvia = second.briefing.actors
    briefing = replace(second.briefing, actors=(replace(oskel, roles=("former envoy", "poet")), latvia))
    build_site(Library((first, replace(second, briefing=briefing))), project)
    roles = page(project, "actors/mara-oskel.html").css("section[aria-labelledby=roles] li")
    notes = [line.text().partition("also stated:")[2].strip() for line in roles]
    assert sorted(notes) == ["", "envoy", "former envoy"]


def test_the_data_of_an_actor_has_names_roles_company_and_relations(library: Library, project: Project) -> None:
    build_site(library, project)
    data = json.loads((project.site / "actors/mara-oskel.json").read_text("utf-8"))
    assert data["names"] == {"Mara Oskel": 2}
    assert data["with"] == [{"id": "latvia", "briefings": ["more-talks", "talks"]}]
    assert (data["first"], data["last"]) == ("2026-03-05", "2026-03-05")
    assert data["relations"] == []


def test_no_address_leads_to_an_actor_whose_briefings_are_all_withdrawn(library: Library, project: Project) -> None:
    entries = tuple(replace(e, briefing=replace(e.briefing, review=Review.WITHDRAWN)) for e in library.entries)
    build_site(Library(entries, moved={"actors/m-oskel.html": "actors/mara-oskel.html"}), project)
    assert not (project.site / "actors/m-oskel.html").exists()
    assert not (project.site / "_redirects").exists()
