"""A small library made by hand, so that pages can be tested without an analysis."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from briefgen.build.flow import build
from briefgen.model.actor import Actor, Kind, Mention
from briefgen.model.briefing import (
    ActorItem,
    Briefing,
    Change,
    Correction,
    EventItem,
    FactItem,
    QuoteItem,
    Review,
    SummaryItem,
)
from briefgen.model.entry import Edit, Entry, Library
from briefgen.model.event import Event
from briefgen.model.extraction import Extraction, Title
from briefgen.model.fact import Check, Fact, Verdict
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.source import Sentence, SourceDocument
from briefgen.model.span import Span
from briefgen.settings import Project, Settings, SiteSettings, open_project
from briefgen.site import build_site

ROOT = Path(__file__).parent.parent.parent

TEXT = "Talks opened in Riga. “We agree,” said Mara Oskel. Riga is the capital of Latvia."


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def an_entry(slug: str = "talks", title: str = "Talks open", name: str = "Mara Oskel", body: str = "") -> Entry:
    """One briefing with everything on it."""
    ends = [TEXT.index(". ") + 1, TEXT.index("Oskel.") + 6, len(TEXT)]
    starts = [0, ends[0] + 1, ends[1] + 1]
    sentences = tuple(
        Sentence(number, Span(start, end), 0) for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    quote = Quote(
        "q1",
        QuoteKind.DIRECT,
        (span_of("We agree,"),),
        span_of("said"),
        span_of("Mara Oskel"),
        "mara-oskel",
        "name_in_sentence",
        key=True,
    )
    check = Check(Verdict.AGREES, "Riga", "The World Factbook (CIA)", "final edition, January 2026")
    fact = Fact("LV", "capital", "Riga", Span(starts[2], starts[2] + 4), "Riga", check=check)
    event = Event("2026-03-04", "Talks opened in Riga.", sentences[0].span, ("mara-oskel",))
    actors = (
        Actor("mara-oskel", name, Kind.PERSON, central=True, mentions=(Mention(span_of("Mara Oskel")),)),
        Actor("latvia", "Latvia", Kind.COUNTRY, "LV", central=True, mentions=(Mention(span_of("Latvia")),)),
    )
    extraction = Extraction(
        SourceDocument(f"seeds/{slug}.txt", "0" * 64, "text/plain", TEXT),
        "en",
        Title(title),
        sentences,
        "2026-03-05",
        actors=actors,
        quotes=(quote,),
        facts=(fact,),
        events=(event,),
    )
    briefing = Briefing(
        slug,
        f"seeds/{slug}.txt",
        title,
        date="2026-03-05",
        summary=(SummaryItem("s1", "Talks opened in Riga."),),
        quotes=(
            QuoteItem("q1", QuoteKind.DIRECT, "We agree,", "mara-oskel", key=True),
            QuoteItem("q2", QuoteKind.INDIRECT, "nobody knows why"),
        ),
        actors=(
            ActorItem("mara-oskel", name, Kind.PERSON, roles=("envoy",)),
            ActorItem("latvia", "Latvia", Kind.COUNTRY, "LV"),
        ),
        facts=(FactItem("f1", "LV", "capital", "Riga"),),
        events=(EventItem("e1", "2026-03-04", "Talks opened in Riga."),),
        body=body,
    )
    return Entry(
        briefing,
        extraction,
        evidence={"s1": (sentences[0].span,), "q1": quote.content, "f1": (fact.span,), "e1": (event.span,)},
        quotes={"q1": quote},
        facts={"f1": fact},
        events={"e1": event},
        edited=frozenset({"q2"}),
    )


@pytest.fixture
def library() -> Library:
    return Library((an_entry(), an_entry("more-talks", "More talks")))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    settings = Settings(site=SiteSettings(title="Desk", notice="An exercise.", footer="Ours"))
    return Project(tmp_path, settings)


@pytest.fixture
def entry() -> Callable[..., Entry]:
    return an_entry


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's own documents, with an address of its own so that nothing is left out."""
    root = tmp_path_factory.mktemp("samples")
    for name in ("seeds", "content"):
        shutil.copytree(ROOT / name, root / name)
    settings = (ROOT / "briefgen.toml").read_text("utf-8")
    (root / "briefgen.toml").write_text(f'{settings}base_url = "https://desk.example/"\ncontact = "desk@example.org"\n')
    build(open_project(root))
    return root / "site"


ARABIC = "قال الوزير إن المحادثات بدأت في ريغا."


def all_states() -> Library:
    """Briefings in every state that a reader can meet."""
    one = an_entry("talks")
    corrected = replace(
        an_entry("corrected", "Corrected talks").briefing,
        review=Review.REVIEWED,
        reviewer="A. Editor",
        reviewed_on="2026-03-06",
        corrections=(Correction("2026-03-07", "The speaker was named wrongly.", "A. Editor", "q1"),),
        changes=(Change("2026-03-08", "An analysis was added."),),
        body="## Ours\n\nA [link](https://example.org/) and a table:\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n",
        url="https://wire.example/talks",
    )
    withdrawn = replace(
        one.briefing, slug="withdrawn", review=Review.WITHDRAWN, withdrawn_because="The source was retracted."
    )
    by_hand = Briefing("by-hand", None, "Written by hand", summary=(SummaryItem("s1", "A line by a person."),))
    bare = Briefing("bare", None, "Nothing was found", date="--03-04")
    arabic = replace(
        one.briefing,
        slug="arabic",
        title=ARABIC,
        language="ar",
        summary=(SummaryItem("s1", ARABIC),),
        quotes=(QuoteItem("q1", QuoteKind.DIRECT, ARABIC, "mara-oskel", key=True),),
        facts=(),
        events=(),
    )
    people = [replace(one, briefing=replace(b, slug=b.slug)) for b in (corrected, withdrawn)]
    alone = [Entry(b, edited=frozenset({"s1"}), edits={"s1": Edit("B. Desk", "2026-03-02")}) for b in (by_hand, bare)]
    entries = (one, an_entry("more-talks", LONG, "Wolfeschlegelsteinhausenbergerdorff Oskel"), *people, *alone)
    return Library(tuple(sorted((*entries, replace(one, briefing=arabic)), key=lambda entry: entry.briefing.slug)))


LONG = ("Danubenavigationforumextraordinarysession " * 3).strip()


@pytest.fixture(scope="session", params=["en", "ar"])
def states(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every state, in English and laid out from right to left."""
    root = tmp_path_factory.mktemp(f"states-{request.param}")
    words = {"title": "Desk", "notice": "An exercise.", "footer": "Ours", "contact": "a@b.example"}
    site = SiteSettings(**words, language=request.param)
    report = build_site(all_states(), Project(root, Settings(site=site)))
    assert not report.problems
    return root / "site"


@pytest.fixture(scope="session")
def chrome(browser: str) -> Iterator[Browser]:
    """A real browser that tests drive."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


class _Strict(SimpleHTTPRequestHandler):
    """Serves files with the strictest policy that pages are promised to work under."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'; base-uri 'self'; form-action 'self'")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on this machine, and gives its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Strict, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
