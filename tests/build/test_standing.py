"""What is shown of a saved file before it is built is what a clean build makes of it, on every page."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.build.flow import Onlooker, build
from briefgen.build.standing import Standing
from briefgen.index.memory import open_memory
from briefgen.settings import open_project

QUOTE = "quotes:\n  - id: q1\n    kind: direct\n    text: We agree\n    speaker: mara-oskel\n"


def briefing(title: str, *, summary: str = "A line.", names: tuple[str, ...] = ("Mara Oskel",), more: str = "") -> str:
    actors = "".join(
        f"  - id: {name.lower().replace(' ', '-')}\n    name: {name}\n    kind: person\n" for name in names
    )
    lines = f"summary:\n  - id: s1\n    text: {summary}\n"
    return (
        f"---\nsource:\ntitle: {title}\ndate: 2026-03-01\ntags:\n  - ports\n{more}{lines}actors:\n{actors}---\nOurs.\n"
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "project/content/briefings"
    folder.mkdir(parents=True)
    (folder / "talks.md").write_text(briefing("Talks open", names=("Mara Oskel", "Ivo Brant")))
    (folder / "strike.md").write_text(briefing("A strike", more=QUOTE))
    (folder / "rain.md").write_text(briefing("Rain", names=("Ivo Brant",)))
    (tmp_path / "project/briefgen.toml").write_text("[site]\ntitle = 'Desk'\nbase_url = 'https://example.org/'\n")
    return tmp_path / "project"


@pytest.fixture
def standing(root: Path) -> Iterator[Standing]:
    with open_memory(root / ".briefgen") as memory:
        standing = Standing(open_project(root), memory)
        build(open_project(root), onlooker=Onlooker(standing, lambda _: None, lambda: None))
        yield standing


EDITS: tuple[tuple[str, str], ...] = (
    ("A strike", "No strike, *after* all"),
    ("A line.", "Another line."),
    ("We agree", "We do not agree"),
    ("summary:", "corrections:\n  - date: 2026-04-01\n    text: The port.\nsummary:"),
    ("Ours.", "Ours.\n\nMore, **marked**."),
)


def test_every_page_is_shown_as_a_clean_build_makes_it(root: Path, standing: Standing, tmp_path: Path) -> None:
    for name in ("strike", "talks"):
        for old, new in EDITS:  # one after the other, without a build between
            file = root / f"content/briefings/{name}.md"
            before = file.read_text()
            file.write_text(before.replace(old, new))
            for changed in (old in before, False):  # editors tell of one save more than once
                shown = standing.saved([file])
                assert shown is not None
                assert shown[1] == ({name} if changed else frozenset())
    clean = tmp_path / "clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("site", ".briefgen"))
    build(open_project(clean))
    made = {path.relative_to(clean / "site").as_posix(): path.read_bytes() for path in (clean / "site").rglob("*.*")}
    ahead = {path: content for path in made if (content := shown[0](path)) is not None}
    assert ahead.items() <= made.items()
    assert {"index.html", "briefings/strike.html", "actors/mara-oskel.html", "feed.xml"} <= ahead.keys()
    assert shown[0]("no-such-page.html") is None


def test_what_only_a_build_can_tell_is_not_shown_before(root: Path, standing: Standing) -> None:
    file = root / "content/briefings/strike.md"
    good = file.read_text()
    for changed in (
        good.replace("Mara Oskel", "Ana Lind"),
        good.replace("2026-03-01", "2026-03-02"),
        good.replace("- ports", "- rail"),
        good.replace("title:", "review: withdrawn\nwithdrawn_because: Wrong.\ntitle:"),
        "---\nno: [end\n",
    ):
        file.write_text(changed)
        assert standing.saved([file]) is None
    file.unlink()
    assert standing.saved([file]) is None
    assert standing.saved([root / "briefgen.toml"]) is None
    assert standing.saved([root / "content/actors/mara-oskel.md"]) is None
    assert standing.saved([root / f"content/briefings/{at}.md" for at in range(30)]) is None
