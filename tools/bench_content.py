"""Content for measuring speed: so many briefings of 400 words, each with 6 actors and 3 tags, the same on every run.

Actors are drawn from a Zipf distribution over max(20, N/5) of them: the first is in about half of all briefings.
"""

import datetime as dt
import random
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

_SYLLABLES = ["ba", "de", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "ke", "lu", "ma", "no", "pi"]
_TAGS = ("ports", "rail", "water", "budget", "law", "schools", "energy", "housing", "trade", "courts")
_KINDS = ("person", "person", "organisation")


class Article(NamedTuple):
    """One made-up article."""

    slug: str
    title: str
    date: str
    lines: tuple[str, ...]
    """The summary."""
    actors: tuple[tuple[str, str, str], ...]
    """Id, name, kind."""
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]


def articles(number: int) -> Iterator[Article]:
    """The same articles for the same number."""
    dice = random.Random(number)  # noqa: S311  (nothing secret)
    words = ["".join(dice.choices(_SYLLABLES, k=dice.randint(1, 4))) for _ in range(3000)]
    cast = [_actor(place, dice) for place in range(max(20, number // 5))]
    shares = list(accumulate(1 / (rank + 1) for rank in range(len(cast))))
    for place in range(number):
        sentences = [" ".join(dice.choices(words, k=16)).capitalize() + "." for _ in range(25)]
        there: dict[int, None] = {}
        while len(there) < 6:
            there[bisect(shares, dice.random() * shares[-1])] = None
        yield Article(
            f"article-{place:05}",
            " ".join(dice.choices(words, k=6)).capitalize(),
            (dt.date(2016, 1, 1) + dt.timedelta(days=dice.randrange(3650))).isoformat(),
            tuple(sentences[:3]),
            tuple(cast[rank] for rank in there),
            tuple(dice.sample(_TAGS, 3)),
            tuple(" ".join(sentences[first : first + 5]) for first in range(0, 25, 5)),
        )


def _actor(place: int, dice: random.Random) -> tuple[str, str, str]:
    first, last = ("".join(dice.choices(_SYLLABLES, k=3)).capitalize() for _ in "ab")
    return f"{first.lower()}-{last.lower()}-{place}", f"{first} {last} {place}", dice.choice(_KINDS)


def as_content(article: Article) -> str:
    """A content file of briefgen, without a record beside it."""
    lines = [f"title: {article.title}", f"date: {article.date}", "review: reviewed", "tags:"]
    lines += [f"  - {tag}" for tag in article.tags]
    lines += ["summary:"]
    for place, line in enumerate(article.lines, 1):
        lines += [f"  - id: s{place}", f"    text: {line}"]
    lines += ["actors:"]
    for name, full, kind in article.actors:
        lines += [f"  - id: {name}", f"    name: {full}", f"    kind: {kind}"]
    body = "\n\n".join(article.paragraphs)
    return "---\nsource:\n" + "\n".join(lines) + f"\n---\n{body}\n"


def as_seed(article: Article) -> str:
    """A plain-text document."""
    said = [f"{full} said that it would go on." for _, full, kind in article.actors if kind == "person"]
    return "\n\n".join((article.title, article.date, *article.paragraphs, " ".join(said))) + "\n"


def as_hugo(article: Article) -> str:
    """A page of Hugo with the same words and the same terms."""
    quoted = ", ".join(f'"{full}"' for _, full, _ in article.actors)
    tags = ", ".join(f'"{tag}"' for tag in article.tags)
    summary = "\n".join(f'  "{line}",' for line in article.lines)
    front = f'title = "{article.title}"\ndate = {article.date}\nactors = [{quoted}]\ntags = [{tags}]\n'
    front += f"brief = [\n{summary}\n]"
    body = "\n\n".join(article.paragraphs)
    return f"+++\n{front}\n+++\n{body}\n"


def write_project(folder: Path, number: int) -> None:
    """A project of briefgen whose content needs no analysis."""
    briefings = folder / "content/briefings"
    briefings.mkdir(parents=True)
    (folder / "briefgen.toml").write_text('[site]\ntitle = "Speed"\n', "utf-8")
    for article in articles(number):
        (briefings / f"{article.slug}.md").write_text(as_content(article), "utf-8")


def write_seeds(folder: Path, number: int) -> None:
    """A project of briefgen with documents to analyse."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "briefgen.toml").write_text('[site]\ntitle = "Speed"\n', "utf-8")
    for article in articles(number):
        (folder / f"seeds/{article.slug}.txt").write_text(as_seed(article), "utf-8")
