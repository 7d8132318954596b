"""How long a reader waits for the first result, the loading of the index included."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from briefgen.model.entry import Entry, Library
from briefgen.settings import Project
from briefgen.site import build_site, search
from briefgen.site.present import Present
from briefgen.site.routes import plan_routes

WAIT = """words => new Promise(done => {
  const results = document.getElementById("results"), began = performance.now();
  new MutationObserver(() => { if (results.querySelector("a")) done(performance.now() - began); })
    .observe(results, {childList: true});
  document.getElementById("q").value = words;
  document.querySelector("form[data-parts]").requestSubmit();
})"""


@pytest.mark.alone
def test_the_first_of_1000_briefings_is_found_in_a_tenth_of_a_second(
    chrome: Browser, project: Project, entry: Callable[..., Entry]
) -> None:
    build_site(Library((entry(),)), project)
    many = Library(tuple(_briefing(entry(), number) for number in range(1000)))
    for page in search.pages_of_index(many.cards, plan_routes(many), Present(many.cards)):
        (project.site / page.path).write_text(str(page.view(many)), "utf-8")
    form = (project.site / "search.html").read_text("utf-8")
    parts = f'data-parts="{search.parts_for(1000)}"'
    (project.site / "search.html").write_text(re.sub(r'data-parts="\d+"', parts, form), "utf-8")
    assert min(_first_result(chrome, project.site) for _ in range(5)) < 100


def _briefing(one: Entry, number: int) -> Entry:
    """One with eight quotes, all of words that no other briefing has but one in seven."""
    words = [f"w{number * 31 + place:x}" for place in range(30)]
    said = tuple(replace(one.briefing.quotes[0], id=f"q{n}", text=" ".join([*words[n:], *words])) for n in range(8))
    title = f"{' '.join(words[:8])} grain{number % 7}"
    return replace(one, briefing=replace(one.briefing, slug=f"b{number}", title=title, quotes=said))


def _first_result(chrome: Browser, site: Path) -> float:
    """In milliseconds, in a browser that has nothing of the site yet."""
    page = chrome.new_page()
    page.goto((site / "search.html").as_uri())
    took = float(page.evaluate(WAIT, "grain3"))
    page.close()
    return took
