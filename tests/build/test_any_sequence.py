"""Whatever is done to a project, step by step, the site is byte for byte what a clean build makes of it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from briefgen.build.flow import build
from briefgen.parallel import Jobs
from briefgen.settings import open_project
from briefgen.site import making

NAMES = ("Mara Oskel", "Ivo Brant", "Port Authority", "Ana Lind")
SLUGS = st.sampled_from(("talks", "strike", "budget", "water", "rail"))
CHOSEN = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)
SEEDS = st.sampled_from(("notes", "strike"))
SAID = st.sampled_from(
    (
        "Ana Lind, the mayor of Minsk, met Ivo Brant. \u201cWe agree on the port,\u201d Lind said.",
        "Mara Oskel said that the strike would end. She thanked the Port Authority.",
    )
)
WORDS = st.sampled_from(("Ours.", "Theirs, *marked*.", "A line.\n\nAnother."))


def briefing(title: str, names: list[str], body: str) -> str:
    ids = [name.lower().replace(" ", "-") for name in names]
    actors = "".join(
        f"  - id: {id_}\n    name: {name}\n    kind: person\n" for id_, name in zip(ids, names, strict=True)
    )
    quote = f"quotes:\n  - id: q1\n    kind: direct\n    text: We agree\n    speaker: {ids[0]}\n"
    return f"---\nsource:\ntitle: {title}\ndate: 2026-03-0{len(title) % 9 + 1}\n{quote}actors:\n{actors}---\n{body}\n"


INCLUDES = (
    "{% include 'mine.html' ignore missing %}",
    "{% include ['mine.html', 'parts/names.html'] ignore missing %}",
    "{% set name = 'mi' ~ 'ne.html' %}{% include name ignore missing %}",
)


class AnySequence(RuleBasedStateMachine):
    """A person edits, now and then builds, and now and then a build is killed."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="briefgen-"))
        self.root = self.place / "project"
        self.forgotten = False

    @initialize()
    def start(self) -> None:
        (self.root / "content/briefings").mkdir(parents=True)
        (self.root / "briefgen.toml").write_text("[site]\ntitle = 'Desk'\n")
        (self.root / "templates").mkdir()
        self.write("talks", "Talks open", [NAMES[0]], "Ours.")

    def write(self, slug: str, title: str, names: list[str], body: str) -> None:
        (self.root / f"content/briefings/{slug}.md").write_text(briefing(title, names, body))

    @rule(slug=SLUGS, title=st.sampled_from(("Talks open", "A strike", "Rain & wind")), names=CHOSEN, body=WORDS)
    def edit(self, slug: str, title: str, names: list[str], body: str) -> None:
        self.write(slug, title, names, body)

    @rule(slug=SLUGS)
    def break_it(self, slug: str) -> None:
        """Mended or deleted before the next build is compared: of a broken file the last good page stays."""
        file = self.root / f"content/briefings/{slug}.md"
        if file.is_file():
            good = file.read_text()
            file.write_text("---\nno: [end\n")
            self.build()
            file.write_text(good)

    @rule(slug=SLUGS)
    def delete(self, slug: str) -> None:
        (self.root / f"content/briefings/{slug}.md").unlink(missing_ok=True)

    @rule(old=SLUGS, new=SLUGS)
    def rename(self, old: str, new: str) -> None:
        file = self.root / f"content/briefings/{old}.md"
        if file.is_file():
            file.replace(self.root / f"content/briefings/{new}.md")

    @rule(seed=SEEDS, said=SAID)
    def document(self, seed: str, said: str) -> None:
        """What is new is analysed, with the language model, and merged with what was edited meanwhile."""
        (self.root / "seeds").mkdir(exist_ok=True)
        (self.root / f"seeds/{seed}.txt").write_text(f"On the port\n\n{said}\n", "utf-8")

    @rule(seed=SEEDS)
    def no_document(self, seed: str) -> None:
        (self.root / f"seeds/{seed}.txt").unlink(missing_ok=True)

    @rule(old=SEEDS, new=SEEDS)
    def rename_document(self, old: str, new: str) -> None:
        file = self.root / f"seeds/{old}.txt"
        if file.is_file():
            file.replace(self.root / f"seeds/{new}.txt")

    @rule(
        title=st.sampled_from(("Desk", "Night desk")),
        address=st.sampled_from(("", "https://example.org/x/")),
        words=st.sampled_from((60, 90)),
        language=st.sampled_from(("en", "de", "ar")),
        accent=st.sampled_from(("", "#7a1f3d")),
        logo=st.booleans(),
    )
    def set(self, title: str, address: str, words: int, language: str, accent: str, *, logo: bool) -> None:
        site = f"title = '{title}'\nbase_url = '{address}'\nlanguage = '{language}'\naccent = '{accent}'\n"
        if logo:
            site += "logo = 'logo.svg'\n"
            self.draw("red")
        (self.root / "briefgen.toml").write_text(f"[site]\n{site}[analysis]\nsummary_words = {words}\n")

    @rule(colour=st.sampled_from(("red", "tan")))
    def draw(self, colour: str) -> None:
        (self.root / "logo.svg").write_text(f"<svg>{colour}</svg>")

    @rule(name=st.sampled_from(("about.html", "parts/link.html", "style.css")), words=st.sampled_from(("", " ")))
    def template(self, name: str, words: str) -> None:
        file = self.root / "templates" / name
        packaged = Path(making.__file__).parent.parent.parent / "templates" / name
        if words:
            file.parent.mkdir(exist_ok=True)
            file.write_text(packaged.read_text("utf-8") + words)
        else:
            file.unlink(missing_ok=True)

    @rule(named=st.sampled_from(INCLUDES), words=st.sampled_from(("Ours.", "Theirs.", "{{ 1/0 }}", "")))
    def include(self, named: str, words: str) -> None:
        """Of a broken template the last good page stays; it is mended before sites are compared."""
        own, mine = self.root / "templates/timeline.html", self.root / "templates/mine.html"
        own.write_text("{% extends 'briefgen/timeline.html' %}{% block main %}" + named + "{% endblock %}")
        mine.unlink(missing_ok=True)
        if words:
            mine.write_text(words)
        if "1/0" in words:
            self.build()
            mine.write_text("Mended.")

    @rule(verdict=st.sampled_from(("same", "different", "unsure")), pair=st.permutations(("mara-oskel", "ivo-brant")))
    def judge(self, verdict: str, pair: list[str]) -> None:
        said = f"- {verdict}: [{', '.join(pair)}]\n  reason: seen by us\n  by: A. Editor\n  on: 2026-03-05\n"
        (self.root / "content/actors").mkdir(exist_ok=True)
        (self.root / "content/actors/judgements.yaml").write_text(said)

    @rule()
    def judge_no_more(self) -> None:
        (self.root / "content/actors/judgements.yaml").unlink(missing_ok=True)

    @rule(same=st.sampled_from(("Mara Oskel", "Ivo Brant")))
    def describe(self, same: str) -> None:
        folder = self.root / "content/actors"
        folder.mkdir(exist_ok=True)
        (folder / "editor.md").write_text(f"---\nname: {same}\nkind: person\ndescription: One of ours.\n---\nText.\n")

    @rule()
    def describe_no_more(self) -> None:
        (self.root / "content/actors/editor.md").unlink(missing_ok=True)

    @precondition(lambda self: (self.root / "site/index.html").is_file())
    @rule(spoil=st.sampled_from((Path.unlink, Path.touch, lambda path: path.write_text("spoilt"))))
    def spoil(self, spoil: Callable[[Path], object]) -> None:
        spoil(self.root / "site/index.html")

    @rule()
    def forget(self) -> None:
        """What was at the top of the site may then be anybody's, and stays."""
        shutil.rmtree(self.root / ".briefgen", ignore_errors=True)
        self.forgotten = True

    @rule(author=st.sampled_from(("Ann Clerk", "Cem Later")), amend=st.sampled_from(((), ("--amend",))))
    def commit(self, author: str, amend: tuple[str, ...]) -> None:
        """Who edited a line of which the file names nobody is what git tells of it."""
        if shutil.which("git") is None:
            return
        who = {f"GIT_{who}_{what}": author for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        git = partial(subprocess.run, cwd=self.root, env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull})
        new = git(["git", "init", "-q"]) if not (self.root / ".git").exists() else None
        git(["git", "add", "content"], check=True)
        amend = () if new else (*amend, "--reset-author") if amend else ()
        git(["git", "commit", "-q", "--allow-empty", "-m", "x", *amend], check=True)

    @rule(after=st.integers(0, 40))
    def killed_build(self, after: int) -> None:
        """At any file that is opened to be written, or renamed; those of content/ come first."""
        child = self.building(after, signal.SIGKILL)
        os.waitpid(child, 0)

    @rule(after=st.integers(0, 40), slug=SLUGS, title=st.sampled_from(("Meanwhile", "A strike")))
    def overlapping_builds(self, after: int, slug: str, title: str) -> None:
        """Another begins, after an edit, while one is half-way."""
        child = self.building(after, signal.SIGSTOP)
        _, status = os.waitpid(child, os.WUNTRACED)
        self.write(slug, title, [NAMES[0]], "Meanwhile.")
        if os.WIFSTOPPED(status):
            build(open_project(self.root), busy=lambda _: os.kill(child, signal.SIGCONT))
            os.waitpid(child, 0)

    def building(self, after: int, sign: signal.Signals) -> int:
        """A process that builds, and sends itself a signal; its number."""
        child = os.fork()
        if child == 0:
            left = [after]

            def watch(event: str, arguments: tuple[object, ...]) -> None:
                if event == "os.rename" or (event == "open" and "w" in str(arguments[1])):
                    left[0] -= 1
                    if left[0] == -1:
                        os.kill(os.getpid(), sign)

            status = 1
            try:
                sys.addaudithook(watch)
                build(open_project(self.root))
                status = 0
            finally:
                os._exit(status)
        return child

    @rule(jobs=st.sampled_from((1, 1, 2)))
    def build(self, jobs: int = 1) -> None:
        build(open_project(self.root), Jobs(jobs))

    @rule()
    def build_and_compare(self) -> None:
        self.build()
        clean = self.place / "clean"
        shutil.copytree(self.root, clean, ignore=shutil.ignore_patterns("site", ".briefgen"))
        build(open_project(clean))
        try:
            ours, theirs = contents(self.root / "site"), contents(clean / "site")
            if self.forgotten:
                ours = {path: content for path, content in ours.items() if path in theirs or "/" in path}
            assert ours == theirs
        finally:
            shutil.rmtree(clean)

    def teardown(self) -> None:
        self.build_and_compare()
        shutil.rmtree(self.place)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


AnySequence.TestCase.settings = settings(
    max_examples=8, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnySequence = pytest.mark.slow(AnySequence.TestCase)


def test_a_content_file_that_is_only_renamed_takes_its_links_along() -> None:
    state = AnySequence()
    state.start()
    state.write("budget", "Talks open", ["Ana Lind"], "A line.")
    state.build()
    (state.root / "content/briefings/budget.md").rename(state.root / "content/briefings/water.md")
    state.teardown()


def test_what_stood_beside_a_page_that_only_leads_on_now_goes_also_where_no_build_is_remembered() -> None:
    state = AnySequence()
    state.start()
    state.build()
    state.forget()
    state.describe("Mara Oskel")
    state.teardown()


def test_a_document_that_is_edited_and_renamed_is_analysed_as_a_clean_build_does_it() -> None:
    state = AnySequence()
    state.start()
    state.document("notes", "Ana Lind, the mayor of Minsk, met Ivo Brant.")
    state.build()
    assert list(state.root.glob("content/briefings/*.record.json"))
    state.document("notes", "Mara Oskel said that the strike would end.")
    state.rename_document("notes", "strike")
    state.teardown()
