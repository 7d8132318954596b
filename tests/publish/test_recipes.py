"""The recipes of docs/publishing.md, tried: their own words are read from there and done, as far as a machine goes."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from hosting.places import git_place
from hosting.server import Place
from hosting.site import a_project, many, tree, write_site
from hosting.web import nginx

from briefgen.settings import Project

pytestmark = pytest.mark.slow

RECIPES = (Path(__file__).parents[2] / "docs/publishing.md").read_text("utf-8")
BRIEFING = (
    "---\nsource: null\ntitle: Talks\nreview: draft\nsummary: []\nquotes: []\nactors: []\nfacts: []\nevents: []\n---\n"
)
Publish = Callable[..., list[str]]


def block(begins: str) -> str:
    """The indented block of the recipes that begins so."""
    lines = RECIPES[RECIPES.index(f"    {begins}") :].splitlines()
    kept = lines[: next(number for number, line in enumerate(lines) if line and not line.startswith("    "))]
    return "\n".join(line.removeprefix("    ") for line in kept) + "\n"


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=A. Editor", "-c", "user.email=a@example.org")
    run = subprocess.run(["git", "-C", str(folder), *who, *words], capture_output=True, check=True, text=True)
    return run.stdout.strip()


@pytest.fixture
def forge(tmp_path: Path) -> Path:
    """A repository with a project as its people commit it: content/ and settings, no site/."""
    origin = tmp_path / "forge.git"
    git_place(origin)
    desk = tmp_path / "desk"
    (desk / "content/briefings").mkdir(parents=True)
    (desk / "seeds").mkdir()
    (desk / "seeds/.gitkeep").touch()
    (desk / "content/briefings/talks.md").write_text(BRIEFING, "utf-8")
    (desk / ".gitignore").write_text("site/\n.briefgen/\npublic/\n", "utf-8")
    tables = block("[publish.targets.pages]") + block("[publish.targets.public]")
    (desk / "briefgen.toml").write_text(tables, "utf-8")
    git(desk, "init", "--quiet", "-b", "main")
    git(desk, "add", ".")
    git(desk, "commit", "--quiet", "-m", "Begin")
    git(desk, "push", "--quiet", str(origin), "main")
    return origin


@pytest.fixture
def runner(forge: Path, tmp_path: Path) -> Callable[[str, list[str]], Path]:
    """Does the commands of a recipe in a clean checkout, where `pip install` has brought this program."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, words in {
        "pip": 'test "$*" = "install briefgen"',
        "briefgen": f'{sys.executable} -m briefgen "$@"',
    }.items():
        (tools / name).write_text(f"#!/bin/sh\n{words}\n", "utf-8")
        (tools / name).chmod(0o755)

    def do(name: str, commands: list[str]) -> Path:
        checkout = tmp_path / name
        subprocess.run(["git", "clone", "--quiet", "--depth=1", "-b", "main", f"file://{forge}", checkout], check=True)
        for command in commands:
            subprocess.run(
                ["bash", "-e", "-c", command],
                cwd=checkout,
                check=True,
                env={**os.environ, "CI": "true", "PATH": f"{tools}:{os.environ['PATH']}"},
            )
        return checkout

    return do


