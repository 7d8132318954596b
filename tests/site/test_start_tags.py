"""Tags are found by pattern as a parser finds them, in our own pages and in whatever a template may hold."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.entry import Library
from briefgen.settings import Project
from briefgen.site import build_site
from briefgen.site.start_tags import start_tags


class Parser(HTMLParser):
    """The standard library's, which is slower."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, str] = {}
        for name, value in attrs:
            given.setdefault(name, value or "")
        if "=" in (self.get_starttag_text() or ""):
            self.found.append((self.getpos()[0], tag, given))


PIECES = (
    *("<a href=x>", "<A HREF=\"x?a=1&amp;b=2\" id='y'>", "<img\nsrc='a b.png'\nalt=\"a > b\">", "<br/>", "<p id=p>"),
    *("<!-- <a href=hidden> -->", "<script src=s.js>if (a<b) '<a href=no>'</script>", "text ", "\n", '<td data="">'),
    *("</p>", "<style>a>b{}</style>", "<link rel='canonical' href='https://example.org/'/>", 'a = "b"', "<x y z=1>"),
)


@given(st.lists(st.sampled_from(PIECES)))
def test_they_are_those_that_a_parser_finds(pieces: list[str]) -> None:
    page = "".join(pieces)
    assert [(line, tag, dict(given)) for line, tag, given in start_tags(page)] == Parser(page).found


def test_also_in_whole_pages(library: Library, project: Project) -> None:
    build_site(library, project)
    pages = [path.read_text("utf-8") for path in project.site.rglob("*.html")]
    assert len(pages) > 10
    for page in pages:
        assert [(line, tag, dict(given)) for line, tag, given in start_tags(page)] == Parser(page).found