def test_the_workflow_for_github_publishes_from_a_clean_checkout(
    forge: Path, runner: Callable[[str, list[str]], Path]
) -> None:
    workflow: Any = yaml.safe_load(block("# .github/workflows/publish.yml"))
    steps = workflow["jobs"]["publish"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert workflow["concurrency"], "or an older commit may come last"
    assert workflow["permissions"] == {"contents": "write"}, "or it may not push"
    for name in ("first", "second"):
        runner(name, commands)
        assert {"index.html", ".nojekyll", "briefings/talks.html"} <= {
            *git(forge, "ls-tree", "-r", "--name-only", "gh-pages").split()
        }
        assert len(git(forge, "log", "--format=%h", "gh-pages").splitlines()) == 1
    front = git(forge, "show", "gh-pages:index.html")
    assert "Talks" in front
    (style,) = re.findall(r'href="(style\.[0-9a-f]{12}\.css)"', front)
    assert git(forge, "show", f"gh-pages:{style}")


def test_the_job_for_gitlab_leaves_the_site_where_gitlab_takes_it_from(
    runner: Callable[[str, list[str]], Path],
) -> None:
    job: Any = yaml.safe_load(block("# .gitlab-ci.yml"))["pages"]
    checkout = runner("job", job["script"])
    assert job["artifacts"]["paths"] == ["public"]
    assert job["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}], "or any branch replaces the site"
    assert b'<base href="/my-project/">' in (checkout / "public/404.html").read_bytes()
    assert {"index.html", "404.html", "briefings/talks.html"} <= tree(checkout / "public").keys()


def matches(pattern: str, path: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path) is not None


def told(rules: str, path: str) -> Mapping[str, str]:
    """The headers of a path by the rules that Netlify and Cloudflare Pages have for `_headers`."""
    found: dict[str, str] = {}
    applies = False
    for line in rules.splitlines():
        if line[:1].isspace():
            name, _, value = line.strip().partition(": ")
            if applies:
                assert name not in found, "Cloudflare would join the two"
                found[name] = value
        else:
            applies = matches(line, path)
    return found


@pytest.mark.parametrize(("server", "status"), [("netlify", "301!"), ("cloudflare", "301")])
def test_netlify_and_cloudflare_are_told_in_their_own_files(
    server: str, status: str, publish: Publish, tmp_path: Path
) -> None:
    project = a_project(
        tmp_path / "project", str(tmp_path / "public"), base_url="https://example.org/desk/", server=server
    )
    pages = many(6)
    pages["new place"] = pages.pop("page-0002")
    write_site(project.site, pages, moved={"briefings/page-0002.html": "briefings/new%20place.html"})
    (project.site / "briefings/new%20place.html").unlink(missing_ok=True)
    publish(project)
    site = tree(tmp_path / "public")
    rules = site["_headers"].decode()
    assert len([line for line in rules.splitlines() if line[:1] == "/"]) <= 100, "what Cloudflare takes"
    assert max(map(len, rules.splitlines())) <= 2000
    for path in site:
        headers = told(rules, f"/desk/{path}")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert ("immutable" in headers.get("Cache-Control", "")) == path.startswith("style.")
    (line,) = site["_redirects"].decode().splitlines()
    old, new, said = line.split()
    assert (old, said) == ("/desk/briefings/page-0002.html", status)
    assert new == "/desk/briefings/new%20place.html"
    assert "briefings/new place.html" in site


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Callable[[str], Any]]:
    """What CloudFront is told by the recipe, in the words of nginx: a root object, and the page for 403 and 404."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        yield lambda store: stack.enter_context(
            nginx(
                tmp_path,
                f"proxy_http_version 1.1; location = / {{ proxy_pass {store}/desk/index.html; }} "
                f"location / {{ proxy_pass {store}/; proxy_intercept_errors on; error_page 403 404 /desk/404.html; }}",
            )
        )


def test_a_bucket_behind_a_cache_serves_pages_types_lifetimes_and_the_page_for_what_is_missing(
    place: Callable[[str], Place], desk: Callable[..., Project], publish: Publish, cache: Callable[[str], str]
) -> None:
    there = place("s3")
    project = desk(there)
    publish(project)
    address = cache(f"{there.target['endpoint']}/{there.to.split('/')[2]}")
    assert httpx.get(f"{address}/").content == (project.site / "index.html").read_bytes()
    page = httpx.get(f"{address}/desk/briefings/page-0003.html")
    assert (page.headers["Content-Type"], page.headers["Cache-Control"]) == (
        "text/html; charset=utf-8",
        "public, max-age=300",
    )
    style = next(project.site.glob("style.*.css")).name
    assert "immutable" in httpx.get(f"{address}/desk/{style}").headers["Cache-Control"]
    missing = httpx.get(f"{address}/desk/no/such.html")
    assert missing.status_code == 404
    assert "<title>404</title>" in missing.text
